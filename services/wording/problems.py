"""What a mendable error says: what happened and what to do. Each room keeps its own table beside this one."""

from collections.abc import Mapping

from services.errors import Mendable
from services.language import N_, Language

PROBLEMS: Mapping[str, str] = {
    "file.missing": N_("There is no file {file}. Choose it again where it lies now."),
    "file.empty": N_("{file} is empty: it holds no company. Open a backup, or make a new company."),
    "file.foreign": N_(
        "{file} is not a company file of Zhanji, whatever its name, or it is damaged. Choose another file, "
        "or the latest backup."
    ),
    "file.encrypted": N_(
        "{file} is damaged or protected by a password, which this version cannot open. Use the version "
        "that set the password, or a backup."
    ),
    "file.newer": N_(
        "{file} was made by a newer version of Zhanji and stays untouched. Install the newer version "
        "to open it."
    ),
    "file.damaged": N_("{file} is damaged. It was not changed. Open the latest backup instead."),
    "file.older": N_(
        "{file} was made by an older version of Zhanji. Open it once in the window, which brings it up "
        "to date after a backup."
    ),
    "file.upgrade_failed": N_(
        "{file} could not be brought up to this version of Zhanji and stays as it was. A backup lies "
        "at {backup}; run the check on the file."
    ),
    "file.folder": N_("{file} is a folder. Choose the company file inside it."),
    "file.name_too_long": N_(
        "The name {file} is too long, its folders counted. Choose a shorter name, or a folder nearer the top."
    ),
    "file.name_signs": N_(
        "{file}: not every system takes {signs} in the name of a file. Take that out of the name."
    ),
    "file.name_reserved": N_("Windows keeps the name {file} for itself. Choose another name."),
    "file.name_end": N_(
        "{file} ends in a full stop or a space, which Windows leaves out. Take it off the end."
    ),
    "file.exists": N_("{file} exists already and is never replaced. Choose another name."),
    "file.no_folder": N_("There is no folder {folder}. Choose a folder that exists."),
    "file.no_place": N_(
        "The sample company cannot be put into {folder}: nothing can be made there. Get write access to this "
        "folder, or begin with “New company”."
    ),
    "file.folder_read_only": N_(
        "Nothing can be written in the folder of {file}, so it cannot be worked on there. Copy it to a "
        "folder of your own, such as Documents."
    ),
    "file.read_only": N_(
        "{file} may not be written. Take away its write protection, or copy it to a folder of your own."
    ),
    "file.unreadable": N_(
        "{file} may not be read by you. Ask for access, or copy it to a folder of your own."
    ),
    "file.in_use": N_(
        "{file} is open in another window on this computer. Continue there, or close it first."
    ),
    "file.in_use_elsewhere": N_(
        "{file} is open on the computer {host}. Close it there first. If that computer is off, delete "
        "the file {lock} and open again."
    ),
    "file.disk_full": N_(
        "The disk is full: nothing of the last change was saved. Make room and do it again."
    ),
    "file.disk_error": N_(
        "The disk did not take the last change: {file}. Check the drive, then do it again."
    ),
    "file.busy": N_("{file} is being written by another program just now. Try again in a moment."),
    "file.vanished": N_("{file} can no longer be opened: the drive or folder is gone. Connect it again."),
    "file.replaced": N_(
        "{file} was moved, replaced or deleted while it was open, so the last change was not saved. "
        "Save a copy with Back up now in the settings, then open the right file."
    ),
    "record.refers_to_nothing": N_("The change names something that does not exist. Enter that first."),
    "period.unknown": N_("Period {period} has not been opened. Opened so far: {known}."),
    "period.not_a_code": N_("“{period}” is not a period. Write 2026-10, 2026Q3, 2026H1 or 2026."),
    "period.locked": N_(
        "Period {period} is locked; its results stay as they are. Reopen it with a reason to change it."
    ),
    "period.incomplete": N_(
        "Period {period} cannot be locked yet. Incomplete: {names}. Enter what is missing, or mark it "
        "not applicable with a reason."
    ),
    "period.exists": N_("Period {period} is open already."),
    "period.same_state": N_("Period {period} is in that state already. Choose another one."),
    "period.already_locked": N_("Period {period} is locked already."),
    "version.unknown": N_("Period {period} has no version {version}. Choose one from the list."),
    "period.not_locked": N_("Period {period} is not locked, so there is nothing to reopen."),
    "reason.required": N_("A reason is required, so that it can be understood later."),
    "subject.unknown": N_("There is no {code}. Choose somebody from the list."),
    "kpi.unknown": N_("There is no KPI {kpi}. Choose one from the list."),
    "actual.not_a_number": N_("{kpi} needs a number, such as 92.5."),
    "actual.quantity": N_(
        "“{text}” is not plain for {kpi}, whose unit is {unit}. Write the number in this unit, in digits "
        "alone."
    ),
    "actual.formula": N_(
        "“{text}” is a formula, and a cell takes its result. Copy the value, or write the number."
    ),
    "actual.date": N_("“{text}” looks like a date. {kpi} needs a number, such as 92.5."),
    "actual.twice": N_(
        "{kpi} is one shared cell here and was given two different values. Give both the same, or leave one "
        "out."
    ),
    "actual.too_large": N_("{value} is too large. The largest value is below 1,000,000,000,000."),
    "actual.level": N_("“{text}” is not a listed case of {kpi}. Choose one of: {levels}."),
    "actual.yes_no": N_("{kpi} takes a number, or yes or no (met or not met)."),
    "actual.only_yes_no": N_("{kpi} takes yes or no (met or not met)."),
    "actual.rating": N_("A rating of {kpi} lies between 0 and 100."),
    "actual.percent": N_("The unit of {kpi} is {unit}, so a percent does not fit. Write the plain number."),
    "actual.paste": N_(
        "{wrong} of {count} pasted cells cannot be read, so nothing was saved. Correct or remove them."
    ),
    "actual.long_note": N_("The note has {count} characters; {most} fit on the sheet. Shorten it."),
    "self_score.range": N_("A self score lies between 0 and {most}."),
    "points.not_a_number": N_("“{text}” is not a number of points. Write one such as 2 or -1.5."),
    "adjustment.bound": N_(
        "The adjustments of {name} add up to {sum}; the bound is ±{bound}. Lower them, or change the "
        "bound in the settings."
    ),
    "settings.number": N_("“{text}” does not fit the setting {item}. Write a number from {least} to {most}."),
    "settings.clock": N_("“{text}” is no time of day. Write one such as 9:00 or 14:30."),
    "settings.meeting_ends_first": N_(
        "The meeting would end at {ends}, before it begins at {starts}. Correct one of the two times."
    ),
    "settings.ceiling": N_(
        "The ceiling {ceiling} is not among the grades. Choose one of: {grades}, or change the grades."
    ),
    "settings.ceiling_of_kpi": N_(
        "The veto of {kpi} names the grade {ceiling}. Keep that grade, or change the KPI's veto first; now: "
        "{grades}."
    ),
    "settings.fiscal_start": N_(
        "These periods were opened by the fiscal year as it stands: {periods}. Their days would shift under "
        "their results, so it stays."
    ),
    "settings.logo": N_("{file} is no picture that can be read. Choose a PNG or JPG file."),
    "start.no_lines": N_("{name} would be left without a KPI. Tick at least one."),
    "backup.no_folder": N_(
        "No backup could be written in {folder}. Choose a folder with room that you may write to."
    ),
    "backup.broken": N_(
        "The backup did not read back whole and was thrown away. Run the check on {file}: the file "
        "itself may be damaged."
    ),
    "check.pages": N_("The file is damaged: {where}. Open the latest backup."),
    "check.reference": N_("A row refers to something that is not there: {where}. Open the latest backup."),
    "check.guard": N_(
        "What keeps the audit trail from being changed was taken out of the file from outside: "
        "{where}. Compare with a backup."
    ),
    "check.trail": N_("The audit trail was changed from outside at entry {where}. Compare with a backup."),
    "check.snapshot": N_(
        "The locked results of {where} were changed from outside. Compare with the signed sheets and a "
        "backup."
    ),
    "record.in_use": N_(
        "{code} cannot be deleted: {count} other {count:entry names|entries name} it. Change those first, "
        "or keep it."
    ),
    "perspectives.none": N_("Name at least one perspective, such as 财务; 客户; 内部流程; 学习成长."),
    "perspectives.twice": N_("The perspective “{name}” stands there twice. Give each its own name."),
    "edit.refused": N_("Some fields must be corrected first ({count}); what to write stands beside each."),
    "organisation.since_needed": N_(
        "These people have moves: {names}. Write from which day on, or change the move itself."
    ),
    "undo.nothing": N_("There is nothing to undo."),
    "redo.nothing": N_("There is nothing to redo."),
    "undo.overtaken": N_("This can no longer be undone: it was changed again since."),
}


