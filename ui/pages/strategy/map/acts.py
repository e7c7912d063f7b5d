"""What one does to the map: each act goes to the company; what it refuses is said where it was done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from services.domain.map_align import Alignment, aligned
from services.domain.strategy_map import LEFT, PAD, Place
from services.edits import EditRefused, FieldProblem, InUse
from services.wording.fields import field_words
from ui.saving import proposed, with_ending

if TYPE_CHECKING:
    from services.strategy_map import StrategyMapBook
    from ui.dialogs.perspectives import PerspectivesDialog
    from ui.pages.strategy.map.section import MapSection


class MapActs:
    """The acts of the map's section."""

    def __init__(self, section: "MapSection") -> None:
        self.section = section
        self.desk = section.desk
        self.say = section.say

    @property
    def book(self) -> "StrategyMapBook":
        """The company's map."""
        return self.desk.company.strategy_map

    def _attempt(self, act: Callable[[], object]) -> bool:
        """Do it; when it is refused the scene shows again what the company has."""
        done = self.desk.attempt(act)
        if not done:
            self.section.scene.restore()
        return done

    # Objectives

    def add(self, place: Place | None = None) -> None:
        """Ask for a new objective and put it on the map."""
        from ui.dialogs.new_objective import NewObjective

        reading = self.section.reading
        lane = place.lane if place is not None else self._lane_in_hand()
        dialog = NewObjective(self.say, reading.graph.names, lane, self.section.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add_named(dialog.name, dialog.lane, place)

    def add_named(self, name: str, lane: str, place: Place | None = None) -> None:
        """Put a new objective on the map and select it."""
        reading = self.section.reading
        wanted = place if place is not None and place.lane == lane else Place(lane, LEFT, PAD)
        made: list[str] = []
        if self._attempt(lambda: made.append(self.book.add(reading.graph, name, wanted, reading.year))):
            self.section.show_item(made[0])

    def _lane_in_hand(self) -> str:
        codes, graph = self.section.scene.selected_codes(), self.section.reading.graph
        return graph.places[codes[0]].lane if codes else ""

    def check(self, field: str, text: str) -> None:
        """Say beside a field what is wrong with it while it is written."""
        code = self.section.inspector.code
        if code:
            self._show(self.book.check(self.section.reading.graph, code, {field: text}), field)

    def change(self, field: str, text: str) -> None:
        """Keep a field of the selected objective."""
        code = self.section.inspector.code
        if not code:
            return
        graph = self.section.reading.graph

        def keep() -> None:
            try:
                self.book.change(graph, code, {field: text})
            except EditRefused as refused:
                self._show(refused.problems, field)
            else:
                self._show((), field)

        self.desk.attempt(keep)

    def _show(self, problems: tuple[FieldProblem, ...], field: str) -> None:
        words = {found.field or field: field_words(self.say, found) for found in problems if found.stops}
        self.section.inspector.show_problems(words)

    def move(self, places: dict[str, Place]) -> None:
        """Keep where cards were dragged."""
        self._attempt(lambda: self.book.move(self.section.reading.graph, places))

    def align(self, how: Alignment) -> None:
        """Put the selected cards in line."""
        graph = self.section.reading.graph
        places = aligned(graph, self.section.scene.selected_codes(), how)
        if places:
            self.move(places)
        else:
            self.desk.shell.tell(
                self.say("Select at least two cards first, with Ctrl or by drawing a frame.")
            )

    def arrange(self) -> None:
        """Lay the map out anew."""
        if self._attempt(lambda: self.book.arrange(self.section.reading.graph)):
            self.section.view.fit()

    def remove(self) -> None:
        """Ask, then take away what is selected; arrows go without a question, undo brings them back."""
        scene, graph = self.section.scene, self.section.reading.graph
        codes = scene.selected_codes()
        if not codes:
            for link in scene.selected_links():
                self.unlink(link.code, link.supports)
            return
        for code in codes:
            if uses := self.book.uses(code):
                self._tell_uses(f"{code} {graph.objectives[code].name}", InUse(code, uses))
                return
        if self._confirmed(codes):
            self._attempt(lambda: self.book.remove(graph, codes))

    def _confirmed(self, codes: list[str]) -> bool:
        from ui.dialogs.confirm import Confirm

        say, graph = self.say, self.section.reading.graph
        names = say(", ").join(graph.objectives[code].name for code in codes)
        title = (
            say("Delete {count} {count:objective|objectives}?", count=len(codes))
            if len(codes) > 1
            else say("Delete the objective?")
        )
        words = say("{names}. Its links go with it; Ctrl+Z brings it back.", names=names)
        dialog = Confirm(say, title, words, say("Delete"), self.section.window())
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _tell_uses(self, name: str, refused: InUse) -> None:
        from services.wording.uses import use_words
        from ui.dialogs.in_use import InUseDialog

        InUseDialog(self.say, name, use_words(self.say, refused.uses), self.section.window()).exec()

    # Links, lanes, driver

    def link(self, code: str, supports: str) -> None:
        """Draw a link."""
        self._attempt(lambda: self.book.link(self.section.reading.graph, code, supports))

    def unlink(self, code: str, supports: str) -> None:
        """Take a link away."""
        self._attempt(lambda: self.book.unlink(self.section.reading.graph, code, supports))

    def change_lanes(self) -> None:
        """Ask for the perspectives."""
        self.lanes_dialog().exec()

    def lanes_dialog(self) -> "PerspectivesDialog":
        """The dialog of the perspectives."""
        from ui.dialogs.perspectives import PerspectivesDialog

        graph = self.section.reading.graph
        return PerspectivesDialog(
            self.say, graph.names, lambda names: self.book.set_lanes(graph, names), self.section.window()
        )

    def change_driver(self, words: str) -> None:
        """Keep the value driver, of the map's year where it has one."""
        year, company = self.section.reading.year, self.desk.company
        if year is None:
            self._attempt(lambda: self.book.set_driver(words))
        else:
            self._attempt(lambda: company.diagnosis.mean(year, "value_driver", words))

    # Pictures and paper

    def export(self) -> None:
        """Ask where the picture shall go, and what kind it is."""
        say = self.say
        kinds = ";;".join((say("PNG picture (*.png)"), say("SVG drawing (*.svg)")))
        name, kind = QFileDialog.getSaveFileName(
            self.section, say("Export the map"), self._start(".png"), kinds
        )
        if name:
            ending = ".svg" if "*.svg" in kind else ".png"
            path = Path(name)
            self.export_to(
                path if path.suffix.lower() in {".png", ".svg"} else path.with_name(path.name + ending)
            )

    def export_to(self, path: Path) -> None:
        """Write the picture; its ending says which kind."""
        from ui.pages.strategy.map.pictures import write_picture

        reading = self.section.reading
        if self.desk.attempt(
            lambda: write_picture(reading, self.say, self.desk.theme.font, self._title(), path)
        ):
            self.desk.shell.tell_file(self.say("Saved: {file}", file=path.name), path)

    def print_map(self) -> None:
        """Ask where the printed page shall go."""
        say = self.say
        kinds = ";;".join((say("PDF on A4 (*.pdf)"), say("PDF on A3 (*.pdf)")))
        name, kind = QFileDialog.getSaveFileName(self.section, say("Save as PDF"), self._start(".pdf"), kinds)
        if name:
            self.print_to(with_ending(Path(name), ".pdf"), large="A3" in kind)

    def print_to(self, path: Path, *, large: bool) -> None:
        """Write the printed page as a PDF, in the background."""
        from datetime import datetime

        from services.printing.saving import save_pdf
        from services.printing.strategy_map import strategy_map_pdf

        reading, say, period = self.section.reading, self.say, self.section.period
        company, at = self.desk.company.settings.read().name, datetime.now()  # noqa: DTZ005 - the officer's own

        def work(_progress: object) -> None:
            save_pdf(strategy_map_pdf(reading, say, company, period, printed_at=at, large=large), path)

        def done(_result: object) -> None:
            self.desk.shell.tell_file(say("Saved: {file}", file=path.name), path)

        self.desk.jobs.start(say("Making the pages"), work, done, owner=self.section)

    def _start(self, ending: str) -> str:
        """A file beside the company's, named after the map."""
        return proposed(self.desk.company, self._title(), ending)

    def _title(self) -> str:
        reading, say = self.section.reading, self.say
        year = say("Strategy map {year}", year=reading.year) if reading.year else say("Strategy map")
        return f"{self.desk.company.settings.read().name} {year}".strip()
