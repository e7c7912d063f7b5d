"""Grades (绩效等级): read, written, and found for a total."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from services.domain.settings import Grade
from services.errors import Mendable
from services.scoring.notation import folded, number, plain, quote, read_pairs

_BOUND = re.compile(r"(.*?)(?:>=|=>|≥)(.*)", re.DOTALL)


def parse_grades(text: str) -> tuple[Grade, ...]:
    """Read `S>=110:1.2, …, D:0.5`: bounds fall from the top, only the last has none; Mendable `grades.…`."""
    try:
        grades = tuple(_grade(key, value) for key, value in read_pairs(text, "grades"))
    except Mendable as problem:
        raise Mendable("grades.form", text=problem.facts.get("text", text)) from None
    names = [grade.name for grade in grades]
    if len(set(names)) < len(names):
        raise Mendable("grades.twice", name=next(name for name in names if names.count(name) > 1))
    if grades[-1].bound is not None or any(grade.bound is None for grade in grades[:-1]):
        raise Mendable("grades.last")
    bounds = [grade.bound for grade in grades if grade.bound is not None]
    if any(upper <= lower for upper, lower in pairwise(bounds)):
        raise Mendable("grades.order")
    return grades


def _grade(key: str, value: str) -> Grade:
    match = _BOUND.fullmatch(folded(key))
    name = folded(match[1] if match else key)
    coefficient = number(value, "grades")
    if not name or coefficient < 0:
        raise Mendable("grades.form", text=f"{key}:{value}")
    return Grade(name, number(match[2], "grades") if match else None, coefficient)


def format_grades(grades: Sequence[Grade]) -> str:
    """The canonical text of the grades."""
    return ", ".join(f"{quote(grade.name)}{_bound(grade)}:{plain(grade.coefficient)}" for grade in grades)


def _bound(grade: Grade) -> str:
    return "" if grade.bound is None else f">={plain(grade.bound)}"


def grade_of(total: Decimal, grades: Sequence[Grade]) -> Grade:
    """The first grade from the top whose bound the total reaches; the last has none."""
    return next(grade for grade in grades if grade.bound is None or total >= grade.bound)


def named(name: str, grades: Sequence[Grade]) -> Grade | None:
    """The grade of that name, None when there is none."""
    return next((grade for grade in grades if grade.name == name), None)


def under_ceiling(grade: Grade, ceiling: str | None, grades: Sequence[Grade]) -> Grade:
    """The grade, or the ceiling's when the grade is better; a ceiling that names no grade changes nothing."""
    limit = named(ceiling, grades) if ceiling is not None else None
    return limit if limit is not None and grades.index(limit) > grades.index(grade) else grade
