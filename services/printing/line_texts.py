"""What an appraisal sheet says of one line, cell by cell."""

from decimal import Decimal

from models.terms import Basis, Direction, Method
from services.domain.result import LineResult, LineState, VetoMark
from services.language import Language
from services.wording.terms import label

_SHORT = 16  # characters of a note that still goes into the table
_UNDIRECTED = frozenset({Method.CLOSER, Method.PASS_FAIL, Method.DESCRIBED, Method.DIRECT, Method.RATING})


def line_texts(line: LineResult, number: int, say: Language) -> tuple[str, ...]:
    """The texts of the table's columns, in their order."""
    scored = line.state is LineState.SCORED
    return (
        str(number),
        line.perspective,
        kpi_name(line),
        "\n".join(dict.fromkeys(part for part in (line.definition, line.formula) if part)),
        f"{say.plain(line.weight)}%",
        quantity(say, line.target, line),
        actual(say, line),
        "—" if line.achievement is None or not scored else f"{say.fixed(line.achievement)}%",
        _method(say, line),
        line.provider,
        "" if line.self_score is None else say.plain(line.self_score),
        say.fixed(line.score),
        say.fixed(line.weighted),
        _note(say, line, number),
    )


def kpi_name(line: LineResult) -> str:
    """The name with the marks of a key strategic indicator (★) and of a veto that was hit (■)."""
    marks = ("★" if line.key_strategic else "") + ("■" if line.veto_mark is VetoMark.HIT else "")
    return f"{line.name} {marks}" if marks else line.name


def quantity(say: Language, number: Decimal | None, line: LineResult) -> str:
    """A measured value with its unit."""
    if number is None:
        return "—"
    return f"{say.quantity(number, line.decimals)} {line.unit}".rstrip()


def actual(say: Language, line: LineResult) -> str:
    """The actual as it was entered, or what stands in its place."""
    if line.state is LineState.MISSING:
        return say("▲ missing")
    if line.state is LineState.NOT_APPLICABLE:
        return say("not applicable")
    if line.actual_text is None:
        return quantity(say, line.actual, line)
    if line.method is Method.PASS_FAIL:
        return say("yes") if line.actual_text == "yes" else say("no")
    return line.actual_text


def long_note(line: LineResult) -> str:
    """A note or reason that is too long for the table and stands below it; else nothing."""
    words = "\n".join(part for part in (line.na_reason, line.note) if part)
    return words if len(words) > _SHORT else ""


def _method(say: Language, line: LineResult) -> str:
    words = label(say, line.method)
    if line.direction is Direction.LOWER and line.method not in _UNDIRECTED:
        return say("{method}\n(lower)", method=words)
    return words


def _note(say: Language, line: LineResult, number: int) -> str:
    parts = []
    if line.effective_weight is not None and line.effective_weight != line.weight:
        parts.append(say("effective weight {weight}%", weight=say.fixed(line.effective_weight)))
    if line.basis is Basis.YEAR_TO_DATE:
        parts.append(say("year to date"))
    if long_note(line):
        parts.append(say("see note {number}", number=number))
    else:
        parts += [line.na_reason, line.note]
    return "\n".join(part for part in parts if part)
