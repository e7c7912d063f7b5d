"""How each score came about, in small type and two columns."""

from collections.abc import Sequence

from services.domain.result import SubjectResult
from services.language import Language
from services.printing.flow import Block
from services.printing.page import MARGIN, MUTED, Page, content_width
from services.printing.wrap import lines
from services.wording.steps import explain, tell

_SIZE, _LEAD, _APART = 7.0, 9.4, 16.0


def explanation_block(subject: SubjectResult, say: Language) -> Block | None:
    """How every line was scored, without lines the total; None when there is nothing to explain."""
    width = (content_width(landscape=True) - _APART) / 2
    told = [explain(say, line.steps) for line in subject.lines]
    texts = [lines(f"{number}  {words}", width, _SIZE) for number, words in enumerate(told, 1) if words]
    if not subject.lines:
        texts = [lines(tell(say, step), width, _SIZE) for step in subject.steps]
    if not texts:
        return None
    flat = [words for text in texts for words in text]
    half = _even(texts)
    columns = (flat[:half], flat[half:])

    def draw(page: Page, top: float) -> None:
        page.text(MARGIN, top + 14, say("How the scores came about"), _SIZE, bold=True, grey=MUTED)
        for at, column in enumerate(columns):
            x = MARGIN + at * (width + _APART)
            page.column(x, top + 15 + _LEAD, column, _LEAD, _SIZE, grey=MUTED)

    return Block(max(map(len, columns)) * _LEAD + 20, draw, keep=True)


def _even(texts: Sequence[tuple[str, ...]]) -> int:
    """After how many lines the second column begins: between two texts, as even as it gets."""
    whole = sum(map(len, texts))
    ends, end = [], 0
    for text in texts:
        end += len(text)
        ends.append(end)
    return min(ends, key=lambda at: (max(at, whole - at), -at))
