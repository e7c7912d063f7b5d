"""KPIs as the officer keeps them: from the library, versions after a lock, answers to alarms."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.alarms import alarm_answers, standing_answer
from services.company import Company
from services.edits import EditRefused, InUse
from services.kpi_versions import changed_fields
from services.library.catalogue import Library
from services.typed_row import typed_row

OCTOBER = "2026-10"


@pytest.fixture
def company(own_sample: Path) -> Company:
    return Company.open(own_sample)


def test_an_indicator_is_taken_in_under_the_next_code_and_paired_with_its_namesake(company: Company) -> None:
    with company:
        library = Library.load()
        paired = next(
            one
            for one in library.indicators
            if (outcome := library.outcome(one)) is not None and outcome.name.zh == "客户满意度"
        )
        code = company.kpis.take(library, paired, "zh", provider="销售部")
        kpi = company.kpis.shelf().get(code)
        assert code == "K37"
        assert kpi is not None
        assert (kpi.name, kpi.provider, kpi.outcome) == (paired.name.zh, "销售部", "K14")
        company.trail.undo()
        assert company.kpis.shelf().get(code) is None


def test_every_indicator_of_the_library_can_be_taken_in(company: Company) -> None:
    with company:
        library = Library.load()
        for language in ("zh", "en"):
            for indicator in library.indicators[::23]:
                company.kpis.take(library, indicator, language)


def test_a_kpi_changed_after_a_lock_keeps_its_old_form_once_a_lock(company: Company) -> None:
    with company:
        book, locked = company.kpis, company.results.of("2026-09")
        kpi = book.shelf().get("K17")
        assert kpi is not None
        book.save({**typed_row(kpi), "definition": "按客户认可的等级计"})
        book.save({**typed_row(kpi), "definition": "按客户认可的等级计，不含降级品"})
        changed = book.shelf().get("K17")
        assert changed is not None
        forms = book.versions(changed)
        assert [form.version for form in forms] == [1, 2]
        assert forms[0].kpi == kpi
        assert changed_fields(forms[0].kpi, forms[1].kpi) == ("definition",)
        assert company.results.of("2026-09") == locked

        company.ledger.store.now = lambda: datetime(2030, 1, 1, tzinfo=UTC)
        company.periods.reopen("2026-09", "复核")
        company.periods.lock("2026-09")
        book.save({**typed_row(changed), "name": "成品率（客户认可）"})
        assert book.shelf().kept["K17"] == 2


def test_a_change_and_its_old_form_are_taken_back_together(company: Company) -> None:
    with company:
        kpi = company.kpis.shelf().get("K17")
        assert kpi is not None
        company.kpis.save({**typed_row(kpi), "unit": "百分比"})
        company.trail.undo()
        assert company.kpis.shelf().get("K17") == kpi
        assert "K17" not in company.kpis.shelf().kept


def test_a_kpi_that_no_locked_result_knows_has_no_old_forms(company: Company) -> None:
    with company:
        company.kpis.save({"code": "K90", "name": "新", "direction": "higher", "method": "direct"}, new=True)
        company.kpis.save({"code": "K90", "name": "更新", "direction": "higher", "method": "direct"})
        assert "K90" not in company.kpis.shelf().kept


def test_a_kpi_of_locked_results_cannot_be_deleted_even_when_no_card_has_it(company: Company) -> None:
    with company:
        kpi = company.kpis.shelf().get("K17")
        assert kpi is not None
        with pytest.raises(InUse) as refused:
            company.kpis.remove(kpi)
        assert {"scorecard_line", "result_line"} <= {use.table for use in refused.value.uses}


def test_an_answer_holds_for_its_month_and_a_snooze_until_its_last_month(company: Company) -> None:
    with company:
        book = company.kpis
        alarm = company.results.of(OCTOBER).divergences[0]
        row = {"kpi": alarm.kpi, "outcome": alarm.outcome, "month": OCTOBER, "answer": "accepted"}
        with pytest.raises(EditRefused) as refused:
            book.answer({**row, "reason": ""}, alarm.name)
        assert [found.field for found in refused.value.problems] == ["reason"]
        book.answer({**row, "reason": "降级品订单所致"}, alarm.name)
        held = alarm_answers(company.results.of(OCTOBER), company.alarms.answers())
        assert held["K17"].reason == "降级品订单所致"
        assert standing_answer(company.alarms.answers(), "K17", "K13", "2026-11") is None
        book.answer({**row, "answer": "snoozed", "reason": "等新标准", "until": "2026-12"}, alarm.name)
        assert standing_answer(company.alarms.answers(), "K17", "K13", "2026-12") is not None
        assert standing_answer(company.alarms.answers(), "K17", "K13", "2027-01") is None


def test_the_series_of_a_pair_meet_the_alarm_s_figures(company: Company) -> None:
    with company:
        alarm = company.results.of(OCTOBER).divergences[0]
        series = company.kpis.series("K17", "K13", OCTOBER)
        assert series.months[-1] == OCTOBER
        assert len(series.months) == 12
        last = [round(score, 2) for score in series.scores[-3:] if score is not None]
        other = [round(score, 2) for score in series.outcome_scores[-3:] if score is not None]
        assert (tuple(last), tuple(other)) == (alarm.scores, alarm.outcome_scores)
