"""The working copy as it was at a moment, beside the version that was in force then."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from comparing import compare_content
from document import days
from document.decision import Decision
from document.edition import Edition
from plans import access, reading
from plans.admin.trail import reset_url
from plans.compose import compose
from plans.models import Plan
from plans.reading.asof import as_of

#: No clock on earth is farther from that of Greenwich, and a database takes little more.
FARTHEST = timedelta(hours=14)
_NOT_THERE = "Planen fanns inte då. Välj ett annat klockslag."


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(attrs={"step": "1"}, format="%Y-%m-%dT%H:%M:%S")


class MomentForm(forms.Form):
    """Asks for a moment at which the plan was there. `content` is what it held then."""

    use_required_attribute = False

    vid = forms.DateTimeField(
        label="Dag och klockslag",
        widget=MomentInput,
        error_messages={
            "required": "Ange dag och klockslag.",
            "invalid": "Skriv dag och klockslag som ÅÅÅÅ-MM-DD TT:MM.",
        },
    )

    def __init__(self, *args: Any, plan: Plan) -> None:
        super().__init__(*args)
        self.plan = plan

    def clean_vid(self) -> datetime:
        """The moment. Raises `ValidationError` when the plan was not there."""
        moment: datetime = self.cleaned_data["vid"]
        if days.is_outside(moment.date()):
            raise forms.ValidationError(_NOT_THERE)
        if abs(moment.utcoffset() or timedelta()) > FARTHEST:
            raise forms.ValidationError(self.fields["vid"].error_messages["invalid"])
        moment = timezone.localtime(moment)
        try:
            self.content = compose(self.plan, at=moment)
        except Plan.DoesNotExist as error:
            raise forms.ValidationError(_NOT_THERE) from error
        return moment


def view(request: HttpRequest, plan: Plan, site: dict[str, Any]) -> HttpResponse:
    """Ask for a moment, or show the working copy then: the text, or what differs from the version."""
    asked = request.GET if request.GET.get("vid") else None
    form = MomentForm(asked, plan=plan)
    context: dict[str, Any] = {**site, "plan": plan, "form": form}
    if form.is_valid():
        context |= _then(plan, form, compared=request.GET.get("visa") == "jamfor")
        context["may_reset"] = access.may_prepare(request.user)
    return TemplateResponse(request, "admin/plans/plan/moment.html", context)


def _then(plan: Plan, form: MomentForm, *, compared: bool) -> dict[str, Any]:
    moment = timezone.localtime(form.cleaned_data["vid"])
    adopted = reading.versions(plan.slug)
    then = as_of(adopted, moment.date()).edition if adopted else None
    draft = Edition(slug=plan.slug, on=moment.date(), content=form.content, decision=Decision())
    context: dict[str, Any] = {
        "moment": moment,
        "vid": moment.isoformat(),
        "then": then,
        "reset": reset_url(plan, moment),
        **reading.page(draft),
    }
    if then and compared:
        labels = (f"Version {then.label}", "Arbetsversionen då")
        context["comparison"] = compare_content(then.content, form.content, labels=labels)
    return context
