"""The view of one card at a time: whose at the left, the lines in the middle, the version at the right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import Dimension, SubjectType
from services.card_drafts import CardDraft, draft_of
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.period import Period
from services.domain.scorecard import CardKey, Scorecard, SubjectKey
from services.edits import FieldProblem
from services.scorecards import subject_name
from services.scoring.both_totals import scored_by
from services.wording.import_problems import problem_parts
from ui.desk import Desk
from ui.pages.scorecards.ahp import AhpPanel
from ui.pages.scorecards.line_row import LineProblem
from ui.pages.scorecards.lines import LinesPanel
from ui.pages.scorecards.subjects import OwnerList, Spelt, kind_buttons, matching, owners_of
from ui.pages.scorecards.version import VersionPanel
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.text import Text

LIST, VERSION, AHP = 214, 256, 420
ON_LINES = frozenset({"weight", "target", "cap", "floor", "kpi"})
ON_CARD = frozenset({"total_cap", "total_floor", "valid_from", "valid_to", "total_method"})
Place = tuple[SubjectKey, Dimension]


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
        self.records = Records()
        self.kpis: dict[str, Kpi] = {}
        self.period = ""
        self.dimension = Dimension.MONTHLY
        self.subject: SubjectKey | None = None
        self.version: CardKey | None = None
        self.drafts: dict[Place, CardDraft] = {}
        self.draft = CardDraft(SubjectType.DEPARTMENT, "", self.dimension)
        self.stored = self.draft
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
        self.records, self.period = records, period
        self.kpis = {kpi.code: kpi for kpi in records.kpis}
        self.show_list()
        self._load()

    def show_list(self) -> None:
        """Show whom kind, dimension and search leave."""
        owners = owners_of(self.records, self.kind, self.dimension, self._scored_people())
        found = matching(owners, self.words, self.spelt) if self.words else owners
        keys = [owner.key for owner in found]
        if self.subject not in keys and (self.subject is None or not self.words):
            first = sorted(found, key=lambda owner: not owner.lines)
            self.subject, self.version = (first[0].key if first else None), None
        self.list.show_owners(found, self.subject, {place[0] for place in self.drafts})
        self.list.setVisible(bool(found))
        self.nobody.setVisible(not found)

    def _scored_people(self) -> set[str]:
        if not self.period:
            return set()
        result = self.desk.company.results.of(self.period)
        return {one.code for one in result.results if one.type is SubjectType.EMPLOYEE and one.card_code}

    def versions(self) -> list[Scorecard]:
        """The versions of the card in sight, the earliest first."""
        key = self.subject
        return [
            card
            for card in self.records.scorecards
            if key is not None and (card.type, card.code, card.dimension) == (*key, self.dimension)
        ]

    def _load(self) -> None:
        """Bring the card of the subject in sight: its draft, else the version wanted or in force."""
        cards = self.versions()
        draft = self.drafts.get((self.subject, self.dimension)) if self.subject is not None else None
        by_key = {card.key: card for card in cards}
        if draft is not None:
            if draft.replaces not in by_key:
                draft = replace(draft, replaces=None)
            stored = by_key.get(draft.replaces) if draft.replaces is not None else None
            self.stored = self._stored(stored)
            self.draft = draft
        else:
            wanted = by_key.get(self.version) if self.version is not None else None
            self.draft = self.stored = self._stored(wanted or self._in_force(cards))
        self._show()

    def _stored(self, card: Scorecard | None) -> CardDraft:
        if card is not None:
            return draft_of(card, self.records.comparisons)
        key = self.subject or SubjectKey(SubjectType.DEPARTMENT, "")
        start = self._first_day()
        return CardDraft(key.type, key.code, self.dimension, valid_from=start.isoformat() if start else "")

    def _first_day(self) -> date | None:
        start = self.records.settings.fiscal_start
        return Period.parse(self.period, start).first_day if self.period else None

    def _in_force(self, cards: Sequence[Scorecard]) -> Scorecard | None:
        day = self._first_day()
        held = [card for card in cards if day is None or card.applies_on(day)]
        return held[0] if held else cards[-1] if cards else None

    def _show(self) -> None:
        there = self.subject is not None
        self.lines.setVisible(there)
        self.panel.setVisible(there and self.ahp.isHidden())
        self.problems = (
            tuple(found for found in self.desk.company.scorecards.check(self.draft) if found.stops)
            if self.dirty
            else ()
        )
        self.lines.show_draft(self.draft, self.kpis, self._line_problems())
        self.panel.show_draft(self.draft, self._card_problems())
        self.panel.show_versions(self.versions(), self.draft.replaces)
        self._show_scored()
        if not self.ahp.isHidden():
            self.ahp.show_draft(self.draft, self.kpis)
        self.panel.show_reason(self._reason())
        self.headed.emit()

    def _reason(self) -> str:
        raters = self.draft.raters
        if not raters:
            return ""
        comma = "、" if self.say.code == "zh" else ", "
        return self.say("Weights compared in pairs (AHP) by {names}.", names=comma.join(raters))

    def _show_scored(self) -> None:
        found: list[str] = []
        if self.period and self.subject is not None:
            result = self.desk.company.results.of(self.period)
            found = [one.name for one in scored_by(self.draft.card(), result)]
        self.panel.show_scored(found, self.period, self._other_card())

    def _other_card(self) -> str:
        """Whose card scores the person in sight, when it is not an own one."""
        key = self.subject
        if not self.period or key is None or key.type is not SubjectType.EMPLOYEE or self.versions():
            return ""
        result = self.desk.company.results.of(self.period)
        one = next((one for one in result.results if one.key == key and one.card_code), None)
        if one is None or one.card_from not in set(SubjectType):
            return ""
        return subject_name(self.records, SubjectKey(SubjectType(one.card_from), one.card_code))

    def _line_problems(self) -> dict[int, list[LineProblem]]:
        found: dict[int, list[LineProblem]] = {}
        for one in self.problems:
            if one.field in ON_LINES and one.problem.code != "weights_total":
                words = " ".join(filter(None, problem_parts(self.say, one.problem)))
                found.setdefault(one.row, []).append(LineProblem(one.field, words))
        return found

    def _card_problems(self) -> dict[str, str]:
        return {
            one.field: " ".join(filter(None, problem_parts(self.say, one.problem)))
            for one in self.problems
            if one.field not in ON_LINES
        }

    # What one does

    @property
    def dirty(self) -> bool:
        """Whether the card in sight is changed and not saved."""
        return self.draft != self.stored

    @property
    def can_save(self) -> bool:
        """Whether nothing keeps the card from being saved."""
        return self.dirty and bool(self.draft.lines) and self.draft.total == 100 and not self.problems

    def edit(self, draft: CardDraft) -> None:
        """Take a change into the draft."""
        if self.subject is None:
            return
        place = (self.subject, self.dimension)
        marked = place in self.drafts
        self.draft = draft
        if self.dirty:
            self.drafts[place] = draft
        else:
            self.drafts.pop(place, None)
        if marked != (place in self.drafts):
            self.show_list()
        self._show()

    def save(self) -> bool:
        """Save the card in sight, whole or not at all."""
        if self.subject is None or not self.can_save:
            return False
        place, draft = (self.subject, self.dimension), self.draft
        before = self.version
        self.drafts.pop(place, None)
        self.version = draft.key
        if not self.desk.attempt(lambda: self.desk.company.scorecards.save(draft)):
            self.drafts[place], self.version = draft, before
            return False
        return True

    def discard(self) -> None:
        """Forget what is not saved of the card in sight."""
        self.edit(self.stored)

    def show_subject(self, key: SubjectKey) -> None:
        """Bring a card into sight; a draft of another one stays."""
        if key.type is not self.kind:
            self.kinds.choose(key.type.value)
            self.subject, self.version = key, None
            self.show_list()
        self.subject, self.version = key, None
        self.list.choose(key)
        self._load()

    def show_version(self, key: CardKey) -> None:
        """Bring another version into sight."""
        if self.dirty:
            self.desk.shell.tell(self.say("Save or discard the changes of this version first."))
            return
        self.version = key
        self._load()

    def show_dimension(self, dimension: Dimension) -> None:
        """Bring the cards of another cycle into sight."""
        self.dimension, self.version = dimension, None
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
        self.subject = self.version = None
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

    def _put_right(self, act: str) -> None:
        from services.scoring.weights import evened, normalised, stepped

        draft = self.draft
        ways = {
            "even": lambda: evened(draft.codes),
            "normalise": lambda: normalised(draft.weights, draft.codes),
            "steps": lambda: stepped(draft.weights, draft.codes),
        }

        def put() -> None:
            self.edit(draft.weighted(ways[act]()))

        self.desk.attempt(put)

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
