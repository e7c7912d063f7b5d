"""By person (按人): all subjects at the left, the card of one in the middle."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.pages.scoring.card import CardPanel
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.filters import Tally, Wanted
from ui.pages.scoring.pick_list import PickList
from ui.pages.scoring.sight import Order, Sight
from ui.pages.scoring.subjects import subject_face, subject_rows
from ui.theme.theme import Theme


class ByPerson(Sight):
    """`picked` is a subject's key."""

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        super().__init__()
        self._say = say
        self.tally = Tally(by_line=False)
        self.title = say("Subjects")
        titles = (say("Name"), say("Total"), say("Grade"))
        self.list: PickList[SubjectResult] = PickList(theme, titles, self.title, subject_face(say))
        self.card = CardPanel(say, theme, drafts, parent)
        self.panel = self.card
        self.shown: SubjectResult | None = None
        self._found: Sequence[SubjectResult] = ()

    @property
    def subject(self) -> SubjectResult | None:
        return self.shown

    def show(self, order: Order, wanted: Wanted, *, locked: bool) -> None:
        found = order if wanted.everything else [each for each in order if wanted.subject(each)]
        key = self.picked if isinstance(self.picked, SubjectKey) else None
        picked = next((each for each in found if key and each.is_of(key)), found[0] if found else None)
        self.picked = None if picked is None else picked.key
        self._found, self.shown = found, picked
        self.list.show_rows(subject_rows(self._say, found, self.list.items.rows), self.picked)
        if picked is not None:
            self.card.show_subject(picked, locked=locked)

    def lead_to(self, order: Order, subject: SubjectKey, kpi: str) -> None:
        self.picked = subject

    def point(self, subject: SubjectKey, kpi: str) -> None:
        if kpi:
            self.card.go_to_line(kpi)

    def in_sight(self) -> frozenset[tuple[SubjectKey, str]]:
        return frozenset((subject.key, "") for subject in self._found)
