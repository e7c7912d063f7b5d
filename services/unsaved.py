"""What was typed in a meeting and the company file does not take: in words, and as a text file beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from services.cycle.typed import found
from services.domain.minutes import Session
from services.drafts import parts_of
from services.files import replacing
from services.language import N_, Language

_FIELDS = {
    "notes": N_("Notes of the meeting"),
    "challenges": N_("Challenges and answers"),
    "support_note": N_("Support"),
}


def texts_in(say: Language, session: Session, typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Of drafts by place, those that are texts: whose item and field it is, and what stands there."""
    for place, text in typed.items():
        noun, *parts = parts_of(place)
        if noun not in {"agenda", "resolution"}:
            continue
        _, item, field = parts
        title = session.titles.get(item, item)
        if noun == "agenda":
            yield f"{title} · {say(_FIELDS[field])}", text.strip()
        else:
            name = say("Resolution {number}", number=int(field) + 1)
            yield f"{title} · {name}", " · ".join(filter(None, found(text)))


def unsaved_text(say: Language, session: Session, typed: Mapping[str, str]) -> str:
    """The texts one below the other, under the meeting's name."""
    title = say("Report meeting for {period}", period=say.period(session.meeting.period))
    why = say("Typed in the meeting and not in the company file yet")
    head = f"{session.company} · {title}\n{why}\n"
    texts = (f"\n【{name}】\n{text}\n" for name, text in texts_in(say, session, typed))
    return head + "".join(texts)


def save_unsaved(say: Language, session: Session, typed: Mapping[str, str], path: Path) -> None:
    """Write the texts to a file that every editor of Windows shows right, whole or not at all."""
    with replacing(path) as fresh:
        fresh.write_text(unsaved_text(say, session, typed), "utf-8-sig", newline="\r\n")
