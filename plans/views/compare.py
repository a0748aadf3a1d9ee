"""What differs between two versions of a plan, down to the word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from comparing import compare
from plans.reading.history import tagged
from plans.reading.standing import tag
from plans.views import _find


@require_safe
def show(request: HttpRequest, slug: str, a: str, b: str) -> HttpResponse:
    """Version `a` against version `b`; the form on the page asks for two others by `fran` and `till`."""
    versions, today = _find.versions(slug), timezone.localdate()
    if {"fran", "till"} & set(request.GET):
        labels = [
            asked if versions.labelled(asked := request.GET.get(name, "")) else otherwise
            for name, otherwise in (("fran", a), ("till", b))
        ]
        return redirect("plans:revision-compare", slug, *labels)
    sides = [_find.revision(versions, label) for label in (a, b)]
    before, after = editions = [versions.edition(revision, today) for revision in sides]
    context = {
        "before": before,
        "after": after,
        "sides": [
            (each, tag(versions.state(side, today)))
            for each, side in zip(editions, sides, strict=True)
        ],
        "options": tagged(versions, versions.revisions, on=today),
        "comparison": compare(before, after),
    }
    return render(request, "plans/compare.html", context)
