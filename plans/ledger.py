"""What is written to a plan's ledger: one event after the other, each sealed together with the one before."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone

from document import events
from document.content import canonical
from document.events import Happening
from plans.models import Event, Plan, Revision

#: The mark of the form that is being done, until an event has it.
_mark: ContextVar[list[UUID]] = ContextVar("mark")


@contextmanager
def marked(once: UUID) -> Iterator[None]:
    """The first event recorded meanwhile that was asked for bears the mark of the form that did so.

    Raises `IntegrityError` from `record` when an event of the plan bears it already.
    """
    before = _mark.set([once])
    try:
        yield
    finally:
        _mark.reset(before)


def record(
    happening: Happening,
    *,
    plan: Plan,
    revision: Revision | None = None,
    by: User | None,
    is_asked: bool = True,
) -> Event:
    """Write the next event of a plan. The caller holds the plan's lock, inside its transaction.

    `is_asked` is whether it is what a form asks for, and not what comes with that: then it bears the mark.
    """
    marks = _mark.get([]) if is_asked else []
    latest = plan.events.order_by("number").last()
    event = Event(
        plan=plan,
        number=latest.number + 1 if latest else 1,
        body=canonical(happening),
        kind=events.kind(happening),
        revision=revision,
        day=getattr(happening, "day", None),
        review_by=getattr(happening, "review_by", None),
        field=getattr(happening, "field", ""),
        fact_day=getattr(happening, "fact_day", None),
        recorded_at=timezone.now(),
        recorded_by=by.get_username() if by else "",
        previous_digest=latest.digest if latest else "",
        once=marks.pop() if marks else None,
    )
    event.digest = event.seal()
    event.save(force_insert=True)
    return event
