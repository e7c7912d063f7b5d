"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Here stands what is measured and how it is scored. Take an indicator from the "
        "library on the left, or make one of your own. In the middle are its definition, unit "
        "and scoring method; the curve on the right shows the score for every actual, and you "
        "can try a value. A KPI that is tied to an objective, an issue and an outcome keeps "
        "the firm on its strategy."
    ),
)
