"""Copies on paper: a version's archive file with the stamp of the day, or the working copy as a draft."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from document.certificate import Certificate
from document.edition import Edition
from plans.actions import archive_file, printed
from plans.models import ArchiveFile, Revision
from printing.marks import marks

#: Seconds. The day stands on the copy, so one is of no use for longer.
KEEP = 24 * 60 * 60


def printed_copy(edition: Edition) -> bytes:
    """A printed copy of a version on the edition's day, made once for all that is the same on it."""
    on_it = marks(edition, printed_on=edition.on, public_url=settings.PUBLIC_URL)
    key = "copy:" + hashlib.sha256(repr((edition.digest, on_it)).encode()).hexdigest()

    def made() -> bytes:
        # Only a copy that is not there yet pays for the import of pikepdf.
        from printing.stamp import stamp  # noqa: PLC0415

        return stamp(_archive(edition), on_it)

    return bytes(cache.get_or_set(key, made, KEEP) or b"")


def printed_draft(edition: Edition) -> bytes:
    """The working copy as a PDF that says on every page that it does not count. Never kept."""
    from printing.stamp import stamp  # noqa: PLC0415

    on_it = marks(edition, printed_on=edition.on, public_url=settings.PUBLIC_URL)
    return stamp(archive_file(edition), on_it)


def certificate(certified: Certificate) -> bytes:
    """The certificate for the minutes. Never kept: the check is of the moment."""
    from printing.certificate import render  # noqa: PLC0415

    address = settings.PUBLIC_URL.rstrip("/") + reverse("plans:plan-show", args=[certified.slug])
    return render(certified, organisation=settings.ORGANISATION, address=address)


def _archive(edition: Edition) -> bytes:
    """The version's archive file; rendered anew for one that was adopted before there were any."""
    kept = ArchiveFile.objects.filter(revision__digest=edition.digest).first()
    if kept:
        return bytes(kept.data)
    return archive_file(printed(Revision.objects.select_related("plan").get(digest=edition.digest)))
