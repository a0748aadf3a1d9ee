"""A plan is held while something is decided about it."""

from plans.actions.refusing import OVERTAKEN, Refused
from plans.models import Plan
from plans.models.working_copy import lock
from plans.reading.versions import Versions, versions


def hold(plan: Plan, head: str | None) -> None:
    """Take the plan's lock until commit, for a decision on top of `head`, the newest that was seen.

    None: whatever is the newest. Raises `Refused` when another decision came between.
    """
    lock([plan.pk])
    if head not in (None, plan.events.all().head()):
        raise Refused.because(OVERTAKEN)


def held(plan: Plan, head: str | None = None) -> Versions:
    """The plan's versions, once it is held. Raises `Refused` as `hold` does, and when there are none."""
    hold(plan, head)
    found = versions(plan.slug)
    if found is None:
        raise Refused.because(OVERTAKEN)
    return found
