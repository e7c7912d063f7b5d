"""The form of an improvement action: what is written of it, its cause why by why."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from services.domain.improvement import Improvement
from services.edits import FieldProblem
from ui.desk import Desk
from ui.dialogs.offers import Offers
from ui.dialogs.record import RecordDialog
from ui.widgets.form import FormRow
from ui.widgets.record_form import Field
from ui.widgets.whys import WhyField

_WRITTEN = ("period", "speaker", "kpi", "issue", "goal", "measure", "owner", "support")


class ActionDialog(RecordDialog):
    """What is written of an action; without `present` a new one, raised on a period.

    `known` is what is known of a new one already: the gap that it answers, say.
    """

    def __init__(
        self,
        desk: Desk,
        period: str,
        present: Improvement | None = None,
        parent: QWidget | None = None,
        known: Mapping[str, str] | None = None,
    ) -> None:
        say = desk.say
        title = say("Action {code}", code=present.code) if present else say("New action")
        super().__init__(
            desk,
            title,
            say("Save") if present else say("Add"),
            (
                (
                    Field("issue", say("Problem"), "long"),
                    Field("speaker", say("Speaker"), "choice", half=True),
                    Field(
                        "kpi",
                        say("KPI"),
                        "choice",
                        help=say("With speaker and KPI it answers that person's gap."),
                        half=True,
                    ),
                    Field("period", say("Raised in"), "choice", half=True),
                ),
                (
                    Field("goal", say("Goal"), help=say("A figure and by when, such as 97% by December.")),
                    Field("measure", say("Measure *"), "long"),
                    Field("owner", say("Owner *"), "choice", half=True),
                    Field("due", say("Due *"), help=say("Such as 2026-11-30."), half=True),
                    Field("support", say("Support needed")),
                ),
            ),
            parent,
        )
        self._present = present
        self.whys = WhyField(say)
        self.whys.changed.connect(self.check)
        self.columns[0].insertWidget(1, FormRow(say("Cause: five whys"), self.whys))
        offers = Offers(desk.company, say)
        for name, items in (("speaker", offers.people), ("owner", offers.people), ("kpi", offers.kpis)):
            self.offer(name, items)
        self.offer("period", offers.periods)
        if present is None:
            self.prepare({"period": period, **(known or {})})
            return
        self.whys.show_text(present.cause)
        written = {name: getattr(present, name) or "" for name in _WRITTEN}
        self.prepare({**written, "due": present.due.isoformat()})

    @property
    def values(self) -> dict[str, str]:
        return {**super().values, "cause": self.whys.text}

    @property
    def _code(self) -> str | None:
        return self._present.code if self._present else None

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.improvements.check(self.values, self._code)

    def write(self) -> None:
        book = self.desk.company.improvements
        if self._code is None:
            book.add(self.values)
        else:
            book.change(self._code, self.values)
