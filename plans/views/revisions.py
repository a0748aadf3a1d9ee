"""All versions of a plan, and each of them, whatever it is today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from plans import reading
from plans.views import _find, _pdf
from plans.views._clean import without_empty_answers


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Every adopted version, the newest first, a page at a time."""
    versions, page = _find.versions(slug), request.GET.get("sida", "")
    today = timezone.localdate()
    history = reading.history(versions, on=today, page=page)
    return render(request, "plans/versions.html", {"history": history, "today": today})


@require_safe
@without_empty_answers
def show(request: HttpRequest, slug: str, label: str) -> HttpResponse:
    """One version, saying plainly what it is today."""
    versions = _find.versions(slug)
    edition = versions.edition(_find.revision(versions, label), timezone.localdate())
    context = reading.page(edition, versions, asked=request.GET.dict(), address=request.path)
    return render(request, "plans/revision.html", context)


@require_safe
def pdf(_request: HttpRequest, slug: str, label: str) -> HttpResponse:
    """A copy of one version."""
    versions = _find.versions(slug)
    edition = versions.edition(_find.revision(versions, label), timezone.localdate())
    return _pdf.respond(edition)
