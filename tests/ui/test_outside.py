import os
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui import outside
from ui.outside import open_outside


@pytest.mark.parametrize("before", [None, "/their/own"])
def test_the_systems_programs_get_the_systems_libraries(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: str | None
) -> None:
    seen: list[tuple[str, str | None]] = []

    def opened(url: QUrl) -> bool:
        seen.append((url.toLocalFile(), os.environ.get("LD_LIBRARY_PATH")))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opened)
    monkeypatch.setattr(outside, "is_installed", lambda: True)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/zhanji/_internal")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    path = tmp_path / "公司 #1.pdf"
    assert open_outside(path)
    assert seen == [(str(path), before)]
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/zhanji/_internal"
