"""The alignment check (对齐检查): where the chain from the driver to a line breaks. Pure."""

from collections.abc import Iterator
from datetime import date

from services.chain import Chain
from services.coverage import ENOUGH, coverage
from services.domain.alignment import LEVELS, Alignment, Finding, Gap, Level, Noun
from services.domain.company import Records

_ORDER = {gap: (tuple(Level).index(LEVELS[gap]), at) for at, gap in enumerate(Gap)}


def align(records: Records, day: date) -> Alignment:
    """Every finding on a day, the gravest first and then in the order of the chain; alike ones together."""
    chain = Chain(records, day)
    overall, departments = coverage(chain)
    found = [
        *_ends(chain),
        *_objectives(chain),
        *_departments(chain),
        *_issues(chain),
        *_kpis(chain),
        *_key_positions(chain),
    ]
    for each in departments:
        if each.share is None:
            found.append(Finding(Gap.DEPARTMENT_WITHOUT_CARD, Noun.CARD, each.code, each.name))
        elif each.share < ENOUGH:
            share = f"{each.share:f}"
            found.append(Finding(Gap.DEPARTMENT_LOOSE, Noun.CARD, each.code, each.name, share))
    found.sort(key=lambda finding: _ORDER[finding.gap])
    return Alignment(day, tuple(found), overall, departments)


def _ends(chain: Chain) -> Iterator[Finding]:
    """The chain's beginning."""
    if not chain.driver:
        yield Finding(Gap.NO_DRIVER, Noun.COMPANY)
    elif not chain.intent:
        yield Finding(Gap.NO_INTENT, Noun.COMPANY)
    if not chain.objectives:
        yield Finding(Gap.NO_OBJECTIVES, Noun.MAP)


def _objectives(chain: Chain) -> Iterator[Finding]:
    measured = {chain.objective_of(kpi) for kpi in chain.records.kpis}
    served = {code for one in chain.objectives for code in one.supports}
    for one in chain.objectives:
        if one.code not in measured:
            yield Finding(Gap.OBJECTIVE_WITHOUT_KPI, Noun.OBJECTIVE, one.code, one.name)
        if one.perspective != chain.top and not one.supports:
            yield Finding(Gap.OBJECTIVE_SUPPORTS_NOTHING, Noun.OBJECTIVE, one.code, one.name)
        if one.perspective != chain.bottom and one.code not in served:
            yield Finding(Gap.OBJECTIVE_UNSUPPORTED, Noun.OBJECTIVE, one.code, one.name)


def _departments(chain: Chain) -> Iterator[Finding]:
    troubled = {issue.department for issue in chain.records.issues}
    for one in chain.records.departments:
        if not one.purpose.strip():
            yield Finding(Gap.DEPARTMENT_WITHOUT_PURPOSE, Noun.DEPARTMENT, one.code, one.name)
        if not (one.inner_customers.strip() or one.outer_customers.strip()):
            yield Finding(Gap.DEPARTMENT_WITHOUT_CUSTOMERS, Noun.DEPARTMENT, one.code, one.name)
        if one.code not in troubled:
            yield Finding(Gap.DEPARTMENT_WITHOUT_ISSUE, Noun.DEPARTMENT, one.code, one.name)


def _issues(chain: Chain) -> Iterator[Finding]:
    answered = {kpi.issue for kpi in chain.records.kpis}
    for one in chain.records.issues:
        department = chain.seats.departments.get(one.department)
        home = department.name if department is not None else one.department
        if one.code not in answered:
            yield Finding(Gap.ISSUE_WITHOUT_KPI, Noun.ISSUE, one.code, one.issue, home)
        if one.objective is None:
            yield Finding(Gap.ISSUE_WITHOUT_OBJECTIVE, Noun.ISSUE, one.code, one.issue, home)


def _kpis(chain: Chain) -> Iterator[Finding]:
    outcomes = {kpi.outcome for kpi in chain.records.kpis}
    for one in chain.records.kpis:
        if one.objective is None and one.issue is None:
            yield Finding(Gap.KPI_WITHOUT_OBJECTIVE, Noun.KPI, one.code, one.name)
        if one.key_strategic and one.code not in chain.carried_monthly:
            yield Finding(Gap.KEY_KPI_NOT_MONTHLY, Noun.KPI, one.code, one.name)
        elif one.code not in chain.carried:
            yield Finding(Gap.KPI_ON_NO_CARD, Noun.KPI, one.code, one.name)
        if one.outcome is None and one.code not in outcomes and not chain.is_outcome(one):
            yield Finding(Gap.KPI_WITHOUT_OUTCOME, Noun.KPI, one.code, one.name)


def _key_positions(chain: Chain) -> Iterator[Finding]:
    for one in chain.records.positions:
        if not one.key:
            continue
        holders = chain.holders(one.code)
        loose = [name for name, lines in holders if lines and not chain.any_tied(lines)]
        bare = [name for name, lines in holders if not lines]
        if loose:
            yield Finding(Gap.KEY_POSITION_UNTIED, Noun.POSITION, one.code, one.name, ", ".join(loose))
        elif bare or not holders:
            yield Finding(Gap.KEY_POSITION_WITHOUT_CARD, Noun.POSITION, one.code, one.name, ", ".join(bare))
