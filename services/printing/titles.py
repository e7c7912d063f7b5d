"""What the forms of a period are called on paper."""

from collections.abc import Callable, Collection, Mapping

from models.terms import Dimension
from services.domain.packet import Part
from services.language import N_, Language
from services.printing.frame import sheet_title
from services.printing.promises import promises_title
from services.printing.summary import summary_title


def packet_title(dimension: Dimension, say: Language) -> str:
    """The packet's title."""
    return say("Monthly report packet") if dimension is Dimension.MONTHLY else say("Report packet")


def title_of(parts: Collection[Part], dimension: Dimension, say: Language) -> str:
    """The title of the only form, else the packet's."""
    only = next(iter(parts)) if len(parts) == 1 else None
    return packet_title(dimension, say) if only is None else part_title(Part(only), dimension, say)


def part_title(part: Part, dimension: Dimension, say: Language) -> str:
    """The title of a form, as bookmarks and file names have it."""
    by_dimension = _BY_DIMENSION.get(part)
    return say(_TITLES[part]) if by_dimension is None else by_dimension(dimension, say)


_BY_DIMENSION: Mapping[Part, Callable[[Dimension, Language], str]] = {
    Part.PROMISES: promises_title,
    Part.SUMMARY: summary_title,
    Part.SHEETS: sheet_title,
}
_TITLES: Mapping[Part, str] = {
    Part.NOTICE: N_("Notice of the report meeting"),
    Part.REPORTS: N_("Report sheet"),
    Part.TRACKING: N_("Improvement tracking"),
    Part.MINUTES: N_("Minutes of the report meeting"),
    Part.PLANS: N_("Monthly plan"),
    Part.COACHING: N_("Coaching record"),
    Part.PIPS: N_("Performance improvement plan"),
}
