"""A plan, not a number game (计划不是数字游戏): lines that only repeat what is to be reached.

A key action says what somebody will do. Where each of its clauses is a measure and a figure, or where it is
the goal once more, nobody can tell what will be done otherwise than last month. It is a hint: where it is
not sure, nothing is said.
"""

import re
from collections.abc import Iterator

from services.domain.plan_board import NumberGame

_NUMBER = r"(?:\d[\d,，]*(?:\.\d+)?|百分之[一二三四五六七八九十百零点]+)"
_FIGURE = re.compile(_NUMBER)
_CLAUSES = re.compile(r"(?<!\d)[,，]|[,，](?!\d)|(?<!\d)\.|\.(?!\d)|[;；、。！!\n]")
_FILLERS = re.compile(
    r"确保|保证|力争|争取|努力|全力|尽力|必须|务必|实现|达成|完成|做到|达到|目标|任务|"
    r"本月|当月|月底前|"
    r"\b(?:ensure|make sure|achieve|reach|attain|meet|hit|fulfil|complete|target|goal|the|of|a|to)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w%]+|_")

# Chinese: what remains of a target once its figures, its measure and the words of reaching are taken away
_RATES = re.compile(r"[\u4e00-\u9fff]{0,8}率")
_DOING = re.compile(
    r"检查|检验|抽检|检测|测量|测算|测|抄|核|查|统计|盘点|清点|登记|记录|分析|复盘|整理|整改|改|换|修|装|调|排|开会|召开|组织|"
    r"培训|辅导|学习|讲|走访|拜访|回访|约谈|访|谈|签|发|报|送|贴|催|盯|对账|对接|碰头|评审|审|批|编|写|做|建|设|引进|采购|招聘|"
    r"试|推广|推行|执行|落实|安排|通过|利用|采用|增设|增派|每班|每天|每日|每周|逐"
)
_MEASURES = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:率|额|量|度|时长|次数|天数|起数|余额|占比|比例|均价|产值|得分)"
)
_REACHING = re.compile(
    r"达到|达成|达|实现|完成|做到|保持|维持|稳定|控制|压缩|压降|提高|提升|提至|增加|增长|增至|上升|升至|扩大|降低|降至|降到|"
    r"下降|减少|减至|缩短|缩至|不低于|不高于|不少于|不多于|不超过|不超|低于|高于|超过|大于|小于|至少|最多|确保|力争|争取|"
    r"保证|努力|全力|以上|以下|以内|之内|左右|目标|指标|任务|计划|同比|环比|全月|本月|当月|全年|每月|月度|月底|月末|季度"
)
_BOUND = re.compile(r"不超过|不低于|不高于|不少于|以内|之内|[≤≥<>]")
_BOUNDED = re.compile(r"首次|答复|响应|发运|交货|交付|到货|处理|办结")
_UNITS = re.compile(
    r"万元|亿元|千元|元|万吨|吨|公斤|千克标煤|千克|克|万件|件|台|套|个百分点|百分点|个点|小时|分钟|分|秒|天|日|起|次|"
    r"单|户|家|人|年|月|个|倍|成|工作日|米|公里|平方米|立方米|度"
)
_OUTCOMES = re.compile(
    r"销售收入|营业收入|收入|利润|毛利|净利|成本|费用|库存|能耗|产能|产量|销量|回款|应收账款|应收|投诉|事故|差错|退货|离职|"
    r"客户|新客户|订单|合同|交期|满意|质量|安全|损耗|单耗|电耗|钢材|产品|成品|原料|结构|品种|普通|综合|制造|吨钢|机时|新增|"
    r"累计|平均|总|内部|外部|重大|轻微|和|与|及|的|为|到|至|由|从|在|于|有|数|值|各|项|均|等|第"
)

# English: words of measuring and reaching; any other word than these and the measure's nouns means an action
_TARGET_WORDS = re.compile(
    r"%|[≥≤<>=]|\b(?:at least|at most|no more than|no less than|not below|not above|up to|"
    r"reach|achieve|attain|hit|meet|raise|increase|improve|grow|lift|reduce|cut|lower|decrease|drop|keep|hold|"
    r"target|below|above|under|over)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z'-]*", re.IGNORECASE)
_ENGLISH_MEASURES = frozenset(
    _WORD.findall(
        """
        sales revenue turnover profit margin cost costs expense expenses output volume
        production yield rate ratio share scrap downtime uptime energy consumption inventory
        stock receivables overdue complaints complaint accidents accident errors error defects
        defect satisfaction delivery deliveries orders order contracts customers customer time
        lead response hours hour days day minutes tonnes tons ton t kg yuan cny rmb percent
        points point million thousand k m pieces units per month monthly week weekly year
        quarter average total overall new net gross first pass quality on-time ontime absence
        turnover score scores
        """
    )
)
_ENGLISH_REACHING = frozenset(
    _WORD.findall(
        """
        reach achieve attain hit meet raise increase improve grow lift reduce cut lower decrease
        drop keep hold complete ensure maintain deliver get bring target goal be is are stay
        stays at least most no more less than not below above under over up down to of the a an
        in on by from for and or within this next all our its
        """
    )
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def number_game(goal: str, action: str) -> NumberGame | None:
    """What makes a line a number game; None when it says what will be done, or one cannot tell."""
    if _repeats(goal, action):
        return NumberGame.REPEATS_GOAL
    clauses = list(_clauses(action))
    if clauses and all(map(_is_target, clauses)):
        return NumberGame.ONLY_NUMBERS
    return None


def _repeats(goal: str, action: str) -> bool:
    """Whether the action is the goal once more, words such as "ensure" aside."""
    wanted, done = _core(goal), _core(action)
    return bool(done) and (done == wanted or (len(done) >= 4 and wanted.startswith(done)))


def _core(text: str) -> str:
    return _SIGNS.sub("", _FILLERS.sub(" ", text.casefold()))


def _clauses(text: str) -> Iterator[str]:
    for part in _CLAUSES.split(text):
        if clause := part.strip():
            yield clause


def _is_target(clause: str) -> bool:
    """Whether a clause is nothing but a measure and the figure that it is to reach."""
    if _FIGURE.search(clause) is None:
        return False
    return _is_chinese_target(clause) if _HAN.search(clause) else _is_english_target(clause)


def _is_chinese_target(clause: str) -> bool:
    rest = _FIGURE.sub(" ", clause)
    if _BOUND.search(rest):
        rest = _BOUNDED.sub("", rest)
    if _DOING.search(_RATES.sub("", rest)):
        return False
    for words in (_REACHING, _MEASURES, _OUTCOMES, _UNITS):
        rest = words.sub("", rest)
    return not _HAN.search(rest)


def _is_english_target(clause: str) -> bool:
    if _TARGET_WORDS.search(clause) is None:
        return False
    words = {word.casefold() for word in _WORD.findall(clause)}
    return words <= _ENGLISH_MEASURES | _ENGLISH_REACHING
