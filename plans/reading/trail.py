"""The trail of a plan: what happened to it, when, by whom and why, the newest first.

It is told from the plan's ledger. What has to do with drafts is in the ledger too, and is left out of
what readers are shown (domain rule 9).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils import timezone

from document import text
from document.event_kinds import Trait
from plans.models import Event
from plans.reading.entries import TrailEntry, entry, sorts
from plans.reading.filters import FilterField, Option
from plans.reading.pagination import Pages, pages

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class TrailMark:
    """That something happened: when, what sort of thing, and the row that tells of it.

    It stands where `place` says: not before what the ledger has before it, even if the clock was set back.
    """

    when: datetime
    kind: str
    source: Any
    pk: int
    place: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """A page of entries, with the filter that was asked for: a sort of thing, and a period of days."""

    sorts: FilterField[TrailMark]
    since: date | None
    until: date | None
    total: int
    shown: int
    entries: tuple[TrailEntry, ...]
    number: int
    pages: Pages | None

    @property
    def is_asked(self) -> bool:
        """Whether the reader has chosen among the entries."""
        return bool(self.sorts.chosen or self.since or self.until)


def trail(
    marks: Iterable[TrailMark],
    entries_of: Callable[[list[TrailMark]], list[TrailEntry]],
    *,
    asked: Mapping[str, str],
    address: str,
) -> Trail:
    """The trail that marks make, `PER_PAGE` entries on a page. `entries_of` makes the entries of those shown.

    `asked` holds `slag`, `fran`, `till` and `sida`, whatever they say; what means nothing is passed over.
    """
    known = sorted(marks, key=lambda mark: (mark.place, mark.pk), reverse=True)
    sorts = _sorts.over(known).asked(asked.get("slag", ""))
    since, until = text.day(asked.get("fran", "")), text.day(asked.get("till", ""))
    kept = [mark for mark in known if sorts.keeps(mark) and _within(mark, since, until)]
    page = Paginator(kept, PER_PAGE).get_page(asked.get("sida"))
    chosen = {"slag": sorts.chosen, "fran": since, "till": until}
    query = {name: str(value) for name, value in chosen.items() if value}

    def at(number: int) -> str:
        query_string = urlencode(query if number == 1 else {**query, "sida": number})
        return f"{address}?{query_string}" if query_string else address

    return Trail(
        sorts=sorts,
        since=since,
        until=until,
        total=len(known),
        shown=len(kept),
        entries=tuple(entries_of(list(page))),
        number=page.number,
        pages=pages(page, at),
    )


def public_trail(slug: str, *, asked: Mapping[str, str], address: str, on: date) -> Trail:
    """The trail of a plan as readers may see it: two queries."""
    events = Event.objects.whose(Trait.PUBLIC).filter(plan__slug=slug)
    return trail(
        trail_marks(events), lambda shown: trail_entries(shown, on=on), asked=asked, address=address
    )


def trail_marks(events: QuerySet[Event]) -> list[TrailMark]:
    """The marks of a plan's events: one query."""
    rows = events.order_by("number").values_list("recorded_at", "kind", "pk")
    places = accumulate((when for when, _, _ in rows), max)
    return [
        TrailMark(when, kind, Event, pk, place)
        for (when, kind, pk), place in zip(rows, places, strict=True)
    ]


def trail_entries(shown: Iterable[TrailMark], *, on: date) -> list[TrailEntry]:
    """The entries of events, in the order of their marks: one query."""
    rows = Event.objects.select_related("revision__plan").defer("revision__content")
    events = rows.in_bulk([mark.pk for mark in shown])
    return [entry(events[mark.pk], on=on) for mark in shown]


def _option(mark: TrailMark) -> list[Option]:
    return [Option(mark.kind, sorts()[mark.kind].words)]


#: The filter on sorts of entries, in the order of the table.
_sorts: FilterField[TrailMark] = FilterField(
    name="slag",
    label="Händelse",
    everything="Alla händelser",
    read=_option,
    order=lambda option: list(sorts()).index(option.value),
)


def _within(mark: TrailMark, since: date | None, until: date | None) -> bool:
    day = timezone.localtime(mark.when).date()
    return (since is None or day >= since) and (until is None or day <= until)
