"""Meeting mode: running, nearly over, over time, attendance, a resolution being typed, the end."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

from msgspec.structs import asdict

from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow
from models.terms import Presence
from services.company import Company
from services.domain.meeting import AgendaItem, Meeting, Participant
from services.errors import Mendable
from services.wording.problems import problem_words
from ui.desk import Desk
from ui.meeting_mode import MeetingMode
from ui.scenes.scene import Scene, Stage

OCTOBER = "2026-10"
FULL = Mendable("file.disk_full", file="")
TEN = datetime(2026, 11, 11, 2, tzinfo=UTC)
SPEAKERS = (("E0025", "D06"), ("E0034", "D08"), ("E0005", "D02"), ("E0039", "D09"), ("E0044", "D10"))
OTHERS = (("X1", "跨部门问题", 20), ("X2", "总经理讲话", 10), ("X3", "宣读决议", 5))


def convene(company: Company) -> None:
    """October's meeting with its agenda and the people asked, whatever the sample says of it."""
    meeting = Meeting(OCTOBER, date(2026, 11, 11), place="第二会议室", chair="E0001", recorder="E0031")
    items = [AgendaItem(OCTOBER, code, at, code, home) for at, (code, home) in enumerate(SPEAKERS)]
    items += [
        AgendaItem(OCTOBER, code, len(SPEAKERS) + at, title=title, minutes=minutes)
        for at, (code, title, minutes) in enumerate(OTHERS)
    ]
    asked = [Participant(OCTOBER, code) for code in ("E0001", "E0031", *(code for code, _ in SPEAKERS))]
    present = _present(company)
    with company.ledger.write("meeting.change", {"period": OCTOBER}) as writing:
        unit = writing.unit
        unit.remove_all(AgendaItemRow, present)
        unit.put(MeetingRow, asdict(meeting))
        unit.put_all(AgendaItemRow, map(asdict, items))
        unit.put_all(ParticipantRow, map(asdict, asked))


def _present(company: Company) -> list[dict[str, str]]:
    items = [one for one in company.records([OCTOBER]).agenda if one.period == OCTOBER]
    return [{"period": OCTOBER, "item": one.item} for one in items]


def _mode(
    stage: Stage, *, begun: bool = True, seconds: int = 0, section: int = 0, at: int = 2
) -> MeetingMode:
    company = stage.open_sample("workbench", OCTOBER)
    convene(company)
    company.ledger.store.now = lambda: TEN
    for code, words in (
        ("worked", "换辊等待由 46 分降到 31 分；两班交接改为看板。"),
        ("support", "供应部每周一给出两周到货计划"),
    ):
        company.reports.write(OCTOBER, "E0005", code, words)
    window = stage.window
    desk = Desk(company, window.say, window.theme, window.jobs, window.preferences, window)
    mode = MeetingMode(desk, OCTOBER)
    mode.resize(window.frame.size())
    mode.show()
    if begun:
        mode.begin()
        for spoken in range(at):
            company.ledger.store.now = partial(TEN.__add__, timedelta(minutes=18 * (spoken + 1)))
            mode.turn_to(spoken + 1)
        start = company.ledger.store.now()
        mode.turn_section(section)
        company.ledger.store.now = lambda: start + timedelta(seconds=seconds)
        mode.tick()
    stage.settle()
    return mode


def attendance(stage: Stage) -> MeetingMode:
    """Before it begins: some are noted."""
    mode = _mode(stage, begun=False)
    mode.desk.company.minutes.attend(OCTOBER, "E0025", Presence.LATE, "堵车，9:20 到")
    mode.desk.company.minutes.attend(OCTOBER, "E0001", Presence.PRESENT)
    mode.take_attendance()
    return mode


def running(stage: Stage) -> MeetingMode:
    """The third speaker reports."""
    return _mode(stage, seconds=185)


def nearly(stage: Stage) -> MeetingMode:
    """Less than two minutes of the challenges are left."""
    mode = _mode(stage, seconds=194, section=1)
    mode.side.notes.text.setPlainText(
        "质询（财务部）：延期三批罚款多少？\n答：合计 4.2 万，已与客户谈妥减半。"
    )
    return mode


