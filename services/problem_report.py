"""A problem report: what helps to find a fault, and nothing about whom. Shown whole before it is saved."""

import getpass
import os
import platform
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from models.counts import row_counts
from services.company import Company
from services.errors import Mendable
from services.files import replacing
from services.language import Language
from services.program import VERSION, is_installed, python_version, system_words
from services.upkeep import check

LOG_LINES, LOG_BYTES = 300, 100_000


class Paper(Struct, frozen=True):
    """One text file of the report, and what to call it."""

    name: str
    title: str
    text: str


def program_paper(say: Language, libraries: Mapping[str, str]) -> Paper:
    """Version and system; `libraries` are those that only the window knows."""
    origin = say("installed by an installer") if is_installed() else say("run from its source")
    facts = {
        "Zhanji": f"{VERSION}, {origin}",
        say("System"): system_words(),
        "Python": python_version(),
        **libraries,
    }
    return Paper("program.txt", say("Program and system"), _listed(facts))


def settings_paper(say: Language, settings: Mapping[str, object]) -> Paper:
    """The window's settings, given without paths and names."""
    return Paper("settings.txt", say("Settings"), _listed(settings))


def company_paper(say: Language, company: Company) -> Paper:
    """The open file's verdict, by code, and how many rows its tables have; nothing that stands in a row."""
    try:
        faults = check(company.ledger)
        with company.ledger.read() as connection:
            version, counts = row_counts(connection)
    except Mendable as problem:
        return Paper(
            "company.txt", say("Company file, counts only"), _listed({say("Not read"): problem.code})
        )
    found = Counter(fault.code for fault in faults)
    verdict = ", ".join(f"{code} × {count}" for code, count in sorted(found.items()))
    facts = {say("Schema version"): version, say("Check"): verdict or say("whole")}
    text = _listed(facts) + "\n" + say("Rows in each table") + "\n" + _listed(counts)
    return Paper("company.txt", say("Company file, counts only"), text)


def log_paper(say: Language, log: Path) -> Paper:
    """The end of the log."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - LOG_BYTES))
            lines = file.read().decode("utf-8", "replace").splitlines()[-LOG_LINES:]
    except OSError:
        lines = []
    return Paper("log.txt", say("Log"), scrubbed("\n".join(lines) or say("There is no log yet.")) + "\n")


def own_words(say: Language, words: str) -> Paper:
    """What the user adds."""
    return Paper("words.txt", say("Your description"), scrubbed(words.strip()) + "\n")


def names_in(words: str, names: frozenset[str]) -> list[str]:
    """Which of these names the words hold; a name of one sign would be found everywhere."""
    return sorted(name for name in names if len(name) > 1 and name in words)


def known_names(company: Company) -> frozenset[str]:
    """The firm and its people."""
    records = company.records()
    return frozenset({records.settings.name, *(person.name for person in records.employees)} - {""})


def scrubbed(text: str) -> str:
    """The text without the user's home folder, login name and computer's name."""
    for name, instead in _personal().items():
        text = _pattern(name).sub(instead, text)
    return text


def _personal() -> dict[str, str]:
    """What to put in place of what, the longest first."""
    home = str(Path.home())
    found = {home: "<home>", home.replace("\\", "/"): "<home>", platform.node(): "<computer>"}
    found |= {os.environ.get(name, ""): "<user>" for name in ("USER", "USERNAME", "LOGNAME")}
    with suppress(ImportError, KeyError, OSError):  # a process without a login
        found[getpass.getuser()] = "<user>"
    return {name: found[name] for name in sorted(found, key=len, reverse=True) if len(name.strip("/\\")) > 0}


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a word of its own; one in Chinese wherever it stands."""
    exact = re.escape(name)
    return re.compile(rf"(?<![A-Za-z0-9]){exact}(?![A-Za-z0-9])" if name.isascii() else exact, re.IGNORECASE)


def _listed(facts: Mapping[str, object]) -> str:
    return "".join(f"{name}: {fact}\n" for name, fact in facts.items())


def save_report(papers: list[Paper], path: Path) -> None:
    """Write the papers as a zip, whole or not at all (Mendable `export.…`)."""
    with replacing(path) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        for paper in papers:
            archive.writestr(paper.name, paper.text)
