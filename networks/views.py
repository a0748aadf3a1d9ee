"""The registry's pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks import registry


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every group that a plan in force names."""
    groups = registry.groups(on=timezone.localdate())
    return render(request, "networks/list.html", {"groups": groups})


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One group: what it is for, who takes part, the plans that name it and what it does in them."""
    group = registry.group(slug, on=timezone.localdate())
    if group is None:
        raise Http404("Ingen gällande plan har en grupp eller ett nätverk på den här adressen.")
    return render(request, "networks/network.html", {"group": group})
