"""The justification of a card's weights (权重论证) by pairwise comparison: one page, portrait."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from models.terms import Dimension
from services.card_drafts import CardDraft
from services.domain.company import Records
from services.language import Language
from services.printing.document import About, Bookmark, Document, Footer
from services.printing.flow import Block, draw_down, gap
from services.printing.frame import FOOT, HEAD_END, fitted
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import BODY, MARGIN, MUTED, SMALL, TITLE, Page, content_width
from services.printing.signatures import signers_block
from services.printing.table import Column, Table
from services.scorecards import subject_name
from services.scoring.ahp import CONSISTENT_UNDER
from services.scoring.judgements import Judgements
from services.scoring.raters import Opinion, opinion, together
from services.wording.judgements import entry_words
from services.wording.terms import label

FORM = "ZJ-11"
_MOST_RATERS = 5
_LETTERS = "ABCDEFGHIJ"


class Justification(Struct, frozen=True):
    """What the page shows: the lines with the card's weights, and what each rater and all of them came to."""

    company: str
    subject: str
    dimension: Dimension
    names: tuple[str, ...]
    weights: tuple[Decimal, ...]
    raters: Mapping[str, Opinion]
    all: Opinion


def justification(records: Records, draft: CardDraft) -> Justification:
    """Lay the comparisons behind a card out."""
    names = {kpi.code: kpi.name for kpi in records.kpis}
    judged: dict[str, Judgements] = {rater: draft.judged_by(rater) for rater in draft.raters}
    return Justification(
        records.settings.name,
        subject_name(records, draft.subject),
        draft.dimension,
        tuple(names.get(code, code) for code in draft.codes),
        draft.weights,
        {rater: opinion(draft.codes, judgements) for rater, judgements in judged.items()},
        together(draft.codes, judged),
    )


def justification_pdf(sheet: Justification, say: Language, *, printed_at: datetime) -> bytes:
    """The page as a PDF."""
    title = say("Weights by pairwise comparison (AHP)")
    document = Document(About(title, sheet.company, sheet.subject, say.code, printed_at))
    page = document.page(_foot(say, printed_at), landscape=False)
    _head(page, sheet, title, say)
    draw_down(_blocks(sheet, say), page, HEAD_END + 4)
    document.bookmarks.append(Bookmark(title, 0))
    return document.to_bytes()


def _head(page: Page, sheet: Justification, title: str, say: Language) -> None:
    half = (page.right - MARGIN) * 0.66
    fitted(page, MARGIN, 44, sheet.company, half, BODY, grey=MUTED)
    fitted(page, MARGIN, 66, title, half, TITLE, bold=True)
    page.text(page.right, 54, sheet.subject, 10.5, bold=True, anchor="right")
    page.text(page.right, 67, label(say, sheet.dimension), 8, grey=MUTED, anchor="right")


def _foot(say: Language, printed_at: datetime) -> Footer:
    left = "    ".join(
        (
            say("Form {number}  version {version}", number=FORM, version=1),
            say("Printed {moment}", moment=say.moment(printed_at)),
        )
    )

    def draw(page: Page, number: int, count: int) -> None:
        page.text(MARGIN, page.height - FOOT, left, SMALL, grey=MUTED)
        words = say("Page {number} of {count}", number=number, count=count)
        page.text(page.right, page.height - FOOT, words, SMALL, grey=MUTED, anchor="right")

    return draw


def _blocks(sheet: Justification, say: Language) -> list[Block]:
    method = say(
        "Every two KPIs were compared on the scale of 1 (equally important) to 9 (extremely more important); "
        "the weights are the principal eigenvector of the matrix. CR under {limit} counts as consistent.",
        limit=Decimal(str(CONSISTENT_UNDER)),
    )
    together_words = (
        say("2. All raters together (geometric mean)") if len(sheet.raters) > 1 else say("2. The matrix")
    )
    return [
        *paragraph(method, landscape=False),
        gap(4),
        heading(say("1. Weights")),
        *_weights(sheet, say),
        gap(4),
        heading(together_words),
        *_matrix(sheet, sheet.all, say),
        gap(4),
        *paragraph(_verdict(sheet.all, say), landscape=False),
        gap(14),
        signers_block(((say("Human resources"), ()), (say("General manager"), ())), say, landscape=False),
    ]


def _verdict(found: Opinion, say: Language) -> str:
    result = found.priorities
    facts = {
        "value": say.fixed(result.lambda_max, 4),
        "index": say.fixed(result.index, 4),
        "ratio": say.fixed(result.ratio, 4),
    }
    if result.consistent:
        return say("λmax {value}, CI {index}, CR {ratio}: consistent.", **facts)
    return say("λmax {value}, CI {index}, CR {ratio}: not consistent.", **facts)


def _weights(sheet: Justification, say: Language) -> list[Block]:
    """The lines with each rater's weights (the first few), everybody's, and the card's; CR below."""
    shown = list(sheet.raters)[:_MOST_RATERS] if len(sheet.raters) > 1 else []
    width = 58.0
    rest = content_width(landscape=False) - 24 - width * (len(shown) + 2)
    table = Table(
        [
            Column("", 24),
            Column(say("KPI"), rest),
            *(Column(rater, width, "right") for rater in shown),
            Column(say("Compared"), width, "right"),
            Column(say("On the card"), width, "right"),
        ]
    )
    opinions = [*(sheet.raters[rater] for rater in shown), sheet.all]
    rows: list[Sequence[str]] = [
        (
            _LETTERS[at],
            name,
            *(_percent(each.priorities.weights[at], say) for each in opinions),
            f"{say.plain(sheet.weights[at])}%",
        )
        for at, name in enumerate(sheet.names)
    ]
    rows.append(("", "CR", *(say.fixed(each.priorities.ratio, 3) for each in opinions), ""))
    return table_blocks(table, rows, least=20)


def _matrix(sheet: Justification, found: Opinion, say: Language) -> list[Block]:
    """The matrix; its columns are named by the lines' letters."""
    n = len(sheet.names)
    width = 36.0
    rest = content_width(landscape=False) - 24 - width * n - 52
    table = Table(
        [
            Column("", 24),
            Column(say("KPI"), rest),
            *(Column(_LETTERS[at], width, "right") for at in range(n)),
            Column(say("Weight"), 52, "right"),
        ]
    )
    rows = [
        (
            _LETTERS[at],
            name,
            *(entry_words(value) for value in found.matrix[at]),
            _percent(found.priorities.weights[at], say),
        )
        for at, name in enumerate(sheet.names)
    ]
    return table_blocks(table, rows, least=20)


def _percent(weight: Decimal, say: Language) -> str:
    return f"{say.fixed(weight * 100)}%"
