"""What waits for those who work on plans: what has lapsed, is late or near, proposals, corrections."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from document.corrections import CorrectionEntered
from document.standing import Part, Proposal, Standing, Step
from document.text import swedish_order
from plans import access
from plans.models import Event, Plan, Revision
from plans.reading.proposals import of, unanswered
from plans.reading.standing import ENDING, Line, lines
from plans.reading.versions import Versions, all_versions, versions

#: So many plans are told of; the rest are counted.
AT_ONCE = 20


def standing_of(plan: Plan, *, on: date) -> Standing[Revision]:
    """Where a plan stands, its proposal included: for those who work on it."""
    corrections = Event.objects.filter(plan=plan).unconfirmed().get(plan.pk, [])
    return _standing(versions(plan.slug), of(plan), corrections, on)


def standings(plans: Collection[Plan], *, on: date) -> dict[int, Standing[Revision]]:
    """The same of many, by the plan's primary key: a fixed number of queries."""
    known = {each.slug: each for each in all_versions()}
    waiting, corrections = unanswered(each.pk for each in plans), Event.objects.unconfirmed()
    return {
        each.pk: _standing(
            known.get(each.slug), waiting.get(each.pk), corrections.get(each.pk, []), on
        )
        for each in plans
    }


def _standing(
    found: Versions | None, proposal: Proposal | None, corrections: list[Event], on: date
) -> Standing[Revision]:
    if found is None:
        return Standing(on=on, proposal=proposal)
    values = (each.value for each in corrections)
    waiting = tuple(each for each in values if isinstance(each, CorrectionEntered))
    return replace(found.standing(on, proposal=proposal), corrections=waiting)


def next_step(user: Any, found: Standing[Revision]) -> Step | None:
    """What a user does next with a plan; None when nothing is theirs to do now."""
    parts = {
        Part.DECIDES: access.may_adopt(user),
        Part.PREPARES: access.may_prepare(user),
        Part.EDITS: user.has_perm("plans.change_section"),
    }
    steps = (found.step(each) for each, has in parts.items() if has)
    return next(filter(None, steps), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A plan in which something waits: where it stands, and what who looks at it does next."""

    plan: Plan
    standing: Standing[Revision]
    step: Step | None

    @property
    def lines(self) -> list[Line]:
        """What waits, and what is about to happen."""
        return [each for each in lines(self.standing) if each.waits or each.tag is ENDING]

    @property
    def order(self) -> tuple[bool, bool, bool, date, str]:
        """What has lapsed is first, then what is late, what is to be decided, and what is near."""
        found = self.standing
        decided = not (found.proposal or found.asked or found.corrections)
        title = swedish_order(self.plan.title)
        return not found.is_lapsed, not found.days_overdue, decided, self._day, title

    @property
    def _day(self) -> date:
        """The day by which something is to be done, or on which something ends."""
        found = self.standing
        if found.is_lapsed or found.is_expiring:
            return found.last_day or date.max
        if found.days_overdue or found.is_soon:
            return found.review_by or date.max
        return found.repeal.day if found.repeal else date.max


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
    """What waits in the plans that a user works on: as many queries, however many plans there are."""
    plans = list(Plan.objects.filter(access.seen_by(user)))
    found = standings(plans, on=on)
    matters = [
        Matter(plan=each, standing=found[each.pk], step=next_step(user, found[each.pk]))
        for each in plans
        if found[each.pk].waits
    ]
    return WaitingMatters(tuple(sorted(matters, key=lambda matter: matter.order)))
