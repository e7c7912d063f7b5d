"""Numbers as officers type them: read where they are plain, refused where they could mean two things."""

from decimal import Decimal

import pytest

from services.quantities import parse_quantity, plain_quantity
from services.workbooks.text import UnreadableText

READ = [
    ("1.2万", "", "12000"),
    ("1.2 万", "", "12000"),
    ("3千", "", "3000"),
    ("５百", "", "500"),
    ("1.5亿", "", "150000000"),
    ("2千万", "", "20000000"),
    ("2百万", "", "2000000"),
    ("-1.2万", "", "-12000"),
    ("１２００", "", "1200"),
    ("１，２００．５", "", "1200.5"),
    ("1,200万", "", "12000000"),
    # money
    ("1,200元", "元", "1200"),
    ("1.2万元", "元", "12000"),
    ("￥1,200", "元", "1200"),
    ("¥ 1200.50元", "元", "1200.50"),
    ("-￥1.2万", "元", "-12000"),
    # a unit that counts by itself
    ("1.2", "万元", "1.2"),
    ("120万", "万元", "120"),
    ("120万元", "万元", "120"),
    ("12000元", "万元", "1.2"),
    ("￥12,000元", "万元", "1.2"),
    ("1.5亿", "万元", "15000"),
    ("1.5亿元", "万元", "15000"),
    ("3万元", "亿元", "0.0003"),
    ("2万吨", "万吨", "2"),
    # other units
    ("12吨", "吨", "12"),
    ("3千吨", "吨", "3000"),
    ("3千克", "千克", "3"),
    ("3万千克", "千克", "30000"),
    ("5天", "天", "5"),
    ("90分", "分", "90"),
]
REFUSED = [
    ("3千", "千克"),  # 3 or 3000
    ("3万", "千瓦时"),
    ("3千", "万元"),  # 0.3 or 3000
    ("3万", "亿元"),
    ("￥1200", "万元"),  # 0.12 or 1200
    ("￥1200", "吨"),
    ("12吨", "元"),
    ("12元", ""),
    ("1.2万", "%"),
    ("1万2", ""),
    ("1万2千", ""),
    ("一万二", ""),
    ("万", ""),
    ("1.2w", ""),
    ("3k", ""),
    ("1.5 t", "t"),
    ("1.2.3万", ""),
    ("1,20万", ""),
    ("5²万", ""),
    ("--5万", ""),
    ("+￥-5", "元"),
    ("约1.2万", ""),
    ("1.2万多", ""),
    ("", "元"),
    ("元", "元"),
]


@pytest.mark.parametrize(("text", "unit", "value"), READ)
def test_what_is_plain_is_read(text: str, unit: str, value: str) -> None:
    found = parse_quantity(text, unit)
    assert (found.value, found.percent) == (Decimal(value), False)
    assert Decimal(plain_quantity(text, unit)) == Decimal(value)


@pytest.mark.parametrize(("text", "unit"), REFUSED)
def test_what_may_mean_two_things_is_refused_and_stays_as_typed(text: str, unit: str) -> None:
    with pytest.raises(UnreadableText):
        parse_quantity(text, unit)
    assert plain_quantity(text, unit) == text


def test_a_percent_stays_a_percent() -> None:
    assert parse_quantity("85%", "%").percent
    assert plain_quantity(" ８５％ ", "%") == "85%"
