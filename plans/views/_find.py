"""Finding what an address names; what readers may not know of is not found."""

from datetime import date

from django.http import Http404

from plans import reading
from plans.models import Revision


def versions(slug: str) -> reading.Versions:
    """The adopted versions of a plan. Raises `Http404` when there are none."""
    adopted = reading.versions(slug)
    if adopted is None:
        raise Http404("Det finns inget fastställt dokument på den här adressen.")
    return adopted


def revision(versions: reading.Versions, label: str) -> Revision:
    """The version that is called so. Raises `Http404` when there is none."""
    revision = versions.labelled(label)
    if revision is None:
        raise Http404(f"Dokumentet har ingen version {label}.")
    return revision


def in_force(versions: reading.Versions, on: date) -> Revision:
    """The version that counts on a day. Raises `Http404` when there is none."""
    revision = versions.in_force(on)
    if revision is None:
        raise Http404(
            "Ingen version av dokumentet gäller i dag, så det finns ingen kopia att hämta."
        )
    return revision
