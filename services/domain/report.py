"""Report sheets (述职表): a speaker's own words on a period."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What worked, what caused the gaps, what support is needed; the next actions are improvement actions."""

    period: str
    employee: str
    worked: str = ""
    causes: str = ""
    support: str = ""
