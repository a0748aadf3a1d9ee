"""What waits for those who work on plans: deadlines that have passed or are near, proposals, corrections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from document import rules
from document.events import Proposed, Reviewed
from document.rules import State
from document.text import swedish_order
from plans import access
from plans.models import Event, Plan
from plans.reading.standing import is_soon
from plans.reading.versions import Versions, all_versions

#: So many plans are told of; the rest are counted.
AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A plan in which something waits, on a day.

    `review_by` is the deadline of the version in force when it has passed or is near, `review` the review
    that asks for a revision or a repeal, `proposal` the proposal that waits or came back, `correction` the
    correction that has waited longest to be confirmed.
    """

    plan: Plan
    on: date
    review_by: date | None = None
    review: Reviewed | None = None
    proposal: Event | None = None
    correction: Event | None = None

    @property
    def days_overdue(self) -> int:
        """Days past the deadline."""
        return rules.days_overdue(self.review_by, on=self.on)

    @property
    def days_left(self) -> int:
        """Days to the deadline; 0 on its own day."""
        return rules.days_left(self.review_by, on=self.on)

    @property
    def is_waiting(self) -> bool:
        """Whether the proposal waits for a decision; otherwise it came back."""
        return self.proposal is not None and isinstance(self.proposal.value, Proposed)

    @property
    def order(self) -> tuple[bool, bool, date, str]:
        """What is late comes first, then what is to be decided, and then what is due soonest."""
        decided = not (self.proposal or self.review or self.correction)
        day = self.review_by or date.max
        return not self.days_overdue, decided, day, swedish_order(self.plan.title)


@dataclass(frozen=True, slots=True)
class WaitingMatters:
    """All that waits, the most urgent first."""

    matters: tuple[Matter, ...]

    @property
    def shown(self) -> tuple[Matter, ...]:
        """The first ones."""
        return self.matters[:AT_ONCE]

    @property
    def left_out(self) -> int:
        """How many more there are."""
        return len(self.matters) - len(self.shown)


def waiting_matters(user: Any, *, on: date) -> WaitingMatters:
    """What waits in the plans that a user works on: five queries, however many plans there are."""
    plans = Plan.objects.filter(access.seen_by(user)).in_bulk()
    matters = _matters(plans, on)
    return WaitingMatters(tuple(sorted(matters, key=lambda matter: matter.order)))


def _matters(plans: dict[int, Plan], on: date) -> Iterator[Matter]:
    known = {each.slug: each for each in all_versions()}
    proposals, corrections = Event.objects.all().unanswered(), Event.objects.all().unconfirmed()
    for plan in plans.values():
        review_by, review = _of_versions(known.get(plan.slug), on)
        matter = Matter(
            plan=plan,
            on=on,
            review_by=review_by,
            review=review,
            proposal=proposals.get(plan.pk),
            correction=next(iter(corrections.get(plan.pk, [])), None),
        )
        if matter.review_by or matter.review or matter.proposal or matter.correction:
            yield matter


def _of_versions(versions: Versions | None, on: date) -> tuple[date | None, Reviewed | None]:
    """The deadline if it has passed or is near, and the review that has not been answered."""
    current = versions.in_force(on) if versions else None
    if versions is None or current is None:
        return None, None
    deadline = versions.deadline(current, on)
    urgent = rules.days_overdue(deadline, on=on) or is_soon(State.IN_FORCE, deadline, on=on)
    return deadline if urgent else None, versions.life.asked_for(current, on=on)
