"""Who entered an actual last, in words (数据来源)."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from services.language import N_, Language
from services.origins import Origin

_ACTS: Mapping[str, str] = {
    "import": N_("{at} imported by {who}"),
    "undo": N_("{at} undone by {who}"),
    "redo": N_("{at} done again by {who}"),
    "actual.not_applicable": N_("{at} marked not applicable by {who}"),
}
_ENTERED = N_("{at} entered by {who}")
_YES_NO = {"yes": N_("yes"), "no": N_("no")}


def origin_words(say: Language, origin: Origin, note: str = "", zone: tzinfo | None = None) -> str:
    """When and by whom, then old and new value with the reason, else the note; in the officer's own time."""
    moment = datetime.fromisoformat(origin.at).astimezone(zone)
    act = _ACTS.get(origin.verb) or _ACTS.get(origin.verb.partition(".")[0], _ENTERED)
    words = say(act, at=say.moment(moment), who=origin.who)
    if not origin.before or origin.verb == "actual.not_applicable":
        return words
    values = {"before": _value(say, origin.before), "after": _value(say, origin.after)}
    why = origin.reason or note
    if why:
        return f"{words} · " + say("{before} changed to {after} ({reason})", **values, reason=why)
    return f"{words} · " + say("{before} changed to {after}", **values)


def _value(say: Language, text: str) -> str:
    return say(_YES_NO[text]) if text in _YES_NO else text
