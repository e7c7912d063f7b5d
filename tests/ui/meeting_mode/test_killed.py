"""A flat battery in the meeting loses at most the last second."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Timer

import pytest
from pytestqt.qtbot import QtBot

from services.company import Company
from services.language import Language
from tests.services.cycle_edits import MONTH, convened
from tests.services.small_firm import made
from tests.ui.meeting_mode.in_the_room import MORE, NOTES, TEXT
from ui.desk import Desk
from ui.jobs import Jobs
from ui.keeping import KEEP_AFTER
from ui.meeting_mode import MeetingMode
from ui.meeting_mode.mode import TICK
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme

ROOT = Path(__file__).parents[3]
LATEST, STANDING = 1000, "daily list"
"""Milliseconds after a key within which it is in the file."""
PATIENCE = 120
"""Seconds after which a program that types is taken to be stuck."""


def test_what_is_typed_waits_for_less_than_a_second() -> None:
    assert max(KEEP_AFTER, TICK) <= LATEST


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """The file of a program that was killed in the meeting, after its footer said that all was saved."""
    path = tmp_path / "firm.zhanji"
    with made(path) as firm:
        convened(firm)
        firm.minutes.resolve(MONTH, "E1", 0, STANDING, "E2", date(2026, 11, 16))
    typed_until_saved(path, tmp_path / "said")
    return path


def typed_until_saved(path: Path, said: Path) -> None:
    """Have a program type until all is saved and kill it; one that does not come so far is quoted."""
    command = [sys.executable, "-m", "tests.ui.meeting_mode.in_the_room", str(path)]
    with said.open("w", encoding="utf-8") as errors:
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
    end = Timer(PATIENCE, child.kill)
    end.start()
    heard: list[str] = []
    try:
        assert child.stdout is not None
        for words in child.stdout:
            heard.append(words)
            if words.startswith(("ALARM", "DONE")):
                break
    finally:
        end.cancel()
        child.kill()
        child.communicate()
    if not heard or not heard[-1].startswith("DONE"):
        pytest.fail(f"not all was saved; its footer: {heard}\n{said.read_text(encoding='utf-8')}")


def test_a_program_killed_in_the_meeting_comes_back_with_every_word(
    killed: Path, qtbot: QtBot, theme: Theme, preferences: PreferenceFile
) -> None:
    check = [sys.executable, "main.py", "check", str(killed)]
    whole = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert whole.returncode == 0, whole.stdout + whole.stderr
    with Company.open(killed) as company:
        found = company.minutes.left_over(MONTH)
        assert found is not None
        assert (found.fields, found.running) == (3, True)
        jobs = Jobs(lambda _error: None)
        desk = Desk(company, Language("zh"), theme, jobs, preferences, None)  # type: ignore[arg-type]
        mode = MeetingMode(desk, MONTH)
        qtbot.addWidget(mode)
        assert mode.side.notes.text.toPlainText() == NOTES
        assert mode.side.resolutions.lines[-1].what.text() == TEXT
        assert mode.side.resolutions.lines[0].values == (STANDING + MORE, "Bo", "11-16")
        assert not mode.clock.running
        assert 0 < mode.clock.used(0, mode.now()) < 600
        assert "中断" in mode.foot.told.words()
        assert "3" in mode.foot.told.words().split("中断")[1]
        assert mode.side.settle()
        standing, fresh = company.minutes.read(MONTH).resolutions
        assert (standing.text, standing.owner, fresh.text) == (STANDING + MORE, "E2", TEXT)
        assert company.minutes.read(MONTH).items[0].notes == NOTES
        mode.close()
        jobs.stop()
