"""What a packet prints beside the results."""

from dataclasses import dataclass

from services.domain.agenda import Preparation
from services.domain.report import Promised


@dataclass(frozen=True, slots=True)
class Living:
    """The promises for a period and its meeting, as they stand on the day of printing: no lock binds them.

    `meeting` None while there is none; then the notice leaves room to write.
    """

    promised: tuple[Promised, ...] = ()
    meeting: Preparation | None = None
