"""What the window remembers between runs: language, look, size, page, recent files. One typed object in one
JSON file.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict, replace

RECENT = 8


class Preferences(Struct, frozen=True):
    """The user's choices; `language` is empty until chosen, `recent` has the latest file first, `tables`
    holds column states by name.
    """

    language: str = ""
    look: str = "system"
    page: str = "workbench"
    width: int = 1366
    height: int = 768
    maximized: bool = False
    recent: tuple[str, ...] = ()
    tables: dict[str, str] = field(default_factory=dict)


class PreferenceFile:
    """Reads once, writes on every change. A damaged file counts as empty: nothing in it is worth stopping
    for.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.now = self._read()
        self.when_unkept: Callable[[], object] | None = None
        """Called once, at the first choice that cannot be kept."""

    @classmethod
    def of_user(cls) -> "PreferenceFile":
        """The one in the user's configuration folder."""
        from platformdirs import user_config_path

        return cls(user_config_path("zhanji", appauthor=False, roaming=True) / "window.json")

    def change(self, **fields_: Any) -> None:
        """Change some choices and keep them; a folder that cannot be written loses them with the run, nothing
        worse, and that is told once.
        """
        before, self.now = self.now, replace(self.now, **fields_)
        if self._path is None or self.now == before:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_suffix(".tmp")
            draft.write_text(json.dumps(asdict(self.now), ensure_ascii=False, indent=1), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            tell, self.when_unkept = self.when_unkept, None
            if tell is not None:
                tell()

    def remember_file(self, path: Path) -> None:
        """Put a company file first among the recent ones."""
        name = str(path.absolute())
        others = tuple(other for other in self.now.recent if other != name)
        self.change(recent=(name, *others)[:RECENT])

    def forget_file(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        self.change(recent=tuple(other for other in self.now.recent if other != str(path)))

    def _read(self) -> Preferences:
        if self._path is None:
            return Preferences()
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return _sound(found) if isinstance(found, dict) else Preferences()


def _sound(found: dict[str, Any]) -> Preferences:
    """The fields of the right type; the others keep their defaults."""
    if isinstance(found.get("recent"), list):
        found["recent"] = tuple(str(item) for item in found["recent"])
    defaults = Preferences()
    kept = {
        name: found[name] for name, value in asdict(defaults).items() if type(found.get(name)) is type(value)
    }
    return Preferences(**kept)
