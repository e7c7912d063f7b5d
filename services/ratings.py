"""Ratings (评价): all raters' scores of one line, read, tried and set as one action."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import ColumnElement, Connection, select

from models.entry import ActualRow, RatingRow
from models.kpi import KpiRow
from models.records import read_records
from models.terms import Method
from services.domain.entry import Rating
from services.domain.result import LineResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open
from services.results import Results
from services.scoring.method_ratings import Standing, standings
from services.scoring.parameters import parse_rule
from services.scoring.rules import RatingRule
from services.subjects import name_of, require_subjects
from services.typed_ratings import RatedLine, RatingProblem, RatingsRefused, TypedRating, read_ratings


class Tried(Struct, frozen=True):
    """What typed ratings come to: the line as the rows that can be read would score it, and what to mend."""

    line: LineResult
    standings: tuple[Standing, ...]
    problems: tuple[RatingProblem, ...] = ()


class Ratings:
    """The ratings of lines whose method is `rating`."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger, self._results = ledger, results

    def of(self, line: RatedLine) -> tuple[Rating, ...]:
        """A line's ratings in their order."""
        with self._ledger.read() as connection:
            return read_records(connection, RatingRow, Rating, *_mine(line))

    def stored(self, line: RatedLine, subject: SubjectKey) -> Tried:
        """What the line's ratings came to on a subject's card, as it stands."""
        result = _line_of(self._results.subject(line.period, subject), line.kpi)
        return Tried(result, _standings(result, self.of(line)))

    def try_out(self, line: RatedLine, subject: SubjectKey, rows: Sequence[TypedRating]) -> Tried:
        """What rows would come to on a subject's card, without writing anything."""
        ratings, problems = read_ratings(line, rows)
        scorer = self._results.scorer(line.period).with_ratings(line.key, line.kpi, ratings)
        result = _line_of(scorer.subject(subject), line.kpi)
        return Tried(result, _standings(result, ratings), problems)

    def replace(self, line: RatedLine, rows: Sequence[TypedRating]) -> None:
        """Set all ratings of a line; none of them leaves it to an entered number.

        RatingsRefused names every cell that cannot be read, and nothing is written.
        """
        facts = {"period": line.period, "type": line.key.type.value, "subject": line.key.code}
        with self._ledger.write("rating.replace", {**facts, "kpi": line.kpi}) as writing:
            unit = writing.unit
            require_open(unit.connection, line.period)
            require_subjects(unit.connection, [line.key])
            name = _rated_kpi(unit.connection, line.kpi)
            fresh, problems = read_ratings(line, rows)
            if problems:
                raise RatingsRefused(problems)
            place = {"period": line.period, "type": line.key.type, "subject": line.key.code, "kpi": line.kpi}
            actual = unit.present(ActualRow, place)
            if fresh and actual is not None and actual["na_reason"]:
                raise Mendable("ratings.not_applicable", kpi=name)
            whose = name_of(unit.connection, line.key)
            writing.facts.update(name=name, whose=whose, count=len(fresh))
            beyond = select(RatingRow.position).where(*_mine(line), RatingRow.position >= len(fresh))
            unit.remove_all(RatingRow, [{**place, "position": at} for at in unit.execute(beyond).scalars()])
            unit.put_all(RatingRow, map(asdict, fresh))


def _rated_kpi(connection: Connection, code: str) -> str:
    """The name of a KPI that is scored by ratings."""
    found = connection.execute(select(KpiRow.name, KpiRow.method).where(KpiRow.code == code)).one_or_none()
    if found is None:
        raise Mendable("kpi.unknown", kpi=code)
    name, method = found
    if method is not Method.RATING:
        raise Mendable("ratings.other_method", kpi=name)
    return str(name)


def _line_of(subject: SubjectResult, kpi: str) -> LineResult:
    found = next((line for line in subject.lines if line.kpi == kpi), None)
    if found is None:
        raise Mendable("kpi.unknown", kpi=kpi)
    return found


def _mine(line: RatedLine) -> tuple[ColumnElement[bool], ...]:
    row = RatingRow
    return (
        row.period == line.period,
        row.type == line.key.type,
        row.subject == line.key.code,
        row.kpi == line.kpi,
    )


def _standings(line: LineResult, ratings: Sequence[Rating]) -> tuple[Standing, ...]:
    """How the groups stand; none while the KPI's rule cannot be read, which the line's steps tell."""
    try:
        rule = parse_rule(line.method, line.direction, line.parameters)
    except Mendable:
        return ()
    return standings(rule, ratings) if isinstance(rule, RatingRule) else ()
