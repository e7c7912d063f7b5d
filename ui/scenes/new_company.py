"""The guided start: each of its five steps, and what is wrong in them."""

from services.company import Company
from services.domain.beginning import Stage as Part
from services.library.catalogue import Library
from services.new_company import ticks_of
from services.pasted import read_block
from services.workbooks.sheets.organisation import EMPLOYEES
from ui.pages.new_company import NewCompanyPage
from ui.scenes.scene import Scene, Stage

PASTED = (
    "工号\t姓名\t部门\t岗位\t直接上级\t入职日期\t奖金基数\n"
    "A001\t顾南星\t销售部\t销售经理\t\t2021-03-01\t3000\n"
    "A002\t陶知远\t销售部\t客户经理\t顾南星\t2022-06-15\t2600\n"
    "A003\t贺云开\t生产车间\t车间主任\t\t2019-09-01\t3200\n"
    "A004\t杜衡\t生产车间\t班长\t贺云开\t2020-11-02\t2400\n"
    "A005\t沈月白\t质量部\t质量主管\t\t2023-02-20\t2800\n"
    "A006\t江临\t财务部\t会计\t\t2024-05-06\t2500\n"
)


def _page(stage: Stage, *, upto: Part = Part.COMPANY) -> NewCompanyPage:
    company = Company.create(stage.folder / "hexi.zhanji")
    company.settings.change({"name": "河西轴承有限公司（虚构）"})
    done = list(Part).index(upto)
    if done >= list(Part).index(Part.PEOPLE):
        company.organisation.paste(read_block(PASTED, EMPLOYEES), add_missing=True)
    if done >= list(Part).index(Part.KPIS):
        ticks = ticks_of(company.new_company.records(), Library.load())
        company.new_company.take_kpis(ticks, stage.window.say.code)
    stage.window.show_company(company)
    stage.window.go("new_company")
    stage.settle()
    return seen(stage)


def seen(stage: Stage) -> NewCompanyPage:
    """The page in sight."""
    page = stage.window.page
    if not isinstance(page, NewCompanyPage):
        raise TypeError(page)
    return page


def name(stage: Stage) -> None:
    """The first step, gone back to."""
    _page(stage).turn_to(Part.COMPANY)


def people(stage: Stage) -> None:
    """Pasted people, one of them wrong."""
    page = _page(stage)
    page.people.grid.paste(PASTED.replace("2024-05-06", "2024-02-31"))


def bare(stage: Stage) -> None:
    """Nobody yet."""
    _page(stage)


def heads(stage: Stage) -> None:
    """People are in; departments wait for their heads."""
    page = _page(stage, upto=Part.PEOPLE)
    page.turn_to(Part.PEOPLE)


def kpis(stage: Stage) -> None:
    """The suggested set of a department."""
    page = _page(stage, upto=Part.PEOPLE)
    item = page.kpis.items["sales.collection"]
    page.kpis.tree.setCurrentItem(item)


def search(stage: Stage) -> None:
    """A search by the initials of the pinyin."""
    _page(stage, upto=Part.PEOPLE).kpis.search.setText("tsl")


def weights(stage: Stage) -> None:
    """A first card, even."""
    _page(stage, upto=Part.KPIS).turn_to(Part.WEIGHTS)


def wrong(stage: Stage) -> None:
    """Weights that do not total 100."""
    page = _page(stage, upto=Part.KPIS)
    page.turn_to(Part.WEIGHTS)
    field = page.cards.lines.fields[page.cards.drafts["D01"].codes[0], "weight"]
    field.setText("40")
    field.textEdited.emit("40")


def month(stage: Stage) -> None:
    """The last step."""
    _page(stage, upto=Part.KPIS)


SCENES = (
    Scene("new-company-name", name),
    Scene("new-company-bare", bare),
    Scene("new-company-people", people),
    Scene("new-company-heads", heads),
    Scene("new-company-kpis", kpis),
    Scene("new-company-search", search),
    Scene("new-company-weights", weights),
    Scene("new-company-wrong", wrong),
    Scene("new-company-month", month),
)
