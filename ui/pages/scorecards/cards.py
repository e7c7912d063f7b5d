"""The view of one card at a time: whose at the left, the lines in the middle, the version at the right."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import Dimension, SubjectType
from services.card_drafts import CardDraft
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.scorecard import CardKey, SubjectKey
from services.edits import FieldProblem
from services.scorecards import other_card
from services.scoring.both_totals import scored_by
from ui.desk import Desk
from ui.pages.scorecards.ahp import AhpPanel
from ui.pages.scorecards.drafts import Drafts
from ui.pages.scorecards.lines import LinesPanel
from ui.pages.scorecards.problems import card_problems, line_problems
from ui.pages.scorecards.subjects import OwnerList, Spelt, kind_buttons, matching, owners_of
from ui.pages.scorecards.version import VersionPanel
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.text import Text

LIST, VERSION, AHP = 214, 256, 420


class CardsRoom(QWidget):
    """Holds the drafts: what was changed and is not saved. `headed` when title or acts change.

    `wanted` gives a line's KPI (or "") and the act that needs a dialog.
    """

    headed = Signal()
    wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.desk, self.say, self.theme = desk, desk.say, desk.theme
        self.held = Drafts()
        self.kpis: dict[str, Kpi] = {}
        self.problems: tuple[FieldProblem, ...] = ()
        self.words = ""
        self.spelt: Spelt | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._make_list())
        self.lines = LinesPanel(self.say, self.theme)
        self.lines.typed.connect(self._on_typed)
        self.lines.wanted.connect(self._on_wanted)
        row.addWidget(self.lines, 1)
        row.addWidget(self._make_version())
        row.addWidget(self._make_ahp())

    def _make_version(self) -> VersionPanel:
        self.panel = VersionPanel(self.say)
        self.panel.setFixedWidth(VERSION)
        self.panel.typed.connect(lambda name, text: self.edit(replace(self.draft, **{name: text})))
        self.panel.method_chosen.connect(lambda method: self.edit(replace(self.draft, total_method=method)))
        self.panel.chosen.connect(self.show_version)
        self.panel.wanted.connect(lambda act: self.wanted.emit("", act))
        return self.panel

    def _make_ahp(self) -> AhpPanel:
        self.ahp = AhpPanel(self.say, self.theme)
        self.ahp.setFixedWidth(AHP)
        self.ahp.adopted.connect(self._on_adopted)
        self.ahp.wanted.connect(lambda act: self.wanted.emit("", act))
        self.ahp.hide()
        return self.ahp

    def _make_list(self) -> Card:
        say = self.say
        self.kinds = kind_buttons(say)
        self.kinds.chosen.connect(lambda _key: self._on_kind())
        self.list = OwnerList(say, self.theme)
        self.list.picked.connect(self.show_subject)
        self.nobody = Text(say("Nobody here matches. Clear the search field."), "muted", wrap=True)
        self.nobody.setContentsMargins(14, 12, 14, 12)
        card = Card(margins=(0, 0, 0, 0))
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self.kinds)
        card.body.addLayout(top)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.nobody)
        card.setFixedWidth(LIST)
        self.list_card = card
        return card

    # What is shown

    @property
    def kind(self) -> SubjectType:
        """Departments, positions or people."""
        return SubjectType(self.kinds.current)

    def show_records(self, records: Records, period: str) -> None:
        """Show the company anew; what is not saved stays."""
        self.held.records, self.held.period = records, period
        self.kpis = {kpi.code: kpi for kpi in records.kpis}
        self.show_list()
        self._load()

    def show_list(self) -> None:
        """Show whom kind, dimension and search leave."""
        owners = owners_of(self.records, self.kind, self.held.dimension, self._scored_people())
        found = matching(owners, self.words, self.spelt) if self.words else owners
        keys = [owner.key for owner in found]
        if self.subject not in keys and (self.subject is None or not self.words):
            first = sorted(found, key=lambda owner: not owner.lines)
            self.held.subject, self.held.version = (first[0].key if first else None), None
        self.list.show_owners(found, self.subject, self.held.unsaved)
        self.list.setVisible(bool(found))
        self.nobody.setVisible(not found)

    def _scored_people(self) -> set[str]:
        if not self.held.period:
            return set()
        result = self.desk.company.results.of(self.held.period)
        return {one.code for one in result.results if one.type is SubjectType.EMPLOYEE and one.card_code}

    @property
    def draft(self) -> CardDraft:
        """The card in sight as it stands, saved or not."""
        return self.held.draft

    @property
    def subject(self) -> SubjectKey | None:
        """Whose card is in sight."""
        return self.held.subject

    @property
    def records(self) -> Records:
        """The company."""
        return self.held.records

    def _load(self) -> None:
        self.held.load()
        self._show()

    def _show(self) -> None:
        there = self.subject is not None
        self.lines.setVisible(there)
        self.panel.setVisible(there and self.ahp.isHidden())
        self.problems = (
            tuple(found for found in self.desk.company.scorecards.check(self.draft) if found.stops)
            if self.dirty
            else ()
        )
        self.lines.show_draft(self.draft, self.kpis, line_problems(self.say, self.problems))
        self.panel.show_draft(self.draft, card_problems(self.say, self.problems))
        self.panel.show_versions(self.held.versions(), self.draft.replaces)
        self._show_scored()
        if not self.ahp.isHidden():
            self.ahp.show_draft(self.draft, self.kpis)
        self.panel.show_reason(self._reason())
        self.headed.emit()

    def _reason(self) -> str:
        raters = self.draft.raters
        if not raters:
            return ""
        names = self.say(", ").join(raters)
        return self.say("Weights compared in pairs (AHP) by {names}.", names=names)

    def _show_scored(self) -> None:
        held = self.held
        found: tuple[list[str], str] = ([], "")
        if held.period and held.subject is not None:
            result = self.desk.company.results.of(held.period)
            other = "" if held.versions() else other_card(held.records, result, held.subject)
            found = [one.name for one in scored_by(held.draft.card(), result)], other
        self.panel.show_scored(found[0], held.period, found[1])

    # What one does

    @property
    def dirty(self) -> bool:
        """Whether the card in sight is changed and not saved."""
        return self.held.dirty

    @property
    def can_save(self) -> bool:
        """Whether nothing keeps the card from being saved."""
        return self.dirty and bool(self.draft.lines) and self.draft.total == 100 and not self.problems

    def edit(self, draft: CardDraft) -> None:
        """Take a change into the draft."""
        if self.held.put(draft):
            self.show_list()
        self._show()

    def save(self) -> bool:
        """Save the card in sight, whole or not at all."""
        held = self.held
        place, draft, before = held.place, held.draft, held.version
        if place is None or not self.can_save:
            return False
        held.kept.pop(place, None)
        held.version = draft.key
        if not self.desk.attempt(lambda: self.desk.company.scorecards.save(draft)):
            held.kept[place], held.version = draft, before
            return False
        return True

    def discard(self) -> None:
        """Forget what is not saved of the card in sight."""
        self.edit(self.held.stored)

    def show_subject(self, key: SubjectKey) -> None:
        """Bring a card into sight; a draft of another one stays."""
        if key.type is not self.kind:
            self.kinds.choose(key.type.value)
            self.held.subject, self.held.version = key, None
            self.show_list()
        self.held.subject, self.held.version = key, None
        self.list.choose(key)
        self._load()

    def show_version(self, key: CardKey) -> None:
        """Bring another version into sight."""
        if self.dirty:
            self.desk.shell.tell(self.say("Save or discard the changes of this version first."))
            return
        self.held.version = key
        self._load()

    def show_dimension(self, dimension: Dimension) -> None:
        """Bring the cards of another cycle into sight."""
        self.held.dimension, self.held.version = dimension, None
        self.show_list()
        self._load()

    def look_for(self, words: str) -> None:
        """Leave only those whom the words fit."""
        self.words = words.strip()
        if self.words and self.words.isascii() and self.spelt is None:
            from services.spelling import is_spelt

            self.spelt = is_spelt
        self.show_list()
        self._load()

    def show_kind(self, kind: SubjectType) -> None:
        """Turn to departments, positions or people."""
        self.kinds.choose(kind.value)
        self._on_kind()

    def _on_kind(self) -> None:
        self.held.subject = self.held.version = None
        self.show_list()
        self._load()

    def _on_typed(self, kpi: str, field: str, words: str) -> None:
        self.edit(self.draft.changed(kpi, **{field: words.strip()}))

    def _on_wanted(self, kpi: str, act: str) -> None:
        draft = self.draft
        match act:
            case "up" | "down":
                self.edit(draft.moved(kpi, -1 if act == "up" else 1))
                self.lines.focus_line(kpi)
            case "remove":
                self.edit(draft.without(kpi))
            case "even" | "normalise" | "steps":
                self._put_right(act)
            case "ahp":
                self.toggle_ahp()
            case _:
                self.wanted.emit(kpi, act)

    def _put_right(self, way: str) -> None:
        from services.scoring.weights import put_right

        draft = self.draft
        self.desk.attempt(lambda: self.edit(draft.weighted(put_right(way, draft.weights, draft.codes))))

    # AHP

    def toggle_ahp(self, *, show: bool | None = None) -> None:
        """Open or close the comparison; it takes the place of the list and the version."""
        wanted = self.ahp.isHidden() if show is None else show
        if wanted and not self.desk.attempt(lambda: self.ahp.begin(self.draft, self.kpis)):
            wanted = False
        self.ahp.setVisible(wanted)
        self.list_card.setVisible(not wanted)
        self.panel.setVisible(not wanted)
        self.lines.buttons["ahp"].setChecked(wanted)
        self.headed.emit()

    def _on_adopted(self, weights: Sequence[Decimal]) -> None:
        self.edit(self.draft.weighted(weights).judged(self.ahp.judgements()))
