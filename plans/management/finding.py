"""What a command is about."""

from plans.management.failure import Failure
from plans.models import Plan


def plan(slug: str) -> Plan:
    """The plan with an address. Raises `Failure` when there is none."""
    named = Plan.objects.filter(slug=slug).first()
    if named is None:
        raise Failure(f"Det finns ingen plan med adressen ”{slug}”.")
    return named
