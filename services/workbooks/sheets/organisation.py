"""部门, 岗位, 员工, 任职变动: who works where."""

from decimal import Decimal

from services.domain.organisation import Department, Employee, Move, Position
from services.workbooks.columns import Column
from services.workbooks.kinds import Code, Day, Name, Text, YesNo
from services.workbooks.numbers import Number, Percents
from services.workbooks.shapes.keyed import KeyedSheet

DEPARTMENTS = KeyedSheet(
    "departments",
    "部门",
    "Departments",
    (
        Column("code", "编码", "Code", Code(), required=True),
        Column("name", "名称", "Name", Name(), required=True),
        Column("parent", "上级编码", "Parent", Code(), refers="departments"),
        Column("head", "负责人工号", "Head", Code(), refers="employees"),
        Column("purpose", "工作目的", "Purpose", Text()),
        Column("coefficient", "系数", "Coefficient", Number(low=Decimal(0), percents=Percents.FRACTION)),
        Column("inner_customers", "内部客户", "Inner customers", Text()),
        Column("outer_customers", "外部客户", "Outer customers", Text()),
    ),
    Department,
    ("code",),
)

POSITIONS = KeyedSheet(
    "positions",
    "岗位",
    "Positions",
    (
        Column("code", "编码", "Code", Code(), required=True),
        Column("name", "名称", "Name", Name(), required=True),
        Column("department", "部门编码", "Department", Code(), refers="departments"),
        Column("key", "关键岗位", "Key", YesNo()),
    ),
    Position,
    ("code",),
)

EMPLOYEES = KeyedSheet(
    "employees",
    "员工",
    "Employees",
    (
        Column("number", "工号", "Number", Code(), required=True),
        Column("name", "姓名", "Name", Name(), required=True),
        Column("department", "部门编码", "Department", Code(), required=True, refers="departments"),
        Column("position", "岗位编码", "Position", Code(), refers="positions"),
        Column("manager", "直接上级", "Manager", Code(), refers="employees"),
        Column("hired", "入职日期", "Hired", Day()),
        Column("left", "离职日期", "Left", Day()),
        Column("bonus_base", "奖金基数", "Bonus base", Number(places=2, low=Decimal(0), unit="元")),
    ),
    Employee,
    ("number",),
)

MOVES = KeyedSheet(
    "moves",
    "任职变动",
    "Moves",
    (
        Column("employee", "工号", "Employee", Code(), required=True, refers="employees"),
        Column("day", "日期", "Date", Day(), required=True),
        Column("department", "部门编码", "Department", Code(), refers="departments"),
        Column("position", "岗位编码", "Position", Code(), refers="positions"),
    ),
    Move,
    ("employee", "day"),
)
