"""A decision turns the working copy into a version, with the archive file that is kept of it."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from document import assessing, content, rules
from document.approval import Approval
from document.assessing import CALL_OFF, Problem
from document.decision import Decision
from document.edition import Edition
from document.events import Adopted, Archived, BroughtIn
from document.rules import Version
from plans import access
from plans.actions import proposing
from plans.actions.legible import unprintable
from plans.actions.recording import record
from plans.actions.refusing import (
    CHANGED,
    MISREAD,
    OVERTAKEN,
    Refused,
    refuse_if,
)
from plans.actions.withdrawing import call_off_met
from plans.compose import compose
from plans.models import ArchiveFile, Event, Plan, PlannedDecision, Revision
from plans.models.plan import lock_shared
from plans.models.working_copy import lock
from plans.reading.versions import versions
from plans.row_history import newest_change

#: Makes the archive file of a version that is about to be adopted.
type Render = Callable[[Edition], bytes]


def archive_file(edition: Edition) -> bytes:
    """The archive file of a version, as `printing` renders it."""
    from printing import archive  # noqa: PLC0415 - WeasyPrint takes a second to import

    return archive.render(edition, organisation=settings.ORGANISATION)


def checked_file(edition: Edition) -> bytes:
    """An archive file that is read as the content is. Raises `Refused` when it would not be."""
    from printing import readback  # noqa: PLC0415

    data = archive_file(edition)
    try:
        readback.check(data, edition, organisation=settings.ORGANISATION)
    except readback.Misread as error:
        raise Refused.because(MISREAD.format(error)) from error
    return data


def adopt(
    *,
    plan: Plan,
    by: User | None,
    decision: Decision,
    on: date | None = None,
    expected: str = "",
    head: str | None = None,
    proposal: Event | None = None,
    coming: str = "",
    brought_in: bool = False,
    render: Render = checked_file,
) -> Revision:
    """Seal the working copy as the plan's next version, together with its archive file.

    `on` is the day the decision is recorded, today if not given. `expected` is the digest of the content
    that was looked at when deciding, and `head` the newest decision in the plan's ledger; if given, nothing
    else is sealed, and on top of nothing else. `proposal` is the proposal that the decision is on: it must
    still wait, and for just this content. Nobody decides on their own, unless the setting `OWN_APPROVAL`
    allows it. `coming` says what becomes of versions to come that this one begins before: `assessing.KEEP`
    or `CALL_OFF`. `brought_in`: it was decided on elsewhere, and is read in with its document. The archive
    file is rendered and read back before the transaction opens, so that nobody waits for it, and is kept
    only if nothing changed meanwhile.

    Raises `PermissionDenied` when `by` may not adopt, and `Refused` when the decision lacks something,
    when an edit or another decision came between, when a character can not be printed, or when the archive
    file is not read as the content is.
    """
    access.authorise(by, access.may_adopt, "fastställa planer")
    if proposal and proposing.rewords(proposal):
        raise Refused.because(
            "Förslaget är en redaktionell ändring, som godkänns utan beslut. Ska den beslutas lämnar du "
            "tillbaka den, så att den kan skickas för beslut."
        )
    is_own = proposing.is_allowed_own(proposal, by)
    day = on or timezone.localdate()

    def judge(value: content.PlanContent) -> tuple[Version, Decision]:
        if proposal:
            proposing.refuse_unless_waiting(plan, proposal, value)
        return Version(_next_number(plan, value, decision, on=day, coming=coming)), decision

    def to_event(sealed: Revision, file: ArchiveFile) -> Adopted:
        return (BroughtIn if brought_in else Adopted)(
            number=sealed.number,
            seal=sealed.digest,
            archive=file.sha256,
            proposal=proposal.digest if proposal else "",
            own=is_own,
        )

    def call_off(sealed: Revision) -> None:
        if coming == CALL_OFF:
            call_off_met(sealed, by=by, on=day)

    return adopted(
        plan, judge, to_event, call_off, by=by, expected=expected, head=head, render=render
    )


def adopted(
    plan: Plan,
    judge: Callable[[content.PlanContent], tuple[Version, Decision]],
    to_event: Callable[[Revision, ArchiveFile], Adopted],
    before: Callable[[Revision], None] = lambda _: None,
    *,
    by: User | None,
    expected: str,
    head: str | None,
    render: Render,
    approval: Approval | None = None,
) -> Revision:
    """Render, and then in one transaction judge again, seal, keep the file and record it in the ledger.

    `before` records what else the decision does; `approval` is who stands behind an editorial revision.
    """
    plan.refresh_from_db()
    newest = plan.events.all().head()
    if head not in (None, newest):
        raise Refused.because(OVERTAKEN)
    value = compose(plan)
    looked_at = content.digest(value)
    if expected not in ("", looked_at):
        raise Refused.because(CHANGED)
    judged = judge(value)
    edition = _printed(plan.slug, *judged, value, approval)
    refuse_if(unprintable(edition))
    data = render(edition)
    try:
        with transaction.atomic():
            lock([plan.pk])
            lock_shared(plan.pk)
            plan.refresh_from_db()
            value = compose(plan)
            if looked_at != content.digest(value):
                raise Refused.because(CHANGED)
            if newest != plan.events.all().head() or judged != judge(value):
                raise Refused.because(OVERTAKEN)
            revision = _seal(plan, *judged, value, by=by)
            event = to_event(revision, _keep(revision, data))
            before(revision)
            record(event, plan=plan, revision=revision, by=by)
            return revision
    except IntegrityError as error:
        raise Refused.because(OVERTAKEN) from error


def _next_number(
    plan: Plan, value: content.PlanContent, decision: Decision, *, on: date, coming: str
) -> int:
    """The number that an adoption would give now. Raises `Refused` when the rules do not allow it."""
    found = versions(plan.slug)
    among = found.kept(on) if found else []
    latest = found.revisions[0] if found else None
    problems = assessing.assess(decision, among=among, on=on, coming=coming).problems
    if not value.sections:
        problems.append(Problem("Planen har inga avsnitt att fastställa."))
    refuse_if(problems)
    return next_number(plan, latest)


def next_number(plan: Plan, latest: Revision | None) -> int:
    """The number that the plan's next version gets after the newest one, None for its first."""
    planned = PlannedDecision.objects.filter(plan=plan).first()
    return rules.next_number(latest, first=(planned and planned.number) or 1)


