"""Who signs, in one block that is never split: name, what is declared, room for the signature, date."""

from collections.abc import Sequence

from services.language import Language
from services.printing.flow import Block
from services.printing.fonts import face
from services.printing.page import MARGIN, MUTED, Page

SIGNATURES = 66.0


def signature_block(say: Language) -> Block:
    """The five signatures of the appraisal sheet."""
    signers = (
        (say("Appraisee"), (say("received"), say("objection"))),
        (say("Line manager"), ()),
        (say("Leader in charge"), ()),
        (say("Human resources"), ()),
        (say("General manager"), ()),
    )

    def shared(page: Page) -> None:
        draw_signatures(page, 0, signers, say)

    return Block(SIGNATURES, lambda page, top: page.form("signatures", shared, down=top))


def draw_signatures(
    page: Page, top: float, signers: Sequence[tuple[str, Sequence[str]]], say: Language
) -> None:
    """Cells of one width; what can be declared has a box to tick."""
    width = (page.right - MARGIN) / len(signers)
    page.box(MARGIN, top, page.right - MARGIN, SIGNATURES)
    for number, (who, declared) in enumerate(signers):
        x = MARGIN + number * width
        if number:
            page.upright(x, top, top + SIGNATURES)
        page.text(x + 8, top + 16, who)
        at = x + 8
        for words in declared:
            page.tick_box(at, top + 31)
            at += 12 + page.text(at + 12, top + 31, words, 8.5, grey=MUTED) + 10
        date = say("Date        /       /")
        page.text(x + width - 8 - face().width(date, 8), top + SIGNATURES - 8, date, 8, grey=MUTED)
