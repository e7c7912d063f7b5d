"""The matrix of weights: which KPI stands on whose card."""

from datetime import date

from models.terms import Dimension, SubjectType
from services.company import Company
from services.weight_table import weight_table


def test_every_card_in_force_is_a_column_that_totals_100(sample: Company) -> None:
    table = weight_table(sample.records(()), SubjectType.DEPARTMENT, Dimension.MONTHLY, date(2026, 6, 1))
    assert len(table.owners) == 11
    assert set(table.totals) == {100}
    lab = table.names.index("质量部")
    on_it = {row.kpi.name for row in table.rows if row.weights[lab] is not None}
    assert "一等品率" not in on_it  # it came onto the card in July


def test_only_kpis_that_stand_on_a_card_are_rows(sample: Company) -> None:
    table = weight_table(sample.records(()), SubjectType.EMPLOYEE, Dimension.MONTHLY, None)
    assert all(any(weight is not None for weight in row.weights) for row in table.rows)
    assert "净利润" not in {row.kpi.name for row in table.rows}


def test_without_cards_there_is_nothing(sample: Company) -> None:
    table = weight_table(sample.records(()), SubjectType.DEPARTMENT, Dimension.ANNUAL, None)
    assert (table.owners, table.rows) == ((), ())
