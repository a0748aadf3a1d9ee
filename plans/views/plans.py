"""The register, and the version of a plan that counts today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from document.rules import State
from plans import reading
from plans.views import _find, _pdf, departments
from plans.views._clean import without_empty_answers


@require_safe
@without_empty_answers
@vary_on_cookie
def index(request: HttpRequest) -> HttpResponse:
    """Det här gäller: what is valid, what concerns the reader's department, what needs attention."""
    remembered = departments.remembered(request)
    start = reading.start(on=timezone.localdate(), asked=request.GET.dict(), remembered=remembered)
    return render(request, "plans/list.html", {"start": start, "register": start.register})


@require_safe
@without_empty_answers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The version in force; when there is none, a page that says so and leads on."""
    on = timezone.localdate()
    versions = _find.versions(slug)
    edition = versions.edition(versions.nearest(on), on)
    if edition.state is not State.IN_FORCE:
        return render(request, "plans/none_in_force.html", reading.page(edition, versions))
    context = reading.page(edition, versions, asked=request.GET.dict(), address=request.path)
    return render(request, "plans/plan.html", context)


@require_safe
def pdf(_request: HttpRequest, slug: str) -> HttpResponse:
    """A copy of the version in force."""
    on = timezone.localdate()
    versions = _find.versions(slug)
    return _pdf.respond(versions.edition(_find.in_force(versions, on), on))
