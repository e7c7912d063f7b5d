"""Codes for what is new, in the way of those already there."""

import re
from collections import Counter
from collections.abc import Iterable

_CODE = re.compile(r"(.*?)(\d+)")


def next_code(codes: Iterable[str], usual: str) -> str:
    """A free code in the way of the present ones, such as D13 after D12; `usual` when there are none."""
    forms = [match for code in codes if (match := _CODE.fullmatch(code))]
    if not forms:
        return usual
    prefix = Counter(form[1] for form in forms).most_common(1)[0][0]
    numbers = [form[2] for form in forms if form[1] == prefix]
    return f"{prefix}{max(map(int, numbers)) + 1:0{max(map(len, numbers))}d}"
