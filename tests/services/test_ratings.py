"""Ratings of a line: set whole, or refused cell by cell with nothing written; tried before they are."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.terms import RaterGroup, SubjectType
from services.company import Company
from services.domain.entry import Rating
from services.domain.result import LineState
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.language import Language
from services.printing.packet import sheets_pdf
from services.scoring.method_ratings import Standing
from services.typed_ratings import (
    FIELDS,
    PastedRatings,
    RatedLine,
    RatingsRefused,
    TypedRating,
    read_pasted,
    typed_rating,
)
from services.wording.actions import action_words
from services.wording.problems import problem_words
from services.wording.steps import tell
from services.wording.terms import label
from tests.services.printing.made_results import PRINTED
from tests.services.printing.reading import texts
from tests.services.small_firm import E1, E3, complete, rate

MONTH = "2026-10"
TEAM = RatedLine(MONTH, E3, "TEAM")
ZH = Language("zh")
SUPERIOR, PEER, SELF = RaterGroup.SUPERIOR, RaterGroup.PEER, RaterGroup.SELF


@pytest.fixture
def firm(firm: Company) -> Company:
    rate(firm)
    return firm


def rows(*given_rows: tuple[str, ...]) -> list[TypedRating]:
    """Group and score, then rater and reason where they matter."""
    return [TypedRating(group, *rest[1:2] or ("",), rest[0], *rest[2:]) for group, *rest in given_rows]


def refused(firm: Company, action: Callable[[], object]) -> Mendable:
    """A refusal, which leaves records and trail as they were."""
    before = firm.records(), firm.trail.actions()
    with pytest.raises(Mendable) as caught:
        action()
    assert (firm.records(), firm.trail.actions()) == before
    return caught.value


def score(firm: Company) -> Decimal | None:
    return firm.results.subject(MONTH, E3).lines[0].score


def told(firm: Company, typed: Sequence[TypedRating]) -> list[str]:
    return [tell(ZH, step) for step in firm.ratings.try_out(TEAM, E3, typed).line.steps]


# Taken


def test_ratings_are_set_whole_and_undone_whole(firm: Company) -> None:
    firm.ratings.replace(
        TEAM, rows(("上级", "80", " 安 ", "稳"), ("", ""), ("peer", "７０．５"), ("自评", "95"))
    )
    first = firm.ratings.of(TEAM)
    assert first == (
        Rating(MONTH, *E3, "TEAM", 0, SUPERIOR, Decimal(80), "安", "稳"),
        Rating(MONTH, *E3, "TEAM", 1, PEER, Decimal("70.5")),
        Rating(MONTH, *E3, "TEAM", 2, SELF, Decimal(95)),
    )
    assert score(firm) == Decimal("78.65")
    firm.ratings.replace(TEAM, rows(("superior", "60")))
    assert [given.score for given in firm.ratings.of(TEAM)] == [60]
    action = firm.trail.next_undo
    assert action is not None
    assert action_words(ZH, action) == "Cy“Teamwork”的评价：1 条"
    firm.trail.undo()
    assert firm.ratings.of(TEAM) == first
    firm.trail.redo()
    assert score(firm) == 60


def test_the_same_ratings_again_are_no_action(firm: Company) -> None:
    typed = rows(("superior", "80", "Ann"), ("peer", "70"))
    firm.ratings.replace(TEAM, typed)
    before = firm.trail.actions()
    firm.ratings.replace(
        TEAM, [typed_rating(one, {g: label(ZH, g) for g in RaterGroup}) for one in firm.ratings.of(TEAM)]
    )
    assert firm.trail.actions() == before


def test_without_ratings_the_entered_number_counts_again(firm: Company) -> None:
    firm.actuals.enter(MONTH, E3, "TEAM", "88")
    assert score(firm) == 88
    firm.ratings.replace(TEAM, rows(("superior", "70")))
    assert score(firm) == 70
    firm.ratings.replace(TEAM, rows(("", "")))
    assert firm.ratings.of(TEAM) == ()
    assert score(firm) == 88


def test_a_number_beside_ratings_is_refused_in_words(firm: Company) -> None:
    firm.ratings.replace(TEAM, rows(("superior", "70")))
    problem = refused(firm, lambda: firm.actuals.enter(MONTH, E3, "TEAM", "88"))
    assert problem.code == "actual.rated"
    assert "清空" in problem_words(ZH, problem)


def test_self_ratings_alone_are_kept_but_score_nothing_and_say_so(firm: Company) -> None:
    firm.ratings.replace(TEAM, rows(("自评", "90")))
    line = firm.results.subject(MONTH, E3).lines[0]
    assert (line.state, line.score) == (LineState.MISSING, None)
    assert told(firm, rows(("自评", "90"))) == ["目前只有自评：还需要有权重的其他组别评分"]


# Refused


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        (("superior", "101"), "score", "ratings.scale"),
        (("superior", "-0.5"), "score", "ratings.scale"),
        (("superior", "85%"), "score", "ratings.percent"),
        (("superior", "８５％"), "score", "ratings.percent"),
        (("superior", "NaN"), "score", "ratings.not_a_number"),
        (("superior", "good"), "score", "ratings.not_a_number"),
        (("superior", "=80+5"), "score", "ratings.not_a_number"),
        (("superior", ""), "score", "ratings.score_missing"),
        (("", "85"), "group", "ratings.group_missing"),
        (("老板", "85"), "group", "ratings.group"),
    ],
)
def test_a_wrong_cell_is_told_and_nothing_is_written(
    firm: Company, row: tuple[str, ...], field: str, code: str
) -> None:
    problem = refused(firm, lambda: firm.ratings.replace(TEAM, rows(("superior", "80"), row)))
    assert isinstance(problem, RatingsRefused)
    assert [(one.row, one.field, one.problem.code) for one in problem.problems] == [(1, field, code)]
    words = problem_words(ZH, problem.problems[0].problem)
    assert "{" not in words
    assert words != problem_words(Language("en"), problem.problems[0].problem)


def test_a_named_rater_rates_once_in_a_group(firm: Company) -> None:
    twice = rows(("superior", "80", "Ann"), ("peer", "80", "Ann"), ("", ""), ("peer", "70", " ａｎｎ "))
    problem = refused(firm, lambda: firm.ratings.replace(TEAM, twice))
    assert isinstance(problem, RatingsRefused)
    (only,) = problem.problems
    assert (only.row, only.field) == (3, "rater")
    assert "第 2 行" in problem_words(ZH, only.problem)
    firm.ratings.replace(TEAM, rows(("peer", "80"), ("peer", "70")))
    assert len(firm.ratings.of(TEAM)) == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (RatedLine(MONTH, E1, "RATE"), "ratings.other_method"),
        (RatedLine(MONTH, E1, "NONE"), "kpi.unknown"),
        (RatedLine(MONTH, SubjectKey(SubjectType.EMPLOYEE, "E9"), "TEAM"), "subject.unknown"),
        (RatedLine("2026-11", E3, "TEAM"), "period.unknown"),
    ],
)
def test_what_who_and_when_must_be_there(firm: Company, line: RatedLine, code: str) -> None:
    assert refused(firm, lambda: firm.ratings.replace(line, rows(("superior", "80")))).code == code


def test_a_line_out_of_the_period_takes_none(firm: Company) -> None:
    firm.actuals.mark_not_applicable(MONTH, E3, "TEAM", "on loan")
    problem = refused(firm, lambda: firm.ratings.replace(TEAM, rows(("superior", "80"))))
    assert problem.code == "ratings.not_applicable"


def test_a_locked_period_keeps_its_ratings(firm: Company) -> None:
    complete(firm)
    firm.ratings.replace(TEAM, rows(("superior", "80")))
    firm.periods.lock(MONTH)
    assert refused(firm, lambda: firm.ratings.replace(TEAM, [])).code == "period.locked"
    assert refused(firm, lambda: firm.ratings.try_out(TEAM, E3, [])).code == "period.locked"
    stored = firm.ratings.stored(TEAM, E3)
    assert stored.line.score == 80
    assert [standing.size for standing in stored.standings] == [0, 1, 0]


# Tried


SCORES = st.one_of(
    st.integers(0, 100).map(str),
    st.decimals(0, 100, places=2).map(str),
    st.sampled_from(["", "101", "85%", "x"]),
)
TYPED = st.lists(
    st.builds(
        TypedRating,
        st.sampled_from([*(group.value for group in RaterGroup), "", "nobody"]),
        st.sampled_from(["", "Ann", "Bo", "Cy"]),
        SCORES,
        st.just(""),
    ),
    max_size=9,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
def test_what_is_tried_is_what_the_saved_ratings_score(firm: Company, typed: list[TypedRating]) -> None:
    tried = firm.ratings.try_out(TEAM, E3, typed)
    wrong = {problem.row for problem in tried.problems}
    firm.ratings.replace(TEAM, [row for at, row in enumerate(typed) if at not in wrong])
    assert firm.results.subject(MONTH, E3).lines[0] == tried.line
    assert firm.ratings.stored(TEAM, E3).standings == tried.standings
    if wrong:
        assert refused(firm, lambda: firm.ratings.replace(TEAM, typed)).code == "ratings.refused"


def test_trying_writes_nothing(firm: Company) -> None:
    before = firm.records(), firm.trail.actions(), firm.results.of(MONTH)
    firm.ratings.try_out(TEAM, E3, rows(("superior", "80")))
    assert (firm.records(), firm.trail.actions(), firm.results.of(MONTH)) == before


def test_trimming_capping_and_what_the_minimum_hides_are_told_as_on_the_sheet(firm: Company) -> None:
    five = rows(*(("superior", points) for points in ("78", "85", "88", "90", "97")), ("peer", "100"))
    told_of = told(firm, five)
    assert told_of[0] == "上级：5 份评分，去掉一个最高分和一个最低分，平均 87.666…，权重 60"
    assert told_of[1] == "同级：评分不足 3 份，不单独显示"
    assert any("自评" in words and "按比例" in words for words in told_of)
    assert "90" in told_of[-2]
    assert firm.ratings.try_out(TEAM, E3, five).line.score == 90


def test_the_groups_tell_their_share_after_absent_ones_and_those_without_a_weight(firm: Company) -> None:
    tried = firm.ratings.try_out(TEAM, E3, rows(("superior", "80"), ("peer", "70"), ("专家", "90")))
    assert tried.standings == (
        Standing(SELF, Decimal(10), 0, None),
        Standing(SUPERIOR, Decimal(60), 1, Decimal("66.67")),
        Standing(PEER, Decimal(30), 1, Decimal("33.33")),
        Standing(RaterGroup.EXPERT, None, 1, None),
    )
    assert tried.line.score == Decimal("76.67")


def test_the_printed_sheet_shows_self_scores_and_names_no_rater_and_no_mean_of_a_small_group(
    firm: Company,
) -> None:
    firm.ratings.replace(TEAM, rows(("superior", "80", "Xu"), ("peer", "71", "Zoe"), ("peer", "72", "Yan")))
    firm.actuals.set_self_score(MONTH, E3, "TEAM", "83.5")
    words = "".join(texts(sheets_pdf(firm.results.of(MONTH), ZH, printed_at=PRINTED)))
    assert "同级：评分不足3份，不单独显示" in words.replace(" ", "")
    assert "83.5" in words
    assert not [hidden for hidden in ("Zoe", "Yan", "Xu", "71.5") if hidden in words]


# Pasted


def test_pasted_columns_are_found_by_their_headers_in_any_order() -> None:
    found = read_pasted("分数\t评价人\t组别\t备用\n85\t安\t上级\tx\n\n90\t\t同级\t", "reason")
    assert found.headed
    assert dict(zip(found.fields, found.rows[0], strict=True)) == {
        "score": "85",
        "rater": "安",
        "group": "上级",
    }
    assert len(found.rows) == 2
    assert found.left_out == ("备用",)


@pytest.mark.parametrize(
    ("text", "column", "fields"),
    [
        ("上级\t安\t85\t稳", "group", FIELDS),
        ("上级\t安\t85", "reason", FIELDS[:3]),
        ("安\t85\t稳\t又\t再", "rater", FIELDS),
        ("85\n90", "score", ("score",)),
        ("安\t85", "rater", ("rater", "score")),
        ("", "group", ()),
    ],
)
def test_a_block_without_headers_begins_where_one_is_unless_it_begins_with_groups(
    text: str, column: str, fields: tuple[str, ...]
) -> None:
    assert read_pasted(text, column).fields == fields


def test_cells_beyond_the_last_column_are_said_to_be_left_out() -> None:
    assert read_pasted("上级\t安\t85\t稳\t多余", "group") == PastedRatings(
        FIELDS, (("上级", "安", "85", "稳"),), ("5",)
    )
