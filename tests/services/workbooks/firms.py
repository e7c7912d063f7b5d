"""Companies and workbooks for the tests of import and export."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
from msgspec.structs import replace

from models.terms import (
    AbsenceKind,
    AgendaOrder,
    AlarmAnswerKind,
    Basis,
    DayKind,
    Dimension,
    Direction,
    Finding,
    ImprovementSource,
    ImprovementState,
    Liability,
    Method,
    PeriodState,
    PipState,
    PlanState,
    Presence,
    RaterGroup,
    RedLineClass,
    Severity,
    SpreadState,
    SubjectType,
    SupportAnswer,
    TotalMethod,
    VetoScope,
)
from services.domain.alarm import AlarmAnswer
from services.domain.coaching import CoachingNote
from services.domain.company import Records
from services.domain.entry import Actual, Adjustment, AnnualPart, Attendance, Rating, Waiver
from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.domain.kpi import Kpi
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.organisation import Absence, Department, Employee, Move, Position
from services.domain.period import PeriodRecord
from services.domain.pip import Pip, PipCheckpoint
from services.domain.plan import PlanApproval, PlanLine
from services.domain.practice import Practice, PracticeSpread
from services.domain.redline import RedLineCase
from services.domain.report import Report
from services.domain.scorecard import Comparison, Line, Scorecard
from services.domain.settings import AnnualShare, Grade, Settings
from services.domain.strategy import DiagnosisStep, Issue, Objective, StrategyYear
from services.domain.target import MonthTarget, YearTarget
from services.domain.workday import CalendarDay
from services.workbooks.parsing import parse_workbook
from services.workbooks.planning import plan_import
from services.workbooks.preview import Preview
from services.workbooks.problems import Problem
from services.workbooks.raw import CellValue, RawSheet

D = Decimal
Row = Sequence[object]
DEPARTMENT, POSITION, EMPLOYEE = SubjectType.DEPARTMENT, SubjectType.POSITION, SubjectType.EMPLOYEE


def raw(name: str, *rows: Row, **facts: object) -> RawSheet:
    """A sheet as the reader gives it; numbers become Decimals."""
    return RawSheet(name, tuple(tuple(map(_cell, row)) for row in rows), **facts)  # type: ignore[arg-type]


def _cell(value: object) -> CellValue:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return D(str(value))
    return value  # type: ignore[return-value]


def previewed(*sheets: RawSheet, current: Records | None = None) -> Preview:
    return plan_import(parse_workbook(sheets), current or Records())


def codes(preview: Preview) -> list[str]:
    """The codes of the errors."""
    return [problem.code for problem in preview.errors]


def only(preview: Preview) -> Problem:
    """The one error there is."""
    assert len(preview.errors) == 1, preview.errors
    return preview.errors[0]


def warned(preview: Preview) -> list[str]:
    return [problem.code for problem in preview.warnings]


DEPARTMENTS = raw("部门", ("编码", "名称"), ("D1", "生产部"), ("D2", "销售部"))
PEOPLE = raw("员工", ("工号", "姓名", "部门编码"), ("E1", "王一", "D1"), ("E2", "李二", "D2"))
KPI_HEADERS = ("编码", "名称", "单位", "方向", "计分方法", "计分参数")
KPIS = raw(
    "指标",
    KPI_HEADERS,
    ("K1", "销量", "吨", "正向", "完成率法", None),
    ("K2", "合格率", "%", "正向", "线性插值法", "points=90:60, 95:100, 98:120"),
    ("K3", "事故", "起", "反向", "非此即彼法", "condition=<=0"),
    ("K4", "报告", None, "正向", "说明法", "levels=按时:100, 迟交未影响客户:80"),
    ("K5", "得分", "分", "正向", "直接计分", None),
    ("K6", "协作", "分", "正向", "评价法", "groups=self:10, superior:90"),
)
BASE = (DEPARTMENTS, PEOPLE, KPIS)
ACTUAL_HEADERS = ("考核期", "对象类型", "对象编码", "指标编码", "实际值")
CARD_HEADERS = ("对象类型", "对象编码", "周期", "指标编码", "权重", "目标值")


def actuals(*rows: Row, headers: Row = ACTUAL_HEADERS, **facts: object) -> RawSheet:
    return raw("实际值", headers, *rows, **facts)


def cards(*rows: Row, headers: Row = CARD_HEADERS) -> RawSheet:
    return raw("考核表", headers, *rows)


def base() -> Records:
    """The company that BASE describes."""
    preview = previewed(*BASE)
    assert not preview.problems
    return preview.after


def saved(path: Path, *sheets: RawSheet) -> Path:
    """The sheets as a real workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for index, column in sheet.percents:
            page.cell(index + 1, column + 1).number_format = "0%"
    book.save(path)
    return path