def _printed(
    slug: str,
    version: Version,
    decision: Decision,
    value: content.PlanContent,
    approval: Approval | None,
) -> Edition:
    if decision.valid_from is None:
        raise ValueError("a version without a first day cannot be printed")
    return Edition(
        slug=slug,
        on=decision.valid_from,
        content=value,
        decision=decision,
        number=version.number,
        minor=version.minor,
        approval=approval,
    )


def printed(revision: Revision) -> Edition:
    """A version as its archive file shows it: as it was adopted, nothing that changes from day to day."""
    plan = revision.plan
    approval = plan.events.all().life().approval(revision.version) if revision.minor else None
    return _printed(plan.slug, revision.version, revision.decision, revision.value, approval)


def _seal(
    plan: Plan,
    version: Version,
    decision: Decision,
    value: content.PlanContent,
    *,
    by: User | None,
) -> Revision:
    latest = plan.revisions.as_recorded().without_content().last()
    sealed = content.canonical(value)
    revision = Revision(
        plan=plan,
        number=version.number,
        minor=version.minor,
        content=sealed,
        content_digest=content.sha256(sealed),
        sealed_at=newest_change(plan),
        recorded_at=timezone.now(),
        recorded_by=by.get_username() if by else "",
        previous_digest=latest.digest if latest else "",
        **asdict(decision),
    )
    revision.digest = revision.seal()
    revision.save(force_insert=True)
    planned = PlannedDecision.objects.filter(plan=plan).first()
    if planned and not version.minor:
        planned._history_user = by  # type: ignore[attr-defined]
        planned._change_reason = f"Använt i version {revision.number}"  # type: ignore[attr-defined]
        planned.delete()
    return revision


def _keep(revision: Revision, data: bytes) -> ArchiveFile:
    file = ArchiveFile(revision=revision, data=data, made_at=timezone.now())
    file.save(force_insert=True)
    return file


def archive(*, revision: Revision, render: Render = checked_file) -> bool:
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
        archived = Archived(number=revision.number, minor=revision.minor, archive=kept.sha256)
        record(archived, plan=plan, revision=revision, by=None)
    return True
