"""The way back to an earlier state of a row, from its history."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from plans import actions
from plans.admin.editing import doubts, is_shared
from plans.admin.forms import Asking
from plans.admin.own_plans import works_on
from plans.models import Plan, PlannedDecision, PlanRow, Tracked


class RestoreForm(Asking, forms.Form):
    """What is asked before a text that plans share goes back."""

    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)


def may_restore(user: Any, model: type[Tracked]) -> bool:
    """Whether a user may both change a row and bring a deleted one back."""
    app, name = model._meta.app_label, model._meta.model_name
    return bool(user.has_perms([f"{app}.change_{name}", f"{app}.add_{name}"]))


@require_POST
def view(request: HttpRequest, app: str, name: str, history_id: int) -> HttpResponse:
    """Give a row back the state of a history record."""
    try:
        model = apps.get_model(app, name)
    except LookupError as error:
        raise Http404("Det finns ingen sådan rad.") from error
    if not issubclass(model, Tracked):
        raise Http404("Det finns ingen sådan rad.")
    if not may_restore(request.user, model):
        raise PermissionDenied("Du har inte rätt att återställa rader.")
    record = get_object_or_404(model.history.exclude(history_type="-"), pk=history_id)
    if not works_on(request.user, record.instance):
        raise PermissionDenied("Du arbetar inte med den här planen.")
    form = RestoreForm(request.POST)
    plans = record.instance.plans_to_lock() if is_shared(record.instance) else ()
    if form.is_valid() and form.asks(doubts(plans)):
        context = {
            **admin.site.each_context(request),
            "title": f"Återställ {model._meta.verbose_name} ”{record.instance}”",
            "form": form,
            "back": page_of(record.instance),
        }
        return TemplateResponse(request, "admin/restore.html", context)
    try:
        row = actions.restore(record=record, by=request.user)  # type: ignore[arg-type]
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(page_of(record.instance))
    messages.success(request, f"”{row}” är återställd. Det går att ångra i historiken.")
    return HttpResponseRedirect(page_of(row))


def page_of(row: Tracked) -> str:
    """Where one goes after saving or restoring a row: the page of its plan, or of the registry."""
    if isinstance(row, Plan):
        return reverse("admin:plans_plan_change", args=[row.pk])
    if plans := list(row.plans_to_lock()) if isinstance(row, PlanRow | PlannedDecision) else []:
        return reverse("admin:plans_plan_change", args=plans)
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_changelist")
