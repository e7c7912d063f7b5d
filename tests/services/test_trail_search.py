"""The trail as one looks through it: what is found, how it is told, how many questions it takes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import event

from models.organisation import EmployeeRow
from services.company import Company
from services.language import Language
from services.trail_search import Sought, TrailSearch
from services.typed_lines import Typed
from services.wording.actions import action_words
from services.wording.changes import ChangeWords, change_words, subject_words
from services.workbooks.sheets.organisation import DEPARTMENTS
from tests.models.rows import tamper
from tests.services.any_edit import MONTH, weighed
from tests.services.small_firm import D1, E1, E2, complete

ZH, EN = Language("zh"), Language("en")
BEIJING = timezone(timedelta(hours=8))


def found(firm: Company, say: Language = ZH, **sought: object) -> list[str]:
    """The words of the actions that are found, newest first."""
    page = firm.trail_search.page(Sought(**sought), say)  # type: ignore[arg-type]
    return [action_words(say, entry.action) for entry in page.entries]


def told(firm: Company, action: int | None = None, say: Language = ZH, **sought: object) -> list[ChangeWords]:
    """The changes of an action, the newest unless it is said, in words."""
    search = firm.trail_search
    number = action or search.page(Sought(), say).entries[0].action.id
    changes = search.changes(number, Sought(**sought))  # type: ignore[arg-type]
    return [change_words(say, change, search.names(), number) for change in changes.shown]


def purge(firm: Company, action: int) -> None:
    """Clear an action's values and those of its changes, as the law has it."""
    with firm.ledger.store.connection() as connection, connection.execution_options(writing=True).begin():
        connection.exec_driver_sql(
            "UPDATE audit_change SET row_key = NULL, before = NULL, after = NULL, salt = NULL "
            "WHERE action = ?",
            (action,),
        )
        connection.exec_driver_sql(
            "UPDATE audit_action SET facts = NULL, reason = NULL, salt = NULL WHERE id = ?", (action,)
        )


@pytest.fixture
def worked(firm: Company) -> Company:
    """A few actions on top of the firm's beginning, on different days, by two people."""
    days = iter(datetime(2026, 11, day, 23, 30, tzinfo=UTC) for day in range(1, 28))
    firm.ledger.store.now = lambda: next(days)
    firm.ledger.store.who = "li"
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    firm.actuals.set_note(MONTH, E2, "SHARE", "见附件 7 号")
    firm.ledger.store.who = "wang"
    firm.adjustments.replace(MONTH, E1, [(Decimal(2), "技改 50%")])
    firm.scorecards.save(weighed(5))
    firm.actuals.mark_not_applicable(MONTH, E2, "RATE", "停产检修")
    firm.periods.open("2026-11")
    return firm


ENTER, NOTE, POINTS = "Volume — → 460", "Yield的说明", "Ann 加减分 +2"
CARD, NA, OPEN = "Ann的考核表", "Volume 标为不适用", "打开 2026年11月"


def test_the_newest_stand_first_with_the_number_of_their_changes(worked: Company) -> None:
    page = worked.trail_search.page(Sought(), ZH)
    assert found(worked)[:6] == [OPEN, NA, CARD, POINTS, NOTE, ENTER]
    assert page.count == len(page.entries) == 8
    assert [entry.changes for entry in page.entries[-2:]] == [len(worked.trail.changes(2)), 0]


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ({"who": "li"}, [NOTE, ENTER]),
        ({"subject": "E1"}, [CARD, POINTS, ENTER, "其他修改"]),
        ({"subject": "E2"}, [NA, NOTE, "其他修改"]),
        ({"subject": "D2"}, ["其他修改"]),
        ({"kpi": "SHARE"}, [CARD, NOTE, "其他修改"]),
        ({"kpi": "RATE", "subject": "E2"}, [NA, "其他修改"]),
        ({"period": MONTH}, [NA, POINTS, NOTE, ENTER, "其他修改"]),
        ({"period": "2026-11"}, [OPEN]),
        ({"kind": "actual"}, [NA, NOTE, ENTER]),
        ({"kind": "actual", "who": "wang"}, [NA]),
        ({"words": "技改"}, [POINTS]),
        ({"words": "50%"}, [POINTS]),
        ({"words": "停产"}, [NA]),
        ({"words": "不适用"}, [NA]),
        ({"words": "Bo 附件"}, [NOTE]),
        ({"words": "bo"}, [NA, NOTE, "其他修改"]),
        ({"words": '"460"'}, []),
        ({"words": "row_key"}, []),
        ({"subject": "nobody"}, []),
    ],
    ids=str,
)
def test_each_filter_keeps_what_is_about_it(
    worked: Company, sought: dict[str, object], expected: list[str]
) -> None:
    assert found(worked, **sought) == expected


