"""The strategy map (战略地图) on paper, landscape: lanes, cards and arrows, then the tree of its KPIs."""

from collections.abc import Iterator
from datetime import datetime
from math import ceil, sqrt

from msgspec import Struct

from services.domain.map_routes import Route, head_of, routes
from services.domain.strategy import Objective
from services.domain.strategy_map import CARD_HEIGHT, CARD_WIDTH, DRIVER_HEIGHT, LEFT, Box, Lane
from services.language import Language
from services.printing.document import About, Bookmark, Document
from services.printing.flow import draw_down, paginate
from services.printing.fonts import clean, face
from services.printing.frame import FOOT, HEAD_END, TAIL
from services.printing.listing import table_blocks
from services.printing.page import INK, MARGIN, MUTED, SHADE, Page
from services.printing.strategy_frame import StrategyFrame
from services.printing.table import Column, Table
from services.scoring.objectives import ObjectiveStanding, Standing
from services.strategy_map import MapReading
from services.wording.standings import STANDINGS, standing_word, standing_words

FORM = "ZJ-12"
LEAST_SCALE = 0.5
"""Smaller than this a map is not drawn but cut into several pages."""
MOST_PARTS = 12
"""Rather than more pages than this the map is drawn smaller after all."""
A3_OF_A4 = sqrt(2)
BOTTOM = TAIL + 12
"""From the paper's edge to the end of the map: room for what the marks mean."""
ARROW = 0.45


def strategy_map_pdf(
    reading: MapReading,
    say: Language,
    company: str,
    period: str,
    *,
    printed_at: datetime,
    large: bool = False,
) -> bytes:
    """The printed map; `large` on A3. `period` is the code of the one whose scores the cards show, or ""."""
    sheet = _Sheet(reading, say, company, period, printed_at)
    document = Document(sheet.about, scale=A3_OF_A4 if large else 1.0)
    document.bookmarks.append(Bookmark(sheet.title, 0))
    for part in sheet.parts():
        sheet.draw_part(document, part)
    document.bookmarks.append(Bookmark(say("Objectives and their KPIs"), len(document)))
    sheet.draw_tree(document)
    return document.to_bytes()


class _Sheet(Struct, frozen=True):
    """What all pages of one print share."""

    reading: MapReading
    say: Language
    company: str
    period: str
    printed_at: datetime

    @property
    def title(self) -> str:
        say, year = self.say, self.reading.year
        return say("Strategy map {year}", year=year) if year else say("Strategy map")

    @property
    def about(self) -> About:
        lang = "zh-CN" if self.say.code == "zh" else "en"
        return About(f"{self.company} {self.title}", self.company, self.title, lang, self.printed_at)

    def page(self, document: Document, title: str) -> Page:
        """A new page with its head."""
        say = self.say
        kind, name = (say("Scores of"), say.period(self.period)) if self.period else ("", "")
        frame = StrategyFrame(self.company, kind, name, say, self.printed_at)
        page = document.page(frame.foot(FORM), landscape=True)
        frame.head(page, title)
        return page

    def legend(self, page: Page) -> None:
        """What the marks mean, at the right of the foot's line."""
        words = "   ".join(standing_words(self.say, standing) for standing in Standing)
        page.text(page.right, page.height - FOOT - 12, words, 8, grey=MUTED, anchor="right")

    # The map

    def parts(self) -> Iterator["_Part"]:
        """The whole map on one page, or as many pages beside and below one another as it needs."""
        wide, tall = 841.89 - 2 * MARGIN, 595.28 - HEAD_END - BOTTOM
        width, height = self.reading.graph.size
        scale = min(wide / width, tall / height, 1.0)
        if scale >= LEAST_SCALE:
            yield _Part(scale, (wide - width * scale) / 2, 0.0, "")
            return
        scale = LEAST_SCALE
        while (across := ceil(width * scale / wide)) * (down := ceil(height * scale / tall)) > MOST_PARTS:
            scale *= 0.9
        for row in range(down):
            for column in range(across):
                number = f"{row * across + column + 1} / {across * down}"
                yield _Part(scale, -column * wide, -row * tall, number)

    def draw_part(self, document: Document, part: "_Part") -> None:
        """One page of the map, clipped to its frame."""
        page = self.page(document, f"{self.title}  {part.number}".strip())
        self.legend(page)
        width, height = page.right - MARGIN, page.height - HEAD_END - BOTTOM
        clip = f"{MARGIN:.2f} {BOTTOM:.2f} {width:.2f} {height:.2f} re W n"
        page.operators.append(f"q {clip}")
        pen = _Pen(page, self.say, part.scale, MARGIN + part.left, HEAD_END + part.top)
        graph = self.reading.graph
        pen.driver(graph.driver, graph.size[0])
        for lane in graph.lanes:
            pen.lane(lane, graph.size[0])
        for route in routes(graph).values():
            pen.arrow(route)
        for code, box in graph.boxes.items():
            pen.card(graph.objectives[code], self.reading.standing(code), box)
        page.operators.append("Q")

    # The tree

    def draw_tree(self, document: Document) -> None:
        """Every objective with its KPIs, their scores and departments, and the issues that harm it."""
        say = self.say
        table = Table(
            [
                Column(say("Perspective"), 62),
                Column(say("Objective"), 128),
                Column(say("Supports"), 54),
                Column(say("KPI"), 128),
                Column(say("Score"), 48, "right"),
                Column(say("State"), 62),
                Column(say("Departments"), 112),
                Column(say("Issues"), 171.9),
            ]
        )
        title = say("Objectives and their KPIs")
        top = HEAD_END + 6
        rows = list(self._rows())
        for pageful in paginate(table_blocks(table, rows, least=18, padding=3), 595.28 - TAIL - top):
            draw_down(pageful, self.page(document, title), top)

    def _rows(self) -> Iterator[tuple[str, ...]]:
        say, graph = self.say, self.reading.graph
        for lane in graph.names:
            codes = [code for code in graph.in_reading_order() if graph.places[code].lane == lane]
            for code in codes:
                yield from self._rows_of(graph.objectives[code], lane if code == codes[0] else "", say)

    def _rows_of(self, one: Objective, lane: str, say: Language) -> Iterator[tuple[str, ...]]:
        state = self.reading.standing(one.code)
        departments = say(", ").join(each.name for each in state.departments)
        issues = "\n".join(f"{issue.code} {issue.issue}" for issue in state.issues)
        first = (lane, f"{one.code} {one.name}", ", ".join(one.supports))
        last = (departments, issues)
        if not state.kpis:
            yield (*first, say("none yet"), "—", standing_words(say, Standing.UNKNOWN), *last)
        for at, kpi in enumerate(state.kpis):
            middle = (f"{kpi.code} {kpi.name}", say.fixed(kpi.score), standing_words(say, kpi.standing))
            yield (*(first if at == 0 else ("", "", "")), *middle, *(last if at == 0 else ("", "")))


