"""What whoever builds is told when something is not there."""

import sys
from pathlib import Path

import pytest

import build
from benchmarks import package as bench_package


def test_an_unknown_argument_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["fly"]) == 2
    assert "folder, check" in capsys.readouterr().err


def test_a_tool_that_is_missing_is_named_before_anything_is_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(build.TOOLS, sys.platform, ("no-such-tool",))
    monkeypatch.setattr(build, "freeze", lambda: pytest.fail("built all the same"))
    assert build.main(["folder"]) == 1
    assert "install first: no-such-tool" in capsys.readouterr().err


def test_a_program_that_fails_its_own_trial_makes_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "DIST", tmp_path)
    monkeypatch.setattr(build, "freeze", lambda: tmp_path)
    monkeypatch.setattr(build, "executable", lambda: sys.executable)  # which knows no --self-test
    monkeypatch.setattr(build, "installers", lambda: pytest.fail("made an installer all the same"))
    monkeypatch.setattr(build, "INSTALLER_TOOLS", {sys.platform: ()})
    assert build.main([]) == 1
    assert "could not be made" in capsys.readouterr().err


def test_the_check_and_the_benchmark_say_what_to_build_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "DIST", tmp_path)
    assert build.main(["check"]) == 1
    monkeypatch.setattr(bench_package, "program", lambda: tmp_path / "zhanji")
    bench_package.main()
    said = capsys.readouterr()
    assert "python3 dev.py package makes it" in said.err
    assert "python3 dev.py package folder makes it" in said.out
