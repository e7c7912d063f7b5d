"""The columns of the three grids: a card's lines, an indicator's subjects, a department's cards."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from services.domain.result import LineResult
from services.language import Language
from services.typed_lines import Field
from ui.pages.scoring.rows import CardRow, CardTexts, quiet
from ui.pages.scoring.subjects import mark_of
from ui.widgets.table import Column

WEIGHT = 58
"""The width of a plain weight; a shared one has more digits."""
NARROW, ROOMY, WIDE = 570, 660, 740
"""Widths of a grid from which on it has room for the less needed columns."""
Texts = Callable[[CardRow], str]


class Slot(Struct, frozen=True):
    """A column of a grid.

    `field` is what is typed there; in a matrix `kpi` is whose line it shows, `about` tells more of it.
    A column with `least` is shown from that width of the grid on.
    """

    column: Column[CardRow]
    field: Field | None = None
    kpi: str = ""
    about: str = ""
    least: int = 0

    @property
    def shows_actual(self) -> bool:
        """Whether its words say why there is no actual where there is none."""
        return self.field is Field.ACTUAL or bool(self.kpi)

    @property
    def looks(self) -> tuple[str, str, str, Field | None]:
        """What a column is told apart by."""
        return self.column.name, self.column.title, self.about, self.field


def _number(
    name: str, title: str, text: Texts, width: int, tip: Texts | None = None, *, strong: bool = False
) -> Column[CardRow]:
    return Column(name, title, text, number=True, width=width, tip=tip, tone=quiet, strong=strong)


def _muted(_: CardRow) -> str:
    return "muted"


def _line_slots(say: Language, texts: CardTexts) -> dict[str, Slot]:
    """The columns that tell of a line, by name."""
    self_score = Column("self", say("Self score"), texts.self_score, number=True, width=60, tone=_muted)
    actual = Column("actual", say("Actual"), texts.actual, number=True, width=76, tip=texts.actual_tip)
    slots = (
        Slot(_number("weight", say("Weight"), texts.weight, WEIGHT, texts.shared)),
        Slot(_number("target", say("Target"), texts.target, 66), Field.TARGET),
        Slot(actual, Field.ACTUAL),
        Slot(self_score, Field.SELF, least=ROOMY),
        Slot(_number("score", say("Score"), texts.score, 64, texts.stuck, strong=True)),
        Slot(_number("weighted", say("Share"), texts.weighted, 62)),
    )
    return {slot.column.name: slot for slot in slots}


def card_slots(say: Language) -> tuple[Slot, ...]:
    """A subject's card: its lines down."""
    texts = CardTexts(say)
    line = _line_slots(say, texts)
    method = Column(
        "method", say("Method"), texts.method, number=True, width=88, tip=texts.method_tip, tone=_muted
    )
    return (
        Slot(Column("no", "#", lambda row: str(row.number or ""), width=28, tone=_muted)),
        Slot(Column("kpi", say("KPI"), texts.name, tip=texts.about, tone=quiet)),
        *(line[name] for name in ("weight", "target", "actual")),
        Slot(method, least=NARROW),
        *(line[name] for name in ("self", "score", "weighted")),
    )


def kpi_slots(say: Language) -> tuple[Slot, ...]:
    """One indicator down all who have it."""
    texts = CardTexts(say)
    line = _line_slots(say, texts)
    department = Column("department", say("Department"), texts.department, width=92, tone=_muted)
    rest = {
        "weight": Slot(_number("weight", say("Weight"), texts.weight, WEIGHT + 12, texts.shared)),
        "self": Slot(line["self"].column, Field.SELF, least=WIDE),
        "weighted": Slot(line["weighted"].column, least=ROOMY),
    }
    return (
        Slot(Column("subject", say("Subject"), texts.subject_name, tip=texts.subject_tip)),
        Slot(department, least=NARROW),
        *({**line, **rest}[name] for name in ("weight", "target", "actual", "self", "score", "weighted")),
        *_total_slots(say, texts),
    )


def matrix_slots(say: Language, kpis: Mapping[str, LineResult], *, scores: bool) -> tuple[Slot, ...]:
    """All cards of a department: their KPIs across, actuals or scores in the cells."""
    texts = CardTexts(say)
    name = Column("subject", say("Subject"), texts.subject_name, width=118, tip=texts.subject_tip)
    return (
        Slot(name),
        *(_matrix_slot(say, texts, line, scores=scores) for line in kpis.values()),
        *_total_slots(say, texts),
    )


def _matrix_slot(say: Language, texts: CardTexts, line: LineResult, *, scores: bool) -> Slot:
    kpi = line.kpi

    def of_line(text: Texts, none: str = "") -> Texts:
        def words(row: CardRow) -> str:
            cell = row.at(kpi)
            return none if cell is None else text(cell)

        return words

    text, tip = (texts.score, texts.stuck) if scores else (texts.actual, texts.actual_tip)
    column: Column[CardRow] = Column(
        kpi, line.name, of_line(text, "·"), number=True, width=94, tip=of_line(tip, say("Not on this card"))
    )
    about = [line.name + (f" ({line.unit})" if line.unit else ""), line.definition, line.provider]
    return Slot(
        column, None if scores else Field.ACTUAL, kpi=kpi, about="\n".join(part for part in about if part)
    )


def _total_slots(say: Language, texts: CardTexts) -> Sequence[Slot]:
    return (
        Slot(Column("total", say("Total"), texts.total, number=True, width=64, strong=True)),
        Slot(Column("grade", say("Grade"), lambda row: mark_of(say, row.subject)[0], width=70)),
    )
