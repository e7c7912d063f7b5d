"""The list of awaited actuals as rows of words, for the window, the clipboard and Excel."""

from collections.abc import Sequence

from services.domain.gaps import Gap, Gaps, ProviderGaps
from services.domain.result import SubjectResult
from services.language import Language
from services.wording.steps import tell

Row = tuple[str, ...]


def gap_headings(say: Language) -> Row:
    """The columns of a provider's list; the last is left for the provider to fill in."""
    return (
        say("Department"),
        say("Name"),
        say("Code"),
        say("KPI"),
        say("Unit"),
        say("Target"),
        say("Reason"),
        say("Actual"),
    )


def gap_row(say: Language, gap: Gap) -> Row:
    """One awaited actual."""
    who, line = gap.subject, gap.line
    target = say.quantity(line.target, line.decimals) if line.target is not None else ""
    why = tell(say, line.steps[-1]) if line.steps else ""
    return (who.department_name, who.name, who.code, line.name, line.unit, target, why, "")


def provider_name(say: Language, provider: ProviderGaps) -> str:
    """Who owes the actuals."""
    return provider.provider or say("no named provider")


def lacking_words(say: Language, subject: SubjectResult) -> str:
    """What keeps a subject incomplete, each with its provider."""
    if not subject.missing:
        return say("; ").join(tell(say, step) for step in subject.steps)
    return say(", ").join(
        say("{kpi} ({provider})", kpi=line.name, provider=line.provider or say("no named provider"))
        for line in subject.missing
    )


def gaps_text(say: Language, gaps: Gaps, providers: Sequence[ProviderGaps]) -> str:
    """Lists as tab-separated text, which a message shows and Excel takes as a table."""
    lines: list[str] = []
    for provider in providers:
        title = say(
            "{period}: actuals awaited from {provider} ({count})",
            period=say.period(gaps.period),
            provider=provider_name(say, provider),
            count=len(provider.gaps),
        )
        rows = [gap_headings(say)[:-1], *(gap_row(say, gap)[:-1] for gap in provider.gaps)]
        lines += [title, *("\t".join(" ".join(cell.split()) for cell in row) for row in rows), ""]
    return "\n".join(lines)
