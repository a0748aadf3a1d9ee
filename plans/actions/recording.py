"""What was done stands in the ledger, and those whom it concerns are told once it is committed."""

from functools import partial

from django.contrib.auth.models import User
from django.db import transaction

from document.events import Happening
from plans import ledger, mailing
from plans.models import Event, Plan, Revision


def record(
    happening: Happening, *, plan: Plan, revision: Revision | None = None, by: User | None
) -> Event:
    """Write the next event of a plan, as `plans.ledger.record` does, and mail it on commit."""
    event = ledger.record(happening, plan=plan, revision=revision, by=by)
    transaction.on_commit(partial(mailing.announce, event))
    return event
