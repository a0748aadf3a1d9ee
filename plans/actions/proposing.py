"""The way to a decision: the working copy is proposed, and adopted, sent back or taken back."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from document import content, missing
from document.decision import Decision
from document.edition import Edition
from document.events import Happening, Proposed, Returned, TakenBack
from plans import access
from plans.actions.legible import unprintable
from plans.actions.recording import record
from plans.actions.refusing import CHANGED, CHANGED_SINCE_PROPOSED, OVERTAKEN, Refused, refuse_if
from plans.actions.rewording import reworded
from plans.compose import compose
from plans.models import Event, Plan
from plans.models.plan import lock_shared
from plans.models.working_copy import lock
from plans.reading.proposals import holds

SENT = "Arbetsversionen är redan skickad för beslut."
SENT_AS_REWORDING = "Ändringen är redan skickad för godkännande."
OWN_PROPOSAL = "Du har själv lämnat förslaget. Någon annan måste registrera beslutet."
OWN_REWORDING = "Du har själv föreslagit ändringen. Någon annan måste godkänna den."


def proposal(plan: Plan) -> Event | None:
    """The proposal that waits for a decision; None when there is none."""
    latest = plan.events.all().unanswered().get(plan.pk)
    return latest if latest and isinstance(latest.value, Proposed) else None


def is_own(proposal: Event | None, by: User | None) -> bool:
    """Whether somebody made a proposal themselves."""
    return bool(proposal and by and proposal.recorded_by == by.get_username())


def rewords(proposal: Event) -> str:
    """The version that a proposal changes wording of, without a decision; empty when it is for a decision."""
    happening = proposal.value
    return happening.rewords if isinstance(happening, Proposed) else ""


def is_allowed_own(proposal: Event | None, by: User | None) -> bool:
    """Whether somebody answers a proposal of their own. Raises `Refused` unless `OWN_APPROVAL` allows it."""
    if not is_own(proposal, by):
        return False
    if not settings.OWN_APPROVAL:
        raise Refused.because(OWN_REWORDING if proposal and rewords(proposal) else OWN_PROPOSAL)
    return True


def refuse_unless_waiting(plan: Plan, answered: Event, value: content.PlanContent) -> None:
    """Raises `Refused` when a proposal no longer waits, or not for just this content."""
    if proposal(plan) != answered:
        raise Refused.because(OVERTAKEN)
    if not holds(answered, value):
        raise Refused.because(CHANGED_SINCE_PROPOSED)


def propose(
    *,
    plan: Plan,
    by: User | None,
    note: str,
    expected: str = "",
    editorial: bool = False,
    on: date | None = None,
) -> Event:
    """Send the working copy for decision: its digest is frozen, and only that content can be adopted.

    `note` says what has changed and why. `editorial`: it changes only wording of the version in force on a
    day, today if not given, and waits to be approved without a decision. A new proposal takes the place of
    one that waits. `expected` is the digest of the content that was looked at; if given, nothing else is
    proposed. Raises `PermissionDenied` when `by` may not propose, and `Refused` when there is no note, when
    just this is already proposed, when a character can not be printed, or when an editorial revision may not
    be made of it.
    """
    access.authorise(by, access.may_prepare, "lämna förslag till beslut")
    if not note.strip():
        raise Refused.because(missing.PROPOSED_WHY, "note")
    looked_at = _legible(plan, expected)
    with transaction.atomic():
        lock([plan.pk])
        lock_shared(plan.pk)
        plan.refresh_from_db()
        value = compose(plan)
        digest = content.digest(value)
        if digest != looked_at:
            raise Refused.because(CHANGED)
        if not value.sections:
            raise Refused.because("Planen har inga avsnitt att fastställa.")
        version = reworded(plan, value, on=on or timezone.localdate()).label if editorial else ""
        waiting = proposal(plan)
        if waiting and holds(waiting, value) and rewords(waiting) == version:
            raise Refused.because(SENT_AS_REWORDING if editorial else SENT)
        proposed = Proposed(content=digest, note=note.strip(), rewords=version)
        return record(proposed, plan=plan, by=by)


def _legible(plan: Plan, expected: str) -> str:
    """The digest of the working copy, `expected` if given. Raises `Refused` when it can not be printed."""
    plan.refresh_from_db()
    value = compose(plan)
    digest = content.digest(value)
    if expected not in ("", digest):
        raise Refused.because(CHANGED)
    shown = Edition(slug=plan.slug, on=date.min, content=value, decision=Decision())
    refuse_if(unprintable(shown))
    return digest


def send_back(*, plan: Plan, by: User | None, comment: str, proposal_digest: str = "") -> Event:
    """Return the proposal that waits, with what must be done before it can be adopted.

    `proposal_digest` is the proposal that was looked at; if given, no other is returned. Raises
    `PermissionDenied` when `by` may not decide, and `Refused` when there is no comment or no proposal.
    """
    access.authorise(by, access.may_adopt, "besluta om planer")
    if not comment.strip():
        raise Refused.because(missing.RETURNED_WHY, "comment")
    return _answered(
        plan, lambda digest: Returned(proposal=digest, comment=comment.strip()), proposal_digest, by
    )


def take_back(*, plan: Plan, by: User | None, note: str = "", proposal_digest: str = "") -> Event:
    """Take the proposal that waits back, so that it is not decided on. `note` may say why.

    Whoever may propose may: an edit of theirs would break it anyway, and who sent it may be away.
    `proposal_digest` is the proposal that was looked at; if given, no other is taken back. Raises
    `PermissionDenied` when `by` may not propose, and `Refused` when there is no such proposal.
    """
    access.authorise(by, access.may_prepare, "dra tillbaka förslag")
    return _answered(
        plan, lambda digest: TakenBack(proposal=digest, note=note.strip()), proposal_digest, by
    )


def _answered(
    plan: Plan, answer: Callable[[str], Happening], proposal_digest: str, by: User | None
) -> Event:
    """Record what closes the proposal that waits, made of its digest."""
    with transaction.atomic():
        lock([plan.pk])
        waiting = proposal(plan)
        if waiting is None or proposal_digest not in ("", waiting.digest):
            raise Refused.because(
                "Det finns inget sådant förslag längre. Det är besvarat, tillbakadraget eller ersatt. "
                "Läs om sidan."
            )
        return record(answer(waiting.digest), plan=plan, by=by)
