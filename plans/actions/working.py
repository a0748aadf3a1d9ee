"""The working copy as a whole: a plan comes in, a row goes back to an earlier state."""

from dataclasses import asdict
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from auditing.models import Act, AuditEntry
from document import content, text
from document.decision import Decision
from importing import ImportedPlan
from plans.actions.adopting import Render, adopt, checked_file
from plans.actions.editing import editing
from plans.actions.refusing import Refused
from plans.compose import unpack
from plans.models import Plan, PlanKind, PlannedDecision, Revision, Tracked
from plans.models.working_copy import Save


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
        raise Refused.because(f"”{slug}” går inte att använda som adress.", "slug")
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
            raise Refused.because(
                f"Det finns redan en plan med adressen ”{slug}”.", "slug"
            ) from error
        raise
    return plan


def bring_in(
    *,
    imported: ImportedPlan,
    slug: str = "",
    adopted: bool = False,
    by: User | None,
    render: Render = checked_file,
) -> tuple[Plan, Revision | None]:
    """A plan from a document that was read, and with `adopted` also its first version, decided on elsewhere.

    All or nothing. `slug` is the address, made of the title if empty. Raises `Refused` when the import
    lost or invented a word, when the address is taken, or when the cover does not say enough to adopt.
    """
    wrong = [*imported.report.lost, *imported.report.invented]
    if wrong:
        raise Refused.because(f"Alla ord i källan gick inte att placera: {', '.join(wrong[:10])}")
    with transaction.atomic():
        plan = create_plan(
            slug=slug or imported.slug,
            value=imported.content,
            decision=imported.decision,
            number=imported.number,
            by=by,
            reason="Inläst från ett dokument",
        )
        if not adopted:
            return plan, None
        decision = imported.decision
        return plan, adopt(plan=plan, by=by, decision=decision, brought_in=True, render=render)


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
        raise Refused.because(f"Går inte att återställa: {', '.join(missing)} finns inte kvar.")
    when = timezone.localtime(record.history_date)
    save = Save(by=by, reason=reason or f"Återställd till läget {when:%Y-%m-%d %H:%M}")
    try:
        with editing(row, by=by):
            save(row)
            AuditEntry.record(Act.ROW_RESTORED, by=by, about=_place(row))
    except (IntegrityError, ValidationError) as error:
        message = "Går inte att återställa: en annan rad har tagit dess plats."
        raise Refused.because(message) from error
    return row


def _place(row: Tracked) -> str:
    """Which row it is, without a word of what it says: the log is read by those who see no working copy."""
    if isinstance(row, Plan):
        return row.slug
    kind = f"{row._meta.verbose_name} {row.pk}"
    plan: Plan | None = getattr(row, "plan", None)
    return f"{plan.slug}, {kind}" if plan else kind


def _is_gone(row: Tracked, field: "models.ForeignKey[Any, Any]") -> bool:
    key = getattr(row, field.attname)
    manager = field.remote_field.model._default_manager
    return key is not None and not manager.filter(pk=key).exists()
