"""What one does on the page: lines, what came of them, starting, approval, paper."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from services.checked_row import row_of
from services.domain.plan_board import PlanEntry, PlanOwner
from services.plans import Withdrawn
from ui.page import HeaderAct
from ui.pages.plans.dialogs import ApprovalEditor, LineEditor, OutcomeEditor
from ui.pages.plans.paper import save_plans
from ui.pages.plans.starting import Starting
from ui.saving import ask_where

if TYPE_CHECKING:
    from ui.pages.plans.page import Plans

_ACCEPTED = QDialog.DialogCode.Accepted


class Acts:
    """The acts of the page that shows the plans."""

    def __init__(self, page: "Plans") -> None:
        self._page = page

    def header(self) -> tuple[HeaderAct, ...]:
        """The header's buttons."""
        page, say = self._page, self._page.say
        if page.board is None:
            return ()
        owner = page.owner
        approved = owner is not None and owner.number in page.board.approvals
        ready = owner is not None and bool(page.board.of(owner.number))
        acts = [
            HeaderAct(say("Save as PDF…"), self.print, icon="printer", enabled=bool(page.owners_in_sight)),
            HeaderAct(
                say("Withdraw approval") if approved else say("Approve…"),
                self.withdraw if approved else self.approve,
                enabled=ready,
                hint="" if ready else say("Choose a person with a plan"),
            ),
        ]
        if page.next_month:
            words = say("Plan {period}…", period=say.period(page.next_month))
            acts.append(HeaderAct(words, lambda: page.desk.shell.open_period(page.next_month)))
        return (*acts, HeaderAct(say("From last month…"), self.start, primary=True))

    # Lines

    def editor(self, entry: PlanEntry | None = None) -> LineEditor:
        """The dialog for a line that is there, or for a new one of what is in sight."""
        page = self._page
        if entry is not None:
            fields = {name: str(value or "") for name, value in row_of(entry.line).items()}
            return LineEditor(page.desk, page.period, fields, entry.line, page)
        preset = {"owner": page.owner.number if page.owner else "", "kpi": page.kpi}
        return LineEditor(page.desk, page.period, preset, None, page)

    def add(self) -> None:
        """Add a line."""
        page, dialog = self._page, self.editor()
        if dialog.exec() == _ACCEPTED:
            self.tell(dialog.withdrawn)
            owner = dialog.form.value("owner")
            if page.board is not None:  # the new line is the last of its owner's
                page.plan.choose((page.period, owner, len(page.board.of(owner)) - 1))

    def change(self) -> None:
        """Change the chosen line."""
        entry = self._page.entry
        if entry is not None:
            dialog = self.editor(entry)
            if dialog.exec() == _ACCEPTED:
                self.tell(dialog.withdrawn)

    def settle(self) -> None:
        """Say what came of the chosen line."""
        entry = self._page.entry
        if entry is not None:
            OutcomeEditor(self._page.desk, entry.line, self._page).exec()

    def remove(self) -> None:
        """Delete the chosen line."""
        page, entry = self._page, self._page.entry
        if entry is None:
            return
        found: list[Withdrawn] = []
        if page.desk.attempt(lambda: found.append(page.desk.company.plans.remove(entry.line))):
            self.tell(found[0], page.say("Line deleted. Ctrl+Z brings it back."))

    def move(self, steps: int) -> None:
        """Move the chosen line up or down."""
        page, entry = self._page, self._page.entry
        if entry is None:
            return
        found: list[int] = []
        if page.desk.attempt(lambda: found.append(page.desk.company.plans.move(entry.line, steps))):
            page.plan.choose((page.period, entry.line.owner, found[0]))

    # Starting

    def starting(self) -> Starting | None:
        """The dialog that starts the period's plans; None when there is nothing to take over."""
        page = self._page
        offers = page.desk.company.plans.offers(page.period)
        return Starting(page.desk, page.period, offers, page) if offers else None

    def start(self) -> None:
        """Take over what goes on from last month."""
        page, say = self._page, self._page.say
        dialog = self.starting()
        if dialog is None:
            words = say(
                "Nothing to carry over: last month left no open lines, and no action under way is missing."
            )
            page.desk.shell.tell(words)
        elif dialog.exec() == _ACCEPTED:
            self.tell(
                dialog.withdrawn,
                say("{count} {count:line|lines} carried over. Ctrl+Z takes them back.", count=dialog.taken),
            )

    # Approval and paper

    def approve(self) -> None:
        """Approve the plan of the person in sight."""
        owner = self._page.owner
        if owner is not None:
            self.approval(owner).exec()

    def approval(self, owner: PlanOwner) -> ApprovalEditor:
        """The dialog that approves somebody's plan."""
        return ApprovalEditor(self._page.desk, self._page.period, owner, self._page)

    def withdraw(self) -> None:
        """Take the approval of the person in sight back."""
        page, owner = self._page, self._page.owner
        if owner is not None and page.desk.attempt(
            lambda: page.desk.company.plans.withdraw(page.period, owner.number)
        ):
            self.tell((owner.name,))

    def preview(self) -> None:
        """Show the plans in the print centre: of the person in sight, else of everybody."""
        owner = self._page.owner
        whose = "" if owner is None else f":{owner.number}"
        self._page.desk.shell.go("printing", filter=f"plans{whose}")

    def print(self) -> None:
        """Save the plans in sight as a PDF."""
        page = self._page
        owners = page.owners_in_sight
        if owners:
            name = f"{page.say('Monthly plan')} {page.title} {page.period}"
            path = ask_where(page.desk, name, page)
            if path is not None:
                save_plans(page.desk, page.period, owners, path)

    def tell(self, withdrawn: Withdrawn, words: str = "") -> None:
        """Say what was done, and whose approval went with it."""
        say = self._page.say
        gap = "" if say.code == "zh" else " "
        names = say(", ").join(withdrawn)
        gone = say("The approval of {names} is withdrawn.", names=names) if withdrawn else ""
        if words or gone:
            self._page.desk.shell.tell(gap.join(filter(None, (words, gone))))
