"""The form that turns the working copy into a version: the decision's fields, and a last look."""

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from plans import actions, content, roles, rules
from plans.compose import compose
from plans.edition import Edition
from plans.models import Plan, PlannedDecision
from plans.rules import Decision

if TYPE_CHECKING:
    from plans.admin.plan import Standing


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AdoptForm(forms.Form):
    """The decision. `expected` is the digest of the content that the page showed."""

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
    registry_number = forms.CharField(label="Diarienummer", required=False)
    expected = forms.CharField(widget=forms.HiddenInput)

    def decision(self) -> Decision:
        """What was filled in. Only on a valid form."""
        return Decision(**{item.name: self.cleaned_data[item.name] for item in fields(Decision)})

    def add_problems(self, refused: actions.Refused) -> None:
        """Show why the action refused, at the field it concerns."""
        for problem in refused.problems:
            self.add_error(problem.field or None, problem.message)


def draft(plan: Plan, *, on: date) -> Edition:
    """The working copy as an edition without number or state, with what is planned of its decision."""
    planned = PlannedDecision.objects.filter(plan=plan).first()
    decision = planned.decision if planned else Decision()
    return Edition(slug=plan.slug, on=on, content=compose(plan), decision=decision)


def view(
    request: HttpRequest, plan: Plan, standing: "Standing", site: dict[str, Any]
) -> HttpResponse:
    """Show the form with what is known of the decision, or adopt and go back to the plan."""
    if not roles.may_adopt(request.user):
        raise PermissionDenied("Bara den som har rätt att besluta kan fastställa en version.")
    edition = draft(plan, on=timezone.localdate())
    if request.method == "POST":
        form = AdoptForm(request.POST)
        if form.is_valid() and _adopt(request, plan, form):
            return HttpResponseRedirect(reverse("admin:plans_plan_change", args=[plan.pk]))
    else:
        form = AdoptForm(initial=_initial(edition))
    latest = plan.revisions.newest_first().without_content().first()
    context = {
        **site,
        "title": f"Fastställ version {rules.next_number(latest)}",
        "original": plan,
        "opts": plan._meta,
        "form": form,
        "standing": standing,
        "latest": latest,
    }
    return TemplateResponse(request, "admin/plans/plan/adopt.html", context)


def _initial(edition: Edition) -> dict[str, Any]:
    decision = {item.name: getattr(edition.decision, item.name) for item in fields(Decision)}
    return {**decision, "expected": content.digest(edition.content)}


def _adopt(request: HttpRequest, plan: Plan, form: AdoptForm) -> bool:
    """Adopt; True when it was done, otherwise the form says why not."""
    decision = form.decision()
    try:
        revision = actions.adopt(
            plan=plan,
            by=request.user,  # type: ignore[arg-type]
            decision=decision,
            expected=form.cleaned_data["expected"],
        )
    except actions.Refused as refused:
        form.add_problems(refused)
        return False
    messages.success(
        request, f"Version {revision.number} är fastställd och gäller från {revision.valid_from}."
    )
    today = timezone.localdate()
    for warning in rules.assess(decision, latest=None, on=today).warnings:
        messages.warning(request, warning.message)
    return True
