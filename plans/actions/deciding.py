"""What is decided about a plan after it was adopted: reviews and repeals."""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from document import assessing, rules
from document.assessing import Problem
from document.events import Outcome, Repealed, Reviewed
from document.standing import Standing
from plans import access
from plans.actions.holding import hold
from plans.actions.recording import record
from plans.actions.refusing import Refused
from plans.models import Event, Plan
from plans.reading.versions import Versions, versions


def repeal(
    *,
    plan: Plan,
    by: User | None,
    day: date | None,
    repealed_by: str,
    repealed_on: date | None = None,
    paragraph: str = "",
    registry_number: str = "",
    note: str = "",
    head: str | None = None,
    on: date | None = None,
) -> Event:
    """Record the decision that the plan no longer counts from `day` on.

    It ends every version adopted so far, also one that another took over from: that one would count again if
    the other were annulled later. What is repealed from a day ahead may be repealed sooner. A plan that has
    lapsed is done with when it is repealed. Nothing is removed: the plan's address says what happened and
    leads to its versions. `head` is the newest decision that was seen: a version that was adopted meanwhile
    is not repealed unseen. `on` is the day it is recorded, today if not given. Raises `PermissionDenied` when
    `by` may not decide, and `Refused` when something is missing, when another decision came between, or when
    nothing is left to repeal.
    """
    access.authorise(by, access.may_adopt, "upphäva planer")
    recorded = on or timezone.localdate()
    with transaction.atomic():
        hold(plan, head)
        found = versions(plan.slug)
        standing = found.standing(recorded) if found else Standing(on=recorded)
        lapsed = standing.version if standing.is_lapsed else None
        ended = standing.newest or lapsed
        earlier = found.repeal(ended) if found and ended else None
        problems = assessing.assess_repeal(
            day=day,
            repealed_by=repealed_by,
            repealed_on=repealed_on,
            current=standing.current,
            coming=found.upcoming(recorded) if found else (),
            lapsed=lapsed,
            earlier=earlier.day if earlier else None,
            on=recorded,
        )
        if problems or found is None or day is None:
            raise Refused(problems)
        last = max(found.kept(recorded), key=rules.version)
        happening = Repealed(
            number=last.number,
            minor=last.minor,
            day=day,
            repealed_by=repealed_by,
            repealed_on=repealed_on,
            paragraph=paragraph,
            registry_number=registry_number,
            note=note,
        )
        return record(happening, plan=plan, revision=last, by=by)


def review_problems(
    found: Versions | None,
    *,
    outcome: str,
    reviewed_by: str,
    day: date,
    review_by: date | None,
    on: date,
) -> list[Problem]:
    """What stands in the way of a review of a plan's versions that is recorded on a day: see `review`."""
    current = found.in_force(on) if found else None
    return assessing.assess_review(
        outcome=outcome,
        reviewed_by=reviewed_by,
        day=day,
        review_by=review_by,
        current=current,
        earlier=found.life.review(current.version, on=on) if found and current else None,
        months=settings.REVIEW_MONTHS,
        on=on,
    )


def review(
    *,
    plan: Plan,
    by: User | None,
    outcome: Outcome,
    reviewed_by: str,
    day: date | None = None,
    note: str = "",
    review_by: date | None = None,
    head: str | None = None,
    on: date | None = None,
) -> Event:
    """Record a review (aktualitetsprövning) of the version in force, done on `day` (today if not given).

    When the outcome is that it still holds, `review_by` is the next deadline, at most the setting
    `REVIEW_MONTHS` ahead; the other outcomes leave the deadline where it is (domain rule 5). `head` is the
    newest decision that was seen. Raises `PermissionDenied` when `by` may not review, and `Refused` when
    something is missing or no version is in force.
    """
    access.authorise(by, access.may_prepare, "aktualitetspröva planer")
    today = on or timezone.localdate()
    reviewed = day or today
    with transaction.atomic():
        hold(plan, head)
        found = versions(plan.slug)
        current = found.in_force(today) if found else None
        problems = review_problems(
            found,
            outcome=outcome,
            reviewed_by=reviewed_by,
            day=reviewed,
            review_by=review_by,
            on=today,
        )
        if problems or current is None:
            raise Refused(problems)
        happening = Reviewed(
            number=current.number,
            minor=current.minor,
            day=reviewed,
            outcome=outcome,
            reviewed_by=reviewed_by,
            note=note.strip(),
            review_by=review_by,
        )
        return record(happening, plan=plan, revision=current, by=by)
