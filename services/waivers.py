"""Waivers of vetoes (否决豁免): by whom and why; the hit stays, its effect goes."""

from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from models.entry import WaiverRow
from models.kpi import KpiRow
from models.records import read_records
from services.domain.entry import Waiver
from services.domain.kpi import Kpi
from services.domain.result import VetoEffect
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open
from services.results import Results
from services.workbooks.text import clean_text


class Waivers:
    """The waivers of open periods; each stands with the owner of the card, and covers all whom the veto
    strikes.
    """

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results

    def waive(
        self, period: str, key: SubjectKey, kpi: str, by: str, reason: str, owner: SubjectKey | None = None
    ) -> None:
        """Waive a veto that strikes a subject, or mend name and reason of its waiver.

        `owner` tells whose card's veto, where both the subject's own and its department's were hit. Mendable
        when name or reason is missing, or no veto was hit.
        """
        by, reason = clean_text(by), clean_text(reason)
        if not by:
            raise Mendable("waiver.no_name")
        if not reason:
            raise Mendable("reason.required")
        veto = self._veto(period, key, kpi, owner)
        facts = {"period": period, "subject": veto.owner.code, "kpi": kpi, "name": veto.name, "by": by}
        with self._ledger.write("veto.waive", facts, reason=reason) as writing:
            require_open(writing.unit.connection, period)
            kept = _standing(writing.unit.connection, period, veto, key)
            fresh = kept or Waiver(period, *veto.owner, kpi, "", "")
            writing.unit.put(WaiverRow, asdict(replace(fresh, by=by, reason=reason)))

    def take_back(self, period: str, key: SubjectKey, kpi: str, owner: SubjectKey | None = None) -> None:
        """Let a waived veto count again; Mendable when it is not waived."""
        veto = self._veto(period, key, kpi, owner)
        facts = {"period": period, "subject": veto.owner.code, "kpi": kpi, "name": veto.name}
        with self._ledger.write("veto.unwaive", facts) as writing:
            require_open(writing.unit.connection, period)
            kept = _standing(writing.unit.connection, period, veto, key)
            if kept is None:
                raise Mendable("waiver.none", kpi=veto.name)
            writing.unit.remove(WaiverRow, asdict(kept))

    def _veto(self, period: str, key: SubjectKey, kpi: str, owner: SubjectKey | None) -> VetoEffect:
        """The veto on a KPI that strikes a subject, of this owner's card, else its own before others'."""
        with self._ledger.read() as connection:
            require_open(connection, period)
            known = read_records(connection, KpiRow, Kpi, KpiRow.code == kpi)
        if not known:
            raise Mendable("kpi.unknown", kpi=kpi)
        subject = self._results.subject(period, key)
        hit = [veto for veto in subject.vetoes if veto.kpi == kpi and owner in {None, veto.owner}]
        if not hit:
            code = "waiver.not_hit" if known[0].veto.strip() else "waiver.no_veto"
            raise Mendable(code, kpi=known[0].name, name=subject.name)
        return next((veto for veto in hit if veto.owner == key), hit[0])


def _standing(connection: Connection, period: str, veto: VetoEffect, key: SubjectKey) -> Waiver | None:
    """The waiver that makes a veto ineffective.

    A workbook may have brought one that stands with the person struck instead of the card's owner.
    """
    row = WaiverRow
    found = read_records(connection, row, Waiver, row.period == period, row.kpi == veto.kpi)
    order = {veto.owner: 0, key: 1}
    near = [one for one in found if (one.by, one.reason) == (veto.waived_by, veto.waiver_reason)]
    return min(near, key=lambda one: order.get(SubjectKey(one.type, one.subject), 2), default=None)
