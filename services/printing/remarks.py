"""Room for the superior to write in, and beside it, in small type, how each score came about."""

from services.domain.result import ResultState, SubjectResult
from services.language import Language
from services.printing.flow import Block
from services.printing.page import HAIRLINE, MARGIN, MUTED, Page, content_width
from services.printing.wrap import lines
from services.wording.steps import explain, tell

_SIZE, _LEAD = 7.0, 9.2
_SHARE = 0.52  # of the width, for the explanation
_APART = 12.0


def explanation(subject: SubjectResult, say: Language) -> list[str]:
    """How every line was scored, and without lines the total, broken to the explanation's width."""
    width = content_width(landscape=True) * _SHARE - _APART
    told = [(number, explain(say, line.steps)) for number, line in enumerate(subject.lines, 1)]
    texts = [f"{number}  {words}" for number, words in told if words]
    if not subject.lines and subject.state is ResultState.COMPLETE:
        texts = [tell(say, step) for step in subject.steps]
    return [line for words in texts for line in lines(words, width, _SIZE)]


def remarks_block(told: list[str], least: float, say: Language) -> Block:
    """The box to write in, at least `least` tall, and what was told beside it."""
    whole = content_width(landscape=True)
    width = whole * (1 - _SHARE) if told else whole
    height = max(least, len(told) * _LEAD + 13) if told else least

    def shared(page: Page) -> None:
        page.box(MARGIN, 0, width, height, grey=HAIRLINE)
        page.text(MARGIN + 9, 15, say("Superior's comment"), grey=MUTED)
        if told:
            page.text(
                MARGIN + width + _APART, 7, say("How the scores came about"), _SIZE, bold=True, grey=MUTED
            )

    def draw(page: Page, top: float) -> None:
        page.form(f"comment {width} {height}", shared, down=top)
        page.column(MARGIN + width + _APART, top + 7 + _LEAD, told, _LEAD, _SIZE, grey=MUTED)

    return Block(height, draw, keep=True)
