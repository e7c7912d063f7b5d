"""Where an entered value comes from: the last entry of it, by whom, in place of what."""

from services.company import Company
from services.domain.scorecard import SubjectKey
from services.origins import Origin
from tests.services.small_firm import D1, E1, E2, complete

MONTH = "2026-10"


def origin(firm: Company, *keys: SubjectKey, kpi: str = "RATE", seal: str = "") -> Origin | None:
    return firm.origins.of(MONTH, keys or (E1,), kpi, seal)


def told(firm: Company, *keys: SubjectKey, kpi: str = "RATE", seal: str = "") -> tuple[str, str, str]:
    found = origin(firm, *keys, kpi=kpi, seal=seal)
    assert found is not None
    return found.verb, found.before, found.after


def test_the_last_entry_counts_with_what_it_replaced(firm: Company) -> None:
    assert origin(firm) is None
    firm.actuals.enter(MONTH, E1, "RATE", "95.2")
    assert told(firm) == ("actual.enter", "", "95.2")
    firm.actuals.enter(MONTH, E1, "RATE", "94.0")
    firm.actuals.enter(MONTH, E2, "RATE", "93")
    found = origin(firm)
    assert found is not None
    assert (found.before, found.after) == ("95.2", "94")
    assert (found.at, found.who) == (firm.trail.actions()[1].at, firm.trail.actions()[1].who)


def test_what_does_not_touch_the_actual_is_no_entry_of_it(firm: Company) -> None:
    firm.actuals.set_note(MONTH, E1, "RATE", "first a note")
    assert origin(firm) is None
    firm.actuals.enter(MONTH, E1, "RATE", "95.2")
    firm.actuals.set_note(MONTH, E1, "RATE", "value: text")
    firm.actuals.set_target(MONTH, E1, "RATE", "500")
    firm.actuals.set_self_score(MONTH, E1, "RATE", "80")
    assert told(firm) == ("actual.enter", "", "95.2")


def test_words_and_reasons_are_told_as_they_stand(firm: Company) -> None:
    firm.actuals.describe(MONTH, E1, "LEVEL", "late", "two days")
    found = origin(firm, kpi="LEVEL")
    assert found is not None
    assert (found.after, found.reason) == ("late", "two days")
    firm.actuals.mark_not_applicable(MONTH, E1, "LEVEL", "no reports due")
    assert told(firm, kpi="LEVEL") == ("actual.not_applicable", "late", "no reports due")


def test_an_undone_entry_is_told_as_undone(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "1")
    firm.actuals.enter(MONTH, E1, "RATE", "2")
    firm.trail.undo()
    assert told(firm) == ("undo", "2", "1")
    firm.trail.undo()
    assert origin(firm) is None


def test_the_first_subject_that_has_an_entry_counts(firm: Company) -> None:
    firm.actuals.enter(MONTH, D1, "RATE", "3")
    assert told(firm, E1, D1) == ("actual.enter", "", "3")
    firm.actuals.enter(MONTH, E1, "RATE", "4")
    assert told(firm, E1, D1) == ("actual.enter", "", "4")
    firm.actuals.enter(MONTH, E1, "RATE", "")
    assert told(firm, E1, D1) == ("actual.enter", "", "3")


def test_a_locked_period_tells_what_was_entered_before_its_lock(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    first = firm.results.of(MONTH).seal
    firm.periods.reopen(MONTH, "mistyped")
    firm.actuals.enter(MONTH, E1, "RATE", "470")
    assert told(firm, seal=first) == ("actual.enter", "", "460")
    assert told(firm) == ("actual.enter", "460", "470")


def test_the_last_entry_is_found_by_walking_back_from_the_newest_change(firm: Company) -> None:
    """Not by reading the whole trail, which grows for years: one moves through the grid in the meantime."""
    firm.actuals.enter(MONTH, E1, "RATE", "95.2")
    asked: list[str] = []
    with firm.ledger.store.connection() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(asked.append)
    assert told(firm) == ("actual.enter", "", "95.2")
    driver.set_trace_callback(None)
    statement = next(words for words in asked if "audit_change" in words)
    with firm.ledger.read() as connection:
        plan = [step[-1] for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]
    assert len(plan) == 1, plan
    assert plan[0].startswith("SEARCH"), plan
