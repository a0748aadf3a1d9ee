"""The page of an action on a plan: its form, and what comes of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from document.decision import Decision
from document.edition import Edition
from document.standing import Standing
from plans import access, actions
from plans.actions.proposing import OWN_REWORDING, is_own
from plans.admin import draft, sending
from plans.admin.action_forms import PlanActionForm
from plans.admin.action_table import PlanAction
from plans.admin.forms import posted
from plans.admin.last_look import last_look
from plans.models import Plan, Revision
from plans.reading.proposals import breaking
from plans.reading.standing import lines
from plans.reading.versions import versions
from plans.reading.waiting import standing_of


def view(
    action: PlanAction, request: HttpRequest, plan: Plan, site: dict[str, Any]
) -> HttpResponse:
    """Show the form of an action, or do it and go back to the plan."""
    access.authorise(request.user, action.may, "göra det här")
    found = standing_of(plan, on=timezone.localdate())
    form = action.form(posted(request), plan=plan)
    done = sending.once(
        request,
        plan,
        form,
        problems=lambda: form.problems(plan),
        questions=lambda: form.questions(plan),
        act=lambda: form.perform(plan, request.user),  # type: ignore[arg-type]
    )
    if done:
        return done
    context = {
        **site,
        **_approving(action, form, request.user, plan, found),
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
    if form.is_about_text:
        shown = _expected(plan, found.on, is_decided=action.name == "propose")
        context |= last_look(request, shown, is_decided=False)
    return TemplateResponse(request, "admin/plans/plan/action.html", context)


def _approving(
    action: PlanAction, form: PlanActionForm, user: Any, plan: Plan, found: Standing[Revision]
) -> dict[str, Any]:
    """Every changed word, and whether the form is open: not when the rule stops it or another must answer."""
    words = form.wording(plan)
    waiting = actions.proposal(plan) if action.name == "amend" else None
    approves_own = is_own(waiting, user)
    breach = found.proposal.breach if waiting and found.proposal else None
    stopped = bool(words and words.stops) or (approves_own and not settings.OWN_APPROVAL)
    return {
        "wording": words,
        "is_own": approves_own,
        "own_is_allowed": settings.OWN_APPROVAL,
        "own_is_refused": OWN_REWORDING,
        "breach": breach,
        "breaking": breaking(waiting) if waiting and breach and breach.day else (),
        "is_open": form.is_bound or not (stopped or breach),
    }


def _expected(plan: Plan, on: date, *, is_decided: bool) -> Edition:
    """The working copy. If it is to be decided on: by who is planned to, else by who decided last."""
    edition, found = draft.edition(plan, on=on), versions(plan.slug)
    if not is_decided:
        return replace(edition, decision=Decision())
    decided_by = edition.decision.adopted_by or (found.decided_by if found else "")
    return replace(edition, decision=replace(edition.decision, adopted_by=decided_by))
