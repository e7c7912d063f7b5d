"""Results (考核结果): live while a period is open, from its snapshot once it is locked."""

from collections.abc import Mapping

from msgspec import Struct
from sqlalchemy import Connection, select

from models.period import PeriodRow
from models.store import Written
from models.strategy import ObjectiveRow
from models.terms import PeriodState, SubjectType
from services.domain.period import Period
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.kept import Fresh
from services.ledger import Ledger
from services.live import can_bear, entries_of, score, scorer_for
from services.periods import require_open, state_of
from services.scoring.past import PastPeriod
from services.scoring.period import PeriodScorer
from services.snapshots import newest_version, thaw

_HARMLESS = frozenset(
    {
        "absence",
        "agenda_item",
        "calendar_day",
        "coaching_note",
        "diagnosis",
        "improvement",
        "improvement_checkpoint",
        "meeting",
        "participant",
        "pip",
        "pip_checkpoint",
        "plan",
        "plan_approval",
        "practice",
        "practice_spread",
        "report",
        "resolution",
    }
)
"""Tables that no result rests on."""
_OBJECTIVES = frozenset({"objective"})
"""Of an objective a result shows the perspective; no result rests on its links or its place on the map."""


class _Scoring(Struct, frozen=True):
    """What scores an open period, and the perspectives of the objectives when it was read.

    `opened`: what other open periods brought along when it was made, for those that are scored next.
    """

    scorer: PeriodScorer
    perspectives: dict[str, str]
    opened: Mapping[str, PastPeriod]


class Results:
    """What the periods came to. A result is kept until something that it rests on changes.

    An edit of entries rescores only the subjects that it touches.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._scorers: Fresh[str, _Scoring] = Fresh()
        self._kept: Fresh[str, PeriodResult] = Fresh()
        ledger.subscribe(self._note)

    def _note(self, written: Written) -> None:
        if written.tables <= _HARMLESS:
            return
        kept, scorers = self._kept.standing, self._scorers.standing
        if written.tables <= _HARMLESS | _OBJECTIVES:
            with self._ledger.read() as connection:
                now = _perspectives_in(connection)
            if all(one.perspectives == now for one in scorers.values()):
                return
        touches_periods = PeriodRow.__tablename__ in written.tables
        locked = {code: one for code, one in kept.items() if one.state is PeriodState.LOCKED}
        self._kept.change({} if touches_periods else locked)
        entries_only = written.entries_only and len(written.periods) == 1
        self._scorers.change(
            {
                code: self._revised(one, written)
                for code, one in scorers.items()
                if {code} == written.periods and entries_only
            }
        )

    def _revised(self, scoring: _Scoring, written: Written) -> _Scoring:
        """The scoring of a period after an edit of entries in it."""
        keys = {SubjectKey(SubjectType(kind), subject) for kind, subject in written.subjects}
        with self._ledger.read() as connection:
            fresh = entries_of(connection, scoring.scorer, keys, written.tables)
        return _Scoring(scoring.scorer.revised(keys, fresh, written.tables), scoring.perspectives, {})

    def of(self, code: str) -> PeriodResult:
        """A period's results; Mendable when it was never opened."""

        def find() -> PeriodResult:
            open_now = code in self._scorers.standing
            frozen = None if open_now else self._frozen(code)
            return frozen or self.scorer(code).result()

        return self._kept.of(code, find)

    def within(self, connection: Connection, code: str) -> PeriodResult:
        """An open period's results inside a transaction that has written nothing yet: as they were shown."""
        if code in self._scorers.standing:
            return self.of(code)
        return score(connection, code)

    def _frozen(self, code: str) -> PeriodResult | None:
        """A locked period's result, None while it is open; Mendable when it was never opened."""
        with self._ledger.read() as connection:
            if state_of(connection, code) is not PeriodState.LOCKED:
                return None
            return thaw(connection, code, newest_version(connection, code) or 1)

    def scorer(self, code: str) -> PeriodScorer:
        """What scores an open period, for asking what an edit would come to; Mendable when it is locked."""

        def find() -> _Scoring:
            with self._ledger.read() as connection:
                require_open(connection, code)
                opened = self._open_pasts(code)
                scorer = scorer_for(connection, code, opened)
                return _Scoring(scorer, _perspectives_in(connection), opened)

        return self._scorers.of(code, find).scorer

    def _open_pasts(self, code: str) -> dict[str, PastPeriod]:
        """What the open periods that were scored already bring into this one; later ones are not asked."""
        opened: dict[str, PastPeriod] = {}
        for known, scoring in self._scorers.standing.items():
            period = scoring.scorer.period
            opened |= scoring.opened
            if can_bear(period, Period.parse(code, period.fiscal_start)):
                opened[known] = scoring.scorer.past()
        return opened

    def subject(self, code: str, key: SubjectKey) -> SubjectResult:
        """One subject's result in a period; Mendable when there is none."""
        found = next((result for result in self.of(code).results if result.key == key), None)
        if found is None:
            raise Mendable("subject.unknown", code=key.code)
        return found


def _perspectives_in(connection: Connection) -> dict[str, str]:
    """Every objective's perspective."""
    found = connection.execute(select(ObjectiveRow.code, ObjectiveRow.perspective))
    return {row.code: row.perspective for row in found}
