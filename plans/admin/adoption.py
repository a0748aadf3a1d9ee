"""The form that turns the working copy into a version: the decision's fields, and a last look."""

from dataclasses import fields
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from auditing.fields import DateInput
from document import content, rules
from document.edition import Edition
from document.events import Proposed
from document.rules import Decision
from plans import access, actions
from plans.actions.proposing import is_own, is_unchanged
from plans.actions.refusing import CHANGED_SINCE_PROPOSED, refused
from plans.admin import draft
from plans.admin.forms import DecisionForm, posted
from plans.models import Event, Plan


class AdoptForm(DecisionForm):
    """The decision, on the content whose digest is `expected` and on top of the decision `head`."""

    adopted_by = forms.CharField(
        label="Fastställd av",
        help_text="Den instans som har beslutat, till exempel Kommunledningsgrupp.",
    )
    valid_from = forms.DateField(
        label="Gäller från",
        widget=DateInput,
        help_text="Den dagen tar versionen över av sig själv.",
    )
    valid_until = forms.DateField(
        label="Gäller till",
        widget=DateInput,
        required=False,
        help_text="Tomt betyder tills vidare.",
    )
    review_by = forms.DateField(
        label="Revideras senast",
        widget=DateInput,
        help_text="Efter den dagen visas planen som försenad.",
    )
    adopted_on = forms.DateField(label="Beslutsdatum", widget=DateInput, required=False)
    paragraph = forms.CharField(
        label="Paragraf", required=False, help_text="Paragrafen i protokollet, till exempel § 12."
    )
    registry_number = forms.CharField(
        label="Diarienummer",
        required=False,
        help_text="Utan det är beslutet svårt att hitta. Det kan läggas till efteråt som en rättelse.",
    )
    replaces = forms.CharField(
        label="Ersätter",
        required=False,
        help_text="Det som slutar gälla när den här versionen börjar: den förra versionen, eller ett äldre "
        "dokument som beslutet nämner.",
    )
    expected = forms.CharField(widget=forms.HiddenInput)
    head = forms.CharField(widget=forms.HiddenInput, required=False)

    def decision(self) -> Decision:
        """What was filled in. Only on a valid form."""
        return Decision(**{item.name: self.cleaned_data[item.name] for item in fields(Decision)})


def view(request: HttpRequest, plan: Plan, site: dict[str, Any]) -> HttpResponse:
    """Show the form with what is known of the decision, or adopt and go back to the plan."""
    if not access.may_adopt(request.user):
        raise PermissionDenied("Bara den som har rätt att besluta kan fastställa en version.")
    edition = draft.edition(plan, on=timezone.localdate())
    waiting = actions.proposal(plan)
    form = AdoptForm(posted(request), initial=_initial(plan, edition))
    if form.is_bound and waiting and form.is_valid() and _adopt(request, plan, form, waiting):
        return HttpResponseRedirect(reverse("admin:plans_plan_change", args=[plan.pk]))
    latest = plan.revisions.newest_first().without_content().first()
    unchanged = waiting is not None and is_unchanged(plan, waiting)
    own = is_own(waiting, request.user)  # type: ignore[arg-type]
    context = {
        **site,
        "title": f"Fastställ version {rules.next_number(latest)}",
        "original": plan,
        "opts": plan._meta,
        "form": form,
        "changes": draft.changes(plan),
        "latest": latest,
        "waiting": waiting,
        "unchanged": unchanged,
        "is_own": own,
        "own_is_allowed": settings.OWN_APPROVAL,
        "may_decide": unchanged and (settings.OWN_APPROVAL or not own),
    }
    return TemplateResponse(request, "admin/plans/plan/adopt.html", context)


def _initial(plan: Plan, edition: Edition) -> dict[str, Any]:
    decision = {item.name: getattr(edition.decision, item.name) for item in fields(Decision)}
    current = plan.revisions.in_force(edition.on).without_content().first()
    decision["replaces"] = decision["replaces"] or (current and f"Version {current.label}")
    seen = {"expected": content.digest(edition.content), "head": plan.events.all().head()}
    return decision | seen


def _adopt(request: HttpRequest, plan: Plan, form: AdoptForm, waiting: Event) -> bool:
    """Adopt what was proposed; True when it was done, otherwise the form says why not."""
    decision = form.decision()
    proposed = waiting.value
    try:
        if not isinstance(proposed, Proposed) or form.cleaned_data["expected"] != proposed.content:
            raise refused(CHANGED_SINCE_PROPOSED)
        revision = actions.adopt(
            plan=plan,
            by=request.user,  # type: ignore[arg-type]
            decision=decision,
            expected=proposed.content,
            head=form.cleaned_data["head"],
            proposal=waiting,
        )
    except actions.Refused as error:
        form.add_problems(error)
        return False
    messages.success(
        request, f"Version {revision.label} är fastställd och gäller från {revision.valid_from}."
    )
    today = timezone.localdate()
    for warning in rules.assess(decision, latest=None, on=today).warnings:
        messages.warning(request, warning.message)
    return True
