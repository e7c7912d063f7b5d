"""The items of a month's checklist in words, and how each stands."""

from collections.abc import Mapping

from services.domain.checklist import Item, Mark, Topic
from services.language import N_, Language
from services.wording.prospect import few

TITLES: Mapping[Topic, str] = {
    Topic.CARDS: N_("Everyone has a scorecard"),
    Topic.TARGETS: N_("Targets, where the method needs one"),
    Topic.MONTH_TARGETS: N_("The month's targets are taken over"),
    Topic.PARTS_OPEN: N_("The periods inside it are open"),
    Topic.PROVIDER: N_("Actuals from {about}"),
    Topic.EXEMPTIONS: N_("Proposed exemptions are decided"),
    Topic.SELF_SCORES: N_("Self scores"),
    Topic.RATINGS: N_("Rated lines have their ratings"),
    Topic.REASONS: N_("Described cases have their reasons"),
    Topic.PROBLEMS: N_("No line is stopped by its own rule"),
    Topic.INCOMPLETE: N_("Everyone is complete"),
    Topic.VETOES: N_("Vetoes hit and not waived"),
    Topic.RED_LINES: N_("Red lines touched"),
    Topic.NOT_APPLICABLE: N_("Lines not applicable"),
    Topic.EXEMPT: N_("Exempt people"),
    Topic.CHANGES: N_("Totals that moved by more than {about} points"),
    Topic.ALARMS: N_("Divergence alarms are answered"),
    Topic.ADJUSTMENTS: N_("Totals with adjustments"),
    Topic.PARTS_LOCKED: N_("The periods inside it are locked"),
}
_PERIODS = frozenset({Topic.PARTS_OPEN, Topic.PARTS_LOCKED})
NAMED = 3


def item_title(say: Language, item: Item) -> str:
    """What an item is about."""
    about = item.about
    if item.topic is Topic.PROVIDER:
        about = about or say("no named provider")
    return say(TITLES[item.topic], about=about) if about else say(TITLES[item.topic])


def item_count(say: Language, item: Item) -> str:
    """How an item stands, short: a count with its word."""
    if item.topic is Topic.SELF_SCORES:
        return say("{count} of {total} lines", count=item.open, total=item.total)
    if item.look:
        return say("{count} to review", count=item.open) if item.open else say("none found")
    if item.open:
        return say("{count} of {total} left", count=item.open, total=item.total)
    return say("all {total}", total=item.total) if item.total else say("none found")


def item_names(say: Language, item: Item) -> str:
    """The first few that are left or to be looked at; nothing when there are none."""
    if item.mark is Mark.DONE:
        return ""
    names = [say.period(name) if item.topic in _PERIODS else name for name in item.names]
    return few(say, names, NAMED)
