"""The audit log as it is read: what is recorded there and what other apps tell, in one list.

It says who did what to which plan, never what a working copy holds: whoever reads it does not work on plans.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from auditing.models import Act, AuditEntry, Result

SYSTEM = "systemet"


@dataclass(frozen=True, slots=True)
class Source:
    """What another app tells the log of: its acts in words, and its rows.

    `rows` gives those that a condition on `recorded_at` and `recorded_by` picks, as a queryset whose rows
    have the fields of a `LogLine`.
    """

    acts: Callable[[], Mapping[str, str]]
    rows: Callable[[Q], "QuerySet[Any, Any]"]


_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Have an app's rows in the log: once, when the app is ready."""
    if source not in _sources:
        _sources.append(source)


def acts() -> dict[str, str]:
    """Every act by the name that it has in the database, with its words."""
    recorded_here = {str(value): str(label) for value, label in Act.choices}
    return {
        name: words for source in _sources for name, words in source.acts().items()
    } | recorded_here


class LogLine(NamedTuple):
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
        return acts()[self.act]

    @property
    def outcome(self) -> str:
        """How it ended, in words."""
        return str(Result(self.result).label)

    @property
    def is_denied(self) -> bool:
        """Whether somebody had no right to it."""
        return self.result == Result.DENIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; what is left out is not asked about. Days are Swedish, the last one included."""

    first: date | None = None
    last: date | None = None
    account: str = ""
    act: str = ""


def log(asked: Asked) -> "QuerySet[Any, Any]":
    """What is asked for, the newest first: tuples that each make a `LogLine`."""
    where = Q()
    if asked.first:
        where &= Q(recorded_at__gte=_midnight(asked.first))
    if asked.last:
        where &= Q(recorded_at__lt=_midnight(asked.last + timedelta(days=1)))
    if asked.account:
        where &= Q(recorded_by="" if asked.account == SYSTEM else asked.account)
    entries = AuditEntry.objects.filter(where).annotate(digest=Cast(Value(""), CharField()))
    tables = [
        (rows.filter(act=asked.act) if asked.act else rows).order_by().values_list(*LogLine._fields)
        for rows in (entries, *(source.rows(where) for source in _sources))
    ]
    both = tables[0].union(*tables[1:], all=True)
    return both.order_by("-recorded_at", "-digest", "act", "about")


def table(asked: Asked) -> Iterator[tuple[str, ...]]:
    """The log as the rows of a table, headings first, read a little at a time."""
    yield ("Tidpunkt", "Konto", "Händelse", "Gäller", "Utfall", "Kontrolltal i liggaren")
    for row in log(asked).iterator(chunk_size=1000):
        this = LogLine(*row)
        when = timezone.localtime(this.recorded_at).isoformat(timespec="seconds")
        yield when, this.who, this.what, this.about, this.outcome, this.digest


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
