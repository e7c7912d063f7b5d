"""The workshop itself: which Python, which packages, which pins, and a tree that is tied to no machine."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from benchmarks import __main__ as bench

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
LINUX_MACHINE_PLACES = re.compile(r"(?<![\w.<])/(?:home|root|tmp|work|Users)/\w")


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text("utf-8")))


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def answers(*versions: str) -> dict[str, tuple[int, ...]]:
    return {f"python{version}": tuple(map(int, version.split("."))) for version in versions}


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_suitable_python_makes_the_environment_itself(version: tuple[int, int]) -> None:
    def ask(command: list[str]) -> tuple[int, ...]:
        raise AssertionError(f"{command} need not be asked")

    assert len(dev.suitable_python(version, ask)) == 1


@pytest.mark.parametrize("running", [(3, 8), (3, 10), (3, 14)])
def test_an_unsuitable_python_hands_over_to_the_newest_suitable_one(running: tuple[int, int]) -> None:
    there = answers("3.10", "3.11", "3.12", "3.14")
    assert dev.suitable_python(running, lambda command: there.get(command[0], ())) == ["python3.12"]


def test_a_name_that_starts_another_version_is_not_believed() -> None:
    with pytest.raises(dev.Refusal):
        dev.suitable_python((3, 14), lambda _command: (3, 14))


def test_without_a_suitable_python_the_words_say_which_to_install() -> None:
    with pytest.raises(dev.Refusal, match=r"3\.11, 3\.12 or 3\.13; there is only 3\.9"):
        dev.suitable_python((3, 9), lambda _command: ())


def test_a_command_that_does_not_start_has_no_version() -> None:
    assert dev.version_of(["no-such-python-anywhere"]) == ()


def test_dev_and_the_project_agree_on_the_pythons() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest, newest = min(dev.SUITABLE), max(dev.SUITABLE)
    assert project["requires-python"] == f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"


@pytest.mark.parametrize(
    "release", ["ID=debian\n", 'ID=ubuntu\nID_LIKE="debian"\n', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n']
)
def test_debian_and_its_family_are_told_the_exact_command(release: str) -> None:
    missing = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}
    assert "sudo apt-get install libegl1 libgl1" in dev.installation_advice(missing, release)


@pytest.mark.parametrize("release", ["", 'ID=fedora\nVERSION_ID=43\nHOME_URL="x.debian.y"\n', "ID=arch\n"])
def test_other_systems_are_told_the_names_of_the_libraries(release: str) -> None:
    advice = dev.installation_advice({"libEGL.so.1": "libegl1"}, release)
    assert "libEGL.so.1" in advice
    assert "apt-get" not in advice


@pytest.mark.parametrize(
    ("surroundings", "needed"),
    [
        ({}, {}),
        ({"DISPLAY": ":0"}, {**dev.OFFSCREEN, **dev.X11}),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, {**dev.OFFSCREEN, **dev.WAYLAND}),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, dev.OFFSCREEN),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, {**dev.OFFSCREEN, **dev.X11}),
    ],
)
def test_the_display_decides_which_libraries_a_window_needs(
    surroundings: dict[str, str], needed: dict[str, str]
) -> None:
    assert dev.libraries_for(surroundings) == needed


def test_only_a_library_that_does_not_load_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: library != "libxcb-cursor.so.0")
    assert dev.lacking(dev.X11) == {"libxcb-cursor.so.0": "libxcb-cursor0"}


def test_windows_and_macos_lack_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda _library: False)
    monkeypatch.setattr("sys.platform", "win32")
    assert dev.lacking(dev.OFFSCREEN) == {}


def test_an_unknown_command_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    said = capsys.readouterr().err
    assert "fly" in said
    assert all(command in said for command in dev.COMMANDS)


def test_a_command_without_arguments_refuses_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["lint", "ui"]) == 2
    assert "lint takes no arguments" in capsys.readouterr().err


def test_the_environment_is_left_alone_while_the_pins_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    pinned = tmp_path / "requirements-dev.txt"
    pinned.write_text("one==1\n")
    monkeypatch.setattr(dev, "PINS", pinned)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "make_environment", lambda: done.append("made"))
    monkeypatch.setattr(dev, "install_pins", lambda: done.append("installed"))
    dev.environment()
    dev.environment()
    assert done == ["made", "installed"]
    pinned.write_text("one==2\n")
    dev.environment()
    assert done == ["made", "installed", "installed"]
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "gone")
    dev.environment()
    assert done[3:] == ["made", "installed"]


def test_a_failed_installation_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise dev.Refusal

    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    monkeypatch.setattr(dev, "install_pins", fail)
    with pytest.raises(dev.Refusal):
        dev.environment()
    assert not dev.STAMP.exists()


def test_every_command_that_the_readme_names_exists() -> None:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("no README yet")
    named = set(re.findall(r"dev\.py (\w+)", readme.read_text("utf-8")))
    assert {"run", "test"} <= named <= set(dev.COMMANDS)


def test_both_pin_files_agree_on_what_the_program_runs_with() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime
    assert runtime.items() <= development.items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_its_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert "://" not in text
    assert "index" not in re.sub(r"--no-emit-index-url", "", text)


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in wanted}
    assert names <= set(pins("requirements-dev.txt"))


def test_no_file_names_a_place_on_one_machine() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("only a checkout knows its files")
    found = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # pictures, fonts, workbooks
        found += [f"{path.name}: {match[0]}" for match in LINUX_MACHINE_PLACES.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    ("ours", "ratio", "target", "mark"),
    [
        ("1.2 s", "1.45 ×", "≤ 1.5 ×", "ok"),
        ("1.2 s", "1.55 ×", "≤ 1.5 ×", "over"),
        ("0.4 s", "", "≤ 500 ms", "ok"),
        ("30 ms", "", "≤ 25 ms", "over"),
        ("1 s", "19 ×", "≥ 20 ×", "under"),
        ("1 s", "", "", ""),
    ],
)
def test_a_figure_is_marked_against_its_target(ours: str, ratio: str, target: str, mark: str) -> None:
    assert bench.Row("start", ours, "", ratio, target, "").mark == mark


def test_rows_are_found_among_other_lines_and_stand_in_columns() -> None:
    found = bench.rows(["hello\n", "ROW\tstart\t1.2 s\t0.8 s\t1.50 ×\t≤ 1.5 ×\t3 %\n"])
    head, line = bench.table(found)
    assert head.index("ratio") + len("ratio") == line.index("1.50 ×") + len("1.50 ×")
    assert line.endswith("ok")


def test_a_figure_without_a_known_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="not a quantity"):
        bench.quantity("12 parsecs")
