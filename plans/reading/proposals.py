"""The proposals that no decision has answered, as values: for those who work on plans (domain rule 9)."""

from django.utils import timezone

from document.events import Proposed, Returned
from document.standing import Proposal
from plans.models import Event, Plan


def unanswered() -> dict[int, Proposal]:
    """Those that wait and those that came back, by the plan's primary key: one query."""
    events = Event.objects.all().unanswered()
    return {plan: found for plan, event in events.items() if (found := _proposal(event))}


def of(plan: Plan) -> Proposal | None:
    """The plan's own: one query."""
    event = plan.events.all().unanswered().get(plan.pk)
    return _proposal(event) if event else None


def _proposal(event: Event) -> Proposal | None:
    told, day = event.value, timezone.localtime(event.recorded_at).date()
    if isinstance(told, Proposed):
        return Proposal(day=day, by=event.recorded_by, note=told.note)
    if isinstance(told, Returned):
        return Proposal(day=day, by=event.recorded_by, note=told.comment, is_returned=True)
    return None
