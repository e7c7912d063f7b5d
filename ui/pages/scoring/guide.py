"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Enter the month's actuals here as in Excel: type, press Enter, paste whole blocks; "
        "scores appear at once. “Missing” shows only what is still lacking. The panel on the "
        "right explains each score step by step. Adjustments, waivers and exemptions need a "
        "reason. When nobody is incomplete, the month can be locked."
    ),
    (
        ("Enter / Tab", N_("To the next cell")),
        ("Ctrl+V", N_("Paste from Excel")),
        ("Ctrl+D", N_("Fill down")),
        ("Ctrl+E", N_("Self score and note")),
        ("Ctrl+M", N_("Not applicable, with a reason")),
        ("Ctrl+J", N_("Adjustments")),
        ("Ctrl+B", N_("Exempt a person, or end it")),
        ("Ctrl+T", N_("Waive a veto, or cancel it")),
    ),
)
