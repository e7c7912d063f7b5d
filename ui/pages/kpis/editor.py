"""The middle: the form of the chosen KPI, with its state, its versions and what may be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.terms import Basis, Direction, Method, VetoScope
from services.domain.kpi import Kpi
from services.edits import FieldProblem
from services.kpis import KpiShelf
from services.typed_row import typed_row
from services.wording.fields import field_words
from ui.desk import Desk
from ui.pages.kpis.form import KpiForm
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import Chip

NEW = ""
"""The key of the draft of a KPI that is not in the company yet."""


class Editor(Card):
    """`changed` with every change typed; the draft lies in the company's book until it is saved."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(say("KPI"), margins=(0, 0, 0, 0))
        self._desk = desk
        self.key: str | None = None
        self.kpi: Kpi | None = None
        self._shelf: KpiShelf | None = None
        self._plain: Mapping[str, str] = {}
        self._touched = False
        self._acts: list[LinkButton] = []
        self.problems: tuple[FieldProblem, ...] = ()
        self.chip = Chip("", "accent")
        self.add_trailing(self.chip)
        self.versions = self.add_link("", lambda: None)
        self.form = KpiForm(say)
        self.form.typed.connect(self._on_typed)
        self.area = Scrolled(self.form)
        self.foot = QWidget()
        self.links = QHBoxLayout(self.foot)
        self.links.setContentsMargins(10, 4, 10, 4)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.foot)

    def add_foot(self, link: LinkButton) -> LinkButton:
        """A link below the form, for a KPI that is in the company."""
        self.links.addWidget(link)
        self._acts.append(link)
        return link

    def show_kpi(self, shelf: KpiShelf, key: str) -> None:
        """Show a KPI with its draft, or the draft of a new one."""
        say, drafts = self._desk.say, self._desk.company.kpis.drafts
        if key != self.key:
            self.area.verticalScrollBar().setValue(0)
            self._touched = False
        self._shelf, self.key, self.kpi = shelf, key, shelf.get(key)
        grades = tuple(grade.name for grade in shelf.records.settings.grades)
        self.form.offer(shelf, key)
        record = typed_row(self.kpi) if self.kpi is not None else {}
        self.form.show_values({**dict.fromkeys(self.form.values, ""), **record}, grades)
        self._plain = self.form.values
        if key in drafts:
            self.form.show_values(drafts[key], grades)
        self.form.first.field("code").setEnabled(self.kpi is None)
        count = shelf.kept.get(key, 0) + 1
        self.versions.setText(say("Version {number}", number=count))
        self.versions.setVisible(count > 1)
        for link in self._acts:
            link.setVisible(self.kpi is not None)
        self._judge()

    @property
    def row(self) -> dict[str, str]:
        """The KPI as typed."""
        return self.form.values

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.key is not None and self.key in self._desk.company.kpis.drafts

    @property
    def ready(self) -> bool:
        """Whether it can be saved."""
        return self.dirty and not any(problem.stops for problem in self.problems)

    def _on_typed(self) -> None:
        if self.key is None:
            return
        self._touched = True
        drafts, row = self._desk.company.kpis.drafts, self.row
        if row == self._plain and self.kpi is not None:
            drafts.pop(self.key, None)
        else:
            drafts[self.key] = row
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Check what is typed, and say at each field what is wrong; a form just begun is not blamed."""
        say, row = self._desk.say, self.row
        self.problems = self._desk.company.kpis.check(row)
        words: dict[str, str] = {}
        for found in sorted(self.problems, key=lambda one: not one.stops):
            begun = self.kpi is not None or self._touched
            if found.field == "parameters" or not (begun or row.get(found.field)):
                continue
            words.setdefault(found.field or "code", field_words(say, found))
        if self.kpi is None and self._shelf is not None and self._shelf.get(row["code"]) is not None:
            words["code"] = say("This one is taken. Write another.")
        self.form.show_problems(words, self.drafted)
        state = say("not saved") if self.dirty else ""
        self.chip.setText(state)
        self.chip.setVisible(bool(state))
        title = row["name"] or say("New KPI")
        self.set_head(f"{row['code']} {title}".strip(), "")

    @property
    def taken(self) -> bool:
        """Whether a new KPI has the code of another."""
        return self.kpi is None and self._shelf is not None and self._shelf.get(self.row["code"]) is not None

    @property
    def drafted(self) -> Kpi | None:
        """The KPI as typed, for curve and veto; its rule may still be one that is refused."""
        row = self.row
        decimals = row["decimals"]
        return Kpi(
            row["code"],
            row["name"],
            Direction(row["direction"] or Direction.HIGHER.value),
            Method(row["method"] or Method.RATIO.value),
            unit=row["unit"],
            parameters=row["parameters"],
            decimals=int(decimals) if decimals.isascii() and decimals.isdigit() else None,
            basis=Basis(row["basis"] or Basis.PERIOD.value),
            provider=row["provider"],
            definition=row["definition"],
            formula=row["formula"],
            objective=row["objective"] or None,
            issue=row["issue"] or None,
            outcome=row["outcome"] or None,
            key_strategic=row["key_strategic"] == "1",
            veto=row["veto"],
            veto_effect=row["veto_effect"],
            veto_scope=VetoScope(row["veto_scope"] or VetoScope.OWN.value),
        )
