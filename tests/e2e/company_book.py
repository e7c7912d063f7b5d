"""Company workbooks made from plain tables, and firms that are fed with them through the command line."""

import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from services.commandline import run

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]

COLUMNS: dict[tuple[str, str], dict[str, str]] = {
    ("Company", "公司"): {"Item": "项目", "Value": "内容"},
    ("Settings", "设置"): {"Item": "项目", "Value": "内容"},
    ("Objectives", "战略目标"): {
        "Code": "编码", "Year": "年度", "Perspective": "维度", "Name": "名称", "Description": "说明",
        "Supports": "支撑目标",
    },
    ("Departments", "部门"): {
        "Code": "编码", "Name": "名称", "Parent": "上级编码", "Head": "负责人工号", "Purpose": "工作目的",
        "Coefficient": "系数",
    },
    ("Positions", "岗位"): {"Code": "编码", "Name": "名称", "Department": "部门编码", "Key": "关键岗位"},
    ("Employees", "员工"): {
        "Number": "工号", "Name": "姓名", "Department": "部门编码", "Position": "岗位编码",
        "Manager": "直接上级",
        "Hired": "入职日期", "Left": "离职日期", "Bonus base": "奖金基数",
    },
    ("Issues", "问题"): {
        "Code": "编码", "Department": "部门编码", "Issue": "问题", "Evidence": "证据",
        "Objective": "目标编码",
        "Severity": "严重度",
    },
    ("KPIs", "指标"): {
        "Code": "编码", "Name": "名称", "Unit": "单位", "Direction": "方向", "Method": "计分方法",
        "Parameters": "计分参数", "Decimals": "小数位", "Basis": "取值", "Provider": "数据提供部门",
        "Definition": "定义", "Formula": "公式", "Objective": "目标编码", "Issue": "问题编码",
        "Outcome": "结果指标",
        "Key strategic": "关键战略", "Veto": "否决条件", "Veto effect": "否决效果", "Veto scope": "否决范围",
    },
    ("Scorecards", "考核表"): {
        "Subject type": "对象类型", "Subject": "对象编码", "Dimension": "周期", "Total": "合计方法",
        "KPI": "指标编码",
        "Weight": "权重", "Target": "目标值", "Cap": "封顶", "Floor": "保底", "Total cap": "总分封顶",
        "Total floor": "总分保底", "From": "生效", "To": "失效",
    },
    ("Actuals", "实际值"): {
        "Period": "考核期", "Subject type": "对象类型", "Subject": "对象编码", "KPI": "指标编码",
        "Actual": "实际值",
        "Target": "目标值", "Self score": "自评", "NA reason": "不适用原因", "Note": "说明",
    },
    ("Ratings", "评价"): {
        "Period": "考核期", "Subject type": "对象类型", "Subject": "对象编码", "KPI": "指标编码",
        "Group": "组别",
        "Rater": "评价人", "Score": "分数", "Reason": "理由",
    },
    ("Adjustments", "加减分"): {
        "Period": "考核期", "Subject type": "对象类型", "Subject": "对象编码", "Points": "分值",
        "Reason": "原因",
    },
    ("Attendance", "出勤豁免"): {
        "Period": "考核期", "Employee": "工号", "Share": "出勤系数", "Exemption reason": "豁免原因",
    },
    ("Waivers", "否决豁免"): {
        "Period": "考核期", "Subject type": "对象类型", "Subject": "对象编码", "KPI": "指标编码",
        "By": "批准人",
        "Reason": "原因",
    },
    ("Periods", "考核期"): {"Period": "考核期", "State": "状态"},
    ("Moves", "任职变动"): {"Employee": "工号", "Date": "日期", "Department": "部门编码",
                        "Position": "岗位编码"},
    ("Annual parts", "年度分项"): {"Year": "年度", "Employee": "工号", "Part": "分项", "Score": "分数"},
    ("Diagnosis", "诊断"): {"Year": "年度", "Step": "步骤", "Findings": "结论", "Evidence": "证据"},
    ("Red lines", "督查"): {
        "Case": "案号", "Employee": "工号", "Date": "日期", "Class": "级别", "Liability": "责任",
        "Facts": "事实",
    },
    ("Plans", "计划"): {
        "Period": "考核期", "Owner": "责任人", "Goal": "目标", "Key action": "关键行动措施",
        "Due": "完成时限",
        "KPI": "指标编码",
    },
}  # fmt: skip
"""The sheets of the contract, English and Chinese, and their columns."""


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The problems, one a line."""
        return self.err.splitlines()


def command(*arguments: object) -> Answer:
    """Run one command of the program in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, out.getvalue(), err.getvalue())


