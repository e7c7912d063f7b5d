"""Which indicators suit a department (部门常用指标), and which one provides them: told by what names say."""

from collections.abc import Iterable, Mapping, Sequence

from services.domain.library import Indicator
from services.domain.organisation import Department
from services.library.catalogue import Library

_SETS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sales": (
        ("销售", "营销", "市场", "业务", "sales", "marketing"),
        (
            "sales.achievement",
            "sales.collection",
            "sales.new_customers",
            "relations.retention",
            "sales.forecast",
            "service.complaint_rate",
        ),
    ),
    "service": (
        ("客服", "售后", "服务", "service", "support"),
        (
            "service.complaint_handling",
            "service.solve_rate",
            "service.response_time",
            "service.repeat_complaints",
            "service.callbacks",
            "relations.churn",
        ),
    ),
    "quality": (
        ("质量", "品质", "品管", "质检", "检验", "quality", "qa"),
        (
            "quality.product_complaints",
            "quality.first_pass",
            "quality.missed",
            "quality.inspection_time",
            "quality.corrective",
            "quality.loss",
        ),
    ),
    "supply": (
        ("采购", "供应", "物资", "purchas", "procure", "supply"),
        ("supply.on_time", "supply.quality", "supply.saving", "supply.shortage", "supply.dead_stock"),
    ),
    "logistics": (
        ("物流", "仓储", "仓库", "储运", "运输", "logistic", "warehouse"),
        (
            "delivery.shipping",
            "delivery.errors",
            "delivery.stock_accuracy",
            "delivery.damage",
            "safety.accidents",
        ),
    ),
    "rnd": (
        ("研发", "技术", "开发", "设计", "工艺", "r&d", "research", "engineering", "technology"),
        ("rnd.milestones", "rnd.trial", "rnd.documents", "rnd.support", "rnd.new_products", "rnd.budget"),
    ),
    "finance": (
        ("财务", "会计", "资金", "finance", "account"),
        ("finance.closing", "finance.errors", "finance.cash_plan", "finance.budget", "finance.dso"),
    ),
    "hr": (
        ("人力", "人事", "hr", "human", "personnel"),
        (
            "hr.recruiting",
            "hr.key_retention",
            "hr.training_plan",
            "hr.interviews",
            "hr.payroll",
            "hr.appraisal",
        ),
    ),
    "safety": (
        ("安全", "环保", "安环", "safety", "environment"),
        ("safety.accidents", "safety.hazards", "safety.training", "safety.environment"),
    ),
    "production": (
        ("生产", "制造", "车间", "工厂", "分厂", "production", "manufactur", "workshop", "plant"),
        (
            "production.on_time",
            "production.output",
            "quality.yield",
            "production.unit_cost",
            "production.downtime",
            "safety.accidents",
        ),
    ),
    "administration": (
        ("行政", "办公", "后勤", "总务", "综合", "administration", "office", "general"),
        (
            "administration.cost",
            "administration.repairs",
            "administration.documents",
            "administration.assets",
            "teamwork.meetings",
        ),
    ),
}
"""What names say, and the indicators for it; the first that fits holds."""
_ANY = ("strategy.plan", "strategy.improvement", "strategy.reports", "hr.training_plan", "finance.budget")


def suggested(library: Library, name: str) -> tuple[Indicator, ...]:
    """A first set of indicators for a department of that name; a general one when it says nothing."""
    return _present(library, ids_for(name))


def ids_for(name: str) -> Sequence[str]:
    """The ids of the suggested indicators."""
    task = _task(name)
    return _ANY if task is None else _SETS[task][1]


def provider_among(departments: Iterable[Department], usual: str) -> str:
    """The department's name that provides what the library's usual one would; empty when none surely does.

    It is the one that is called so, or the only one whose name says the same task.
    """
    names = [one.name for one in departments]
    task = _task(usual)
    alike = [name for name in names if task is not None and _task(name) == task]
    if usual in names:
        return usual
    return alike[0] if len(alike) == 1 else ""


def _task(name: str) -> str | None:
    folded = name.casefold()
    return next((task for task, (words, _) in _SETS.items() if any(word in folded for word in words)), None)


def _present(library: Library, ids: Sequence[str]) -> tuple[Indicator, ...]:
    return tuple(found for each in ids if (found := library.get(each)) is not None)
