"""What is wrong with a workbook's sheets and cells, and what to write instead."""

from collections.abc import Mapping

from services.language import N_

CELLS: Mapping[str, tuple[str, str]] = {
    # the workbook and its sheets
    "nothing_recognised": (
        N_("The workbook has no sheet that is known."),
        N_("Name the sheets as here: {choices}."),
    ),
    "sheet_unknown": (
        N_("This sheet is not known and is left out."),
        N_("If it belongs in, name it as one of: {choices}."),
    ),
    "sheet_ambiguous": (
        N_("The headers fit several sheets."),
        N_("Name the file or sheet as one of: {choices}."),
    ),
    "no_headers": (
        N_("No row with headers was found."),
        N_("Write these headers in the first row: {headers}."),
    ),
    "column_unknown": (
        N_("This column is not known and is left out."),
        N_("If it belongs in, write the header of the contract."),
    ),
    "column_unnamed": (
        N_("Column {number} has no header and is left out."),
        N_("Write a header above it if it belongs in."),
    ),
    "column_twice": (N_("Two columns have this header."), N_("Keep one of them.")),
    "column_missing": (N_("The required column is missing."), N_("Add a column with the header {header}.")),
    "formats_lost": (
        N_("The formats of this file were not all read: percents may have lost their sign."),
        N_("Save it as .xlsx if it holds percents."),
    ),
    "hidden_sheet": (
        N_("This sheet is hidden; it is read all the same."),
        N_("Delete it if it does not belong in."),
    ),
    "hidden_rows": (
        N_("Some rows of this sheet are hidden; they are read all the same."),
        N_("Delete them if they do not belong in."),
    ),
    "hidden_columns": (
        N_("Some columns of this sheet are hidden; they are read all the same."),
        N_("Delete them if they do not belong in."),
    ),
    # cells
    "required": (N_("The cell is empty, and a value is required."), N_("Fill the cell in.")),
    "merged": (
        N_("The cell is part of a merged cell and has no value of its own."),
        N_("Unmerge the cells and fill in every row."),
    ),
    "formula_without_value": (
        N_("The cell holds a formula whose result is not in the file."),
        N_("Open the workbook in Excel and save it, or write the value."),
    ),
    "error_value": (
        N_("The cell holds an error such as #N/A."),
        N_("Write the value, or leave the cell empty."),
    ),
    "digits_lost": (
        N_("The number has more than 15 digits; Excel has turned the last ones to zeros."),
        N_("Write it as text."),
    ),
    "text_cut": (N_("The text is longer than a cell can hold; its end is missing."), N_("Shorten it.")),
    "code_is_date": (
        N_("Excel has turned this code into a date."),
        N_("Format the cell as text and write the code again."),
    ),
    "code_is_percent": (
        N_("The cell is formatted as a percent."),
        N_("Format the cell as text and write the code again."),
    ),
    "code_semicolon": (N_("A code must not hold a semicolon."), N_("Write the code without it.")),
    "not_yes_no": (N_("“{value}” is neither yes nor no."), N_("Write 是 or 否, yes or no.")),
    "not_a_date": (N_("“{value}” is not a date."), N_("Write it as 2026-10-01.")),
    "date_ambiguous": (
        N_("“{value}” can be read as several dates."),
        N_("Write the year first: 2026-10-01."),
    ),
    "date_impossible": (
        N_("There is no such day: {value}."),
        N_("Write a date of the calendar, such as 2026-10-01."),
    ),
    "not_a_time": (N_("“{value}” is not a time of day."), N_("Write it as 09:00.")),
    "not_a_period": (N_("“{value}” is not a period."), N_("Write 2026-10, 2026Q3, 2026H1 or 2026.")),
    "not_a_choice": (
        N_("“{value}” is not one of the words for this column."),
        N_("Write one of: {choices}."),
    ),
    "not_a_number": (N_("“{value}” is not a number."), N_("Write digits only, such as 1234.5.")),
    "number_too_large": (
        N_("{value} is too large."),
        N_("Write a number below 1,000,000,000,000, perhaps in a larger unit."),
    ),
    "number_rounded": (
        N_("There are more decimals than are kept: {value} is taken."),
        N_("Write at most {places} decimals."),
    ),
    "number_below": (N_("{value} is too low."), N_("Write a number of {low} or more.")),
    "number_above": (N_("{value} is too high."), N_("Write a number of {high} or less.")),
    "too_many_places": (N_("{value} has too many decimals."), N_("Write at most {places} decimals.")),
    "not_whole": (N_("{value} is not a whole number."), N_("Write a whole number.")),
    "percent_unexpected": (
        N_("A percent does not fit here."),
        N_("Write a plain number, without % and without percent format."),
    ),
    "percent_unexpected_unit": (
        N_("A percent does not fit: the unit of {kpi} is “{unit}”."),
        N_("Write the number in that unit, or give the KPI a unit with %."),
    ),
    "percent_plain": (
        N_("The unit of {kpi} has %, and {value} is taken as {value} %."),
        N_("If {percent} % is meant, write {percent} or {percent}%."),
    ),
    # rows
    "comparison_without_card": (
        N_("“{value}” has no card version of this dimension and these dates."),
        N_("Write the card's own dimension, From and To, or add the card first."),
    ),
    "comparison_of_one": (
        N_("The comparison of “{value}” says nothing."),
        N_("Compare two different KPIs with 1 to 9, or -2 to -9 when the second is the more important."),
    ),
    "row_twice": (
        N_("The workbook names “{key}” twice: here and in row {other}."),
        N_("Keep one of the rows."),
    ),
    "row_twice_apart": (
        N_("The workbook names “{key}” twice: here and in row {other} of the sheet {sheet}."),
        N_("Keep one of the rows."),
    ),
    "reference_unknown": (
        N_("“{value}” exists neither in the company nor in the workbook."),
        N_("Write a code of the sheet {sheet}, or add it there."),
    ),
    "item_unknown": (N_("The item “{value}” is not known and is left out."), N_("Write one of: {choices}.")),
    "circle": (N_("This leads back to itself: {path}."), N_("Take one of these links out.")),
    "manager_circle": (
        N_("These people manage one another in a circle: {path}."),
        N_("Check who manages whom."),
    ),
    "left_before_hired": (
        N_("The person left ({left}) before joining ({hired})."),
        N_("Correct one of the two dates."),
    ),
    "move_nowhere": (
        N_("The move names neither a department nor a position."),
        N_("Write where the person went."),
    ),
    "ceiling_unknown": (N_("“{value}” is not one of the grades."), N_("Write one of: {grades}.")),
    "escalation_lost": (
        N_("The ceiling for repeated vetoes is still “{value}”, which is not one of these grades."),
        N_("Add the item 否决升级上限 (escalation ceiling) with one of: {grades}."),
    ),
    "ceiling_lost": (
        N_("The veto of {kpi} limits the grade to “{value}”, which these grades lack."),
        N_("Keep that grade, or change the KPI's veto effect."),
    ),
    # KPIs
    "basis_percent": (
        N_("{kpi} is measured in “{unit}”: percents cannot be added up over the year."),
        N_("Write 当期 (period), or another unit."),
    ),
    "basis_method": (
        N_("The method of {kpi} has no numbers to add up over the year."),
        N_("Write 当期 (period)."),
    ),
    "outcome_itself": (N_("{kpi} is its own outcome."), N_("Write the code of the KPI that it should move.")),
    "effect_without_veto": (
        N_("{kpi} has a veto effect, but no veto condition."),
        N_("Write the condition, such as <95."),
    ),
    # scorecards
    "line_twice": (N_("{kpi} stands twice on this card: here and in row {other}."), N_("Keep one line.")),
    "card_disagrees": (
        N_("The rows of one card disagree: row {other} says something else."),
        N_("Write the same in all rows of the card."),
    ),
    "card_dates": (
        N_("The card ends ({end}) before it starts ({start})."),
        N_("Correct one of the two dates."),
    ),
    "weights_total": (
        N_("The weights of this card (rows {rows}) total {total}."),
        N_("Change them so that they total exactly 100."),
    ),
    "floor_above_cap": (
        N_("The floor lies above the cap (120 unless given)."),
        N_("Lower the floor or raise the cap."),
    ),
    "versions_overlap": (
        N_("Two versions of the card overlap: this one and that of row {other} ({start} to {end})."),
        N_("Let one end before the other starts."),
    ),
    "versions_overlap_stored": (
        N_("This version overlaps one that the company has already ({start} to {end})."),
        N_("Write the same From and To to replace it, or choose dates outside."),
    ),
    "target_zero": (
        N_("The target of {kpi} is 0, by which its method divides."),
        N_("Write another target, or choose another method."),
    ),
    "target_required": (
        N_("{kpi} cannot be scored without a target."),
        N_("Write the target here or on the scorecard's line."),
    ),
    "target_later": (
        N_("{kpi} needs a target, and this line has none."),
        N_("Write it here, or with every actual."),
    ),
    "target_lacking": (
        N_("{kpi} needs a target, and lines of scorecards have none."),
        N_("Write it on those lines, or with every actual."),
    ),
    # entries
    "level_unknown": (N_("“{value}” is not a listed case of {kpi}."), N_("Write one of: {levels}.")),
    "level_without_reason": (
        N_("The case of {kpi} has no reason."),
        N_("Write the reason in the column 说明 / Note."),
    ),
    "pass_fail_without_condition": (
        N_("{kpi} has no condition that could judge a number."),
        N_("Write 是 or 否 (yes or no), or give the KPI a condition."),
    ),
    "rating_range": (N_("{value} lies outside the rating scale."), N_("Write a number from 0 to 100.")),
    "na_with_actual": (
        N_("The line is marked not applicable and has an actual."),
        N_("Delete the one or the other."),
    ),
    "adjustments_bound": (
        N_("The adjustments of {subject} in {period} total {total}, beyond ±{bound}."),
        N_("Lower them, or raise the adjustment bound in the settings."),
    ),
    "rating_of_other_method": (
        N_("{kpi} is not scored by ratings."),
        N_("Write the code of a KPI whose method is 评价法 (rating)."),
    ),
    "group_without_weight": (
        N_("The rule of {kpi} gives this group no weight, so that the rating does not count."),
        N_("Choose another group, or give it a weight."),
    ),
    "only_self": (N_("{kpi} has only self ratings."), N_("Add a rating of another group.")),
    "rater_twice": (
        N_("{rater} has rated this line twice: here and in row {other}."),
        N_("Keep one rating."),
    ),
    "absence_ends_first": (
        N_("The last day {last} is before the first day {first}."),
        N_("Correct one of the two dates; leave the last day blank while the absence goes on."),
    ),
    "absence_overlaps": (
        N_("The absence overlaps another one that begins on {day}."),
        N_("Join the two in one row, or correct the dates."),
    ),
    "coaching_day": (
        N_("The day lies too far from the period."),
        N_("Write a day from {first} to {last}."),
    ),
    "share_unknown": (N_("{value} is not an attendance share."), N_("Write 1, 0.5 or 0.")),
    "part_unknown": (N_("“{value}” is not a part of the annual result."), N_("Write one of: {choices}.")),
    "waiver_without_veto": (N_("{kpi} has no veto that could be waived."), N_("Check the code.")),
    # periods
    "period_locked": (
        N_("Period {period} is locked, and this row would change it."),
        N_("Take the row out, or reopen the period first."),
    ),
    "period_reopened": (
        N_("Period {period} is locked; a workbook cannot reopen it."),
        N_("Write 锁定 (locked), or reopen it in the program with a reason."),
    ),
    "period_incomplete": (
        N_("Period {period} cannot be locked: incomplete are {names}."),
        N_("Enter what is missing, or mark it not applicable with a reason."),
    ),
}
