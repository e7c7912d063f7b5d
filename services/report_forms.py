"""Report sheets as Excel forms: one workbook a speaker, and all that come back taken in one action."""

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Connection, select

from models.chain import last_hash
from models.improvement import ImprovementRow
from models.meeting import ReportRow
from models.trail import ActionRow
from services.domain.report import Report
from services.errors import Mendable
from services.file_names import joined_name
from services.files import replacing
from services.language import Language
from services.ledger import Ledger
from services.records import read_company
from services.report_form import KIND, report_form
from services.report_taken import TakenForm, Taking
from services.reports import ReportBook
from services.workbooks.forms.gathering import Gathered, Wanted, gather
from services.workbooks.forms.layout import Form


class FormsPreview(Struct, frozen=True):
    """What the files that came back would change; nothing is written yet."""

    period: str
    files: tuple[TakenForm, ...]
    basis: str

    @property
    def changing(self) -> tuple[TakenForm, ...]:
        """The files that can be taken and change something."""
        return tuple(one for one in self.files if one.changes)


class ReportForms:
    """The forms of the speakers."""

    def __init__(self, ledger: Ledger, reports: ReportBook) -> None:
        self._ledger = ledger
        self._reports = reports

    def make(
        self, period: str, folder: Path, say: Language, employees: Collection[str] | None = None
    ) -> tuple[Path, ...]:
        """Write a form for each speaker, or for some of them; a file that is there already is kept.

        Mendable `export.…` when one cannot be written; those before it are there.
        """
        return write_forms(self.forms(period, say, employees), folder)

    def forms(self, period: str, say: Language, employees: Collection[str] | None = None) -> tuple[Form, ...]:
        """What the forms of the speakers, or of some of them, hold."""
        with self._ledger.read() as connection:
            mark = company_mark(connection)
        made = self._ledger.store.now().isoformat(timespec="milliseconds")
        people = self._reports.owners(period)
        return tuple(
            report_form(sheet, mark, made, people, say)
            for sheet in self._reports.sheets(period)
            if employees is None or sheet.speaker.employee in employees
        )

    def preview(self, period: str, paths: Sequence[Path], say: Language) -> FormsPreview:
        """What forms that came back would change; a file that cannot be read or taken says why."""
        return self.judged(period, gather(paths, self.wanted(period)), say)

    def wanted(self, period: str) -> Wanted:
        """Which forms come back to this company on a period."""
        with self._ledger.read() as connection:
            return Wanted(KIND, company_mark(connection), period)

    def judged(self, period: str, found: Sequence[Gathered], say: Language) -> FormsPreview:
        """What forms that were read would change in the company as it stands."""
        with self._ledger.read() as connection:
            basis = last_hash(connection)
            records = read_company(connection, periods=())
        taking = Taking(records, self._reports.today(), say)
        return FormsPreview(period, tuple(self._taken(taking, one) for one in found), basis)

    def _taken(self, taking: Taking, found: Gathered) -> TakenForm:
        if found.form is None:
            return TakenForm(found.path, refused=found.refused)
        key = found.form.key
        try:
            sheet = self._reports.sheet(key.period, key.subject)
        except Mendable:
            refused = Mendable("form.nobody", file=found.path.name, code=key.subject)
            return TakenForm(found.path, refused=refused)
        if found.refused is not None:
            return TakenForm(found.path, sheet.speaker, refused=found.refused)
        return taking.taken(found.form, sheet)

    def take(self, preview: FormsPreview) -> int:
        """Write what the whole forms of a preview change, as one action; how many forms that were.

        Mendable when none can be taken, or when the company has changed since.
        """
        taken = preview.changing
        if not taken:
            raise Mendable("form.nothing_to_take")
        names = ", ".join(one.speaker.name for one in taken if one.speaker is not None)
        facts = {"period": preview.period, "count": len(taken), "names": names}
        with self._ledger.write("report.take", facts) as writing:
            if last_hash(writing.unit.connection) != preview.basis:
                raise Mendable("import.overtaken")
            for one in taken:
                if one.speaker is None:
                    continue
                if one.words:
                    report = Report(preview.period, one.speaker.employee)
                    key = {"period": report.period, "employee": report.employee}
                    present = writing.unit.present(ReportRow, key) or asdict(report)
                    words = {change.field: change.after for change in one.words}
                    writing.unit.put(ReportRow, {**present, **words})
                writing.unit.put_all(ImprovementRow, [asdict(change.after) for change in one.actions])
        return len(taken)


def write_forms(forms: Sequence[Form], folder: Path) -> tuple[Path, ...]:
    """Write forms into a folder, each under a name of its own; Mendable `export.…` when one cannot be."""
    from services.workbooks.forms.writing import write_form

    written: list[Path] = []
    for form in forms:
        key = form.key
        path = _free(folder, joined_name(key.sheet, key.period, key.subject_name))
        with replacing(path) as fresh:
            write_form(form, fresh)
        written.append(path)
    return tuple(written)


def company_mark(connection: Connection) -> str:
    """What tells a company's file, and its copies, from every other: its trail's first link."""
    first = connection.scalar(select(ActionRow.hash).order_by(ActionRow.id).limit(1))
    return (first or "")[:16]


def _free(folder: Path, name: str) -> Path:
    """A path that nothing stands at: what came back filled in is never written over."""
    path, count = folder / f"{name}.xlsx", 1
    while path.exists():
        count += 1
        path = folder / f"{name} ({count}).xlsx"
    return path
