"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Here appraisal begins: with the strategy of a year, not with the job description. Go "
        "from left to right: the four steps of the diagnosis, the strategy map with its "
        "objectives, what each department is for, and the issues that harm an objective. The "
        "alignment check lists where the chain from value driver to KPI is broken, with a way "
        "to mend each break."
    ),
    (
        ("Enter", N_("Edit the chosen objective")),
        ("Delete", N_("Delete the chosen objective or link")),
        ("0", N_("Show the whole map")),
    ),
)
