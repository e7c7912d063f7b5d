"""The KPIs: curves of several methods, wrong parameters, the library, versions, an alarm with its answer."""

from functools import partial

from PySide6.QtWidgets import QWidget

from services.company import Company
from services.domain.library import Bilingual, Comparison
from services.library.catalogue import Library
from services.library.kpis import from_kpi
from services.typed_row import typed_row
from ui.pages.kpis import Kpis
from ui.pages.kpis.dialogs import Leaving, Shared
from ui.scenes.scene import Scene, Stage


def _page(stage: Stage) -> Kpis:
    stage.open_sample("kpis")
    return _seen(stage)


def _seen(stage: Stage) -> Kpis:
    page = stage.window.page
    if not isinstance(page, Kpis):
        raise TypeError(page)
    return page


def curve(stage: Stage, code: str, actual: str, target: str = "") -> None:
    """A KPI with its curve and a try; the form at its scoring."""
    page = _page(stage)
    page.show_filter(code)
    if target:
        page.trying.target.setText(target)
    page.trying.actual.setText(actual)
    stage.settle()
    bar = page.editor.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)


def normal(stage: Stage) -> None:
    """The first KPI as the page opens."""
    _page(stage)


def wrong(stage: Stage) -> None:
    """Parameters that contradict the direction, said at the table."""
    page = _page(stage)
    page.show_filter("K05")
    page.editor.form.rule.tables["bands"].type(1, 0, "9")
    page.editor.form.first.show_values({"decimals": "九"})
    page.editor.form.first.typed.emit("decimals")
    stage.settle()
    bar = page.editor.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)


def library(stage: Stage) -> None:
    """The library, searched by pinyin."""
    page = _page(stage)
    page.turn(library=True)
    page.shelf.search.setText("manyi")


def divergence(stage: Stage) -> None:
    """The alarm of yield and complaints, with the form for its answer."""
    page = _page(stage)
    page.show_filter("K17")
    page.pairing.form.kind.pick("snoozed")
    page.pairing.form.reason.setPlainText("等客户确认新的等级标准")
    stage.settle()
    bar = page.side.verticalScrollBar()
    bar.setValue(bar.maximum())


def answered(stage: Stage) -> None:
    """The alarm with its answer on record."""
    page = _page(stage)
    row = {"kpi": "K17", "outcome": "K13", "month": "2026-10", "answer": "redefined"}
    page.desk.company.kpis.answer({**row, "reason": "合格品改按客户认可的等级计"}, "成品率")
    page.show_filter("K17")
    stage.settle()
    bar = page.side.verticalScrollBar()
    bar.setValue(bar.maximum())


def workbench(stage: Stage) -> None:
    """The Workbench with the alarm put off."""
    company = stage.open_sample("workbench")
    row = {"kpi": "K17", "outcome": "K13", "month": "2026-10", "answer": "snoozed"}
    company.kpis.answer({**row, "reason": "等客户确认新的等级标准", "until": "2026-12"}, "成品率")


def versions(stage: Stage) -> QWidget:
    """A KPI changed after a lock."""
    page = _page(stage)
    kpi = page.company_shelf.get("K17")
    if kpi is None:
        raise AssertionError("the sample has it")
    fresh = {"definition": "客户认可等级的产量占比", "parameters": "points=90:60, 93:80, 95:100, 97:120"}
    page.desk.company.kpis.save({**typed_row(kpi), **fresh})
    page.show_filter("K17")
    changed = page.company_shelf.get("K17")
    return stage.dialog(page.do.versions_dialog(changed or kpi))


def leaving(stage: Stage) -> QWidget:
    """Something typed is not saved."""
    page = _page(stage)
    return stage.dialog(Leaving(page.say, "成品率", page, ready=True))


def shared(stage: Stage) -> QWidget:
    """A library from somebody else."""
    page = _page(stage)
    own = [from_kpi(kpi, "zh") for kpi in page.company_shelf.kpis[:6]]
    found = Comparison(tuple(own[:3]), tuple(own[3:4]), ((own[4], own[5]),))
    return stage.dialog(Shared(page.say, "老王的指标.zhanjilib", found, page))


def empty(stage: Stage) -> None:
    """A new company."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "kpis"
    stage.window.show_company(company)
    stage.settle()


def fresh(stage: Stage) -> None:
    """A new KPI, just begun."""
    page = _page(stage)
    page.do.new()


def taken(stage: Stage) -> None:
    """An indicator that the company has already."""
    page = _page(stage)
    known = Library.load()
    one = next(one for one in known.indicators if one.name == Bilingual("成品率", one.name.en))
    page.shelf.choose(one.id, library=True)
    page.shelf.turned.emit()


SCENES = (
    Scene("kpis", normal),
    Scene("kpis-curve-interpolate", partial(curve, code="K11", actual="93")),
    Scene("kpis-curve-bands", partial(curve, code="K05", actual="6.5")),
    Scene("kpis-curve-levels", partial(curve, code="K23", actual="达标")),
    Scene("kpis-curve-closer", partial(curve, code="K06", actual="9000", target="8000")),
    Scene("kpis-curve-ratio", partial(curve, code="K02", actual="46000", target="50000")),
    Scene("kpis-curve-steps", partial(curve, code="K16", actual="4", target="3")),
    Scene("kpis-curve-rating", partial(curve, code="K34", actual="88")),
    Scene("kpis-wrong", wrong),
    Scene("kpis-library", library),
    Scene("kpis-taken", taken),
    Scene("kpis-divergence", divergence),
    Scene("kpis-answered", answered),
    Scene("kpis-workbench", workbench),
    Scene("kpis-versions", versions),
    Scene("kpis-leaving", leaving),
    Scene("kpis-shared", shared),
    Scene("kpis-new", fresh),
    Scene("kpis-empty", empty),
)