def rich() -> Records:
    """A company with something in every sheet, and texts and numbers that like to break."""
    employee, department = EMPLOYEE, DEPARTMENT
    return Records(
        settings=Settings(
            name="=战绩 & <钢铁>",
            fiscal_start=4,
            value_driver="扩大销量\n提高结构品种",
            strategic_intent="+扩大市场份额",
            grades=(
                Grade("优", D(95), D("1.25")),
                Grade("C", D("59.5"), D("0.8")),
                Grade("末", None, D("0.333333")),
            ),
            adjustment_bound=D("12.5"),
            company_coefficient=D("1.05"),
            veto_escalation=2,
            annual_parts=(AnnualShare("months", D("62.5")), AnnualShare("党建", D("37.5"))),
            anonymity_minimum=4,
            perspectives=("客户", "财务"),
            rating_groups="superior:62.5, outer:37.5",
            alarm_periods=4,
            alarm_green=D("92.5"),
            alarm_red=D(65),
            meeting_workday=6,
            meeting_start="08:30",
            meeting_end="11:45",
            meeting_place="=二楼",
            meeting_chair="001",
            meeting_recorder="E1",
            meeting_order=AgendaOrder.LOWEST_FIRST,
            report_minutes=8,
            challenge_minutes=4,
            comment_minutes=0,
            revision_days=3,
            logo="iVBORw0KGgo=",
            language="en",
        ),
        objectives=(
            Objective("O1", "财务", "利润", 2026, "净利润", ()),
            Objective("O2", "客户 与 市场", "交付", None, "", ("O1",), -40, 160),
        ),
        departments=(
            Department("D1", "生产部", None, "E1", "-按时按量按结构", D("1.1")),
            Department("D1-1", "一车间", "D1", inner_customers="销售部", outer_customers="=钢结构厂"),
        ),
        positions=(Position("P1", "@车间主任", "D1-1", True), Position("P2", "操作工")),
        employees=(
            Employee("001", "王一", "D1", "P1", None, date(2020, 2, 29), None, D("3000.55")),
            Employee("E1", "李 二", "D1-1", "P2", "001", None, date(2026, 12, 31)),
        ),
        moves=(Move("001", date(2026, 5, 16), "D1-1", None), Move("001", date(2026, 6, 1), None, "P2")),
        issues=(Issue("I1", "D1", "合同兑现低", "调查", "O1", Severity.HIGH), Issue("I2", "D1-1", "废品")),
        kpis=(
            Kpi(
                "K1",
                "重点合同执行率",
                Direction.HIGHER,
                Method.RATIO,
                "%",
                "zero_below=60",
                2,
                objective="O1",
                issue="I1",
                outcome="K2",
                key_strategic=True,
                veto="<95",
                veto_effect="×0.5",
                veto_scope=VetoScope.DEPARTMENT,
                provider="计划部",
                definition="=定义",
                formula="@a/b",
            ),
            Kpi(
                "K2",
                "投诉",
                Direction.LOWER,
                Method.BANDS,
                "起",
                "bands=30:100, 35:90, else:0",
                veto=">T",
                veto_effect="grade<=C",
            ),
            Kpi("K3", "报告", Direction.HIGHER, Method.DESCRIBED, "", 'levels=按时:100, "迟交:未,影响":80'),
            Kpi(
                "K4",
                "达标",
                Direction.HIGHER,
                Method.PASS_FAIL,
                "项",
                "condition=>=T",
                basis=Basis.YEAR_TO_DATE,
            ),
            Kpi(
                "K5",
                "协作",
                Direction.HIGHER,
                Method.RATING,
                "分",
                "groups=self:10, superior:60, peer:30; trim=yes",
            ),
            Kpi("K6", "现金", Direction.CLOSER, Method.CLOSER, "万元", "tolerance=5; step=1; k=4"),
        ),
        scorecards=(
            Scorecard(
                employee,
                "001",
                Dimension.MONTHLY,
                (Line("K2", D("33.33"), D(3), D(150), D(10)), Line("K1", D("66.67"), D("0.5"))),
                TotalMethod.SIMPLE,
                D(130),
                D(5),
                date(2026, 1, 1),
                date(2026, 6, 30),
            ),
            Scorecard(employee, "001", Dimension.MONTHLY, (Line("K3", D(100)),), valid_from=date(2026, 7, 1)),
            Scorecard(POSITION, "P2", Dimension.ANNUAL, (Line("K5", D(100)), Line("K6", D(0), D(100)))),
            Scorecard(department, "D1", Dimension.QUARTERLY, (Line("K4", D(100), D(7)),)),
        ),
        periods=(
            PeriodRecord("2026"),
            PeriodRecord("2026-10", PeriodState.SCORING),
            PeriodRecord("2026H1", PeriodState.COLLECTING),
            PeriodRecord("2026Q3", PeriodState.REVIEW),
        ),
        actuals=(
            Actual(
                "2026-10",
                employee,
                "001",
                "K1",
                D("95.123456"),
                target=D("99.5"),
                self_score=D("88.25"),
                note="-",
            ),
            Actual("2026-10", employee, "001", "K2", D("123456789012.123456")),
            Actual("2026-10", employee, "001", "K3", text="迟交:未,影响", note="客户未受影响"),
            Actual("2026-10", employee, "001", "K6", na_reason="=停产"),
            Actual("2026Q3", department, "D1", "K4", text="yes"),
        ),
        ratings=(
            Rating("2026-10", employee, "001", "K5", 0, RaterGroup.SELF, D("90.125"), "001"),
            Rating("2026-10", employee, "001", "K5", 1, RaterGroup.PEER, D(0), "", "常迟"),
        ),
        adjustments=(
            Adjustment("2026-10", employee, "001", 0, D("2.5"), "合理化建议"),
            Adjustment("2026-10", employee, "001", 1, D(-3), "=1+1"),
        ),
        attendance=(
            Attendance("2026-10", "001", D("0.5")),
            Attendance("2026-10", "E1", None, "产假"),
            Attendance("2026H1", "E1", kept="=上旬已到岗"),
        ),
        waivers=(Waiver("2026-10", employee, "001", "K1", "总经理", "设备检修"),),
        annual_parts=(AnnualPart(2026, "001", "党建", D("91.35")),),
        diagnosis=(
            DiagnosisStep(2026, 1, "产能", "统计", "21 家客户", date(2025, 11, 10), done=True),
            DiagnosisStep(2026, 4),
        ),
        cases=(RedLineCase("A-1", "001", date(2026, 10, 3), RedLineClass.II, "违章", Liability.MANAGERIAL),),
        plans=(
            PlanLine("2026-10", "001", 0, "提高兑现率", "每周排产", "2026-10-15", "K1"),
            PlanLine(
                "2026-10",
                "001",
                1,
                "降低库存",
                "清库",
                "每周五",
                support="=叉车一台",
                state=PlanState.DONE,
                done_on=date(2026, 10, 30),
                outcome="-库存降 3%",
                since="2026-08",
                improvement="G1",
            ),
        ),
        strategy_years=(StrategyYear(2025, "=产量", "以成本换市场"), StrategyYear(2026)),
        year_targets=(YearTarget(2026, "K1", department, "D1", D("1200.5")),),
        month_targets=(
            MonthTarget("2026-11", "K1", department, "D1", D("100.000001")),
            MonthTarget("2026-12", "K1", department, "D1", D(0)),
        ),
        comparisons=(
            Comparison(
                employee,
                "001",
                Dimension.MONTHLY,
                "总经理",
                "K2",
                "K1",
                -3,
                date(2026, 1, 1),
                date(2026, 6, 30),
            ),
            Comparison(POSITION, "P2", Dimension.ANNUAL, "总经理", "K5", "K6", 9),
        ),
        alarm_answers=(
            AlarmAnswer("K1", "K2", "2026-10", AlarmAnswerKind.SNOOZED, "+等新口径", "2026-12"),
            AlarmAnswer("K1", "K2", "2026-11", AlarmAnswerKind.ACCEPTED, "已知"),
        ),
        absences=(
            Absence("001", date(2026, 9, 28), date(2026, 11, 2), AbsenceKind.INJURY, "=右手"),
            Absence("E1", date(2026, 10, 8)),
        ),
        coaching=(
            CoachingNote("2026-10", "001", 0, date(2026, 10, 12), "李 二", "排产节奏", "每周一对表"),
            CoachingNote("2026-10", "001", 1, date(2026, 10, 9), note="-先看数据"),
        ),
        plan_approvals=(PlanApproval("2026-10", "001", "E1", date(2026, 10, 8), "=同意"),),
        improvements=(
            Improvement(
                "G1",
                "2026-10",
                "缺料提前五天预警",
                "001",
                date(2026, 11, 20),
                ImprovementSource.GAP,
                "E1",
                "K1",
                "=合同延期",
                "坯料到货晚\n没有预警",
                "+执行率 97%",
                "供应部周报",
                ImprovementState.CLOSED,
                date(2026, 11, 18),
                "@看板照片",
                "E1",
                date(2026, 11, 22),
                "达到",
            ),
            Improvement("G2", "2026-10", "=换辊", "E1", date(2026, 11, 30)),
        ),
        improvement_checkpoints=(
            ImprovementCheckpoint("G1", date(2026, 11, 10), "看板上墙", "-已上墙", Finding.PARTLY),
            ImprovementCheckpoint("G1", date(2026, 11, 17), "连续一周无缺料"),
        ),
        meetings=(
            Meeting(
                "2026-10",
                date(2026, 11, 11),
                "08:30",
                "11:30",
                "=第二会议室",
                "001",
                "E1",
                8,
                0,
                2,
                AgendaOrder.BY_HAND,
                "2026-11-11T08:31:05",
                "2026-11-11T11:20:00",
            ),
            Meeting("2026H1", date(2026, 7, 9)),
        ),
        participants=(
            Participant("2026-10", "001", Presence.PRESENT),
            Participant("2026-10", "E1", Presence.EXCUSED, "=出差"),
            Participant("2026H1", "E1"),
        ),
        agenda=(
            AgendaItem(
                "2026-10",
                "E1",
                0,
                "E1",
                "D1-1",
                "",
                None,
                1103,
                "质询（财务部）：罚款多少？\n答：4.2 万",
                "=为什么",
                SupportAnswer.PARTLY,
                "-下月",
            ),
            AgendaItem("2026-10", "X1", 1, title="+宣读决议", minutes=5),
        ),
        resolutions=(
            Resolution("2026-10", "E1", 0, "=两周到货计划", "001", date(2026, 11, 16), "G2"),
            Resolution("2026-10", "E1", 1, "再议"),
        ),
        reports=(Report("2026-10", "E1", "=换辊 31 分", "-到货晚", "+到货计划"), Report("2026H1", "E1")),
        calendar=(
            CalendarDay(date(2026, 10, 9), DayKind.OFF, "=厂庆"),
            CalendarDay(date(2026, 10, 10), DayKind.WORK),
        ),
        practices=(
            Practice("J1", "2026-10", "=看板交接", "@两班共用一块看板", "-换辊 46→31 分", "D1", "001", "K1"),
            Practice("J2", "2026H1", "备件最低库存", "前二十项"),
        ),
        practice_spreads=(
            PracticeSpread("J1", "D1-1", SpreadState.ADOPTED, date(2026, 11, 1), "=全班"),
            PracticeSpread("J1", "D1"),
        ),
        pips=(
            Pip(
                "T1",
                "E1",
                date(2026, 9, 1),
                "=连续两月 D",
                "+月均 85",
                "001",
                "师傅带教",
                "=数控培训",
                "@证书 12 号",
                PipState.PASSED,
                date(2026, 11, 30),
                "转正常",
            ),
            Pip("T2", "001", date(2026, 10, 1), "迟交", "按时"),
        ),
        pip_checkpoints=(
            PipCheckpoint("T1", 30, "独立换辊", "=一次", Finding.MET, "001", date(2026, 10, 1)),
            PipCheckpoint("T1", 60, "月均 80"),
        ),
    )


def ordered(records: Records) -> Records:
    """The same company with every noun in the order of its key: order is the store's affair."""
    names = [name for name in Records.__slots__ if name != "settings"]
    return replace(records, **{name: tuple(sorted(getattr(records, name), key=repr)) for name in names})
