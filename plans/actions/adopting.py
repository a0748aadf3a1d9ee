"""A decision turns the working copy into a version, with the archive file that is kept of it."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from plans import content, roles, rules
from plans.actions.refusing import CHANGED, OVERTAKEN, refuse_if, refused
from plans.compose import compose
from plans.edition import Edition
from plans.events import Adopted, Archived
from plans.models import ArchiveFile, Event, Plan, PlannedDecision, Revision
from plans.models.working_copy import lock
from plans.rules import Decision, Problem

#: Makes the archive file of a version that is about to be adopted.
type Render = Callable[[Edition], bytes]


def archive_file(edition: Edition) -> bytes:
    """The archive file of a version, as `plans.pdf` renders it."""
    from plans.pdf import archive  # noqa: PLC0415 - WeasyPrint takes a second to import

    return archive.render(edition, organisation=settings.ORGANISATION)


def adopt(
    *,
    plan: Plan,
    by: User | None,
    decision: Decision,
    on: date | None = None,
    expected: str = "",
    head: str | None = None,
    proposal: Event | None = None,
    render: Render = archive_file,
) -> Revision:
    """Seal the working copy as the plan's next version, together with its archive file.

    `on` is the day the decision is recorded, today if not given. `expected` is the digest of the content
    that was looked at when deciding, and `head` the newest decision in the plan's ledger; if given, nothing
    else is sealed, and on top of nothing else. `proposal` is the proposal that the decision is on; nobody
    decides on their own, unless the setting `OWN_APPROVAL` allows it. The archive file is rendered before
    the transaction opens, so that nobody waits for it, and is kept only if nothing changed meanwhile.

    Raises `PermissionDenied` when `by` may not adopt, and `Refused` when the decision lacks something, or
    when an edit or another decision came between.
    """
    if by is not None and not roles.may_adopt(by):
        raise PermissionDenied("Du har inte rätt att fastställa planer.")
    own = _own(proposal, by)
    day = on or timezone.localdate()
    plan.refresh_from_db()
    newest = plan.events.all().head()
    if head not in (None, newest):
        raise refused(OVERTAKEN)
    value = compose(plan)
    looked_at = content.digest(value)
    if expected not in ("", looked_at):
        raise refused(CHANGED)
    number = _next_number(plan, value, decision, on=day)
    data = render(_printed(plan.slug, number, value, decision))
    try:
        with transaction.atomic():
            lock([plan.pk])
            plan.refresh_from_db()
            value = compose(plan)
            if looked_at != content.digest(value):
                raise refused(CHANGED)
            overtaken = newest != plan.events.all().head()
            if overtaken or number != _next_number(plan, value, decision, on=day):
                raise refused(OVERTAKEN)
            revision = _seal(plan, value, number=number, by=by, decision=decision)
            kept = _keep(revision, data)
            adopted = Adopted(
                number=number,
                seal=revision.digest,
                archive=kept.sha256,
                proposal=proposal.digest if proposal else "",
                own=own,
            )
            Event.record(adopted, plan=plan, revision=revision, by=by)
            return revision
    except IntegrityError as error:
        raise refused(OVERTAKEN) from error


def _own(proposal: Event | None, by: User | None) -> bool:
    """Whether somebody decides on a proposal of their own. Raises `Refused` when that is not allowed."""
    own = bool(proposal and by and proposal.recorded_by == by.get_username())
    if own and not settings.OWN_APPROVAL:
        raise refused("Du har själv lämnat förslaget. Någon annan måste fatta beslutet.")
    return own


def _next_number(plan: Plan, value: content.PlanContent, decision: Decision, *, on: date) -> int:
    """The number that an adoption would give now. Raises `Refused` when the rules do not allow it."""
    latest = plan.revisions.newest_first().without_content().first()
    problems = rules.assess(decision, latest=latest, on=on).problems
    if not value.sections:
        problems.append(Problem("Planen har inga avsnitt att fastställa."))
    refuse_if(problems)
    planned = PlannedDecision.objects.filter(plan=plan).first()
    return rules.next_number(latest, first=(planned and planned.number) or 1)


def _printed(slug: str, number: int, value: content.PlanContent, decision: Decision) -> Edition:
    if decision.valid_from is None:
        raise ValueError("a version without a first day cannot be printed")
    return Edition(
        slug=slug, on=decision.valid_from, content=value, decision=decision, number=number
    )


def printed(revision: Revision) -> Edition:
    """A version as its archive file shows it: as it was adopted, nothing that changes from day to day."""
    return _printed(revision.plan.slug, revision.number, revision.value, revision.decision)


def _seal(
    plan: Plan,
    value: content.PlanContent,
    *,
    number: int,
    by: User | None,
    decision: Decision,
) -> Revision:
    latest = plan.revisions.newest_first().without_content().first()
    sealed = content.canonical(value)
    revision = Revision(
        plan=plan,
        number=number,
        content=sealed,
        content_digest=content.sha256(sealed),
        sealed_at=plan.newest_change(),
        recorded_at=timezone.now(),
        recorded_by=by.get_username() if by else "",
        previous_digest=latest.digest if latest else "",
        **asdict(decision),
    )
    revision.digest = revision.seal()
    revision.save(force_insert=True)
    planned = PlannedDecision.objects.filter(plan=plan).first()
    if planned:
        planned._history_user = by  # type: ignore[attr-defined]
        planned._change_reason = f"Version {revision.number} fastställd"  # type: ignore[attr-defined]
        planned.delete()
    return revision


def _keep(revision: Revision, data: bytes) -> ArchiveFile:
    file = ArchiveFile(revision=revision, data=data, made_at=timezone.now())
    file.save(force_insert=True)
    return file


def archive(*, revision: Revision, render: Render = archive_file) -> bool:
    """Give a version that was adopted without an archive file one; False when it has one by now."""
    if ArchiveFile.objects.filter(revision=revision).exists():
        return False
    plan = revision.plan
    data = render(printed(revision))
    with transaction.atomic():
        lock([plan.pk])
        if ArchiveFile.objects.filter(revision=revision).exists():
            return False
        kept = _keep(revision, data)
        archived = Archived(number=revision.number, archive=kept.sha256)
        Event.record(archived, plan=plan, revision=revision, by=None)
    return True
