"""The proposals that wait or came back, and whether those that wait still hold what was sent.

A proposal is broken as long as the working copy is not what was sent, whoever changed it: a row of the plan,
or a text that plans share. Nothing is stored about it: the digest says whether, and history says what, by
whom and when. An edit that is undone makes the proposal whole again.
"""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from document import content
from document.events import Proposed, Returned
from document.standing import Breach, Proposal
from plans.compose import compose_all
from plans.models import Event, Plan
from plans.reading.row_changes import RowChange, row_changes
from plans.row_history import RecordKey, changes_since

#: So many changes are told of; what else was changed stands in the history.
MOST = 10


def holds(proposed: Event, value: content.PlanContent) -> bool:
    """Whether this content is what was proposed."""
    happening = proposed.value
    return isinstance(happening, Proposed) and happening.content == content.digest(value)


def waiting(plans: Iterable[int]) -> dict[int, Event]:
    """The proposals that wait, by the plan's primary key: one query."""
    found = Event.objects.filter(plan_id__in=plans).select_related("plan").unanswered()
    return {plan: event for plan, event in found.items() if isinstance(event.value, Proposed)}


def broken(proposed: Mapping[int, Event]) -> dict[int, Event]:
    """Those of the proposals that wait which no longer hold what was sent: a fixed number of queries."""
    if not proposed:
        return {}
    values = compose_all(Plan.objects.filter(pk__in=proposed))
    return {plan: event for plan, event in proposed.items() if not holds(event, values[plan])}


def whole(plans: Iterable[int]) -> list[Event]:
    """The proposals that an edit of these plans would break: those that wait and hold what was sent."""
    proposed = waiting(plans)
    torn = broken(proposed)
    return [event for plan, event in proposed.items() if plan not in torn]


def of(plan: Plan) -> Proposal | None:
    """The plan's proposal that no decision has answered."""
    return unanswered([plan.pk]).get(plan.pk)


def unanswered(plans: Iterable[int] | None = None) -> dict[int, Proposal]:
    """The proposals that no decision has answered, of some plans or of all, by the plan's primary key.

    A fixed number of queries, however many there are.
    """
    events = Event.objects.all() if plans is None else Event.objects.filter(plan_id__in=plans)
    found = events.unanswered()
    torn = broken({pk: event for pk, event in found.items() if isinstance(event.value, Proposed)})
    newest = {pk: records[:1] for pk, records in _since(torn).items()}
    changes = row_changes(key for keys in newest.values() for key in keys)
    breaches = {pk: _breach([changes[key] for key in keys]) for pk, keys in newest.items()}
    return {pk: _proposal(event, breaches.get(pk)) for pk, event in found.items()}


def breaking(proposed: Event) -> list[RowChange]:
    """What has been changed in a plan since it was proposed, the newest first; at most `MOST` changes."""
    keys = _since({proposed.plan_id: proposed})[proposed.plan_id][:MOST]
    changes = row_changes(keys)
    return [changes[key] for key in keys]


def _since(proposed: Mapping[int, Event]) -> dict[int, list[RecordKey]]:
    if not proposed:
        return {}
    return changes_since({plan: event.recorded_at for plan, event in proposed.items()})


def _breach(changes: list[RowChange]) -> Breach:
    """The newest change; the working copy as a whole when history knows of none since."""
    if not changes:
        return Breach(what="Arbetsversionen är ändrad")
    newest = changes[0]
    return Breach(what=newest.title, by=newest.who, day=timezone.localtime(newest.when).date())


def _proposal(event: Event, breach: Breach | None) -> Proposal:
    what = event.value
    note = what.note if isinstance(what, Proposed) else ""
    return Proposal(
        day=timezone.localtime(event.recorded_at).date(),
        by=event.recorded_by,
        note=what.comment if isinstance(what, Returned) else note,
        is_returned=isinstance(what, Returned),
        breach=breach,
        rewords=what.rewords if isinstance(what, Proposed) else "",
    )
