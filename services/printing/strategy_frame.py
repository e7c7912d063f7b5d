"""Header and footer of sheets that belong to something else than one period: a year, a person's talks."""

from datetime import datetime

from msgspec import Struct

from services.language import Language
from services.printing.document import Footer
from services.printing.frame import FOOT, FORM_VERSION, HEAD_END, TAIL, draw_logo, fitted
from services.printing.logo import Logo
from services.printing.page import BODY, MARGIN, MUTED, SMALL, TITLE, Page

__all__ = ["HEAD_END", "TAIL", "StrategyFrame"]


class StrategyFrame(Struct, frozen=True):
    """Company and title on the left; on the right what the sheet belongs to, such as a strategy year."""

    company: str
    kind: str
    name: str
    say: Language
    printed_at: datetime
    logo: Logo | None = None

    def head(self, page: Page, title: str) -> None:
        """The header; many pages share it."""
        page.form(
            f"head {title} {self.kind} {self.name} {page.width:.0f}", lambda shared: self._head(shared, title)
        )

    def _head(self, page: Page, title: str) -> None:
        left = draw_logo(page, self.logo)
        half = (page.right - MARGIN) * 0.66 - (left - MARGIN)
        fitted(page, left, 44, self.company, half, BODY, grey=MUTED)
        fitted(page, left, 66, title, half, TITLE, bold=True)
        wide = page.text(page.right, 66, self.name, 10.5, bold=True, anchor="right")
        page.text(page.right - wide - 6, 66, self.kind, grey=MUTED, anchor="right")

    def foot(self, form: str) -> Footer:
        """The footer of a form's pages."""
        say = self.say
        left = "    ".join(
            (
                say("Form {number}  version {version}", number=form, version=FORM_VERSION),
                say("Printed {moment}", moment=say.moment(self.printed_at)),
            )
        )

        def draw(page: Page, number: int, count: int) -> None:
            page.text(MARGIN, page.height - FOOT, left, SMALL, grey=MUTED)
            words = say("Page {number} of {count}", number=number, count=count)
            page.text(page.right, page.height - FOOT, words, SMALL, grey=MUTED, anchor="right")

        return draw
