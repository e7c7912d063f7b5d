"""Words for forms that come back and cannot be taken, and for their cells: what is wrong, how to mend it."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS = {
    "form.none": N_(
        "{file} is not a form of this program. Choose the workbook that was sent out, filled in and saved."
    ),
    "form.key_missing": N_(
        "{file} looks like a form, but its hidden key is missing: the sheet was copied into another "
        "workbook. Copy what was filled in into the form that was sent out, or make the form again."
    ),
    "form.key_changed": N_(
        "The hidden key of {file} was changed, so that nobody can tell whose form it is. Make the form again "
        "and copy what was filled in."
    ),
    "form.sheet_missing": N_(
        "{file} has no sheet “{sheet}”. Give the sheet its name again, or make the form again."
    ),
    "form.newer": N_("{file} was made by a newer version of Zhanji. Install the newer version to take it."),
    "form.other_kind": N_("{file} is a form of another kind ({sheet}). Take it where that kind belongs."),
    "form.other_company": N_(
        "{file} is a form of another company file ({company}). Open that file to take it, or make the form "
        "again from this one."
    ),
    "form.other_period": N_("{file} is a form on {period}. Turn to that period to take it."),
    "form.older": N_(
        "{file} is an older form of {name}; {other} was made later and counts. If the older one is meant, "
        "take it by itself."
    ),
    "form.twice": N_("{file} is the form of {name} once more, as {other}. Take only the one that is meant."),
    "form.nobody": N_(
        "Nobody has the number {code} that {file} is for. Check whether the person was deleted."
    ),
    "form.nothing_to_take": N_(
        "None of the files can be imported. Correct what is said of each, or choose others."
    ),
}
CELLS: Mapping[str, tuple[str, str]] = {
    "form_fixed_changed": (
        N_("A cell that is not to be filled in was changed; it said “{before}”."),
        N_("Write that again, or make the form again and copy what was filled in."),
    ),
    "form_rows_moved": (
        N_("Rows or cells of the form were deleted or moved."),
        N_("Make the form again and copy what was filled in."),
    ),
    "form_outdated": (
        N_("The results have changed since the form was made."),
        N_("Check whether the words still fit."),
    ),
    "form_owner_unknown": (
        N_("“{value}” is nobody's name or number."),
        N_("Choose from the list, or write the number."),
    ),
    "form_owner_doubtful": (N_("“{value}” is the name of several: {codes}."), N_("Write the number.")),
    "form_kpi_unknown": (N_("“{value}” is not on the speaker's card."), N_("Choose from the list.")),
    "form_action_taken": (
        N_("This action was taken over already and stays as it is."),
        N_("Change it on the page Improvement."),
    ),
}
