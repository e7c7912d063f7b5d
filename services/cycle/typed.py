"""A resolution while it is typed: text, owner and due date as they stand in the fields, and as a draft."""

import json

Typed = tuple[str, str, str]
"""Text, owner and due date as they stand in the fields."""


def kept(typed: Typed) -> str:
    """What is typed as the text of a draft."""
    return json.dumps(typed, ensure_ascii=False)


def found(text: str) -> Typed:
    """What was typed, from a draft; a draft of another form is the resolution's text."""
    try:
        what, owner, due = json.loads(text)
    except (ValueError, TypeError):
        return text, "", ""
    return str(what), str(owner), str(due)
