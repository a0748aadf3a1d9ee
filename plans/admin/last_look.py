"""A last look at the working copy in the forms that send it for decision or adopt it."""

from typing import Any

from django.http import HttpRequest

from document import assessing
from document.edition import Edition
from plans.actions.legible import unprintable
from plans.reading.remarks import remarks_on


def last_look(request: HttpRequest, edition: Edition, *, is_decided: bool) -> dict[str, Any]:
    """What must be changed first, and the quiet list, which asks for no press.

    `edition` has the decision as it is filled in by now. What the minutes should say is missed only in a
    decision that is made (`is_decided`).
    """
    decision = edition.decision
    lacks = assessing.assess(decision, among=(), on=edition.on).warnings if is_decided else []
    return {
        "unprintable": [each.message for each in unprintable(edition)],
        "remarks": [*(each.message for each in lacks), *remarks_on(edition, request)],
    }
