"""The page of one edition: what its template needs, for readers and for the preview of a draft alike."""

from collections.abc import Mapping
from typing import Any

from document.edition import Edition
from document.rules import State
from plans.models import Abbreviation
from plans.reading.additions import additions, listed
from plans.reading.document import document
from plans.reading.explaining import explained
from plans.reading.kinds import kind
from plans.reading.narrowing import narrowed
from plans.reading.selection import select
from plans.reading.standing import Banner
from plans.reading.versions import Versions


def page(
    edition: Edition,
    versions: Versions | None = None,
    *,
    asked: Mapping[str, str] | None = None,
    address: str = "",
    **more: Any,
) -> dict[str, Any]:
    """The context of `plans/_edition.html`, with whatever else a caller's own template asks for.

    `versions` are all of the plan's versions; without them the banner names no other version.
    `asked` is what the page's address asks for among the activities, and `address` the one without it;
    without them there is no filter.
    """
    shown = document(edition.content, linked=edition.state is State.IN_FORCE)
    selection = None if asked is None else select(edition.content, asked)
    if selection:
        shown = narrowed(shown, selection, address=address)
    added = additions(edition, versions)
    return {
        "edition": edition,
        "document": listed(explained(shown, Abbreviation.known()), added),
        "additions": added,
        "selection": selection,
        "banner": Banner(edition, versions.standing(edition.on) if versions else None),
        "kind": kind(edition.content.kind),
        **more,
    }
