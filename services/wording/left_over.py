"""What a meeting room says when it is entered: what broke off, which texts were found again."""

from services.domain.minutes import LeftOver, Session
from services.language import Language
from services.wording.trail import local_time


def greeting(say: Language, session: Session, left: LeftOver | None) -> str:
    """Where the meeting stands; "" where it has not begun and nothing is left of an earlier time."""
    words = [_stands(say, left)] if session.meeting.started_at else []
    items = [] if left is None else [item for item in left.items if item in session.titles]
    if items:
        names = say(", ").join(session.titles[item] for item in dict.fromkeys(items))
        words.append(
            say(
                "Found again, typed and not yet written: {count} ({names}). Each stands where it was typed.",
                count=len(items),
                names=names,
            )
        )
    return " ".join(words)


def _stands(say: Language, left: LeftOver | None) -> str:
    if left is None or not left.running:
        return say("Paused. Space goes on.")
    moment = f"{local_time(left.at):%H:%M:%S}"
    return say(
        "The program stopped at {moment}; the time since counts as a pause. Space goes on.", moment=moment
    )