def write_book(path: Path, tables: Tables, lang: str = "en") -> Path:
    """Write tables with English names as a workbook in either language; unknown names stay as they are."""
    book = Workbook()
    book.remove(book.worksheets[0])
    names = {english: (chinese, columns) for (english, chinese), columns in COLUMNS.items()}
    for sheet, rows in tables.items():
        chinese, columns = names.get(sheet, (sheet, {}))
        page = book.create_sheet(sheet if lang == "en" else chinese)
        headers = list(dict.fromkeys(name for row in rows for name in row))
        page.append(headers if lang == "en" else [columns.get(name, name) for name in headers])
        for row in rows:
            page.append([row.get(name) for name in headers])
            for cell in page[page.max_row]:
                if cell.data_type == "f":
                    cell.data_type = "s"  # a text that starts with = is a text
    if not book.worksheets:
        book.create_sheet("Sheet1")
    book.save(path)
    return path


def read_book(path: Path) -> dict[str, list[list[Any]]]:
    """The values of every sheet of a workbook, headers first."""
    return {
        page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in load_workbook(path)
    }


def _require_real_columns(answer: Answer) -> None:
    """Whatever column a problem names stands in its sheet: never a field's inner name."""
    known = {title: {*columns, *columns.values()} for names, columns in COLUMNS.items() for title in names}
    for line in answer.lines:
        told = re.match(r"(.+?), row (?!1,)\d+, column (.+?): ", line)
        if told and told[1] in known:
            assert told[2] in known[told[1]], line


class Firm:
    """One company file and what it answers."""

    def __init__(self, folder: Path, name: str = "firm", tables: Tables | None = None) -> None:
        self.folder = folder
        self.file = folder / f"{name}.zhanji"
        made = command("new", self.file)
        assert made.code == 0, made.err
        self._count = 0
        if tables:
            self.take(tables)

    def give(self, tables: Tables, *options: str, lang: str = "en") -> Answer:
        """Import tables, whatever comes of it."""
        self._count += 1
        book = write_book(self.folder / f"{self.file.stem}-{self._count}.xlsx", tables, lang)
        answer = command("import", self.file, book, "--lang", "en", *options)
        _require_real_columns(answer)
        return answer

    def take(self, tables: Tables, *options: str, lang: str = "en") -> Answer:
        """Import tables that must be good."""
        answer = self.give(tables, *options, lang=lang)
        assert answer.code == 0, answer.err
        return answer

    def refuses(self, tables: Tables) -> list[str]:
        """Import tables that must be refused: nothing is written; the problems come back."""
        before = self.file.read_bytes()
        answer = self.give(tables)
        assert answer.code == 1, f"accepted: {answer.out}{answer.err}"
        assert self.file.read_bytes() == before
        assert "Traceback" not in answer.err
        return answer.lines

    def score(self, period: str) -> dict[str, dict[str, Any]]:
        """The results of a period by subject, as the command line's JSON has them."""
        answer = command("score", self.file, period, "--json", "--lang", "en")
        assert answer.code in (0, 3), answer.err
        return {row["code"]: row for row in json.loads(answer.out)["results"]}

    def export(self, lang: str = "en") -> dict[str, list[list[Any]]]:
        """The company workbook's values."""
        path = self.folder / f"{self.file.stem}-export.xlsx"
        answer = command("export", self.file, path, "--lang", lang)
        assert answer.code == 0, answer.err
        return read_book(path)

    def results(self, period: str, lang: str = "en") -> Path:
        """The results workbook of a period."""
        path = self.folder / f"{self.file.stem}-{period}.xlsx"
        answer = command("score", self.file, period, "--export", path, "--lang", lang)
        assert answer.code in (0, 3), answer.err
        return path


def card(
    subject: str, weights: Mapping[str, object], kind: str = "department", **columns: object
) -> list[Row]:
    """The lines of one scorecard, monthly unless the columns say otherwise; `_` in a name is a space."""
    more = {name.replace("_", " "): value for name, value in columns.items()}
    return [
        {
            "Subject type": kind,
            "Subject": subject,
            "Dimension": "monthly",
            "KPI": kpi,
            "Weight": weight,
            **more,
        }
        for kpi, weight in weights.items()
    ]


def actuals(
    period: str, subject: str, values: Mapping[str, object], kind: str = "department", **columns: object
) -> list[Row]:
    """One subject's actuals of a period."""
    more = {name.replace("_", " "): value for name, value in columns.items()}
    return [
        {"Period": period, "Subject type": kind, "Subject": subject, "KPI": kpi, "Actual": value, **more}
        for kpi, value in values.items()
    ]


def direct(*codes: str, **columns: object) -> list[Row]:
    """KPIs whose actual is their score."""
    more = {name.replace("_", " "): value for name, value in columns.items()}
    return [{"Code": c, "Name": c, "Direction": "higher", "Method": "direct", **more} for c in codes]


def departments(codes: Iterable[str], **columns: object) -> list[Row]:
    """Departments named by their codes."""
    return [{"Code": code, "Name": f"Name {code}", **columns} for code in codes]


def people(numbers: Iterable[str], department: str, **columns: object) -> list[Row]:
    """Employees of one department."""
    more = {name.replace("_", " "): value for name, value in columns.items()}
    return [{"Number": n, "Name": f"Name {n}", "Department": department, **more} for n in numbers]
