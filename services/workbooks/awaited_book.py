"""The list of awaited actuals as a workbook: a sheet for each data provider, one for who is incomplete.

What the providers fill in comes back by importing the workbook: each sheet is a sheet of actuals.
"""

from pathlib import Path

from services.domain.awaited import Awaited, AwaitedLine
from services.language import Language
from services.wording.awaited import awaited_row, lacking_words, provider_name
from services.workbooks.book import Book, Heading
from services.workbooks.problems import Problem
from services.workbooks.sheets import SHEETS
from services.workbooks.sheets.entries import (
    ACTUALS,
    DEPARTMENT,
    INDICATOR,
    KNOWN_TARGET,
    LACKING,
    NAME,
    TARGET_TO_FILL,
    UNIT,
)
from services.workbooks.vocabulary import SUBJECTS

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST = 31


def write_awaited(awaited: Awaited, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write what is awaited; gives warnings about texts that a cell cannot hold."""
    with Book(path, say("Actuals awaited in {period}", period=say.period(awaited.period))) as book:
        taken = {name.casefold() for spec in SHEETS for name in (spec.zh, spec.en)}
        headings = [Heading(title) for title in _headings(say.code)]
        for provider in awaited.providers:
            title = sheet_title(provider_name(say, provider), taken)
            book.add(title, headings, (_row(say, awaited.period, line) for line in provider.lines))
        columns = (say("Department"), say("Name"), say("Code"), say("What is missing"))
        rows = (
            (one.department_name, one.name, one.code, lacking_words(say, one)) for one in awaited.incomplete
        )
        title = sheet_title(say("Incomplete"), taken)
        book.add(title, [Heading(name) for name in columns], rows)
    return tuple(book.problems)


def _headings(language: str) -> tuple[str, ...]:
    """What people read, the columns to fill in, then what the import needs to know."""
    read = [title.of(language) for title in (INDICATOR, UNIT, KNOWN_TARGET, LACKING)]
    subject, value, period, kind, kpi = (
        ACTUALS.header(name, language) for name in ("subject", "value", "period", "type", "kpi")
    )
    target = TARGET_TO_FILL.of(language)
    return (DEPARTMENT.of(language), NAME.of(language), subject, *read, value, target, period, kind, kpi)


def _row(say: Language, period: str, one: AwaitedLine) -> tuple[str, ...]:
    return (*awaited_row(say, one), "", period, SUBJECTS.write(one.subject.type, say.code), one.line.kpi)


def sheet_title(name: str, taken: set[str]) -> str:
    """A name as Excel takes it for a sheet, unlike those taken, which it joins."""
    plain = name.translate(_FORBIDDEN).strip("'")[:_LONGEST] or "_"
    title, count = plain, 1
    while title.casefold() in taken:
        count += 1
        end = f" ({count})"
        title = plain[: _LONGEST - len(end)] + end
    taken.add(title.casefold())
    return title
