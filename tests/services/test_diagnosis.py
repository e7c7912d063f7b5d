"""Strategy years and the four steps: copied, kept, written field by field, taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from services.company import Company
from services.domain.diagnosis import Diagnosis, StepState, state_of
from services.domain.strategy import DiagnosisStep
from services.edits import EditRefused
from services.errors import Mendable
from services.language import Language
from services.wording.actions import action_words
from services.wording.problems import problem_words


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with Company.create(tmp_path / "new.zhanji") as company:
        yield company


def newest(company: Company) -> Diagnosis:
    return company.diagnosis.years()[0]


def undone(company: Company) -> str:
    return action_words(Language("zh"), company.trail.undo())


def test_the_first_year_begins_with_what_the_settings_say(company: Company) -> None:
    assert company.diagnosis.years() == ()
    company.settings.change({"value_driver": "合同", "strategic_intent": "利润"})
    company.diagnosis.begin(2026)
    assert (newest(company).value_driver, newest(company).strategic_intent) == ("合同", "利润")
    assert [state_of(step) for step in newest(company).steps] == [StepState.BLANK] * 4


def test_a_year_begins_as_a_copy_and_the_one_before_stays(company: Company) -> None:
    book = company.diagnosis
    book.begin(2026)
    book.mean(2026, "value_driver", "合同")
    book.write(2026, 1, {"findings": "看交期", "evidence": "走访", "asked": "客户", "day": "2025-11-10"})
    book.finish(2026, 1)
    before = newest(company)
    book.begin(2027)
    copied, kept = book.years()
    assert kept == before
    assert copied.value_driver == "合同"
    assert copied.step(1) == DiagnosisStep(2027, 1, "看交期", "走访", "客户", None, done=False)
    assert state_of(copied.step(1)) is StepState.BEGUN
    assert undone(company) == "新建 2027 战略年度"
    assert book.years() == (before,)


def test_a_year_in_between_copies_the_one_before_it_and_leaves_the_settings(company: Company) -> None:
    book = company.diagnosis
    for year, driver in ((2024, "旧"), (2026, "新")):
        book.begin(year)
        book.mean(year, "value_driver", driver)
    book.begin(2025)
    assert [(one.year, one.value_driver) for one in book.years()] == [
        (2026, "新"),
        (2025, "旧"),
        (2024, "旧"),
    ]
    assert company.settings.read().value_driver == "新"


def test_a_year_that_is_there_is_not_begun_again(company: Company) -> None:
    company.diagnosis.begin(2026)
    with pytest.raises(Mendable) as refused:
        company.diagnosis.begin(2026)
    assert problem_words(Language("zh"), refused.value) == "已有 2026 战略年度，请换一年。"


def test_a_year_begun_by_mistake_goes_with_its_steps_and_the_company_has_its_driver_back(
    company: Company,
) -> None:
    book = company.diagnosis
    book.begin(2026)
    book.mean(2026, "value_driver", "合同")
    before = company.records()
    book.begin(2062)
    book.mean(2062, "value_driver", "误")
    book.remove(2062)
    assert company.records() == before
    assert undone(company) == "删除 2062 战略年度"
    assert newest(company).value_driver == company.settings.read().value_driver == "误"


def test_the_newest_years_driver_is_the_companys_in_one_action(company: Company) -> None:
    book = company.diagnosis
    book.begin(2026)
    book.begin(2027)
    book.mean(2027, "strategic_intent", "份额")
    assert company.settings.read().strategic_intent == "份额"
    book.mean(2026, "strategic_intent", "往年")
    assert company.settings.read().strategic_intent == "份额"
    assert undone(company) == "2026 年度战略意图"
    undone(company)
    assert company.settings.read().strategic_intent == newest(company).strategic_intent == ""


def test_a_driver_can_be_taken_away_again(company: Company) -> None:
    book = company.diagnosis
    book.begin(2026)
    book.mean(2026, "value_driver", "合同")
    book.mean(2026, "value_driver", "")
    assert newest(company).value_driver == company.settings.read().value_driver == ""


def test_an_older_year_keeps_the_driver_that_only_the_settings_told(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        before = newest(company)
        company.diagnosis.begin(before.year + 1)
        company.diagnosis.mean(before.year + 1, "value_driver", "别的")
        assert company.diagnosis.years()[1] == before


def test_one_field_is_written_and_the_others_stay(company: Company) -> None:
    book = company.diagnosis
    book.begin(2026)
    book.write(2026, 2, {"findings": "第一行\n第二行"})
    book.write(2026, 2, {"day": "2026-01-15"})
    assert newest(company).step(2) == DiagnosisStep(2026, 2, "第一行\n第二行", day=date(2026, 1, 15))
    book.write(2026, 2, {"findings": ""})
    assert newest(company).step(2).findings == ""
    assert undone(company) == "2026 年度诊断第 2 步"


def test_a_day_that_is_none_is_refused_and_nothing_is_written(company: Company) -> None:
    company.diagnosis.begin(2026)
    with pytest.raises(EditRefused) as refused:
        company.diagnosis.write(2026, 1, {"day": "2026-02-30"})
    assert [found.field for found in refused.value.problems] == ["day"]
    assert state_of(newest(company).step(1)) is StepState.BLANK


def test_a_step_that_is_done_has_a_day_and_can_be_taken_up_again(company: Company) -> None:
    book = company.diagnosis
    book.begin(2026)
    book.finish(2026, 3)
    assert newest(company).step(3).day == book.today()
    assert newest(company).done == 1
    book.finish(2026, 3, done=False)
    assert state_of(newest(company).step(3)) is StepState.BEGUN
    book.write(2026, 4, {"day": "2026-01-15"})
    book.finish(2026, 4)
    assert newest(company).step(4).day == date(2026, 1, 15)
