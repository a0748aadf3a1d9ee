"""Changes of rows as those who work on plans read them: who, when, why, and what differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.text import Truncator

from comparing.words import TextPiece, diff
from document import text
from plans.models import Tracked
from plans.models.prose import ProseField
from plans.row_history import ACTIONS, RecordSelection

#: Fields that say where a row stands in the database, not what it says.
INTERNAL = {"id", "plan", "key", "slug"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changed: its name and its text as pieces that stayed, came or went."""

    field: str
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One record of a row's history. `model` and `pk` lead to the way back."""

    pk: int
    model: type[Tracked]
    row: str
    action: str
    when: datetime
    who: str
    why: str
    field_changes: tuple[FieldChange, ...]
    is_deletion: bool
    is_newest: bool

    @property
    def kind(self) -> str:
        """What sort of row it is, in Swedish."""
        return str(self.model._meta.verbose_name)

    @property
    def title(self) -> str:
        """What was done to which row: "Ändrades: aktivitet ”Framtidsdag”"."""
        return f"{self.action}: {self.kind} ”{Truncator(self.row).words(14)}”"

    @property
    def restore_url(self) -> str:
        """The admin address that restores this state."""
        options = self.model._meta
        return reverse("admin:plans_restore", args=[options.app_label, options.model_name, self.pk])


def stamps(*selections: RecordSelection) -> Iterator[tuple[type[Tracked], datetime, int]]:
    """The kind, moment and key of each record: one query a selection."""
    for model, of in selections:
        for when, pk in model.history.filter(of).values_list("history_date", "pk"):
            yield model, when, pk


def row_changes(
    keys: Iterable[tuple[type[Tracked], int]],
) -> dict[tuple[type[Tracked], int], RowChange]:
    """The entries of some records, each compared with the record before it.

    A fixed number of queries for each kind of row, however many records there are.
    """
    wanted: dict[type[Tracked], set[int]] = defaultdict(set)
    for model, pk in keys:
        wanted[model].add(pk)
    return {
        (model, pk): entry for model in wanted for pk, entry in _row_changes(model, wanted[model])
    }


def _row_changes(model: type[Tracked], wanted: set[int]) -> Iterator[tuple[int, RowChange]]:
    ids = model.history.filter(pk__in=wanted).values("id")
    records = list(model.history.filter(id__in=ids).select_related("history_user"))
    records.sort(key=lambda one: (one.history_date, one.pk))
    rows, names = _rows(model, records)
    newest = {record.id: record for record in records}
    earlier: dict[int, Any] = {}
    for record in records:
        if record.pk in wanted:
            row, before = str(rows[record.pk]), earlier.get(record.id)
            is_newest = record is newest[record.id]
            yield record.pk, _row_change(model, record, row, before, names, is_newest=is_newest)
        earlier[record.id] = record


#: What the rows that a kind of row points at are called, by field and primary key.
type Names = dict[str, dict[int, Tracked]]


def _rows(model: type[Tracked], records: Iterable[Any]) -> tuple[dict[int, Tracked], Names]:
    """The rows that records tell of, by the record's key, each with the rows that it points at.

    Those are taken from history, so that a row has its name after what it stood in was deleted.
    """
    rows = {record.pk: record.instance for record in records}
    names: Names = {}
    for field in model._meta.concrete_fields:
        target = field.related_model
        if field.name in INTERNAL or not (target and issubclass(target, Tracked)):
            continue
        keys = {getattr(row, field.attname) for row in rows.values()}
        newest = list(target.history.filter(id__in=keys).latest_of_each())
        targets, _ = _rows(target, newest)
        names[field.name] = {record.id: targets[record.pk] for record in newest}
        for row in rows.values():
            setattr(row, field.name, names[field.name][getattr(row, field.attname)])
    return rows, names


def _row_change(
    model: type[Tracked], record: Any, row: str, before: Any, names: Names, *, is_newest: bool
) -> RowChange:
    is_deletion = record.history_type == "-"
    return RowChange(
        pk=record.pk,
        model=model,
        row=row,
        action=ACTIONS[record.history_type],
        when=record.history_date,
        who=str(record.history_user or "systemet"),
        why=record.history_change_reason or "",
        field_changes=() if is_deletion else tuple(_field_changes(model, record, before, names)),
        is_deletion=is_deletion,
        is_newest=is_newest,
    )


def _field_changes(
    model: type[Tracked], record: Any, before: Any, names: Names
) -> Iterator[FieldChange]:
    for field in model._meta.concrete_fields:
        same = before and getattr(before, field.attname) == getattr(record, field.attname)
        if same or field.name in INTERNAL:
            continue
        old = _text(field, before, names) if before else ""
        new = _text(field, record, names)
        if old != new:
            yield FieldChange(str(field.verbose_name).capitalize(), diff(old, new).pieces)


def _text(field: "models.Field[Any, Any]", record: Any, names: Names) -> str:
    """What a field says, as a reader would put it."""
    value = getattr(record, field.attname)
    if value in (None, ""):
        return ""
    if isinstance(field, ProseField):
        return "\n".join(text.lines(value))
    if isinstance(field, models.ForeignKey):
        return str(names[field.name][value])
    return str(dict(field.flatchoices).get(value, value))
