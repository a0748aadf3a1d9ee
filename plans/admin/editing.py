"""What an edit does to proposals that wait: said on the form before, and to who saved after."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from plans import access, actions
from plans.models import Event, Plan, PlanRow, Tracked
from plans.models.plan import shared_rows
from plans.reading import proposals

REASON, CONFIRMED = "change_reason", "confirmed"


@contextmanager
def watched(request: HttpRequest, *rows: Tracked) -> Iterator[None]:
    """Rows are edited inside: those concerned are told of proposals that it breaks, and so is the user."""
    with actions.editing(*rows, by=request.user) as edit:  # type: ignore[arg-type]
        yield
    for event in edit.broken:
        messages.warning(request, f"Förslaget om {event.plan} är brutet och behöver skickas igen.")
    for event in edit.mended:
        messages.info(request, f"Förslaget om {event.plan} är helt igen och väntar på svar.")


def doubts(plans: Iterable[int]) -> Iterator[str]:
    """What is asked before a text that plans share is changed: of each proposal that it would break."""
    for event in proposals.whole(plans):
        yield f"Förslaget om {event.plan}, {sent(event)}, bryts. Det måste då skickas igen."


def sent(event: Event) -> str:
    """When a proposal was sent, and by whom."""
    by = f" av {event.recorded_by}" if event.recorded_by else ""
    return f"skickat {timezone.localtime(event.recorded_at).date()}{by}"


def told_of(request: HttpRequest, row: Tracked | None, form: Any = None) -> dict[str, Any]:
    """What a form says of the plans that a row is part of: those that wait for a decision, and all of them.

    The plan of a row that is not there yet is what its form says.
    """
    plans = list(row.plans_to_lock()) if row and row.pk else _chosen(form)
    found = proposals.unanswered(plans)
    waiting = [plan for plan, proposal in found.items() if not proposal.is_returned]
    return {
        "proposed": [(plan, found[plan.pk]) for plan in Plan.objects.filter(pk__in=waiting)],
        "shared_by": Plan.objects.filter(pk__in=plans) if is_shared(row) else (),
        "may_prepare": access.may_prepare(request.user),
    }


def is_shared(row: Tracked | None) -> bool:
    """Whether a row is a text that plans share: it may be part of several working copies."""
    return isinstance(row, tuple(model for *_, model in shared_rows()))


def _chosen(form: Any) -> list[int]:
    """The plan of what a form has chosen for a new row to stand in; none before that."""
    for name, field in getattr(form, "fields", {}).items():
        model: type[Model] | None = getattr(getattr(field, "queryset", None), "model", None)
        if model and issubclass(model, Plan | PlanRow):
            chosen = str(form[name].value() or "")
            row = field.queryset.filter(pk=chosen).first() if chosen.isdecimal() else None
            return list(row.plans_to_lock()) if row else []
    return []
