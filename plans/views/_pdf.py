"""A printed copy as a response."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from document.edition import Edition
from plans import copies


def respond(edition: Edition) -> HttpResponse:
    """A copy of the edition as a PDF that the browser shows."""
    return inline(copies.printed_copy(edition), f"{edition.slug}-version-{edition.label}.pdf")


def inline(data: bytes, name: str) -> HttpResponse:
    """A PDF to show in the browser, with the name it gets when it is saved."""
    headers = {"Content-Disposition": content_disposition_header(False, name) or "inline"}
    return HttpResponse(data, content_type="application/pdf", headers=headers)
