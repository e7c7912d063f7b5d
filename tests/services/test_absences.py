"""Absences by hand: under the workbook's checks, each change one action."""

from collections.abc import Callable
from datetime import date

import pytest

from models.terms import AbsenceKind
from services.company import Company
from services.domain.organisation import Absence
from services.edits import EditRefused, FieldProblem
from services.language import Language
from services.wording.actions import action_words
from services.wording.fields import field_words

ZH = Language("zh")


def refused(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(EditRefused) as caught:
        act()
    return told(caught.value.problems)


def told(problems: tuple[FieldProblem, ...]) -> dict[str, str]:
    return {found.field: field_words(ZH, found) for found in problems}


def test_an_absence_is_added_as_it_is_typed_and_read_back(firm: Company) -> None:
    firm.absences.add("E1", {"first_day": "2026年9月20日", "last_day": "", "kind": "工伤", "note": " 右手 "})
    firm.absences.add("E1", {"first_day": "2026/3/2", "last_day": "2026-03-06", "kind": ""})
    assert firm.absences.of("E1") == (
        Absence("E1", date(2026, 9, 20), None, AbsenceKind.INJURY, "右手"),
        Absence("E1", date(2026, 3, 2), date(2026, 3, 6), AbsenceKind.OTHER),
    )
    assert firm.absences.of("E2") == ()
    assert action_words(ZH, firm.trail.actions(1)[0]) == "Ann 2026-03-02 起的缺勤"
    firm.trail.undo()
    assert len(firm.absences.of("E1")) == 1


def test_a_change_may_move_its_first_day_and_keeps_one_row(firm: Company) -> None:
    firm.absences.add("E1", {"first_day": "2026-09-20"})
    fields = {"first_day": "2026-09-18", "last_day": "2026-10-02", "kind": "病假", "note": ""}
    firm.absences.change("E1", date(2026, 9, 20), fields)
    assert firm.absences.of("E1") == (Absence("E1", date(2026, 9, 18), date(2026, 10, 2), AbsenceKind.SICK),)
    firm.trail.undo()
    assert firm.absences.of("E1") == (Absence("E1", date(2026, 9, 20)),)


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(firm: Company) -> None:
    firm.absences.add("E1", {"first_day": "2026-09-20", "last_day": "2026-10-25"})
    before = firm.absences.of("E1")
    add = firm.absences.add
    assert "2026-09-20" in refused(lambda: add("E1", {"first_day": "2026-10-25"}))["first_day"]
    assert refused(lambda: add("E1", {"first_day": "2026-09-20", "last_day": "2026-09-21"}))["first_day"]
    assert refused(lambda: add("E1", {"first_day": "2026-11-05", "last_day": "2026-11-04"}))["last_day"]
    assert refused(lambda: add("E1", {"first_day": "明天"}))["first_day"]
    assert refused(lambda: add("E1", {"first_day": ""}))["first_day"]
    assert refused(lambda: add("E1", {"first_day": "2026-11-05", "kind": "旅游"}))["kind"]
    assert refused(lambda: add("E9", {"first_day": "2026-11-05"}))
    assert firm.absences.of("E1") == before
    add("E2", {"first_day": "2026-09-20"})  # another's days do not matter


def test_the_one_that_is_changed_does_not_bar_its_own_days(firm: Company) -> None:
    firm.absences.add("E1", {"first_day": "2026-09-20"})
    fields = {"first_day": "2026-09-21", "last_day": ""}
    assert told(firm.absences.check("E1", fields, date(2026, 9, 20))) == {}
    assert "改日期" in told(firm.absences.check("E1", fields))["first_day"]


def test_one_is_removed_and_undo_brings_it_back(firm: Company) -> None:
    firm.absences.add("E1", {"first_day": "2026-09-20"})
    firm.absences.remove("E1", date(2026, 9, 20))
    assert firm.absences.of("E1") == ()
    assert action_words(ZH, firm.trail.actions(1)[0]) == "删除 Ann 2026-09-20 起的缺勤"
    firm.trail.undo()
    assert len(firm.absences.of("E1")) == 1
