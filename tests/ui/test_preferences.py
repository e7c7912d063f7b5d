from pathlib import Path

from ui.preferences import RECENT, PreferenceFile, Preferences


def test_a_change_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "window.json"
    PreferenceFile(path).change(language="en", look="dark", width=1500, recent=("a.zhanji",))
    assert PreferenceFile(path).now == Preferences(
        language="en", look="dark", width=1500, recent=("a.zhanji",)
    )


def test_a_damaged_file_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    for damage in (b"", b"\xff\xfe", b"[]", b"{"):
        path.write_bytes(damage)
        assert PreferenceFile(path).now == Preferences()


def test_a_field_of_the_wrong_kind_keeps_its_default_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"width": "wide", "height": 900, "maximized": 1, "later": true}', encoding="utf-8")
    assert PreferenceFile(path).now == Preferences(height=900)


def test_the_latest_file_comes_first_and_only_once(tmp_path: Path) -> None:
    preferences = PreferenceFile()
    for number in range(RECENT + 3):
        preferences.remember_file(tmp_path / f"{number}.zhanji")
    preferences.remember_file(tmp_path / "5.zhanji")
    assert preferences.now.recent[0] == str(tmp_path / "5.zhanji")
    assert len(set(preferences.now.recent)) == len(preferences.now.recent) == RECENT


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    preferences = PreferenceFile(tmp_path / "file" / "window.json")
    preferences.change(language="en")
    assert preferences.now.language == "en"


def test_that_nothing_can_be_kept_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    preferences, told = PreferenceFile(tmp_path / "file" / "window.json"), list[str]()
    preferences.when_unkept = lambda: told.append("told")
    preferences.change(language="en")
    preferences.change(language="zh")
    assert told == ["told"]


def test_a_settings_folder_of_chinese_and_spaces_serves(tmp_path: Path) -> None:
    path = tmp_path / "用户 设置" / "战绩 window.json"
    PreferenceFile(path).remember_file(tmp_path / "公司 文件.zhanji")
    assert PreferenceFile(path).now.recent == (str(tmp_path / "公司 文件.zhanji"),)
