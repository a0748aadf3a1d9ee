"""What is stated of a plan: it is verified now, and the outcome is put together for the minutes."""

from datetime import date

from document.statement import Line, Statement
from plans import verify
from plans.models import Plan, Revision
from plans.reading.standing import tag
from plans.reading.versions import Versions, versions


def state(plan: Plan, *, on: date) -> Statement | None:
    """Verify a plan and state the outcome; None when no version was ever adopted."""
    found = versions(plan.slug)
    head = plan.events.order_by("number").last()
    if found is None or head is None:
        return None
    outcomes = [verify.check_protection(), *verify.check_plan(plan)]
    shown = found.nearest(on).value
    return Statement(
        slug=plan.slug,
        title=shown.title,
        organisation=shown.organisation,
        on=on,
        lines=tuple(_line(found, each, on) for each in reversed(found.revisions)),
        events=head.number,
        head=head.digest,
        findings=tuple(finding for _, findings in outcomes for finding in findings),
    )


def _line(found: Versions, revision: Revision, on: date) -> Line:
    return Line(
        label=revision.label,
        state=tag(found.state(revision, on)).word,
        decision=found.decision(revision),
        digest=revision.digest,
    )
