"""What the plans' ledgers tell the audit log: what was decided, about which plan and version."""

from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from auditing.log import Source
from auditing.models import Result
from document.event_kinds import KINDS
from plans.models import Event

#: What an event is about: the plan's address, and the version if there is one.
_VERSION = Concat("plan__slug", Value(", version "), Cast("revision__number", CharField()))
_PLAN = Case(
    When(revision=None, then=F("plan__slug")),
    When(revision__minor=0, then=_VERSION),
    default=Concat(_VERSION, Value("."), Cast("revision__minor", CharField())),
    output_field=CharField(),
)


def _rows(where: Q) -> "QuerySet[Any, Any]":
    done = Cast(Value(Result.DONE), CharField())
    return Event.objects.filter(where).annotate(act=F("kind"), about=_PLAN, result=done)


def _acts() -> dict[str, str]:
    """The kinds of events in a plan's ledger, as acts."""
    return {name: kind.act for name, kind in KINDS.items()}


SOURCE = Source(_acts, _rows)
