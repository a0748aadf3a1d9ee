"""What is certified of a plan: it is verified now, and the outcome is put together for the minutes."""

from datetime import date

from document.certificate import Certificate, CertifiedVersion
from document.rules import State
from plans import verify
from plans.models import Plan, Revision
from plans.reading.standing import tag
from plans.reading.versions import Versions, versions


def certify(plan: Plan, *, on: date) -> Certificate | None:
    """Verify a plan and certify the outcome; None when no version was ever adopted."""
    adopted = versions(plan.slug)
    head = plan.events.order_by("number").last()
    if adopted is None or head is None:
        return None
    outcomes = [verify.check_protection(), *verify.check_plan(plan)]
    shown = adopted.nearest(on).value
    return Certificate(
        slug=plan.slug,
        title=shown.title,
        organisation=shown.organisation,
        on=on,
        versions=tuple(_version(adopted, each, on) for each in reversed(adopted.revisions)),
        events=head.number,
        head=head.digest,
        findings=tuple(finding for _, findings in outcomes for finding in findings),
    )


def _version(adopted: Versions, revision: Revision, on: date) -> CertifiedVersion:
    state = adopted.state(revision, on)
    return CertifiedVersion(
        label=revision.label,
        state=tag(state).word,
        decision=adopted.decision(revision),
        brought_in=adopted.brought_in(revision),
        digest=revision.digest,
        corrections=adopted.life.corrections_of(revision.version),
        approval=adopted.life.approval(revision.version),
        repeal=None if state is State.SUPERSEDED else adopted.repeal(revision),
        withdrawal=adopted.withdrawal(revision),
    )
