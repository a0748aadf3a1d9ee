"""What was done stands in the ledger, and those whom it concerns are written to, both or neither."""

from django.contrib.auth.models import User

from document.events import Happening
from plans import ledger, mailing
from plans.models import Event, Plan, Revision


def record(
    happening: Happening, *, plan: Plan, revision: Revision | None = None, by: User | None
) -> Event:
    """Write the next event of a plan, as `plans.ledger.record` does, and the letters about it."""
    event = ledger.record(happening, plan=plan, revision=revision, by=by)
    mailing.announce(event)
    return event
