"""What differs between two versions of a plan, down to the word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from plans.changes import compare
from plans.reading.history import tagged
from plans.views import _find


@require_safe
def show(request: HttpRequest, slug: str, a: int, b: int) -> HttpResponse:
    """Version `a` against version `b`; the form on the page asks for two others by `fran` and `till`."""
    if {"fran", "till"} & set(request.GET):
        numbers = _number(request, "fran", a), _number(request, "till", b)
        return redirect("plans:revision-compare", slug, *numbers)
    versions, today = _find.versions(slug), timezone.localdate()
    sides = [_find.revision(versions, number) for number in (a, b)]
    before, after = (versions.edition(revision, today) for revision in sides)
    context = {
        "before": before,
        "after": after,
        "sides": tagged(versions, sides, on=today),
        "options": tagged(versions, versions.revisions, on=today),
        "comparison": compare(before, after),
    }
    return render(request, "plans/compare.html", context)


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    """The version that the form asks for; the address's own when it asks for none."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else otherwise  # noqa: PLR2004
