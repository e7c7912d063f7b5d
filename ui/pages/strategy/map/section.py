"""The section: the canvas in the middle, the inspector at its right, the tools above."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget
from shiboken6 import isValid

from services.domain.map_align import Alignment
from services.domain.strategy_map import StrategyMap
from services.language import N_
from services.strategy_map import MapReading
from ui.page import HeaderAct
from ui.pages.strategy.map.acts import MapActs
from ui.pages.strategy.map.details import Ways
from ui.pages.strategy.map.hand import Hand
from ui.pages.strategy.map.inspector import Inspector
from ui.pages.strategy.map.menu import menu_at
from ui.pages.strategy.map.scene import MapScene
from ui.pages.strategy.map.view import ZOOM_STEP, MapView
from ui.section import Section
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState

ALIGNMENTS = {
    Alignment.LEFT: N_("Align at the left"),
    Alignment.CENTRE: N_("Align by their middles"),
    Alignment.TOP: N_("Align at the top of the lane"),
    Alignment.ACROSS: N_("Spread evenly across"),
}


class MapSection(Section):
    """Shows the map of the period's year with the period's state."""

    scrolled = False

    def build(self) -> None:
        say = self.say
        self.reading = MapReading(None, StrategyMap("", (), {}, {}), {})
        self.do = MapActs(self)
        self.scene = MapScene(Hand(self.theme.tokens, self.theme.font), say)
        self.view = MapView(self.scene)
        self.view.setAccessibleName(say("Strategy map"))
        ways = Ways(self.show_item, self.do.link, self.do.unlink, self._go)
        self.inspector = Inspector(say, ways)
        self.canvas = Card(margins=(0, 0, 0, 0))
        self.canvas.body.addWidget(self.view)
        self.nothing = EmptyState(
            self.theme,
            "strategy",
            say("The map is still empty"),
            say(
                "Write down what the firm wants to reach, the financial objectives first; then what must be "
                "done for customers, inside, and in learning, so that these come true."
            ),
            button=say("Add the first objective"),
            act=self.do.add,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.nothing)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.stack, 1)
        row.addWidget(self.inspector)
        self.column.addLayout(row)
        self._tools = self._make_tools()
        self._make_zoom()
        self._connect()

    def _make_tools(self) -> QWidget:
        say = self.say
        tools = QWidget()
        tools.setProperty("ground", "clear")
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.add_button = SecondaryButton(
            say("New objective"), self.do.add, self.theme.icon("plus", "ink", 16)
        )
        self.align_button = SecondaryButton(say("Align"), icon=self.theme.icon("chevron-down", "ink", 14))
        self.align_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self.align_button)
        for how, words in ALIGNMENTS.items():
            menu.addAction(say(words)).triggered.connect(lambda _=False, how=how: self.do.align(how))
        self.align_button.setMenu(menu)
        self.arrange_button = SecondaryButton(say("Auto-layout"), self.do.arrange)
        for button in (self.add_button, self.align_button, self.arrange_button):
            row.addWidget(button)
        return tools

    def _make_zoom(self) -> None:
        """The scale, at the canvas's lower right corner."""
        say = self.say
        self.zoom_bar = QWidget(self.view)
        row = QHBoxLayout(self.zoom_bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.smaller = SecondaryButton("−", lambda: self.view.set_zoom(self.view.zoom / ZOOM_STEP))
        self.zoomed = SecondaryButton("100%", lambda: self.view.set_zoom(1.0))
        self.larger = SecondaryButton("+", lambda: self.view.set_zoom(self.view.zoom * ZOOM_STEP))
        self.fit_button = SecondaryButton(say("Fit"), self.view.fit)
        names = (say("Smaller"), say("Own size"), say("Larger"), say("Show the whole map"))
        for button, name in zip(
            (self.smaller, self.zoomed, self.larger, self.fit_button), names, strict=True
        ):
            button.setProperty("small", True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.view.installEventFilter(self)
        self._place_zoom()

    def _connect(self) -> None:
        scene, view, inspector, do = self.scene, self.view, self.inspector, self.do
        scene.selectionChanged.connect(self._follow_selection)
        scene.moved.connect(do.move)
        scene.linked.connect(do.link)
        scene.wanted.connect(do.add)
        scene.opened.connect(lambda code: self.show_item(code, edit=True))
        scene.driver_opened.connect(self._edit_driver)
        scene.lanes_opened.connect(do.change_lanes)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: menu_at(self, at).popup(view.mapToGlobal(at)))
        view.zoomed.connect(self._show_zoom)
        view.removed.connect(do.remove)
        view.entered.connect(inspector.edit)
        inspector.typed.connect(do.check)
        inspector.settled.connect(do.change)
        inspector.driver_settled.connect(do.change_driver)
        inspector.sought.connect(self.show_item)
        inspector.lanes_opened.connect(do.change_lanes)

    # What is shown

    def refresh(self) -> None:
        self.reading = self.desk.company.strategy_map.read(self.period)
        graph = self.reading.graph
        some = bool(graph.objectives)
        self.stack.setCurrentIndex(0 if some else 1)
        self.align_button.setEnabled(some)
        self.arrange_button.setEnabled(some)
        self.scene.show_map(self.reading)
        self.view.keep_fit()
        self._follow_selection()
        say = self.say
        self.subtitle = say("Year {year}", year=self.reading.year) if self.reading.year else ""

    def _follow_selection(self) -> None:
        if not isValid(self.scene):  # a scene that is taken down tells of its selection once more
            return
        codes = self.scene.selected_codes()
        self.inspector.show_selection(self.reading, codes)
        named = [self.scene.cards[code].words() for code in codes[:5]]
        self.view.setAccessibleDescription("\n".join(named))

    def _go(self, page: str, name: str) -> None:
        self.desk.shell.go(page, filter=name)

    def _edit_driver(self) -> None:
        self.scene.select([])
        self.inspector.driver_field.setFocus()

    def _show_zoom(self) -> None:
        self.zoomed.setText(f"{round(self.view.zoom * 100)}%")
        self._place_zoom()

    def _place_zoom(self) -> None:
        bar = self.zoom_bar
        bar.adjustSize()
        room = self.view.viewport().size()
        bar.move(room.width() - bar.width() - 10, room.height() - bar.height() - 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_zoom()
        return super().eventFilter(watched, event)

    # What the page asks

    def tools(self) -> QWidget:
        return self._tools

    def acts(self) -> tuple[HeaderAct, ...]:
        if not self.reading.graph.objectives:
            return ()
        say = self.say
        return (
            HeaderAct(say("Export picture…"), self.do.export),
            HeaderAct(say("Map as PDF…"), self.do.print_map, primary=True, hint="Ctrl+P"),
        )

    def print_here(self) -> None:
        if self.reading.graph.objectives:
            self.do.print_map()

    def find_here(self) -> None:
        self.scene.select([])
        self.inspector.seek()

    def show_item(self, name: str, *, edit: bool = False) -> None:
        """Select an objective, have it in sight, and put the cursor into its name if it is to be edited."""
        if name in self.scene.cards:
            self.scene.select([name])
            self.view.bring_into_sight(name)
            if edit:
                self.inspector.edit()
