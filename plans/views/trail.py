"""What has happened to a plan, and how it stood on a day gone by."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from auditing.fields import DayField
from plans import reading
from plans.reading.asof import as_of
from plans.reading.trail import public_trail
from plans.views import _find
from plans.views._clean import without_empty_answers


class DayConverter:
    """A day in an address: 2026-11-22."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day. Raises `ValueError`, an address that is not there, for 2026-02-31."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """As it is written."""
        return value.isoformat()


class DayForm(forms.Form):
    """Asks for a day that is not still to come."""

    use_required_attribute = False

    dag = DayField(label="Dag", error_messages={"required": "Ange en dag."})

    def __init__(self, *args: Any, on: date) -> None:
        super().__init__(*args)
        self.on = on
        self.fields["dag"].widget.attrs["max"] = on.isoformat()

    def clean_dag(self) -> date:
        """The day. Raises `ValidationError` for one that nobody knows anything of yet."""
        day: date = self.cleaned_data["dag"]
        if day > self.on:
            raise forms.ValidationError(
                "Den dagen har inte varit än. Välj en dag fram till i dag. "
                "Vad som är på väg att börja gälla står bland versionerna."
            )
        return day


@require_safe
@without_empty_answers
def events(request: HttpRequest, slug: str) -> HttpResponse:
    """What has been decided about a plan and what has become of its versions, a page at a time."""
    versions, today = _find.versions(slug), timezone.localdate()
    context = {
        "slug": slug,
        "plan_id": versions.revisions[0].plan_id,
        "title": versions.title(today),
        "trail": public_trail(slug, asked=request.GET.dict(), address=request.path, on=today),
    }
    return render(request, "plans/trail.html", context)


@require_safe
def choose_day(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks for a day, and leads to how the plan stood then."""
    versions, today = _find.versions(slug), timezone.localdate()
    form = DayForm(request.GET if "dag" in request.GET else None, on=today)
    if form.is_valid():
        return redirect("plans:plan-day", slug, form.cleaned_data["dag"])
    return _ask(request, versions, form)


@require_safe
@without_empty_answers
def day(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """The version that was in force on a day, under a band that says so."""
    versions, today = _find.versions(slug), timezone.localdate()
    form = DayForm({"dag": day}, on=today)
    if not form.is_valid():
        return _ask(request, versions, form, status=404)
    answer = as_of(versions, day)
    context: dict[str, Any] = {"answer": answer, "now": versions.in_force(today), "today": today}
    if answer.edition is None or answer.versions is None:
        return _ask(request, versions, form, **context)
    context |= {"asked": request.GET.dict(), "address": request.path}
    page = reading.page(answer.edition, answer.versions, **context)
    return render(request, "plans/day.html", page)


def _ask(
    request: HttpRequest,
    versions: reading.Versions,
    form: DayForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The form; above it, with `answer`, that no version counted on the day that was asked for."""
    context = {"slug": versions.slug, "title": versions.title(form.on), "form": form, **more}
    return render(request, "plans/day_choose.html", context, status=status)
