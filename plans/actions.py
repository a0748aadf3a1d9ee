"""The writes that touch more than one row: bring a plan in, adopt a version, repeal, restore a row.

Each is one transaction, keyword-only, and says who did it in `by` (None: the operator at the shell).
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from plans import content, events, roles, rules, text
from plans.compose import compose, unpack
from plans.edition import Edition
from plans.imports import Reading
from plans.models import (
    ArchiveFile,
    Event,
    Plan,
    PlanKind,
    PlannedDecision,
    Revision,
    Tracked,
)
from plans.models.working_copy import Save, lock
from plans.rules import Decision, Problem


class Refused(Exception):
    """An action that the rules do not allow. `problems` says why, in Swedish, field by field."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


def create_plan(
    *,
    slug: str,
    value: content.PlanContent,
    decision: Decision,
    number: int | None = None,
    by: User | None,
    reason: str,
) -> Plan:
    """A new plan whose working copy holds `value`, with what is known of its decision.

    Raises `Refused` when the slug is not one, or is taken.
    """
    if not slug or text.slug(slug) != slug:
        raise Refused([Problem(f"”{slug}” går inte att använda som adress.", "slug")])
    save = Save(by=by, reason=reason)
    if value.kind not in PlanKind.values:
        value = msgspec.structs.replace(value, kind="")
    try:
        with transaction.atomic():
            plan = Plan(slug=slug)
            unpack(value, into=plan, save=save)
            save(PlannedDecision(plan=plan, number=number, **asdict(decision)))
    except IntegrityError as error:
        if Plan.objects.filter(slug=slug).exists():
            raise Refused(
                [Problem(f"Det finns redan en plan med adressen ”{slug}”.", "slug")]
            ) from error
        raise
    return plan


CHANGED = "Arbetsversionen har ändrats sedan du läste den. Läs den igen och försök på nytt."
OVERTAKEN = "Ett annat beslut om planen hann före. Läs om sidan och försök igen."

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
    render: Render = archive_file,
) -> Revision:
    """Seal the working copy as the plan's next version, together with its archive file.

    `on` is the day the decision is recorded, today if not given. `expected` is the digest of the content
    that was looked at when deciding, and `head` the newest decision in the plan's ledger; if given, nothing
    else is sealed, and on top of nothing else. The archive file is rendered before the transaction opens,
    so that nobody waits for it, and is kept only if nothing changed meanwhile.
    Raises `PermissionDenied` when `by` may not adopt, and `Refused` when the decision lacks something, or
    when an edit or another adoption came between.
    """
    if by is not None and not roles.may_adopt(by):
        raise PermissionDenied("Du har inte rätt att fastställa planer.")
    day = on or timezone.localdate()
    plan.refresh_from_db()
    newest = plan.events.all().head()
    if head not in (None, newest):
        raise Refused([Problem(OVERTAKEN)])
    value = compose(plan)
    looked_at = content.digest(value)
    if expected not in ("", looked_at):
        raise Refused([Problem(CHANGED)])
    number = _next_number(plan, value, decision, on=day)
    data = render(_printed(plan.slug, number, value, decision))
    try:
        with transaction.atomic():
            lock([plan.pk])
            plan.refresh_from_db()
            value = compose(plan)
            if looked_at != content.digest(value):
                raise Refused([Problem(CHANGED)])
            overtaken = newest != plan.events.all().head()
            if overtaken or number != _next_number(plan, value, decision, on=day):
                raise Refused([Problem(OVERTAKEN)])
            return _seal(plan, value, number=number, by=by, decision=decision, data=data)
    except IntegrityError as error:
        raise Refused([Problem(OVERTAKEN)]) from error