def over(stage: Stage) -> MeetingMode:
    """The time is over."""
    return _mode(stage, seconds=380, section=1)


def resolving(stage: Stage) -> MeetingMode:
    """One resolution stands, another is being typed, its owner not found."""
    mode = _mode(stage, seconds=90, section=2)
    mode.desk.company.minutes.resolve(OCTOBER, "E0005", 0, "两周到货计划", "E0034", date(2026, 11, 16))
    mode.show_item()
    line = mode.side.resolutions.lines[-1]
    line.what.setText("坯料缺口提前 5 天预警")
    line.owner.setText("某某")
    line.check()
    return mode


def many(stage: Stage) -> MeetingMode:
    """Eight resolutions, the fourth of them being changed."""
    mode = _mode(stage, seconds=90, section=2)
    for at in range(8):
        words, owner = f"坯料缺口第 {at + 1} 批提前 5 天预警", "E0034" if at % 3 else None
        mode.desk.company.minutes.resolve(OCTOBER, "E0005", at, words, owner, date(2026, 11, 16))
    mode.show_item()
    stage.settle()
    mode.side.resolutions.lines[3].what.setFocus()
    return mode


def unsaved(stage: Stage) -> MeetingMode:
    """The disk is full: what is not saved, and the ways out."""
    mode = _mode(stage, seconds=90)
    texts = {
        f"agenda/{OCTOBER}/E0005/notes": "换辊等待由 46 分降到 31 分，十一月压到 30 分。",
        f"resolution/{OCTOBER}/E0005/0": '["两周到货计划", "康北辰", "11-16"]',
    }
    mode.keeper.waiting.update(texts)
    mode.unsaved.show_texts(mode.session, texts, kept=False)
    mode.middle.setCurrentWidget(mode.unsaved)
    stage.settle()  # the field that is left behind is saved: that is told before the mishap
    mode.keeper.failed.emit(
        mode.desk.say("Not saved yet: {problem}", problem=problem_words(mode.desk.say, FULL))
    )
    return mode


def helped(stage: Stage) -> MeetingMode:
    """The help of the room."""
    mode = _mode(stage, seconds=185)
    mode.help.turn()
    return mode


def other(stage: Stage) -> MeetingMode:
    """An item without a speaker."""
    mode = _mode(stage, at=5, seconds=60)
    mode.desk.company.minutes.resolve(OCTOBER, "E0005", 0, "两周到货计划", "E0034", date(2026, 11, 16))
    mode.show_item()
    return mode


def ending(stage: Stage) -> MeetingMode:
    """After the last item."""
    mode = _mode(stage, at=7, seconds=60)
    mode.desk.company.minutes.resolve(OCTOBER, "E0005", 0, "两周到货计划", None, date(2026, 11, 16))
    mode.go_on()
    return mode


def bottom(stage: Stage) -> MeetingMode:
    """The foot of a sheet: what comes next, the support that is asked, the year's course."""
    mode = _mode(stage, seconds=185)
    bar = mode.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    return mode


def loose_ends(stage: Stage) -> MeetingMode:
    """The end of a meeting that left much without an owner."""
    mode = _mode(stage, at=7, seconds=60)
    for at in range(12):
        words = f"坯料缺口第 {at + 1} 批提前 5 天预警"
        mode.desk.company.minutes.resolve(OCTOBER, "E0005", at, words, None, date(2026, 11, 16))
    mode.go_on()
    return mode


SCENES = (
    Scene("meeting-mode-attendance", attendance),
    Scene("meeting-mode-running", running),
    Scene("meeting-mode-bottom", bottom),
    Scene("meeting-mode-nearly-over", nearly),
    Scene("meeting-mode-over-time", over),
    Scene("meeting-mode-resolution", resolving),
    Scene("meeting-mode-resolutions", many),
    Scene("meeting-mode-unsaved", unsaved),
    Scene("meeting-mode-help", helped),
    Scene("meeting-mode-other-item", other),
    Scene("meeting-mode-end", ending),
    Scene("meeting-mode-loose-ends", loose_ends),
)