class _Part(Struct, frozen=True):
    """A page's part of the map: its scale, and where the map's corner lies from the frame's."""

    scale: float
    left: float
    top: float
    number: str


class _Pen(Struct, frozen=True):
    """Draws in map units onto a page."""

    page: Page
    say: Language
    scale: float
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the map on the page."""
        return self.left + x * self.scale, self.top + y * self.scale

    def driver(self, words: str, width: int) -> None:
        """The value driver as a framed bar."""
        x, y = self.at(LEFT, 2)
        wide, tall = (width - 2 * LEFT) * self.scale, (DRIVER_HEIGHT - 4) * self.scale
        self.page.bar(x, y, wide, tall, grey=SHADE)
        self.page.box(x, y, wide, tall, grey=INK, thickness=1.0)
        text = (
            self.say("Value driver: {name}", name=words)
            if words
            else self.say("Value driver: none written yet")
        )
        size = min(13 * self.scale, _fitting(text, wide - 16, 13 * self.scale, bold=True))
        self.page.text(x + wide / 2, y + tall / 2 + size * 0.36, text, size, bold=True, anchor="centre")

    def lane(self, lane: Lane, width: int) -> None:
        """A hairline and the perspective's name."""
        x, y = self.at(0, lane.top)
        self.page.rule(x, y, x + width * self.scale)
        size = min(13 * self.scale, _fitting(lane.name, (LEFT - 16) * self.scale, 13 * self.scale, bold=True))
        self.page.text(x + 4 * self.scale, y + 22 * self.scale, lane.name, size, bold=True, grey=MUTED)

    def arrow(self, route: Route) -> None:
        """A line along the route with its head."""
        points = [self.at(*point) for point in route]
        self.page.curve(points, grey=ARROW, thickness=1.3 * self.scale)
        self.page.shape([self.at(*point) for point in head_of(route)], grey=ARROW)

    def card(self, one: Objective, state: ObjectiveStanding, box: Box) -> None:
        """A card: name, mark, code, what hangs on it, word and score."""
        page, say, scale = self.page, self.say, self.scale
        x, y = self.at(box.x, box.y)
        wide, tall = CARD_WIDTH * scale, CARD_HEIGHT * scale
        page.bar(x, y, wide, tall, grey=1.0)
        page.box(x, y, wide, tall, grey=INK, thickness=0.8)
        page.bar(
            x, y, 4 * scale, tall, grey=INK if state.standing in {Standing.POOR, Standing.VETO} else MUTED
        )
        name, size = _cut(one.name, (CARD_WIDTH - 44) * scale, 14 * scale)
        page.text(x + 14 * scale, y + 25 * scale, name, size, bold=True)
        mark = STANDINGS[state.standing][0]
        page.text(x + wide - 17 * scale, y + 25 * scale, mark, 13 * scale, anchor="centre")
        base, small = y + 48 * scale, 11.5 * scale
        words = say(
            "KPIs {kpis} · departments {departments}",
            kpis=len(state.kpis),
            departments=len(state.departments),
        )
        score = f" {say.fixed(state.score, 1)}" if state.score is not None else ""
        right = x + wide - 10 * scale
        figure = page.text(right, base, score, small, bold=True, anchor="right")
        word = page.text(right - figure, base, standing_word(say, state.standing), small, anchor="right")
        room = wide - 30 * scale - figure - word
        left = f"{one.code}  {words}"
        page.text(x + 14 * scale, base, left, min(small, _fitting(left, room, small)), grey=MUTED)


def _fitting(words: str, room: float, size: float, *, bold: bool = False) -> float:
    """The size at which words fit."""
    wide = face(bold=bold).width(clean(words), size)
    return size if wide <= room else size * room / wide


def _cut(words: str, room: float, size: float) -> tuple[str, float]:
    """A name set smaller by a fifth at most, then cut; the tree has it whole."""
    fits = _fitting(words, room, size, bold=True)
    if fits >= size * 0.8:
        return words, fits
    while words and _fitting(f"{words}…", room, size * 0.8, bold=True) < size * 0.8:
        words = words[:-1]
    return f"{words}…", size * 0.8
