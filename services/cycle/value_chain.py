"""Departments along the value chain (价值链): from supply to service, then those that serve all of them.

A department's name tells its place where it can; where it cannot, it stands before its inner customers.
"""

from collections.abc import Collection, Mapping, Sequence

from services.domain.organisation import Department

_STAGES: tuple[tuple[str, ...], ...] = (
    ("供应", "采购", "物资", "原料", "supply", "purchas", "procure"),
    ("研发", "技术", "设计", "工艺", "research", "development", "engineer", "design"),
    ("生产", "制造", "车间", "加工", "装配", "production", "manufactur", "workshop", "works", "plant"),
    ("质量", "品质", "质检", "检验", "quality", "inspection"),
    ("仓储", "仓库", "物流", "发运", "运输", "warehouse", "logistic", "shipping"),
    ("销售", "营销", "市场", "业务", "外贸", "sales", "marketing"),
    ("客户服务", "售后", "客服", "after-sales", "customer service"),
)
_BETWEEN = len(_STAGES)
_STAFF = _BETWEEN + 1
_ALL = ("各部门", "所有部门", "全公司", "all departments")
_MARKS = str.maketrans(dict.fromkeys("、，,;；/\n", ";"))


def along_the_chain(departments: Sequence[Department], among: Collection[str]) -> tuple[str, ...]:
    """Some departments' codes along the value chain; those of one place as they serve one another."""
    served = {code: _customers(code, departments) & set(among) - {code} for code in among}
    stages = {one.code: _named_stage(one) for one in departments if one.code in served}
    places = {code: _place(code, stages, served) for code in stages}
    return tuple(code for place in sorted(set(places.values())) for code in _serving(places, place, served))


def _named_stage(department: Department) -> int | None:
    """The stage that the name tells; the words of a later stage are the more particular ones."""
    name = department.name.casefold()
    found = [at for at, words in enumerate(_STAGES) if any(word in name for word in words)]
    if found:
        return found[-1]
    customers = department.inner_customers.casefold()
    return _STAFF if any(words in customers for words in _ALL) else None


def _place(code: str, stages: Mapping[str, int | None], served: Mapping[str, Collection[str]]) -> int:
    """The stage of a department; that of its first customer where its name tells none."""
    own = stages[code]
    if own is not None:
        return own
    known = [stage for customer in served[code] if (stage := stages.get(customer)) is not None]
    return min(known, default=_BETWEEN)


def _serving(places: Mapping[str, int], place: int, served: Mapping[str, Collection[str]]) -> list[str]:
    """The departments of one place, each before those that it serves; a circle begins with its first one."""
    left = [code for code, found in places.items() if found == place]
    order: list[str] = []
    while left:
        free = [code for code in left if not any(code in served[other] for other in left)]
        order.append((free or left)[0])
        left.remove(order[-1])
    return order


def _customers(code: str, departments: Sequence[Department]) -> set[str]:
    """The departments that a department and those below it serve, with all those above them."""
    parents = {one.code: one.parent for one in departments}
    codes = {word: one.code for one in departments for word in (one.name, one.code)}
    mine = [one for one in departments if code in _above(one.code, parents)]
    words = {word.strip() for one in mine for word in one.inner_customers.translate(_MARKS).split(";")}
    named = {codes[word] for word in words if word in codes}
    return {above for found in named for above in _above(found, parents)} - {one.code for one in mine}


def _above(code: str, parents: Mapping[str, str | None]) -> list[str]:
    """A department and those above it."""
    chain: list[str] = []
    at: str | None = code
    while at is not None and at in parents and at not in chain:
        chain.append(at)
        at = parents[at]
    return chain
