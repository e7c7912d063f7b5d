"""Words for what cannot be done in the cycle plan → meeting → revised action, and how to mend it."""

from services.language import N_

PROBLEMS = {
    "practice.gone": N_("The good practice {code} is no longer there. Look at the list again."),
    "pip.gone": N_("The improvement plan {code} is no longer there. Look at the list again."),
    "pip.over": N_("The improvement plan {code} has ended and stays as it is. Start another one if needed."),
    "improvement.gone": N_("The action {code} is no longer there. Look at the list again."),
    "improvement.elsewhere": N_(
        "The action {code} has moved on meanwhile, so this step no longer fits. Look at it again."
    ),
    "improvement.no_reason": N_("This step needs a reason. Write why."),
    "improvement.owner_left": N_(
        "{name}, who is to carry out {code}, leaves on {day}. Give the action to somebody who stays."
    ),
    "meeting.exists": N_(
        "The report meeting for {period} exists already: it is on {day}. Change that one on the page Meeting."
    ),
    "meeting.none": N_("There is no report meeting for {period} yet. Set it up first."),
    "meeting.written": N_(
        "The report meeting for {period} has minutes, attendance or resolutions by now, so it stays. Change "
        "its day if it was held on another one."
    ),
    "meeting.left": N_("{name} left on {left}, before the meeting on {day}. Choose somebody who is there."),
    "meeting.needed": N_(
        "{name} speaks, leads the meeting or records it. Change the agenda, chair or recorder first."
    ),
    "agenda.gone": N_("The agenda has no item {item} any more. Look at it again."),
    "agenda.twice": N_("{name} is among the speakers already. Move that turn instead."),
    "agenda.written": N_("Something was recorded on {name} already, so it stays on the agenda."),
    "agenda.no_subject": N_("Write what is spoken about."),
    "agenda.minutes": N_("Minutes lie between 0 and {most}."),
    "resolution.unready": N_(
        "“{text}” cannot become an action yet. Name who carries it out and by when, then take it up."
    ),
    "resolution.owner_left": N_(
        "{name}, who is to carry out “{text}”, leaves on {day}. Name somebody who stays, then take it up."
    ),
    "resolution.empty": N_("Write what was resolved first; owner and due date can follow."),
    "resolution.gone": N_("The resolution is no longer there. Look at the list again."),
    "resolution.taken": N_(
        "The resolution is already action {code}. Cancel that action on the page Improvement instead."
    ),
    "minutes.no_meeting": N_(
        "There is no report meeting for {period} yet. Set it up on the page Meeting first."
    ),
    "minutes.no_agenda": N_(
        "The report meeting for {period} has nothing on its agenda yet. Add its speakers on the page Meeting "
        "first."
    ),
    "minutes.item_gone": N_("The agenda has no item {item} any more. Leave the meeting mode and come back."),
    "plan.empty": N_("{name} has no plan yet that could be approved. Add a line first."),
    "plan.line_gone": N_("The line was changed or deleted meanwhile. Look at the plan again."),
    "report.action_gone": N_("The action {code} is no longer there. Look at the list again."),
    "report.action_taken": N_(
        "The action {code} was taken over already and is no longer the speaker's proposal. Change it on the "
        "page Improvement."
    ),
}
