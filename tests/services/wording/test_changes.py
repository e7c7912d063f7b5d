"""Every table and column that the program can write has words in both languages."""

import re

import pytest

from models.tables import METADATA
from services.language import Language
from services.wording.change_fields import COLUMNS, TABLES, column_words, table_words

UNTOLD = {"audit_action", "audit_change", "draft", "result", "result_line"}
"""The trail itself, text still being typed, and results, of which a lock tells no more than their seal."""
WRITTEN = [table for table in METADATA.tables.values() if table.name not in UNTOLD]
FROZEN = {("snapshot", name) for name in ("locked_at", "locked_by", "seal", "body")}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
BARE = {"X", "Y"}


@pytest.mark.parametrize("table", WRITTEN, ids=lambda table: table.name)
def test_every_table_and_column_has_words_in_both_languages(table) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    zh, en = Language("zh"), Language("en")
    assert CHINESE.search(table_words(zh, table.name))
    assert table_words(en, table.name) != table.name
    for column in table.columns:
        if (table.name, column.name) in FROZEN:
            continue
        chinese, english = (
            column_words(zh, table.name, column.name),
            column_words(en, table.name, column.name),
        )
        assert CHINESE.search(chinese), (table.name, column.name)
        assert english[0].isupper(), (table.name, column.name)
        assert not CHINESE.search(english)


def test_no_words_are_kept_for_what_is_not_there() -> None:
    assert set(TABLES) <= set(METADATA.tables)
    assert {column for table, column in COLUMNS if column not in METADATA.tables[table].c} == set()
