"""The form that puts the working copy back to a version or a moment, after showing what that undoes."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html

from comparing import compare_content
from document import content
from document.events import Restored
from plans import access, actions
from plans.actions.resetting import touched
from plans.admin import sending
from plans.admin.editing import doubts, told_of
from plans.admin.forms import DecisionForm, posted
from plans.admin.moment import MomentForm
from plans.admin.trail import reset_url
from plans.compose import compose
from plans.models import Plan, Revision


class ResetForm(DecisionForm):
    """Why, and the digest of the working copy that the page shows."""

    reason = forms.CharField(
        label="Anledning",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Frivilligt. Syns bland planens händelser.",
    )
    expected = forms.CharField(widget=forms.HiddenInput)


def view(request: HttpRequest, plan: Plan, site: dict[str, Any]) -> HttpResponse:
    """Show what would be undone, or put back and offer to undo that."""
    access.authorise(request.user, access.may_prepare, "återställa arbetsversionen")
    to, wanted = _target(request, plan)
    now = compose(plan)
    form = ResetForm(posted(request), initial={"expected": content.digest(now)})
    name, moment = _name(to)
    others = touched(plan, moment) - {plan.pk}
    done = sending.once(
        request,
        plan,
        form,
        questions=lambda: doubts(others),
        act=lambda: _reset(request, form, plan, to),
    )
    if done:
        return done
    context = {
        **site,
        "title": f"Återställ arbetsversionen till {name}",
        "original": plan,
        "form": form,
        "name": name,
        "comparison": compare_content(wanted, now, labels=(name.capitalize(), "Arbetsversionen")),
        "others": Plan.objects.filter(pk__in=others),
        **told_of(request, plan),
        "versions": plan.revisions.newest_first().without_content(),
        "to": to,
    }
    return TemplateResponse(request, "admin/plans/plan/reset.html", context)


def _target(request: HttpRequest, plan: Plan) -> tuple[Revision | datetime, content.PlanContent]:
    """What the address asks for, and its content: a moment, a version, or else the one in force."""
    if "vid" in request.GET:
        form = MomentForm(request.GET, plan=plan)
        if form.is_valid():
            return form.cleaned_data["vid"], form.content
        raise Http404("Planen fanns inte då.")
    versions = list(plan.revisions.newest_first().without_content())
    label = request.GET.get("version", "")
    current = plan.revisions.in_force(timezone.localdate()).first()
    chosen = [each for each in versions if each.label == label] if label else [current, *versions]
    revision = next((each for each in chosen if each), None)
    if revision is None:
        raise Http404("Planen har ingen sådan version.")
    return revision, revision.value


def _name(to: Revision | datetime) -> tuple[str, datetime]:
    """What one goes back to, in words, and the moment in history."""
    if isinstance(to, Revision):
        return f"version {to.label}", to.sealed_at
    return f"läget {timezone.localtime(to):%Y-%m-%d %H:%M}", to


def _reset(request: HttpRequest, form: ResetForm, plan: Plan, to: Revision | datetime) -> str:
    given = form.cleaned_data
    event = actions.reset(
        plan=plan,
        to=to,
        by=request.user,  # type: ignore[arg-type]
        reason=given["reason"],
        expected=given["expected"],
    )
    if not isinstance(event.value, Restored):
        raise TypeError(f"{event} is no reset")
    return format_html(
        'Arbetsversionen är återställd till {}. <a href="{}">Ångra</a>',
        _name(to)[0],
        reset_url(plan, event.value.before),
    )
