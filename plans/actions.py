"""The writes that touch more than one row: bring a plan in, adopt a version, restore a row.

Each is one transaction, keyword-only, and says who did it in `by` (None: the operator at the shell).
"""

from dataclasses import asdict
from datetime import date
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from plans import content, roles, rules, text
from plans.compose import compose, unpack
from plans.imports import Reading
from plans.models import Plan, PlanKind, PlannedDecision, Revision, Tracked
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


def adopt(
    *,
    plan: Plan,
    by: User | None,
    decision: Decision,
    on: date | None = None,
    expected: str = "",
) -> Revision:
    """Seal the working copy as the plan's next version.

    `on` is the day the decision is recorded, today if not given. `expected` is the digest of the content
    that was looked at when deciding; if given, nothing else is sealed. Raises `PermissionDenied` when `by`
    may not adopt, and `Refused` when the decision lacks something or another adoption came first.
    """
    if by is not None and not roles.may_adopt(by):
        raise PermissionDenied("Du har inte rätt att fastställa planer.")
    try:
        with transaction.atomic():
            lock([plan.pk])
            plan.refresh_from_db()
            value = compose(plan)
            if expected and expected != content.digest(value):
                message = "Arbetsversionen har ändrats sedan du läste den. Läs den igen och försök på nytt."
                raise Refused([Problem(message)])
            day = on or timezone.localdate()
            return _seal(plan, value, by=by, decision=decision, on=day)
    except IntegrityError as error:
        message = "En annan version fastställdes samtidigt. Läs om sidan och försök igen."
        raise Refused([Problem(message)]) from error


def _seal(
    plan: Plan, value: content.PlanContent, *, by: User | None, decision: Decision, on: date
) -> Revision:
    latest = plan.revisions.newest_first().first()
    problems = rules.assess(decision, latest=latest, on=on).problems
    if not value.sections:
        problems.append(Problem("Planen har inga avsnitt att fastställa."))
    if problems:
        raise Refused(problems)
    planned = PlannedDecision.objects.filter(plan=plan).first()
    first = (planned and planned.number) or 1
    sealed = content.canonical(value)
    revision = Revision(
        plan=plan,
        number=rules.next_number(latest, first=first),
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
    if planned:
        planned._history_user = by  # type: ignore[attr-defined]
        planned._change_reason = f"Version {revision.number} fastställd"  # type: ignore[attr-defined]
        planned.delete()
    return revision


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
    *, reading: Reading, slug: str = "", adopted: bool = False, by: User | None
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
        return plan, adopt(plan=plan, by=by, decision=reading.decision)
