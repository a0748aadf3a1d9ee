"""The gallery of components, for those who work on plans."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context, Engine
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from plans import access
from plans.reading import gallery
from plans.reading.gallery import Specimen


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every component with its samples. Whoever is not known logs in; to readers there is no such page."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if not access.may_see_drafts(request.user):
        raise Http404
    specimens = gallery.specimens(on=timezone.localdate())
    context = {
        "contents": gallery.contents(specimens),
        "specimens": [(each, _drawn(each)) for each in specimens],
    }
    return render(request, "plans/components.html", context)


def _drawn(specimen: Specimen) -> list[tuple[str, SafeString]]:
    """A component's samples: the label of each, and what its call gives."""
    template = Engine.get_default().from_string(specimen.call)
    return [(each.label, template.render(Context(each.given))) for each in specimen.samples]