def test_a_day_is_the_officers_own(worked: Company) -> None:
    """Half past eleven at night in Greenwich is the next morning in Beijing."""
    for tz, day in ((UTC, 2), (BEIJING, 3)):
        search = TrailSearch(worked.ledger, tz)
        page = search.page(Sought(since=date(2026, 11, day), until=date(2026, 11, day)), ZH)
        assert [action_words(ZH, entry.action) for entry in page.entries] == [NOTE]


def test_verbs_are_found_by_their_words_in_the_language_of_the_window(worked: Company) -> None:
    assert found(worked, EN, words="scorecard") == ["Scorecard of Ann"]
    assert found(worked, EN, words="考核表") == []


def test_what_undo_and_redo_did_is_found_with_what_they_are_about(worked: Company) -> None:
    worked.trail.undo()
    worked.trail.redo()
    assert found(worked, kind="undo") == [f"已重做：{OPEN}", f"已撤销：{OPEN}"]
    assert found(worked, kind="period") == [f"已重做：{OPEN}", f"已撤销：{OPEN}", OPEN]
    assert found(worked, words="撤销") == [f"已撤销：{OPEN}"]
    assert worked.trail.undoable == worked.trail.actions(1)[0].id


def test_a_page_goes_on_where_the_one_before_ended(worked: Company) -> None:
    seen: list[int] = []
    before, counts = None, []
    while entries := (page := worked.trail_search.page(Sought(), ZH, before=before, limit=3)).entries:
        seen += [entry.action.id for entry in entries]
        counts.append(page.count)
        before = seen[-1]
    assert seen == list(range(8, 0, -1))
    assert counts == [8, 5, 2]


def test_a_page_takes_a_few_questions_however_many_actions_it_holds(worked: Company) -> None:
    asked: list[str] = []

    def count(limit: int, sought: Sought) -> int:
        asked.clear()
        worked.trail_search.page(sought, ZH, limit=limit)
        return len([text for text in asked if text.startswith(("SELECT", "WITH"))])

    listen: Callable[..., None] = lambda *args: asked.append(args[2])  # noqa: E731
    engine = worked.ledger.store._engine
    event.listen(engine, "before_cursor_execute", listen)
    try:
        for sought in (Sought(), Sought(subject="E1", words="Ann")):
            count(1, sought)
            assert count(1, sought) == count(8, sought) <= 4
    finally:
        event.remove(engine, "before_cursor_execute", listen)


def test_of_an_action_only_the_changes_that_are_sought_are_shown(firm: Company) -> None:
    firm.actuals.enter_many(MONTH, [Typed(E1, "RATE", "7"), Typed(E2, "RATE", "8"), Typed(E2, "SHARE", "9")])
    assert len(told(firm)) == 3
    assert [words.record for words in told(firm, subject="E2", kpi="SHARE")] == [
        "实际值 · Bo E2 · Yield SHARE · 2026年10月"
    ]
    assert [words.subject for words in told(firm, words="Ann")] == ["Ann E1"]
    assert len(told(firm, words="Ann Yield")) == 2  # no change holds both, two hold one
    assert len(told(firm, words="粘贴")) == 3  # the action's own word


def test_only_the_first_changes_of_a_large_action_are_read_and_the_rest_counted(firm: Company) -> None:
    rows = [{"code": f"X{n}", "name": f"Shop {n}"} for n in range(300)]
    firm.edits.put("organisation.paste", DEPARTMENTS, rows, {"count": 300})
    changes = firm.trail_search.changes(firm.trail.actions(1)[0].id, limit=20)
    assert (len(changes.shown), changes.kept) == (20, 300)


def test_a_change_is_told_as_the_user_writes_it(worked: Company) -> None:
    worked.actuals.enter(MONTH, E1, "RATE", "470.50")
    (words,) = told(worked)
    assert words.record == "实际值 · Ann E1 · Volume RATE · 2026年10月"
    assert [(field.name, field.before, field.after) for field in words.fields] == [("实际值", "460", "470.5")]
    (words,) = told(worked, say=EN)
    assert words.record == "Actuals · Ann E1 · Volume RATE · October 2026"
    worked.actuals.describe(MONTH, E1, "LEVEL", "late", "车坏了")
    assert [(field.name, field.after) for field in told(worked)[0].fields] == [
        ("实际值", "late"),
        ("说明", "车坏了"),
    ]


