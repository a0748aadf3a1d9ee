"""The history of a plan's rows between two seals, field by field, as it was written then.

Nothing is looked up in the rows of today: they change, and an export of the past must not.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models

from document.content import utc
from plans.models import Plan, Tracked
from plans.row_history import ACTIONS, selections

HEADER = (
    "När",
    "Vem",
    "Varför",
    "Vad hände",
    "Slag av rad",
    "Rad",
    "Radens namn",
    "Uppgift",
    "Före",
    "Efter",
)

#: Where a row stands in the database: its number has a column of its own, and its plan is the folder.
_PLACE = {"id", "plan"}

#: The fields that rows are known by.
_NAMES = ("title", "name", "label")

#: The newest record of each row so far.
type _NewestRecords = dict[tuple[type[models.Model], int], Any]


def table(plan: Plan, *, after: datetime | None, until: datetime) -> Iterator[tuple[str, ...]]:
    """What was changed after one moment and by another, the oldest first: the cells below `HEADER`."""
    rows: _NewestRecords = {}
    for model, record in _records(plan, until):
        before = rows.get((model, record.id))
        rows[model, record.id] = record
        if after is None or record.history_date > after:
            common_cells = (
                utc(record.history_date),
                record.history_user.get_username() if record.history_user else "",
                record.history_change_reason or "",
                ACTIONS[record.history_type],
                str(model._meta.verbose_name),
                str(record.id),
                _name(record),
            )
            changes = list(_changes(model, before, record, rows)) or [("", "", "")]
            yield from (common_cells + change for change in changes)


def _records(plan: Plan, until: datetime) -> list[tuple[type[Tracked], Any]]:
    """Every record of the plan's rows by a moment, in the order in which they were written."""
    records = [
        (kind, record)
        for kind, of in selections(plan, until=until)
        for record in kind.history.filter(of).select_related("history_user").order_by("history_id")
    ]
    return sorted(records, key=lambda pair: pair[1].history_date)


def _changes(
    model: type[Tracked], before: Any, record: Any, rows: _NewestRecords
) -> Iterator[tuple[str, str, str]]:
    """The fields that differ from the record before, with what they said and say."""
    after = None if record.history_type == "-" else record
    for field in model._meta.concrete_fields:
        old, new = _text(field, before, rows), _text(field, after, rows)
        if old != new and field.name not in _PLACE:
            yield str(field.verbose_name), old, new


def _text(field: "models.Field[Any, Any]", record: Any, rows: _NewestRecords) -> str:
    """A field as it is stored; for a row that it points at, the row's number and name at the time."""
    value = getattr(record, field.attname, None)
    if value is None:
        return ""
    if isinstance(field, models.ForeignKey):
        return f"{value} {_name(rows.get((field.related_model, value)))}".strip()
    return str(value)


def _name(record: Any) -> str:
    """What a row is known by; empty for one without a name."""
    return next((str(getattr(record, name)) for name in _NAMES if hasattr(record, name)), "")
