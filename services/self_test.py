"""The installed program tries itself out: a sample company of its own, and all that a month needs of it."""

import shutil
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from services.company import Company
from services.language import Language

MONTH, NEXT = "2026-10", "2026-11"
"""The sample's latest month, and the one after."""


class Step(Struct, frozen=True):
    """One thing tried: what, in words, and how; `act` raises when it does not work."""

    words: str
    act: Callable[[], None]


class Trial:
    """The steps, over one company file in a folder that may be thrown away."""

    def __init__(self, folder: Path, say: Language) -> None:
        self.say = say
        self._folder = folder
        self.file = folder / "自检 self-test.zhanji"
        self._old = folder / "old.zhanji"
        self._workbook = folder / "公司 company.xlsx"

    def steps(self) -> Iterator[Step]:
        """What works without a window, in an order in which each can stand on those before."""
        say = self.say
        yield Step(say("A new sample company"), self._make)
        yield Step(say("Scoring a month"), self._score)
        yield Step(say("The packet of a month as PDF"), self._print)
        yield Step(say("Results as a workbook"), self._export_results)
        yield Step(say("The company as a workbook, written and read again"), self._go_round)
        yield Step(say("A backup, verified"), self._back_up)
        yield Step(say("Bringing an older file up to date"), self._upgrade)
        yield Step(say("The cycle: next month's plans, meeting and minutes"), self._go_through_cycle)
        yield Step(say("Report sheets as Excel forms, written and taken back"), self._take_forms)

    def _make(self) -> None:
        Company.create_sample(self.file).close()

    def _score(self) -> None:
        with Company.open(self.file, write=False) as company:
            result = company.results.of(MONTH)
        expect(len(result.results) > len(result.incomplete), "nobody was scored")

    def _print(self) -> None:
        from pypdfium2 import PdfDocument

        from services.printing.packet import packet_pdf

        with Company.open(self.file, write=False) as company:
            result, firm = company.results.of(MONTH), company.settings.read().name
        printed = PdfDocument(packet_pdf(result, self.say, printed_at=datetime.now().astimezone()))
        try:
            expect(len(printed) > len(result.results), f"the packet has only {len(printed)} pages")
            words = printed[0].get_textpage().get_text_range()
            expect(firm in words, "the packet's first page does not name the firm")
        finally:
            printed.close()

    def _export_results(self) -> None:
        from services.exports import results_workbook

        with Company.open(self.file, write=False) as company:
            results_workbook(company.results.of(MONTH), self._workbook, self.say)

    def _go_round(self) -> None:
        from services.exports import company_workbook

        with Company.open(self.file) as company:
            company_workbook(company.records(), self._workbook, self.say)
            preview = company.imports.preview(self._workbook)
            expect(not preview.errors, "the program does not understand its own workbook")
            added, changed, unchanged = preview.counts
            expect(unchanged > 0 and not added + changed, f"{added} rows came back new, {changed} changed")

    def _back_up(self) -> None:
        from services.upkeep import backup, check

        with Company.open(self.file, write=False) as company:
            copy = backup(company.ledger)
        with Company.open(copy, write=False) as company:
            expect(not check(company.ledger), "the backup is not whole")

    def _upgrade(self) -> None:
        from models.migrations.upgrade import upgrade

        self._old.touch()  # a file before the first version: every migration is due
        upgrade(self._old)
        Company.open(self._old, write=False).close()

    def _go_through_cycle(self) -> None:
        from services.domain.packet import Part
        from services.invitation import calendar_file
        from services.papers import content_of
        from services.printing.packet import printed

        note = self.say("Noted in a trial.")
        with Company.open(self._copied()) as company:
            if NEXT not in {one.code for one in company.periods.all()}:
                company.periods.open(NEXT)
            company.plans.start(NEXT, company.plans.offers(NEXT))
            expect(bool(company.plans.lines(NEXT)), "nothing is carried into the next month's plans")
            invited = calendar_file(self.say, company.meetings.read(MONTH), company.meetings.stamp())
            expect(invited.startswith(b"BEGIN:VCALENDAR"), "the invitation is no calendar file")
            company.minutes.start(MONTH)
            first = company.minutes.read(MONTH).items[0].item
            company.minutes.write(MONTH, first, "notes", note)
            company.minutes.end(MONTH, {first: 60})
            parts = (Part.PROMISES, Part.MINUTES, Part.REPORTS, Part.PLANS)
            content = content_of(company, MONTH, parts)
        made = printed(content.order(parts, self.say, datetime.now().astimezone())).data
        expect(note in _words(made), "the minutes do not tell what was noted")

    def _take_forms(self) -> None:
        with Company.open(self.file, write=False) as company:
            speaker = company.reports.sheets(MONTH)[0].speaker.employee
            (form,) = company.report_forms.make(MONTH, self._folder, self.say, [speaker])
            (taken,) = company.report_forms.preview(MONTH, [form], self.say).files
        expect(taken.refused is None, "the program does not understand its own form")
        expect(taken.speaker is not None and taken.speaker.employee == speaker, "the form is somebody else's")

    def _copied(self) -> Path:
        """The company once more, for what must not show in the window."""
        copy = self._folder / "copy.zhanji"
        shutil.copyfile(self.file, copy)
        return copy


def _words(pdf: bytes) -> str:
    """All that a PDF says."""
    from pypdfium2 import PdfDocument

    printed = PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in printed)
    finally:
        printed.close()


def expect(fact: bool, otherwise: str) -> None:
    """An assertion that stands in an optimised program too."""
    if not fact:
        raise RuntimeError(otherwise)


def tried(step: Step) -> str:
    """Carry a step out; gives what went wrong, with the place, or nothing."""
    try:
        step.act()
    except Exception:  # noqa: BLE001 - whatever fails is what the self-test is for
        return traceback.format_exc()
    return ""
