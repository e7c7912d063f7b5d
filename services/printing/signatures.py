"""Who signs, in one block that is never split: who, what is declared, room for the signature, date."""

from collections.abc import Sequence

from services.language import Language
from services.printing.flow import Block
from services.printing.fonts import face
from services.printing.page import MARGIN, MUTED, Page, content_width

SIGNATURES = 66.0

Signer = tuple[str, Sequence[str]]  # who, and what he or she may tick


def signature_block(say: Language) -> Block:
    """The five signatures of the appraisal sheet."""
    signers: Sequence[Signer] = (
        (say("Appraisee"), (say("received"), say("objection"))),
        (say("Line manager"), ()),
        (say("Leader in charge"), ()),
        (say("Human resources"), ()),
        (say("General manager"), ()),
    )
    return signers_block(signers, say, landscape=True)


def signers_block(
    signers: Sequence[Signer], say: Language, *, landscape: bool, height: float = SIGNATURES
) -> Block:
    """A cell of the same width for everyone who signs."""
    key = f"signatures {landscape} {height} " + " ".join(who for who, _ in signers)
    width = content_width(landscape=landscape) / len(signers)

    def shared(page: Page) -> None:
        page.box(MARGIN, 0, page.right - MARGIN, height)
        for number, signer in enumerate(signers):
            _cell(page, MARGIN + number * width, width, signer, say, height)
            if number:
                page.upright(MARGIN + number * width, 0, height)

    return Block(height, lambda page, top: page.form(key, shared, down=top))


def _cell(page: Page, x: float, width: float, signer: Signer, say: Language, height: float) -> None:
    who, declared = signer
    page.text(x + 8, 16, who)
    at = x + 8
    for words in declared:
        page.tick_box(at, 31)
        at += 22 + page.text(at + 12, 31, words, 8.5, grey=MUTED)
    date = say("Date        /       /")
    page.text(x + width - 8 - face().width(date, 8), height - 8, date, 8, grey=MUTED)
