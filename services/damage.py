"""A part of the installed program that is gone, as when a virus guard took it away: words for it."""

from services.language import Language
from services.program import is_installed


def damage(error: BaseException, say: Language) -> str:
    """What is missing and what to do; empty for another error, and for a program that runs from source."""
    if not (is_installed() and isinstance(error, ImportError)):
        return ""
    return say(
        "A part of Zhanji is missing or cannot be loaded: {part}\n"
        "Install Zhanji again; if it happens again, tell the program that guards against viruses to leave it"
        " alone. Your company files are untouched.",
        part=error.name or error,
    )
