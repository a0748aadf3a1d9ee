"""A printed copy as a response."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from plans.edition import Edition

#: Seconds. The day stands on the copy, so a rendered one is of no use for longer.
KEEP = 24 * 60 * 60


def respond(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The edition as a PDF that the browser shows, rendered once a day for each state and address."""
    address = request.build_absolute_uri(reverse("plans:plan-show", args=[edition.slug]))
    parts = (edition.digest, str(edition.on), str(edition.state), address)
    key = "pdf:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
    data = cache.get_or_set(key, lambda: _render(edition, address), KEEP)
    name = f"{edition.slug}-version-{edition.number}.pdf"
    headers = {"Content-Disposition": content_disposition_header(False, name) or "inline"}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _render(edition: Edition, address: str) -> bytes:
    # WeasyPrint is slow to import, and most requests are for pages.
    from plans.pdf.render import render  # noqa: PLC0415

    return render(
        edition, printed_on=edition.on, address=address, organisation=settings.ORGANISATION
    )
