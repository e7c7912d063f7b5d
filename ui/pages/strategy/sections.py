"""The segments of the Strategy page, in their order. A section is listed here once it works; its module is
imported at first use.
"""

from ui.pages.strategy.section import SectionEntry

SECTIONS: tuple[SectionEntry, ...] = ()
"""In this order: diagnosis (诊断), map (战略地图), purposes (部门目的与问题), alignment (对齐检查)."""
