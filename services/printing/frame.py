"""What every page carries: company, title, period above; form, versions, print time, page number below."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from models.terms import Dimension, PeriodState, SubjectType
from services.domain.result import PeriodResult
from services.language import Language
from services.printing.document import Footer
from services.printing.fonts import clean, face
from services.printing.logo import HIGHEST, Logo
from services.printing.page import BODY, MARGIN, MUTED, SMALL, TITLE, Page

FORM_VERSION = 1
HEAD_END = 74.0  # where a page's content begins
FOOT = 36.0  # from the paper's edge to the footer's baseline
_LOGO_TOP = 34.0
TAIL = 50.0  # from the paper's edge to the end of the content

Names = Mapping[tuple[SubjectType, str], str]


class Frame(Struct, frozen=True):
    """Header and footer of one document's pages."""

    result: PeriodResult
    say: Language
    printed_at: datetime
    logo: Logo | None = None

    def head(self, page: Page, title: str) -> None:
        """Company and title on the left, period and state on the right; many pages share it."""
        page.form(f"head {title} {page.width:.0f}", lambda shared: self._head(shared, title))

    def _head(self, page: Page, title: str) -> None:
        left = draw_logo(page, self.logo)
        half = (page.right - MARGIN) * 0.66 - (left - MARGIN)
        fitted(page, left, 44, self.result.company, half, BODY, grey=MUTED)
        fitted(page, left, 66, title, half, TITLE, bold=True)
        period = self.say.period(self.result.period)
        wide = page.text(page.right, 54, period, 10.5, bold=True, anchor="right")
        page.text(page.right - wide - 6, 54, self.say("Period"), grey=MUTED, anchor="right")
        page.text(page.right, 67, self.state, 8, grey=MUTED, anchor="right")

    @property
    def names(self) -> Names:
        """What people and departments are called in the results: a locked period keeps its names."""
        results = self.result.results
        departments = {(SubjectType.DEPARTMENT, one.department): one.department_name for one in results}
        return departments | {(one.type, one.code): one.name for one in results}

    @property
    def locked(self) -> bool:
        """Whether the figures can no longer change."""
        return self.result.state is PeriodState.LOCKED

    @property
    def state(self) -> str:
        """The period's state in words."""
        if self.locked:
            return self.say("locked, version {version}", version=self.result.version)
        return self.say("not locked: figures may still change")

    @property
    def data_version(self) -> str:
        """Which data were printed: the lock's number and the beginning of its seal."""
        if self.locked:
            return f"v{self.result.version}·{self.result.seal[:6]}"
        return self.say("not locked")

    def foot(self, form: str) -> Footer:
        """The footer of a form's pages."""
        say = self.say
        left = "    ".join(
            (
                say("Form {number}  version {version}", number=form, version=FORM_VERSION),
                say("Printed {moment}", moment=say.moment(self.printed_at)),
                say("Data {version}", version=self.data_version),
            )
        )

        def draw(page: Page, number: int, count: int) -> None:
            page.text(MARGIN, page.height - FOOT, left, SMALL, grey=MUTED)
            words = say("Page {number} of {count}", number=number, count=count)
            page.text(page.right, page.height - FOOT, words, SMALL, grey=MUTED, anchor="right")

        return draw


def draw_logo(page: Page, logo: Logo | None) -> float:
    """Draw the logo, where there is one; gives where the words beside it begin."""
    if logo is None:
        return MARGIN
    page.picture(logo.png, MARGIN, _LOGO_TOP + (HIGHEST - logo.height) / 2, logo.width, logo.height)
    return MARGIN + logo.width + 10


def fitted(
    page: Page,
    x: float,
    y: float,
    words: str,
    width: float,
    size: float,
    *,
    bold: bool = False,
    grey: float = 0.09,
) -> None:
    """One line that is set smaller when it would be too wide."""
    wide = face(bold=bold).width(clean(words), size)
    page.text(
        x, y, words, size if wide <= width else round(size * width / wide - 0.05, 1), bold=bold, grey=grey
    )


def sheet_title(dimension: Dimension, say: Language) -> str:
    """The appraisal sheet's title."""
    match dimension:
        case Dimension.MONTHLY:
            return say("Monthly appraisal sheet")
        case Dimension.QUARTERLY:
            return say("Quarterly appraisal sheet")
        case Dimension.HALF_YEARLY:
            return say("Half-yearly appraisal sheet")
        case Dimension.ANNUAL:
            return say("Annual appraisal sheet")
