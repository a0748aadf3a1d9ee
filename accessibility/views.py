"""The statement, and the form for reporting shortcomings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accessibility import actions, throttle
from accessibility.forms import FeedbackForm
from accessibility.models import AccessibilityStatement

TOO_MANY = 429


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """Tillgänglighetsredogörelse."""
    current = AccessibilityStatement.current()
    return render(request, "accessibility/statement.html", {"statement": current})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; a report that is taken in leads to the thanks."""
    form = FeedbackForm(request.POST or None)
    is_throttled = False
    if request.method == "POST" and form.is_valid():
        is_throttled = not throttle.admit(request)
        if not is_throttled:
            return _taken_in(form)
    context = {"form": form, "is_throttled": is_throttled}
    status = TOO_MANY if is_throttled else 200
    return render(request, "accessibility/report.html", context, status=status)


def _taken_in(form: FeedbackForm) -> HttpResponse:
    """A script is thanked like anyone, and nothing is kept."""
    if not form.is_from_a_script:
        data = form.cleaned_data
        actions.report(message=data["message"], email=data["email"], once=form.mark)
    return redirect("accessibility:feedback-thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Tack."""
    return render(request, "accessibility/thanks.html")
