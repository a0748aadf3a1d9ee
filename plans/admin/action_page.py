"""The page of an action on a plan: its form, and what comes of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from plans.admin import draft, sending
from plans.admin.action_table import PlanAction
from plans.admin.forms import posted
from plans.models import Plan
from plans.reading.standing import lines
from plans.reading.waiting import standing_of


def view(
    action: PlanAction, request: HttpRequest, plan: Plan, site: dict[str, Any]
) -> HttpResponse:
    """Show the form of an action, or do it and go back to the plan."""
    if not action.may(request.user):
        raise PermissionDenied("Du har inte rätt att göra det här.")
    found = standing_of(plan, on=timezone.localdate())
    form = action.form(posted(request), plan=plan)
    done = sending.once(
        request,
        plan,
        form,
        questions=lambda: form.questions(plan),
        act=lambda: form.perform(plan, request.user),  # type: ignore[arg-type]
    )
    if done:
        return done
    context = {
        **site,
        "title": action.title,
        "action": action,
        "original": plan,
        "opts": plan._meta,
        "form": form,
        "outcome": form.leads_to(plan),
        "changes": draft.changes(plan, action.compared(found)),
        "standing": found,
        "lines": lines(found),
    }
    return TemplateResponse(request, "admin/plans/plan/action.html", context)
