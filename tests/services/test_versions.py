"""A period's versions: who locked them when, why it was reopened, and what differs between two."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from models.kpi import KpiRow
from models.organisation import EmployeeRow
from models.terms import PeriodState
from services.company import Company
from services.domain.result import ResultState
from services.domain.scorecard import SubjectKey
from services.domain.version import PRESENT, Aspect, SubjectDifference, compare
from services.errors import Mendable
from services.language import Language
from services.wording.versions import difference_words, subject_words, version_words
from tests.services.small_firm import E1, E2, complete

MONTH = "2026-10"
ZH = Language("zh")


@pytest.fixture
def firm(firm: Company) -> Company:
    """October locked, reopened, one value changed, and locked again."""
    complete(firm)
    firm.periods.lock(MONTH)
    firm.periods.reopen(MONTH, "an appeal")
    firm.actuals.enter(MONTH, E1, "RATE", "500")
    return firm


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(Mendable) as caught:
        action()
    return caught.value.code


def rows(found: SubjectDifference) -> list[tuple[str, ...]]:
    return [tuple(difference_words(ZH, one)) for one in found.differences]


def aspects(found: tuple[SubjectDifference, ...]) -> dict[SubjectKey, list[Aspect]]:
    return {one.key: [each.aspect for each in one.differences] for one in found}


def test_a_month_that_was_never_locked_has_no_version(firm: Company) -> None:
    firm.periods.open("2026-11")
    assert firm.versions.of("2026-11") == ()
    assert firm.versions.choices("2026-11") == ()


def test_every_lock_is_a_version_with_the_reason_of_the_reopening_after_it(firm: Company) -> None:
    assert firm.versions.choices(MONTH) == (1, PRESENT)
    firm.periods.lock(MONTH)
    first, second = firm.versions.of(MONTH)
    assert (first.number, first.reopened, second.number, second.reopened) == (1, "an appeal", 2, "")
    assert len({first.digest, second.digest}) == 2
    assert firm.versions.choices(MONTH) == (1, 2)
    assert version_words(ZH, first).endswith("锁定；重新开放原因：an appeal")
    assert first.locked_by in version_words(ZH, second)


def test_reopenings_of_other_months_are_not_told_here(firm: Company) -> None:
    firm.periods.open("2026-11")
    complete(firm, "2026-11")
    firm.periods.lock("2026-11")
    firm.periods.reopen("2026-11", "another")
    assert [one.reopened for one in firm.versions.of(MONTH)] == ["an appeal"]


def test_a_version_that_is_none_is_refused(firm: Company) -> None:
    assert refusal(lambda: firm.versions.result(MONTH, 7)) == "version.unknown"


def test_the_reopened_month_is_compared_with_its_last_lock(firm: Company) -> None:
    (ann,) = firm.versions.compare(MONTH, 1, PRESENT)
    assert ann.key == E1
    assert rows(ann) == [
        ("", "合计得分", "85.80", "89.00"),
        ("Volume", "实际值", "460 t", "500 t"),
        ("Volume", "得分", "92.00", "100.00"),
    ]
    assert subject_words(ZH, ann) == "Ann：合计 +3.20"


def test_nothing_differs_where_nothing_was_changed(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    assert firm.versions.compare(MONTH, 1, PRESENT) == ()
    firm.periods.lock(MONTH)
    assert firm.versions.compare(MONTH, 1, 2) == ()


def test_names_rules_weights_reasons_and_adjustments_are_told_old_and_new(firm: Company) -> None:
    firm.adjustments.replace(MONTH, E2, [(Decimal(2), "night shift")])
    firm.actuals.set_note(MONTH, E2, "RATE", "see report")
    firm.actuals.mark_not_applicable(MONTH, E2, "SHARE", "mill stood")
    with firm.ledger.write("test.rename") as writing:
        writing.unit.put(EmployeeRow, {"number": "E2", "name": "Bob", "department": "D2"})
        writing.unit.put(KpiRow, {"code": "RATE", "name": "Tonnage", "parameters": "zero_below=50"})
    firm.periods.lock(MONTH)
    found = aspects(firm.versions.compare(MONTH, 1, 2))
    assert {Aspect.NAME, Aspect.DEPARTMENT, Aspect.ADJUSTMENTS, Aspect.NOT_APPLICABLE} <= set(found[E2])
    assert {Aspect.WORDING, Aspect.RULE, Aspect.NOTE} <= set(found[E2])
    assert {Aspect.WORDING, Aspect.RULE} <= set(found[E1])
    bob = next(one for one in firm.versions.compare(MONTH, 1, 2) if one.key == E2)
    told = {(kpi, aspect): (old, new) for kpi, aspect, old, new in rows(bob)}
    assert told["", "姓名"] == ("Bo", "Bob")
    assert told["", "加减分"] == ("—", "+2.00  night shift")
    assert told["Yield", "不适用"] == ("—", "mill stood")


def test_subjects_and_lines_that_came_or_went_are_told(firm: Company) -> None:
    old = firm.versions.result(MONTH, 1)
    ann, bo = old.results
    fewer = replace(old, results=(replace(ann, lines=ann.lines[1:], state=ResultState.INCOMPLETE),))
    changed, gone = compare(old, fewer)
    assert [one.aspect for one in changed.differences] == [Aspect.STATE, Aspect.LINE]
    assert rows(changed)[1] == ("Volume", "考核表中的指标", "40%  92.00", "—")
    assert (gone.key, gone.new, subject_words(ZH, gone)) == (bo.key, None, "Bo：本版已无")
    came = compare(fewer, old)
    assert [subject_words(ZH, one) for one in came] == ["Ann", "Bo：本版新增"]


def test_old_versions_stay_readable_after_later_locks(firm: Company) -> None:
    first = firm.versions.result(MONTH, 1)
    firm.periods.lock(MONTH)
    firm.periods.reopen(MONTH, "another appeal")
    assert firm.versions.result(MONTH, 1) == first
    assert firm.versions.result(MONTH, PRESENT).state is PeriodState.OPEN
    assert [one.reopened for one in firm.versions.of(MONTH)] == ["an appeal", "another appeal"]
