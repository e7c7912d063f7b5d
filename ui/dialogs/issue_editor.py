"""One issue: what departs from the purpose, its evidence, what it harms, and the KPIs that answer it."""

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.theme.theme import Theme
from ui.widgets.choice import Item
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.search import SearchField
from ui.widgets.text import Text

Problems = Mapping[str, str]


class Answer(Struct, frozen=True):
    """A KPI that may answer the issue; `elsewhere` names the other issue that it answers so far."""

    code: str
    name: str
    elsewhere: str = ""


class Offers(Struct, frozen=True):
    """What the fields offer."""

    departments: Sequence[Item]
    objectives: Sequence[Item]
    severities: Sequence[Item]
    kpis: Sequence[Answer]


class IssueEditor(Dialog):
    """`check` gives the words beside each wrong field; the act waits until there are none."""

    def __init__(
        self,
        say: Language,
        theme: Theme,
        offers: Offers,
        check: Callable[[Mapping[str, str]], Problems],
        *,
        values: Mapping[str, str],
        answers: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        fresh = "code" not in values
        title = say("New issue") if fresh else say("Issue {code}", code=values["code"])
        super().__init__(say, title, say("Save"), parent)
        self.resize(QSize(720, 640))
        self._check, self._values, self._fresh = check, values, fresh
        self.form = RecordForm(
            (
                Field("department", say("Department"), "choice", half=True),
                Field("severity", say("Severity"), "choice", half=True),
                Field("issue", say("Issue"), "long", help=say("A gap with a figure, not a wish.")),
                Field("evidence", say("Evidence"), "long"),
                Field("objective", say("Objective that it harms"), "choice"),
            )
        )
        for name, height in (("issue", 60), ("evidence", 60)):
            self.form.field(name).setFixedHeight(height)
        self.form.offer("department", offers.departments)
        self.form.offer("severity", offers.severities)
        self.form.offer("objective", offers.objectives)
        self.body.addWidget(self.form)
        self.body.addLayout(self._make_answers(theme, offers.kpis, answers), 1)
        self.form.show_values(values)
        if fresh and values.get("department"):
            self.form.field("issue").setFocus()
        self._touched: set[str] = set()
        self.form.typed.connect(self._on_field)
        self.form.settled.connect(self._on_field)
        self._review()

    def _make_answers(self, theme: Theme, kpis: Sequence[Answer], chosen: Collection[str]) -> QVBoxLayout:
        say = self.say
        column = QVBoxLayout()
        column.setSpacing(4)
        self.search = SearchField(theme, say("Find a KPI"), 260)
        self.search.textChanged.connect(self._sift)
        self.count = Text("", "small")
        column.addWidget(Text(say("KPIs that answer it"), "strong"))
        column.addWidget(self.search)
        self.kpis = QListWidget()
        self.kpis.setProperty("ticks", True)
        self.kpis.setAccessibleName(say("KPIs that answer it"))
        for kpi in sorted(kpis, key=lambda each: (each.code not in chosen, bool(each.elsewhere), each.code)):
            words = f"{kpi.code} {kpi.name}"
            if kpi.elsewhere and kpi.code not in chosen:
                words = say("{kpi} (so far answers {issue})", kpi=words, issue=kpi.elsewhere)
            item = QListWidgetItem(words, self.kpis)
            item.setData(Qt.ItemDataRole.UserRole, kpi.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if kpi.code in chosen else Qt.CheckState.Unchecked)
        self.kpis.itemChanged.connect(lambda _item: self._tell_count())
        self.kpis.setMinimumHeight(120)
        column.addWidget(self.kpis, 1)
        column.addWidget(self.count)
        self._tell_count()
        return column

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return self.form.values

    @property
    def answers(self) -> frozenset[str]:
        """The codes of the ticked KPIs."""
        items = (self.kpis.item(at) for at in range(self.kpis.count()))
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return frozenset(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    def _sift(self, words: str) -> None:
        for at in range(self.kpis.count()):
            item = self.kpis.item(at)
            item.setHidden(words.strip().casefold() not in item.text().casefold())

    def _tell_count(self) -> None:
        count = len(self.answers)
        words = self.say("{count} {count:KPI answers|KPIs answer} it.", count=count)
        self.count.setText(words if count else self.say("▲ No KPI answers it yet: nobody is measured by it."))

    def _on_field(self, name: str) -> None:
        self._touched.add(name)
        self._review()

    def _review(self) -> None:
        wrong = self._check(self.values)
        seen = {name: words for name, words in wrong.items() if not self._fresh or name in self._touched}
        self.form.show_problems(seen)
        self.act.setEnabled(not wrong)
