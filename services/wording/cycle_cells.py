"""What is wrong with a workbook's plans, improvement actions and meetings, and what to write instead."""

from collections.abc import Mapping

from services.language import N_

CYCLE_CELLS: Mapping[str, tuple[str, str]] = {
    "due_before_plan": (
        N_("The action would be due before its plan begins."),
        N_("Write a day from {first} on."),
    ),
    "no_such_day": (
        N_("The calendar has no such day."),
        N_("Write a date such as 11-20 or 2026-11-20, or words such as “each Friday”."),
    ),
    "closed_by_owner": (
        N_("{owner} cannot close out their own action."),
        N_("Let somebody else look at the evidence and close it out."),
    ),
    "closed_by_nobody": (
        N_("An action that is closed out needs who closed it and when."),
        N_("Fill both in, or write an earlier state."),
    ),
    "meeting_ends_first": (
        N_("The meeting would end at {ends}, before it begins at {starts}."),
        N_("Correct one of the two times."),
    ),
    "no_meeting": (
        N_("There is no report meeting for {period}."),
        N_("Add it to the sheet of meetings, or correct the period."),
    ),
    "no_agenda_item": (
        N_("The agenda has no item “{item}”."),
        N_("Add it to the sheet of the agenda, or correct the item."),
    ),
    "agenda_item_empty": (
        N_("The item has neither a speaker nor a subject."),
        N_("Name a speaker by number, or write what is spoken about."),
    ),
    "owner_left": (
        N_("{name} leaves on {day}, before the action is due."),
        N_("Name somebody who stays."),
    ),
    "due_within_period": (
        N_("An action that follows from {period} cannot be due within it."),
        N_("Write a day from {first} on."),
    ),
    "due_before_period": (
        N_("The action would be due before {period} begins."),
        N_("Write a day from {first} on."),
    ),
    "closed_before_done": (
        N_("The action was done on {day} only."),
        N_("Write that day or a later one."),
    ),
    "closer_left": (
        N_("{name} left on {day}."),
        N_("Name somebody who was there."),
    ),
    "coach_of_oneself": (
        N_("Nobody can be their own coach."),
        N_("Name somebody else, or leave it blank for now."),
    ),
    "checked_by_oneself": (
        N_("The person whom the plan is for does not check it."),
        N_("Name the coach or the manager."),
    ),
    "left_before_plan": (
        N_("{name} leaves on {day}, before the plan begins."),
        N_("Name somebody who stays."),
    ),
    "pip_runs_already": (
        N_("This person has an improvement plan under way."),
        N_("End that one first."),
    ),
    "pip_ends_first": (
        N_("The plan began on {day} only."),
        N_("Write that day or a later one."),
    ),
    "checkpoint_taken": (
        N_("There is a checkpoint on {day} already."),
        N_("Write another day, or change that one."),
    ),
    "due_is_past": (
        N_("{day} is past already."),
        N_("Write a later day if the action is still to be done."),
    ),
    "owner_gone": (
        N_("{name} left on {day}."),
        N_("Name somebody who is there."),
    ),
    "approved_by_owner": (
        N_("{name} cannot approve their own plan."),
        N_("Name somebody else, such as the line manager."),
    ),
    "day_to_come": (
        N_("The day is still to come."),
        N_("Write a day up to {today}."),
    ),
}
