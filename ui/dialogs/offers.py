"""What fields of choice offer: people, departments, KPIs, periods."""

from services.company import Company
from services.domain.company import Records
from services.domain.organisation import Employee
from services.language import Language
from ui.widgets.choice import Item


class Offers:
    """People who are there, departments, KPIs and periods, read once when a dialog opens."""

    def __init__(self, company: Company, say: Language) -> None:
        records: Records = company.records(periods=())
        today = company.improvements.today()
        self.names = {one.number: one.name for one in records.employees}
        self.people = tuple(_named(one) for one in records.employees if one.left is None or one.left >= today)
        self.departments = tuple((one.code, one.name) for one in records.departments)
        self.kpis = tuple((one.code, one.name) for one in records.kpis)
        self.periods = tuple((one.code, say.period(one.code)) for one in reversed(company.periods.all()))


def _named(person: Employee) -> Item:
    return person.number, person.name
