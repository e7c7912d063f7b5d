"""Causes written gap by gap within one text: a line for each, which begins with the KPI's name."""

from collections.abc import Mapping, Sequence

_COLON, _COLONS = "：", "：:"


def cause_of(text: str, name: str) -> str:
    """What a text says of one gap, "" when no line of it begins with the gap's name."""
    return next((cause for line in text.splitlines() if (cause := _said(line, name))), "")


def with_causes(text: str, causes: Mapping[str, str]) -> str:
    """A text in which the lines of these gaps say this; other lines stay, a gap without a cause has none."""
    rest = [line for line in text.splitlines() if not any(_said(line, name) is not None for name in causes)]
    said = [f"{name}{_COLON}{_flat(cause)}" for name, cause in causes.items() if cause.strip()]
    return "\n".join((*said, *rest)).strip()


def without_causes(text: str, names: Sequence[str]) -> str:
    """What a text says beside the lines of these gaps."""
    return with_causes(text, dict.fromkeys(names, ""))


def without_cause(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The gaps whose cause is not written; a text that names none of them speaks of all."""
    if not text.strip():
        return tuple(names)
    if not any(_said(line, name) is not None for line in text.splitlines() for name in names):
        return ()
    return tuple(name for name in names if not cause_of(text, name))


def _said(line: str, name: str) -> str | None:
    """What a line says of a gap; None when it is not about it."""
    start = line.strip()
    if not start.startswith(name):
        return None
    rest = start[len(name) :].lstrip()
    return rest[1:].strip() if rest[:1] and rest[0] in _COLONS else None


def _flat(cause: str) -> str:
    return "；".join(part.strip() for part in cause.splitlines() if part.strip())
