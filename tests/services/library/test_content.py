"""What the program's library holds: whole, in both languages, scorable, and all that the method names."""

import json
import re
from collections.abc import Callable

import pytest

from models.terms import Direction, Method
from services.domain.library import Bilingual, Indicator
from services.library.catalogue import BUILT_IN, Library
from services.library.file import data_of
from services.library.kpis import to_kpi
from services.scoring.kpi_rules import read_kpi
from services.scoring.parameters import format_rule
from tests.services.library.seed_terms import SEED_TERMS

LIBRARY = Library.load()
ABBREVIATIONS = {"CRM", "OEE", "BOM", "S"}
"""Those that a Chinese office writes in Latin letters; S is of 5S."""


def texts(indicator: Indicator) -> list[Bilingual]:
    return [indicator.name, indicator.definition, indicator.formula, indicator.provider]


def has_chinese(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", text) is not None


def test_there_is_enough_to_choose_from_and_every_group_has_some() -> None:
    assert len(LIBRARY.indicators) >= 130
    assert min(len(group.indicators) for group in LIBRARY.groups) >= 4


def test_every_entry_of_the_file_stands_in_one_group() -> None:
    listed = json.loads(BUILT_IN.read_text("utf-8"))["indicators"]
    assert sorted(entry["id"] for entry in listed) == sorted(each.id for each in LIBRARY.indicators)


def test_ids_and_names_are_unique() -> None:
    for names in (
        [indicator.id for indicator in LIBRARY.indicators],
        [indicator.name.zh for indicator in LIBRARY.indicators],
        [indicator.name.en.casefold() for indicator in LIBRARY.indicators],
    ):
        assert len(set(names)) == len(names)


def faults(sound: Callable[[Indicator], bool]) -> list[str]:
    """The ids of those that are not sound."""
    return [indicator.id for indicator in LIBRARY.indicators if not sound(indicator)]


def is_canonical(indicator: Indicator) -> bool:
    kpis = [to_kpi(indicator, "K1", language) for language in ("zh", "en")]
    return all(format_rule(read_kpi(kpi).rule) == kpi.parameters for kpi in kpis)


def test_every_scoring_rule_is_canonical_and_accepted_in_both_languages() -> None:
    assert not faults(is_canonical)


def test_every_text_stands_in_both_languages() -> None:
    assert not faults(lambda each: all(has_chinese(text.zh) for text in texts(each)))
    assert not faults(lambda each: all(text.en and not has_chinese(text.en) for text in texts(each)))
    assert not faults(lambda each: bool(each.unit.zh) == bool(each.unit.en) and not has_chinese(each.unit.en))


def test_the_chinese_holds_no_english_but_abbreviations_in_use() -> None:
    def words(indicator: Indicator) -> set[str]:
        said = [text.zh for text in [*texts(indicator), indicator.unit]]
        return set(re.findall("[A-Za-z]+", " ".join(said)))

    assert not faults(lambda each: words(each) <= ABBREVIATIONS)


def test_only_levels_are_named_by_language() -> None:
    def is_sound(each: Indicator) -> bool:
        by_name = each.method is Method.DESCRIBED
        return (
            has_chinese(each.parameters.zh) is by_name
            and (each.parameters.zh != each.parameters.en) is by_name
        )

    assert not faults(is_sound)
    assert not faults(lambda each: not has_chinese(each.parameters.en))


def test_only_described_levels_go_without_a_unit() -> None:
    assert not faults(lambda each: bool(each.unit.zh) is (each.method is not Method.DESCRIBED))


def test_counts_of_mishaps_and_delays_are_better_the_lower() -> None:
    mishaps = (Method.DEDUCTION, Method.MILESTONE, Method.PASS_FAIL)
    assert not faults(lambda each: each.method not in mishaps or each.direction is Direction.LOWER)
    assert not faults(lambda each: (each.method is Method.CLOSER) is (each.direction is Direction.CLOSER))


def test_percentages_say_what_is_divided_by_what() -> None:
    assert not faults(
        lambda each: (
            each.unit.zh != "%" or all(re.search("[÷×]", said) for said in (each.formula.zh, each.formula.en))
        )
    )


def ends(indicator: Indicator) -> bool:
    passed = {indicator.id}
    step: Indicator | None = indicator
    while step is not None and step.outcome is not None:
        step = LIBRARY.outcome(step)
        if step is None or step.id in passed:
            return False
        passed.add(step.id)
    return True


def test_every_outcome_exists_and_their_chains_end() -> None:
    assert not faults(ends)
    assert not faults(lambda each: each.outcome != each.id)


def test_an_entry_says_exactly_what_its_dataclass_holds() -> None:
    listed = {entry["id"]: entry for entry in json.loads(BUILT_IN.read_text("utf-8"))["indicators"]}
    for entry in listed.values():
        if isinstance(entry["parameters"], str):
            entry["parameters"] = dict.fromkeys(("zh", "en"), entry["parameters"])
    assert not faults(lambda each: listed[each.id] == data_of(each))


@pytest.mark.parametrize(("term", "id_"), SEED_TERMS.items())
def test_what_the_method_names_is_there_under_that_word(term: str, id_: str) -> None:
    indicator = LIBRARY.get(id_)
    assert indicator is not None
    assert term in {indicator.name.zh, *indicator.keywords}
    assert indicator in LIBRARY.search(term, "zh")


def test_the_mark_of_the_founding_texts_is_on_those_and_no_others() -> None:
    assert {each.id for each in LIBRARY.indicators if each.seed} == set(SEED_TERMS.values())
