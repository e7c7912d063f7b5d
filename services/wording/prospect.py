"""What opening a period would find, in words."""

from collections.abc import Sequence

from services.domain.period import Period
from services.domain.prospect import Prospect
from services.language import Language

NAMED = 5


def span_words(say: Language, period: Period) -> str:
    """A period with its first and last day."""
    first, last = say.day(period.first_day), say.day(period.last_day)
    return say("{period}: {first} to {last}", period=say.period(period.code), first=first, last=last)


def found_words(say: Language, found: Prospect) -> tuple[str, ...]:
    """Whose cards hold, whose result will be a mean, and who has neither, a line each."""
    lines = []
    if found.own:
        lines.append(say("Scorecards of its own kind hold for {count}.", count=len(found.own)))
    if found.derived:
        words = say(
            "{count} {count:subject has|subjects have} no scorecard for this cycle; their result will be "
            "the average of the periods inside it.",
            count=len(found.derived),
        )
        lines.append(words)
    if found.without:
        names = few(say, found.without)
        lines.append(say("No scorecard: {count} ({names}).", count=len(found.without), names=names))
    if found.targets:
        lines.append(say("Targets planned for it: {count}; they are taken over.", count=found.targets))
    return tuple(lines) or (say("Nobody has a scorecard for it yet."),)


def ended_words(say: Language, found: Prospect) -> str:
    """Which cards end before its first day; nothing when none does."""
    if not found.ended:
        return ""
    names = few(
        say,
        [say("{name} ({day})", name=card.name, day=say.day(card.last_day)) for card in found.ended],
    )
    return say(
        "▲ These scorecards end before its first day: {names}. Make a new version, if they shall be scored.",
        names=names,
    )


def far_words(say: Language, found: Prospect) -> str:
    """That a period lies far from all others, whose year may be a slip; nothing when it does not."""
    if found.far_from is None:
        return ""
    near = say.period(f"{found.far_from:%Y-%m}")
    return say(
        "▲ This is more than a year away from {period}. Check the year before you open it.", period=near
    )


def few(say: Language, names: Sequence[str], most: int = NAMED) -> str:
    """The first names, and how many more there are."""
    listed = say(", ").join(names[:most])
    if len(names) > most:
        return say("{names} and {count} more", names=listed, count=len(names) - most)
    return listed
