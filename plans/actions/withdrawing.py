"""A version is taken away: its decision is repealed before it begins, or set aside by a court."""

from datetime import date

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from document import assessing
from document.events import Annulled, CalledOff
from document.rules import State
from plans import access, ledger
from plans.actions.holding import held
from plans.actions.recording import record
from plans.actions.refusing import Refused
from plans.models import Event, Revision
from plans.reading.versions import versions


def call_off(
    *,
    revision: Revision,
    by: User | None,
    called_off_by: str,
    note: str,
    called_off_on: date | None = None,
    paragraph: str = "",
    registry_number: str = "",
    head: str | None = None,
    on: date | None = None,
) -> Event:
    """Record that the decision on a version to come was repealed before it began.

    The version before it goes on as if this one had never been adopted; nothing is removed. `note` says why,
    `head` is the newest decision that was seen, `on` the day it is recorded, today if not given. Raises
    `PermissionDenied` when `by` may not decide, and `Refused` when something is missing, when the version has
    begun or is gone already, or when another decision came between.
    """
    access.authorise(by, access.may_adopt, "återkalla versioner")
    recorded, plan = on or timezone.localdate(), revision.plan
    with transaction.atomic():
        found = held(plan, head)
        is_coming = found.state(revision, recorded) is State.UPCOMING
        problems = assessing.assess_call_off(
            revision if is_coming else None,
            called_off_by=called_off_by,
            called_off_on=called_off_on,
            note=note,
            on=recorded,
        )
        if problems:
            raise Refused(problems)
        happening = CalledOff(
            number=revision.number,
            minor=revision.minor,
            day=recorded,
            called_off_by=called_off_by,
            called_off_on=called_off_on,
            paragraph=paragraph,
            registry_number=registry_number,
            note=note.strip(),
        )
        return record(happening, plan=plan, revision=revision, by=by)


def call_off_met(sealed: Revision, *, by: User | None, on: date) -> None:
    """Call off what is to come and that a version just sealed begins before, by the same decision.

    Editorial revisions go with the version that they are of. The caller holds the plan's lock. The letter on
    the adoption tells of it.
    """
    plan = sealed.plan
    found = versions(plan.slug)
    kept = found.kept(on) if found else []
    others = [each for each in kept if each.pk != sealed.pk and not each.minor]
    for other in assessing.met(sealed.valid_from, others, on=on):
        happening = CalledOff(
            number=other.number,
            minor=other.minor,
            day=on,
            called_off_by=sealed.adopted_by,
            called_off_on=sealed.adopted_on,
            paragraph=sealed.paragraph,
            registry_number=sealed.registry_number,
            instead=sealed.label,
            note=f"Version {sealed.label} fastställdes i stället.",
        )
        ledger.record(happening, plan=plan, revision=other, by=by, is_asked=False)


def annul(
    *,
    revision: Revision,
    by: User | None,
    day: date | None,
    annulled_by: str,
    registry_number: str = "",
    note: str = "",
    head: str | None = None,
    on: date | None = None,
) -> Event:
    """Record that a court has set the decision on a version aside (kommunallagen 13 kap.), from `day` on.

    The version before it counts again from that day, unless it has ended; editorial revisions go with the
    version that they are of. Raises `PermissionDenied` when `by` may not decide, and `Refused` when something
    is missing, when the version is gone already, or when another decision came between.
    """
    access.authorise(by, access.may_adopt, "föra in en domstols beslut")
    recorded, plan = on or timezone.localdate(), revision.plan
    with transaction.atomic():
        found = held(plan, head)
        gone = found.withdrawal(revision) is not None
        problems = assessing.assess_annulment(
            None if gone else revision, day=day, annulled_by=annulled_by, on=recorded
        )
        if problems or day is None:
            raise Refused(problems)
        decided = plan.revisions.get(number=revision.number, minor=0)
        happening = Annulled(
            number=decided.number,
            day=day,
            annulled_by=annulled_by,
            registry_number=registry_number,
            note=note.strip(),
        )
        instead = found.after(happening).in_force(day)
        happening = msgspec.structs.replace(happening, instead=instead.label if instead else "")
        return record(happening, plan=plan, revision=decided, by=by)
