"""The audit log as it is read: what is recorded there and what the plans' ledgers tell, in one list.

It says who did what to which plan, never what a working copy holds: whoever reads it does not work on plans.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from plans.events import Kind
from plans.models import Act, AuditEntry, Event, Result

#: The kinds of events in a plan's ledger, as acts.
DECISIONS = {
    Kind.PROPOSED: "Skickade för beslut",
    Kind.RETURNED: "Lämnade tillbaka ett förslag",
    Kind.ADOPTED: "Fastställde en version",
    Kind.REVIEWED: "Aktualitetsprövade",
    Kind.CORRECTED: "Rättade en uppgift om beslut",
    Kind.REPEALED: "Upphävde en plan",
    Kind.ARCHIVED: "Gjorde en arkivfil",
    Kind.REMINDED: "Påminde om revidering",
    Kind.RESTORED: "Återställde arbetsversionen",
}
#: Every act by the name that it has in the database, with its words.
ACTS: dict[str, str] = {str(kind): words for kind, words in DECISIONS.items()} | {
    str(value): str(label) for value, label in Act.choices
}
SYSTEM = "systemet"
#: What an event is about: the plan's address, and the version if there is one.
_VERSION = Concat("plan__slug", Value(", version "), Cast("revision__number", CharField()))
_PLAN = Case(
    When(revision=None, then=F("plan__slug")),
    When(revision__minor=0, then=_VERSION),
    default=Concat(_VERSION, Value("."), Cast("revision__minor", CharField())),
    output_field=CharField(),
)


class Line(NamedTuple):
    """A line of the log. `digest` is that of the ledger's event; empty for other acts."""

    recorded_at: datetime
    recorded_by: str
    act: str
    about: str
    result: str
    digest: str

    @property
    def who(self) -> str:
        """The account, or that it was nobody in particular."""
        return self.recorded_by or SYSTEM

    @property
    def what(self) -> str:
        """What was done, in words."""
        return ACTS[self.act]

    @property
    def outcome(self) -> str:
        """How it ended, in words."""
        return str(Result(self.result).label)

    @property
    def is_refused(self) -> bool:
        """Whether somebody was told no."""
        return self.result == Result.REFUSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; what is left out is not asked about. Days are Swedish, the last one included."""

    first: date | None = None
    last: date | None = None
    account: str = ""
    act: str = ""


def log(asked: Asked) -> "QuerySet[Any, Any]":
    """What is asked for, the newest first: tuples that each make a `Line`."""
    where = Q()
    if asked.first:
        where &= Q(recorded_at__gte=_midnight(asked.first))
    if asked.last:
        where &= Q(recorded_at__lt=_midnight(asked.last + timedelta(days=1)))
    if asked.account:
        where &= Q(recorded_by="" if asked.account == SYSTEM else asked.account)
    entries = AuditEntry.objects.filter(where).annotate(digest=_text(""))
    events = Event.objects.filter(where).annotate(
        act=F("kind"), about=_PLAN, result=_text(Result.DONE)
    )
    if asked.act:
        entries, events = entries.filter(act=asked.act), events.filter(kind=asked.act)
    fields = Line._fields
    both = (
        entries.order_by()
        .values_list(*fields)
        .union(events.order_by().values_list(*fields), all=True)
    )
    return both.order_by("-recorded_at", "-digest", "act", "about")


def table(asked: Asked) -> Iterator[tuple[str, ...]]:
    """The log as the rows of a table, headings first, read a little at a time."""
    yield ("Tidpunkt", "Konto", "Händelse", "Gäller", "Utfall", "Kontrolltal i liggaren")
    for row in log(asked).iterator(chunk_size=1000):
        this = Line(*row)
        when = timezone.localtime(this.recorded_at).isoformat(timespec="seconds")
        yield when, this.who, this.what, this.about, this.outcome, this.digest


def _text(words: str) -> Any:
    return Cast(Value(words), CharField())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
