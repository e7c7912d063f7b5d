"""The Chinese catalogue is complete, in step with the sources, and fills the same facts."""

from gettext import GNUTranslations
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import dev
from services.language import Language


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Every message of the sources, with the Chinese that the catalogue has for it."""
    return [message for message in dev.current_catalogue() if message.id]


def facts(words: str) -> set[str]:
    return {name for _text, name, _form, _conversion in Formatter().parse(words) if name is not None}


def test_every_message_has_its_chinese(messages: list[Message]) -> None:
    assert not [message.id for message in messages if message.fuzzy or not message.string]


def test_the_catalogue_holds_nothing_that_the_sources_do_not_say(messages: list[Message]) -> None:
    with dev.CATALOGUE.open("rb") as file:
        kept = {message.id for message in read_po(file, locale="zh_CN") if message.id}
    assert not kept - {message.id for message in messages}


def test_the_compiled_catalogue_says_the_same(messages: list[Message]) -> None:
    with dev.CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    translated = {str(message.id): message.string for message in messages if message.string}
    assert not [words for words, chinese in translated.items() if compiled.gettext(words) != chinese]


def test_the_chinese_fills_the_same_facts(messages: list[Message]) -> None:
    translated = {str(message.id): str(message.string) for message in messages if message.string}
    assert not [words for words, chinese in translated.items() if facts(words) != facts(chinese)]


def test_english_quotes_its_own_words_straight_and_leaves_what_it_quotes_alone() -> None:
    assert Language("en")("There is no “{value}”.", value="“合格”率") == 'There is no "“合格”率".'


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 person"),
        ("en", 2, "2 people"),
        ("en", 0, "0 people"),
        ("zh", 1, "1 人"),
        ("zh", 2, "2 人"),
    ],
)
def test_a_count_is_said_in_the_singular_and_the_plural(language: str, count: int, said: str) -> None:
    say = Language(language)
    assert say("{count} {count:person|people}", count=count) == said
    assert say("{count} {count:person|people}", count=str(count)) == said


def test_every_plural_names_two_forms_of_a_fact_that_stands_beside_it(messages: list[Message]) -> None:
    for message in messages:
        for _text, name, form, _conversion in Formatter().parse(str(message.id)):
            if name is not None and "|" in (form or ""):
                assert len(str(form).split("|")) == 2, message.id
                assert f"{{{name}}}" in str(message.id), message.id


def test_the_chinese_has_one_form(messages: list[Message]) -> None:
    for message in messages:
        assert not [form for *_, form, _ in Formatter().parse(str(message.string)) if "|" in (form or "")]