def _next_number(plan: Plan, value: content.PlanContent, decision: Decision, *, on: date) -> int:
    """The number that an adoption would give now. Raises `Refused` when the rules do not allow it."""
    latest = plan.revisions.newest_first().without_content().first()
    problems = rules.assess(decision, latest=latest, on=on).problems
    if not value.sections:
        problems.append(Problem("Planen har inga avsnitt att fastställa."))
    if problems:
        raise Refused(problems)
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
    data: bytes,
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
    kept = _keep(revision, data)
    adopted = events.Adopted(number=number, seal=revision.digest, archive=kept.sha256)
    Event.record(adopted, plan=plan, revision=revision, by=by)
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
        archived = events.Archived(number=revision.number, archive=kept.sha256)
        Event.record(archived, plan=plan, revision=revision, by=None)
    return True


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
    on: date | None = None,
) -> Event:
    """Record the decision that the plan no longer counts from `day` on.

    It ends the version in force and any that is to come. Nothing is removed: the plan's address says
    what happened and leads to its versions. `on` is the day it is recorded, today if not given. Raises
    `PermissionDenied` when `by` may not decide, and `Refused` when something is missing or nothing is
    left to repeal.
    """
    if by is not None and not roles.may_adopt(by):
        raise PermissionDenied("Du har inte rätt att upphäva planer.")
    recorded = on or timezone.localdate()
    with transaction.atomic():
        lock([plan.pk])
        revisions = list(plan.revisions.newest_first().without_content())
        repeals = plan.events.all().life().repeals
        counting = next(
            (each for each in revisions if rules.repeal_of(each, repeals) is None), None
        )
        problems = rules.assess_repeal(
            day=day,
            repealed_by=repealed_by,
            repealed_on=repealed_on,
            counting=counting,
            on=recorded,
        )
        if problems or counting is None or day is None:
            raise Refused(problems)
        happening = events.Repealed(
            number=counting.number,
            day=day,
            repealed_by=repealed_by,
            repealed_on=repealed_on,
            paragraph=paragraph,
            registry_number=registry_number,
            note=note,
        )
        return Event.record(happening, plan=plan, revision=counting, by=by)


def restore(*, record: Any, by: User | None, reason: str = "") -> Tracked:
    """Give a row the state it had in one of its history records; a deleted row comes back.

    Raises `Refused` when the row can no longer stand where it stood: what it belonged to is gone.
    """
    row: Tracked = record.instance
    missing = [
        str(field.verbose_name)
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and _is_gone(row, field)
    ]
    if missing:
        raise Refused([Problem(f"Går inte att återställa: {', '.join(missing)} finns inte kvar.")])
    when = timezone.localtime(record.history_date)
    save = Save(by=by, reason=reason or f"Återställd till läget {when:%Y-%m-%d %H:%M}")
    try:
        save(row)
    except (IntegrityError, ValidationError) as error:
        message = "Går inte att återställa: en annan rad har tagit dess plats."
        raise Refused([Problem(message)]) from error
    return row


def _is_gone(row: Tracked, field: "models.ForeignKey[Any, Any]") -> bool:
    key = getattr(row, field.attname)
    manager = field.remote_field.model._default_manager
    return key is not None and not manager.filter(pk=key).exists()


def bring_in(
    *,
    reading: Reading,
    slug: str = "",
    adopted: bool = False,
    by: User | None,
    render: Render = archive_file,
) -> tuple[Plan, Revision | None]:
    """A plan from a document that was read, and with `adopted` also its first version.

    All or nothing. `slug` is the address, made of the title if empty. Raises `Refused` when the reading
    lost or invented a word, when the address is taken, or when the cover does not say enough to adopt.
    """
    wrong = [*reading.report.lost, *reading.report.invented]
    if wrong:
        raise Refused(
            [Problem(f"Alla ord i källan gick inte att placera: {', '.join(wrong[:10])}")]
        )
    with transaction.atomic():
        plan = create_plan(
            slug=slug or reading.slug,
            value=reading.content,
            decision=reading.decision,
            number=reading.number,
            by=by,
            reason="Inläst från ett dokument",
        )
        if not adopted:
            return plan, None
        return plan, adopt(plan=plan, by=by, decision=reading.decision, render=render)
