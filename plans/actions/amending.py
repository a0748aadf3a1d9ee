"""A change of wording alone is approved by another person, and becomes an editorial revision."""

from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from document.approval import Approval
from document.content import PlanContent
from document.decision import Decision
from document.events import Adopted, Proposed
from document.rules import Version
from plans import access
from plans.actions import proposing, rewording
from plans.actions.adopting import Render, adopted, checked_file
from plans.actions.refusing import Refused
from plans.models import ArchiveFile, Event, Plan, Revision

#: Who approved, where that was done at the server's command line.
OPERATOR = "den som sköter programmet"


def amend(
    *,
    plan: Plan,
    by: User | None,
    proposal: Event,
    on: date | None = None,
    expected: str = "",
    head: str | None = None,
    render: Render = checked_file,
) -> Revision:
    """Approve what was proposed as an editorial revision of the version in force: 1.1 after 1.

    It begins today (`on`), takes over the decision with its deadline, and changes only wording
    (`document.editorial`). Its reason is what the proposal says. Nobody approves their own, unless the
    setting `OWN_APPROVAL` allows it. `expected` and `head` are what was seen, as in `adopt`.

    Raises `PermissionDenied` when `by` may not adopt, and `Refused` when the proposal no longer waits, when
    another version counts than the one that it rewords, when that is overdue, or when more than wording
    differs.
    """
    access.authorise(by, access.may_adopt, "godkänna redaktionella ändringar")
    proposed = proposal.value
    if not (isinstance(proposed, Proposed) and proposed.rewords):
        raise Refused.because("Förslaget är inte en redaktionell ändring. Det kräver ett beslut.")
    approval = Approval(_name(by), proposed.note, proposing.is_allowed_own(proposal, by))
    day = on or timezone.localdate()

    def judge(value: PlanContent) -> tuple[Version, Decision]:
        proposing.refuse_unless_waiting(plan, proposal, value)
        return rewording.revised(plan, value, rewords=proposed.rewords, on=day)

    def to_event(sealed: Revision, file: ArchiveFile) -> Adopted:
        return Adopted(
            number=sealed.number,
            minor=sealed.minor,
            seal=sealed.digest,
            archive=file.sha256,
            proposal=proposal.digest,
            own=approval.is_own,
            reason=approval.reason,
            approved_by=approval.by,
        )

    return adopted(
        plan,
        judge,
        to_event,
        by=by,
        expected=expected,
        head=head,
        render=render,
        approval=approval,
    )


def _name(by: User | None) -> str:
    """Whom readers read of: the account's name when it has no other."""
    return (by.get_full_name() or by.get_username()) if by else OPERATOR
