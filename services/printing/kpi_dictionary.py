"""The KPI dictionary (指标词典), landscape: each KPI with its rule, provider and veto, by perspective."""

from collections.abc import Sequence
from datetime import datetime

from services.domain.company import Records
from services.domain.kpi import Kpi
from services.language import Language
from services.printing.document import About, Bookmark, Document, Footer
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.frame import FOOT, FORM_VERSION, HEAD_END, TAIL, fitted
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import A4, BODY, MARGIN, MUTED, SMALL, TITLE, Page
from services.printing.table import Column, Table
from services.wording.kpis import rule_words, veto_words
from services.wording.terms import label

FORM = "ZJ-21"


def kpi_dictionary(records: Records, say: Language, printed_at: datetime) -> bytes:
    """The PDF of a company's KPIs; the same records at the same moment give the same bytes."""
    title = say("KPI dictionary")
    firm = records.settings.name
    document = Document(About(title, firm, title, "zh-CN" if say.code == "zh" else "en", printed_at))
    groups = by_perspective(records, say)
    blocks: list[Block] = []
    for number, (name, kpis) in enumerate(groups, 1):
        words = say("{number}. {name} ({count})", number=number, name=name, count=len(kpis))
        blocks += [heading(words), *_table(kpis, records, say), gap(8)]
    if not groups:
        blocks = paragraph(say("The company has no KPI yet."), landscape=True)
    top = HEAD_END + 6
    for pageful in paginate(blocks, A4[0] - TAIL - top):
        page = document.page(_foot(say, printed_at), landscape=True)
        _head(page, title, firm, say("{count} {count:KPI|KPIs}", count=len(records.kpis)))
        draw_down(pageful, page, top)
    document.bookmarks.append(Bookmark(title, 0))
    return document.to_bytes()


def by_perspective(records: Records, say: Language) -> list[tuple[str, tuple[Kpi, ...]]]:
    """The KPIs by the perspective of their objective, in the map's order; those without one at the end."""
    of_objective = {one.code: one.perspective for one in records.objectives}
    found: dict[str, list[Kpi]] = {name: [] for name in records.settings.perspectives}
    for kpi in records.kpis:
        found.setdefault(of_objective.get(kpi.objective or "", ""), []).append(kpi)
    loose = found.pop("", [])
    groups = [(name, tuple(kpis)) for name, kpis in found.items() if kpis]
    return [*groups, (say("Without an objective"), tuple(loose))] if loose else groups


def _table(kpis: Sequence[Kpi], records: Records, say: Language) -> list[Block]:
    table = Table(
        [
            Column(say("Code"), 38),
            Column(say("KPI"), 100),
            Column(say("Unit"), 48),
            Column(say("Direction"), 54),
            Column(say("Definition and formula"), 230),
            Column(say("How it is scored"), 170),
            Column(say("Provider"), 62),
            Column(say("Outcome"), 63.9),
        ]
    )
    names = {kpi.code: kpi.name for kpi in records.kpis}
    providers = {one.code: one.name for one in records.departments}
    rows = [
        (
            kpi.code,
            f"◆ {kpi.name}" if kpi.key_strategic else kpi.name,
            kpi.unit,
            label(say, kpi.direction),
            "\n".join(text for text in (kpi.definition, kpi.formula) if text),
            _scoring(kpi, say),
            providers.get(kpi.provider, kpi.provider),
            names.get(kpi.outcome or "", ""),
        )
        for kpi in kpis
    ]
    return table_blocks(table, rows, least=18, padding=3)


def _scoring(kpi: Kpi, say: Language) -> str:
    veto = veto_words(say, kpi)
    words = rule_words(say, kpi.method, kpi.direction, kpi.parameters)
    return f"{words}\n■ {veto}" if veto else words


def _head(page: Page, title: str, firm: str, count: str) -> None:
    def draw(shared: Page) -> None:
        half = (shared.right - MARGIN) * 0.66
        fitted(shared, MARGIN, 44, firm, half, BODY, grey=MUTED)
        fitted(shared, MARGIN, 66, title, half, TITLE, bold=True)
        shared.text(shared.right, 66, count, grey=MUTED, anchor="right")

    page.form(f"head {title}", draw)


def _foot(say: Language, printed_at: datetime) -> Footer:
    left = "    ".join(
        (
            say("Form {number}  version {version}", number=FORM, version=FORM_VERSION),
            say("Printed {moment}", moment=say.moment(printed_at)),
            say("◆ key strategic indicator"),
        )
    )

    def draw(page: Page, number: int, count: int) -> None:
        page.text(MARGIN, page.height - FOOT, left, SMALL, grey=MUTED)
        words = say("Page {number} of {count}", number=number, count=count)
        page.text(page.right, page.height - FOOT, words, SMALL, grey=MUTED, anchor="right")

    return draw
