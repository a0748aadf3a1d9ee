"""The page of one edition: what its template needs, for readers and for the preview of a draft alike."""

from typing import Any

from plans.edition import Edition
from plans.reading.document import document
from plans.reading.kinds import kind
from plans.reading.standing import standing
from plans.reading.versions import Versions
from plans.rules import State


def page(edition: Edition, versions: Versions | None = None, **more: Any) -> dict[str, Any]:
    """The context of `plans/_edition.html`, with whatever else a caller's own template asks for.

    `versions` are all of the plan's versions; without them the banner names no other version.
    """
    valid = versions.in_force(edition.on) if versions else None
    coming = versions.coming(edition.on) if versions else None
    return {
        "edition": edition,
        "document": document(edition.content, linked=edition.state is State.IN_FORCE),
        "standing": standing(edition, valid=valid, coming=coming),
        "kind": kind(edition.content.kind),
        **more,
    }
