"""Mail to those concerned when something has happened to a plan."""

from django.contrib.auth.models import User

from document.corrections import CorrectionEntered
from document.event_kinds import KINDS, Trait
from document.events import Happening, Proposed, Returned, Reviewed, TakenBack
from plans import access
from plans.mailing import directory
from plans.mailing.letters import letter
from plans.models import Event


def announce(event: Event) -> None:
    """Write to those whom an event concerns, but not to who did it; most kinds concern nobody.

    The letter lies in the outbox when the event is committed, and only then.
    """
    to = _concerned(event) if Trait.MAILED in KINDS[event.kind].traits else set()
    if to:
        letter(event.value, event).write(to)


def _concerned(event: Event) -> set[str]:
    """Those who may decide on what waits; who made it, when it is sent back, and both when it is taken back;
    else the coordinators too.

    A review that asks for a repeal asks those who may decide on one.
    """
    if isinstance(event.value, Proposed | CorrectionEntered):
        return _who_may(access.ADOPT, event)
    proposer = directory.addresses(_others(_proposer(event), event))
    if isinstance(event.value, Returned) and proposer:
        return proposer
    if isinstance(event.value, TakenBack):
        return proposer | _who_may(access.ADOPT, event)
    deciders = _who_may(access.ADOPT, event) if _asks_for_repeal(event.value) else set()
    return proposer | _who_may(access.PREPARE, event) | deciders


def _who_may(permission: str, event: Event) -> set[str]:
    return directory.addresses(_others(directory.who_may(permission), event))


def _asks_for_repeal(what: Happening) -> bool:
    return isinstance(what, Reviewed) and what.asks_for_repeal


def _proposer(event: Event) -> list[User]:
    """Who made the plan's newest proposal before the event, if they still work on the plan: one, or none."""
    proposals = event.plan.events.of(Proposed).filter(number__lt=event.number)
    newest = proposals.order_by("number").last()
    return directory.sender(newest) if newest else []


def _others(users: list[User], event: Event) -> list[User]:
    return [user for user in users if user.get_username() != event.recorded_by]
