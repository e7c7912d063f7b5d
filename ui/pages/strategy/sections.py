"""The segments of the Strategy page, in their order. A section is listed here once it works; its module is
imported at first use.
"""

from services.language import N_
from ui.section import SectionEntry

SECTIONS: tuple[SectionEntry, ...] = (
    SectionEntry("diagnosis", N_("Diagnosis"), "ui.pages.strategy.diagnosis:DiagnosisSection"),
    SectionEntry("map", N_("Strategy map"), "ui.pages.strategy.map.section:MapSection"),
    SectionEntry("purposes", N_("Purposes and issues"), "ui.pages.strategy.purposes:PurposesSection"),
    SectionEntry(
        "alignment",
        N_("Alignment check"),
        "ui.pages.strategy.alignment:AlignmentSection",
        "ui.pages.strategy.alignment:breaks",
    ),
)
"""In this order: diagnosis (诊断), map (战略地图), purposes (部门目的与问题), alignment (对齐检查)."""
