"""An edit of working copies, and what it does to the proposals that wait for a decision on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from plans import mailing
from plans.models import Event, Tracked
from plans.models.working_copy import lock
from plans.reading import proposals


@dataclass(slots=True)
class Edit:
    """The proposals that an edit broke, and those that it made whole again: known when it is done."""

    broken: list[Event] = field(default_factory=list)
    mended: list[Event] = field(default_factory=list)


@contextmanager
def editing(*rows: Tracked, by: User | None) -> Iterator[Edit]:
    """Edit these rows inside: their plans are held, and those concerned are told what became of proposals.

    They are told in the same transaction, and once: when a proposal that was whole is broken, or the other
    way round. A plan that has come to list a shared text meanwhile counts too; it is not held, and whoever
    sends it for decision waits for the text (`plans.models.plan.lock_shared`).
    """
    edit = Edit()
    with transaction.atomic():
        plans = _plans(rows)
        lock(plans)
        torn = proposals.broken(proposals.waiting(plans))
        yield edit
        waiting = proposals.waiting(plans | _plans(rows))
        still = proposals.broken(waiting)
        edit.broken = [event for plan, event in still.items() if plan not in torn]
        edit.mended = [waiting[plan] for plan in torn if plan in waiting and plan not in still]
        for event in edit.broken:
            mailing.tell_broken(event, by=by)
        for event in edit.mended:
            mailing.tell_mended(event, by=by)


def _plans(rows: tuple[Tracked, ...]) -> set[int]:
    """Primary keys of the plans whose working copies these rows are part of."""
    return {plan for row in rows for plan in row.plans_to_lock()}
