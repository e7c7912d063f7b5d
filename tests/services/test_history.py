"""Earlier results of one subject."""

from pathlib import Path

from models.terms import SubjectType
from services.company import Company
from services.domain.result import VetoMark
from services.domain.scorecard import SubjectKey
from services.history import History

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")


def test_a_subjects_locked_results_come_by_period_as_they_were_locked(sample: Company) -> None:
    found = History(sample.ledger).of(PLANT)
    assert sorted(found) == [*("2025-11", "2025-12"), *(f"2026-{month:02d}" for month in range(1, 10))]
    assert found["2026-09"] == sample.results.subject("2026-09", PLANT)
    veto = next(line for line in found["2026-09"].lines if line.kpi == "K11")
    assert veto.veto_mark is VetoMark.HIT


def test_a_new_lock_is_seen_and_an_edit_keeps_what_is_known(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        before = company.history.of(PLANT)
        company.periods.reopen("2026-09", "数据有误")
        company.actuals.enter("2026-09", PLANT, "K17", "90")
        company.periods.lock("2026-09")
        after = company.history.of(PLANT)
        assert before["2026-09"] != after["2026-09"]
        assert {code: before[code] for code in before if code != "2026-09"} == {
            code: after[code] for code in after if code != "2026-09"
        }
        company.actuals.enter("2026-10", PLANT, "K17", "95")
        assert company.history.of(PLANT) is after


def test_nobodys_history_is_empty(sample: Company) -> None:
    assert not History(sample.ledger).of(SubjectKey(SubjectType.EMPLOYEE, "nobody"))
