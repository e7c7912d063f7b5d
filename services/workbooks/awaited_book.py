"""The list of awaited actuals as a workbook: a sheet for each data provider, one for who is incomplete."""

from pathlib import Path

from services.domain.awaited import Awaited
from services.language import Language
from services.wording.awaited import awaited_headings, awaited_row, lacking_words, provider_name
from services.workbooks.book import Book, Heading
from services.workbooks.problems import Problem

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST = 31


def write_awaited(awaited: Awaited, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write what is awaited; gives warnings about texts that a cell cannot hold."""
    with Book(path, say("Actuals awaited in {period}", period=say.period(awaited.period))) as book:
        taken: set[str] = set()
        headings = [Heading(title) for title in awaited_headings(say)]
        for provider in awaited.providers:
            title = sheet_title(provider_name(say, provider), taken)
            book.add(title, headings, (awaited_row(say, line) for line in provider.lines))
        columns = (say("Department"), say("Name"), say("Code"), say("What is missing"))
        rows = (
            (one.department_name, one.name, one.code, lacking_words(say, one)) for one in awaited.incomplete
        )
        title = sheet_title(say("Incomplete"), taken)
        book.add(title, [Heading(name) for name in columns], rows)
    return tuple(book.problems)


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
