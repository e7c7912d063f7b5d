"""The list of awaited actuals as rows of words, for the window, the clipboard and Excel."""

from collections.abc import Sequence

from services.domain.awaited import Awaited, AwaitedLine, Owed
from services.domain.result import SubjectResult
from services.language import Language
from services.wording.steps import tell

Row = tuple[str, ...]


def awaited_headings(say: Language) -> Row:
    """The columns of a provider's list; the last is left for the provider to fill in."""
    return (
        say("Department"),
        say("Name"),
        say("Code"),
        say("KPI"),
        say("Unit"),
        say("Target"),
        say("Note"),
        say("Actual"),
    )


def awaited_row(say: Language, one: AwaitedLine) -> Row:
    """One awaited actual."""
    who, line = one.subject, one.line
    target = say.quantity(line.target, line.decimals) if line.target is not None else ""
    why = tell(say, line.steps[-1]) if one.entered else ""
    return (who.department_name, who.name, who.code, line.name, line.unit, target, why, "")


def awaited_words(say: Language, awaited: Awaited) -> str:
    """How much is awaited, and of how many subjects; told apart where some of it has its actual."""
    count, entered, people = awaited.count, awaited.entered, len(awaited.incomplete)
    if not entered:
        return say(
            "{count} {count:actual is|actuals are} awaited; {people} {people:subject is|subjects are} "
            "incomplete.",
            count=count,
            people=people,
        )
    return say(
        "{count} {count:line has|lines have} no score yet: {empty} lack their actual, {entered} something "
        "else, told under Note; {people} {people:subject is|subjects are} incomplete.",
        count=count,
        empty=count - entered,
        entered=entered,
        people=people,
    )


def provider_name(say: Language, owed: Owed) -> str:
    """Who owes the actuals."""
    return owed.provider or say("no named provider")


def lacking_words(say: Language, subject: SubjectResult) -> str:
    """What keeps a subject incomplete, each with its provider."""
    if not subject.missing:
        return say("; ").join(tell(say, step) for step in subject.steps)
    return say(", ").join(
        say("{kpi} ({provider})", kpi=line.name, provider=line.provider or say("no named provider"))
        for line in subject.missing
    )


def awaited_text(say: Language, awaited: Awaited, providers: Sequence[Owed]) -> str:
    """Lists as tab-separated text, which a message shows and Excel takes as a table."""
    lines: list[str] = []
    for provider in providers:
        title = say(
            "{period}: actuals awaited from {provider} ({count})",
            period=say.period(awaited.period),
            provider=provider_name(say, provider),
            count=len(provider.lines),
        )
        rows = [awaited_headings(say)[:-1], *(awaited_row(say, line)[:-1] for line in provider.lines)]
        lines += [title, *("\t".join(" ".join(cell.split()) for cell in row) for row in rows), ""]
    return "\n".join(lines)