def test_people_dates_and_terms_are_told_in_words(firm: Company) -> None:
    firm.organisation.assign(["E3"], {"department": "D1"}, "2026-10-09")
    fields = {field.name: field for words in told(firm) for field in words.fields}
    assert "任职变动 · Cy E3 · 日期 2026-10-09" in [words.record for words in told(firm)]
    assert fields["部门编码"].after == "Sales D1"
    firm.settings.change({"rating_groups": "superior:60, peer:40", "language": "en"})
    settings = {words.more: words.fields[0] for words in told(firm)}
    assert (
        settings["评价组及权重" if "评价组及权重" in settings else "评价组权重"].after == "上级:60, 同级:40"
    )
    assert next(field.after for name, field in settings.items() if "语言" in name) == "English"
    firm.periods.open("2026-12")
    assert [(words.record, words.fields[0].after) for words in told(firm)] == [
        ("考核期 · 2026年12月", "开放")
    ]


def test_a_cards_lines_are_told_with_the_subject_whose_card_it_was(worked: Company) -> None:
    number = next(one.id for one in worked.trail.actions() if one.verb == "scorecard.save")
    lines = told(worked, number)
    assert {words.subject for words in lines} == {"Ann E1"}
    assert ("考核表行 · Ann E1 · Volume RATE · 月度", "权重", "40", "45") in [
        (words.record, field.name, field.before, field.after) for words in lines for field in words.fields
    ]


def test_who_is_gone_keeps_the_name_that_stood_in_the_file(firm: Company) -> None:
    with firm.ledger.write("test.new") as writing:
        writing.unit.put(
            EmployeeRow,
            {"number": "E9", "name": "Zoe", "department": "D1", "position": None, "manager": None,
             "hired": date(2026, 3, 1), "left": None, "bonus_base": Decimal("2000.50")},
        )  # fmt: skip
    firm.attendance.exempt(MONTH, "E9", "away")
    firm.trail.undo()
    with firm.ledger.write("employee.remove", {"name": "Zoe"}) as writing:
        writing.unit.remove(EmployeeRow, {"number": "E9"})
    assert [words.record for words in told(firm)] == ["员工 · Zoe E9"]
    assert [(field.name, field.before, field.after) for field in told(firm)[0].fields] == [
        ("姓名", "Zoe", ""),
        ("部门编码", "Sales D1", ""),
        ("入职日期", "2026-03-01", ""),
        ("奖金基数", "2000.5", ""),
    ]
    exempted = firm.trail_search.page(Sought(kind="attendance"), ZH).entries[-1].action
    assert subject_words(exempted, firm.trail_search.names()) == "Zoe E9"
    assert found(firm, words="Zoe")[-1] == "其他修改"


def test_what_was_purged_is_told_as_cleared_and_breaks_no_search(worked: Company) -> None:
    number = next(one.id for one in worked.trail.actions() if one.verb == "adjustment.replace")
    purge(worked, number)
    (words,) = told(worked, number)
    assert words.record == "加减分 · （已清除）"
    assert [(field.before, field.after) for field in words.fields] == [("（已清除）", "（已清除）")]
    action = worked.trail.action(number)
    assert (action.purged, action.reason, action_words(ZH, action)) == (True, "", "其他修改")
    assert not worked.trail.action(number - 1).purged
    assert POINTS not in found(worked, subject="E1")
    assert found(worked, words="技改") == []
    assert found(worked, who="wang", kind="adjustment") == ["其他修改"]
    purge(worked, 2)  # the cards' beginning: whose they are is known from the file
    assert CARD in found(worked, subject="E1")


def test_what_another_version_wrote_is_told_as_it_stands(firm: Company) -> None:
    firm.actuals.enter(MONTH, D1, "RATE", "5")
    number = firm.trail.actions(1)[0].id
    odd = '{"value":"many","lost":"3"}'
    tamper(
        firm.ledger.store,
        f"UPDATE audit_change SET row_table = 'older', after = '{odd}' WHERE action = {number}",
    )
    (words,) = told(firm, number)
    assert [(field.name, field.after) for field in words.fields] == [("value", "many"), ("lost", "3")]


def test_the_choices_are_what_was_done_by_whom(worked: Company) -> None:
    choices = worked.trail_search.choices()
    assert {"li", "wang"} <= set(choices.who)
    assert {"actual", "adjustment", "scorecard", "period", "company"} <= set(choices.kinds)


def test_the_hash_on_a_locked_periods_sheets_is_that_of_the_entry_before_the_lock(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    lock, before = firm.trail_search.page(Sought(), ZH).entries[:2]
    assert lock.action.verb == "period.lock"
    assert firm.results.of(MONTH).seal == before.hash


def test_everything_that_is_sought_comes_with_its_changes(firm: Company) -> None:
    complete(firm)
    every = list(firm.trail_search.every(Sought(subject="E1"), ZH))
    assert len(every) == 5
    assert every[-1][0].action.verb == "test.fill"
    assert all(change.key.get("subject", "E1") == "E1" for _, changes in every for change in changes)
