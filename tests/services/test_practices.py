"""Good practices: written down, spread, suggested only from what the file holds."""

from datetime import date

import pytest
from msgspec.structs import asdict

from models.meeting import ReportRow
from models.terms import SpreadState
from services.company import Company
from services.domain.practice_list import Origin
from services.domain.report import Report
from services.edits import EditRefused
from services.errors import Mendable

MONTH = "2026-10"
LIST = {"period": MONTH, "title": "rolling orders", "measure": "a list each Monday", "department": "D1"}


def test_a_practice_spreads_to_departments_and_can_be_taken_out_again(firm: Company) -> None:
    code = firm.practices.add(LIST)
    firm.practices.spread(code, "D2", {"state": "trying", "since": "2026-11-02", "note": "shift A"})
    firm.practices.spread(code, "D2", {"state": "adopted", "since": "2026-11-16", "note": ""})
    (one,) = firm.practices.listed().listed
    assert one.department_name == "Sales"
    assert (one.spreads["D2"].state, one.spreads["D2"].since) == (SpreadState.ADOPTED, date(2026, 11, 16))
    firm.practices.unspread(code, "D2")
    assert firm.practices.listed().listed[0].spreads == {}


def test_a_removed_practice_takes_its_spread_along_and_undo_brings_both_back(firm: Company) -> None:
    code = firm.practices.add(LIST)
    firm.practices.spread(code, "D2", {"state": "planned"})
    before = firm.practices.listed()
    firm.practices.remove(code)
    assert firm.practices.listed().listed == ()
    firm.trail.undo()
    assert firm.practices.listed() == before


def test_name_and_measure_are_asked_for_and_a_gone_practice_is_told(firm: Company) -> None:
    with pytest.raises(EditRefused) as told:
        firm.practices.add({"period": MONTH})
    assert {one.field for one in told.value.problems} == {"title", "measure"}
    with pytest.raises(Mendable, match=r"practice\.gone"):
        firm.practices.spread("J99", "D2", {"state": "planned"})
    with pytest.raises(EditRefused):
        firm.practices.spread(firm.practices.add(LIST), "D9", {"state": "planned"})


def test_what_speakers_say_worked_is_offered_until_it_is_a_practice(firm: Company) -> None:
    with firm.ledger.write("test.report") as writing:
        writing.unit.put(ReportRow, asdict(Report(MONTH, "E2", worked="a call each Friday")))
    (one,) = firm.practices.suggestions(MONTH)
    assert (one.origin, one.name, one.fields["measure"]) == (Origin.REPORT, "Bo", "a call each Friday")
    firm.practices.add({**one.fields, "title": "calls"})
    assert firm.practices.suggestions(MONTH) == ()


def test_lines_that_rose_after_a_closed_action_are_offered_with_their_measure(sample: Company) -> None:
    found = [one for one in sample.practices.suggestions("2026-09") if one.origin is Origin.ACTION]
    risen = {one.fields["measure"]: one for one in found}
    goods = risen["与三家废钢商按周滚动要货，迟到一次减量一成"]
    assert (goods.fields["owner"], goods.fields["department"], goods.fields["kpi"]) == ("E0034", "D08", "K25")
    assert float(goods.rose) >= 1
