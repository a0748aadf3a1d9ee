"""The page of an action on a plan: its form, and what comes of it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from plans import actions
from plans.actions.proposing import is_own
from plans.admin import draft, sending
from plans.admin.action_table import PlanAction
from plans.admin.forms import posted
from plans.admin.last_look import last_look
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
    words = form.wording(plan)
    approves_own = action.name == "amend" and is_own(actions.proposal(plan), request.user)  # type: ignore[arg-type]
    stopped = bool(words and words.stops) or (approves_own and not settings.OWN_APPROVAL)
    context = {
        **site,
        "title": action.title,
        "action": action,
        "original": plan,
        "opts": plan._meta,
        "form": form,
        "outcome": form.leads_to(plan),
        "wording": words,
        "is_own": approves_own,
        "own_is_allowed": settings.OWN_APPROVAL,
        "is_open": form.is_bound or not stopped,
        "changes": draft.changes(plan, action.compared(found)),
        "standing": found,
        "lines": lines(found),
    }
    if form.is_about_text:
        context |= last_look(request, draft.edition(plan, on=found.on), is_decided=False)
    return TemplateResponse(request, "admin/plans/plan/action.html", context)
