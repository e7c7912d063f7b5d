"""Drafts outlive the program, and no trail tells of them."""

from pathlib import Path

import pytest

from services.company import Company
from services.drafts import place_of
from services.errors import Mendable
from services.trail import Trail

PLACE = place_of("agenda", "2026-10", "E1", "notes")


def actions(company: Company) -> int:
    with company.ledger.read() as connection:
        return len(connection.exec_driver_sql("SELECT id FROM audit_action").all())


def test_a_draft_is_in_the_file_as_soon_as_it_is_kept(tmp_path: Path) -> None:
    company = Company.create(tmp_path / "firm.zhanji")
    company.drafts.keep(PLACE, "质询：罚款多少？")
    with Company.open(company.path, write=False) as reader:
        assert reader.drafts.under("agenda", "2026-10")[PLACE].text == "质询：罚款多少？"
    company.close()


def test_the_last_text_counts_and_a_dropped_draft_is_gone(tmp_path: Path) -> None:
    with Company.create(tmp_path / "firm.zhanji") as company:
        company.drafts.keep(PLACE, "质")
        at = company.drafts.keep(PLACE, "质询")
        other = place_of("agenda", "2026-10", "E10", "notes")
        company.drafts.keep(other, "别人的")
        found = company.drafts.under("agenda", "2026-10", "E1")
        assert {place: (draft.text, draft.at) for place, draft in found.items()} == {PLACE: ("质询", at)}
        company.drafts.drop(PLACE)
        assert set(company.drafts.under("agenda")) == {other}


def test_a_place_holds_any_sign_of_a_code(tmp_path: Path) -> None:
    with Company.create(tmp_path / "firm.zhanji") as company:
        odd = place_of("agenda", "2026-10", "A/1_%", "notes")
        company.drafts.keep(odd, "x")
        company.drafts.keep(place_of("agenda", "2026-10", "A", "1_%/notes"), "y")
        assert set(company.drafts.under("agenda", "2026-10", "A/1_%")) == {odd}


def test_the_trail_does_not_hear_of_drafts(tmp_path: Path) -> None:
    with Company.create(tmp_path / "firm.zhanji") as company:
        before = actions(company)
        company.drafts.keep(PLACE, "记录")
        assert actions(company) == before
        assert isinstance(company.trail, Trail)


def test_a_file_that_vanished_is_told_in_words_and_the_text_stays_with_whoever_types(tmp_path: Path) -> None:
    company = Company.create(tmp_path / "firm.zhanji")
    company.path.unlink()
    with pytest.raises(Mendable) as told:
        company.drafts.keep(PLACE, "记录")
    assert told.value.code == "file.replaced"
    company.close()