def problem_words(say: Language, problem: Mendable) -> str:
    """The words for a mendable error."""
    return say(_template(problem.code), **problem.facts)


def _template(code: str) -> str:
    if code in PROBLEMS:
        return PROBLEMS[code]
    table = next((table for table in _rooms() if code in table), None)
    if table is None:
        raise KeyError(code)
    return table[code]


def _rooms() -> tuple[Mapping[str, str], ...]:
    """The other rooms' tables, loaded at their first need; in plain imports, for these the freezer finds."""
    from services.wording import (
        card_problems,
        cycle_problems,
        diagnosis,
        form_problems,
        import_problems,
        library_problems,
        map_problems,
        print_problems,
        rating_problems,
        rules,
        update_problems,
        waiver_problems,
        workbook_files,
    )

    return (
        rules.PROBLEMS,
        diagnosis.PROBLEMS,
        import_problems.PROBLEMS,
        workbook_files.PROBLEMS,
        print_problems.PROBLEMS,
        library_problems.PROBLEMS,
        map_problems.PROBLEMS,
        card_problems.PROBLEMS,
        waiver_problems.PROBLEMS,
        rating_problems.PROBLEMS,
        update_problems.PROBLEMS,
        cycle_problems.PROBLEMS,
        form_problems.PROBLEMS,
    )
