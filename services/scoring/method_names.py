"""Scoring methods and rater groups by the names people write."""

from models.terms import Method, RaterGroup
from services.scoring.notation import folded

_IDS = {method.value: method for method in Method}
_METHODS = {
    "完成率": Method.RATIO,
    "线性插值": Method.INTERPOLATE,
    "插值": Method.INTERPOLATE,
    "区间": Method.BANDS,
    "层差": Method.BANDS,
    "扣分": Method.DEDUCTION,
    "加减分": Method.PLUS_MINUS,
    "非此即彼": Method.PASS_FAIL,
    "说明": Method.DESCRIBED,
    "计划类": Method.MILESTONE,
    "里程碑": Method.MILESTONE,
    "功效系数": Method.EFFICACY,
    "趋中": Method.CLOSER,
    "评价": Method.RATING,
    "直接计分": Method.DIRECT,
}
_GROUP_IDS = {group.value: group for group in RaterGroup}
_GROUPS = {
    "自评": RaterGroup.SELF,
    "上级": RaterGroup.SUPERIOR,
    "同级": RaterGroup.PEER,
    "下级": RaterGroup.SUBORDINATE,
    "专家": RaterGroup.EXPERT,
    "内部客户": RaterGroup.INNER,
    "外部客户": RaterGroup.OUTER,
}


def method_of(text: str) -> Method | None:
    """The method that an id or a Chinese name means, None when none does."""
    name = folded(text)
    key = name.lower().replace("-", "_").replace("–", "_").replace(" ", "_")
    if key in _IDS:
        return _IDS[key]
    return _METHODS.get(name.removesuffix("法")) or _METHODS.get(name)


def group_of(text: str) -> RaterGroup | None:
    """The rater group that an id or a Chinese name means, None when none does."""
    name = folded(text)
    return _GROUPS.get(name) or _GROUP_IDS.get(name.lower())
