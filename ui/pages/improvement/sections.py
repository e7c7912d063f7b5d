"""The segments of the Improvement page, in their order. A section is listed here once it works; its module is
imported at first use.
"""

from services.language import N_
from ui.section import SectionEntry

SECTIONS: tuple[SectionEntry, ...] = (
    SectionEntry("actions", N_("Improvement actions"), "ui.pages.improvement.actions:ActionsSection"),
    SectionEntry("practices", N_("Good practices"), "ui.pages.improvement.practices:PracticesSection"),
    SectionEntry("pips", N_("Improvement plans"), "ui.pages.improvement.pips:PipsSection"),
    SectionEntry("loop", N_("Loop results"), "ui.pages.improvement.loop:LoopSection"),
)
