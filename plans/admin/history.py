"""The history of rows as an editor reads it: who, when, why, and what differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.urls import reverse

from plans import text
from plans.changes.words import Piece, diff
from plans.models import Plan, PlannedDecision, Tracked
from plans.models.plan import plan_rows
from plans.models.prose import ProseField

PER_PAGE = 50
ACTIONS = {"+": "Lades till", "~": "Ändrades", "-": "Togs bort"}
#: Fields that say where a row stands in the database, not what it says.
INTERNAL = {"id", "plan", "key", "slug"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed: its name and its text as pieces that stayed, came or went."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a row's history. `model` and `pk` lead to the way back."""

    pk: int
    model: type[Tracked]
    row: str
    action: str
    when: datetime
    who: str
    why: str
    differences: tuple[Difference, ...]
    is_deletion: bool

    @property
    def kind(self) -> str:
        """What sort of row it is, in Swedish."""
        return str(self.model._meta.verbose_name)

    @property
    def restore_url(self) -> str:
        """The admin address that restores this state."""
        options = self.model._meta
        return reverse("admin:plans_restore", args=[options.app_label, options.model_name, self.pk])


def page(number: str | None, *selections: tuple[type[Tracked], dict[str, Any]]) -> Page[Entry]:
    """A page of the history of rows, newest first; each selection is a kind of row and a filter."""
    keys = [
        (when, model, pk)
        for model, of in selections
        for when, pk in model.history.filter(**of).values_list("history_date", "pk")
    ]
    keys.sort(key=lambda key: (key[0], key[2]), reverse=True)
    found: Page[Any] = Paginator(keys, PER_PAGE).get_page(number)
    entries = _entries([(model, pk) for _, model, pk in found])
    found.object_list = [entries[model, pk] for _, model, pk in found]
    return found


def plan_page(plan: Plan, number: str | None) -> Page[Entry]:
    """A page of the history of everything in a plan."""
    kinds: list[type[Tracked]] = [*plan_rows(), PlannedDecision]
    rows = [(model, {"plan_id": plan.pk}) for model in kinds]
    return page(number, (Plan, {"id": plan.pk}), *rows)


def _entries(keys: list[tuple[type[Tracked], int]]) -> dict[tuple[type[Tracked], int], Entry]:
    """The entries of some records, each compared with the record before it: two queries a model."""
    entries = {}
    for model in {model for model, _ in keys}:
        wanted = {pk for kind, pk in keys if kind is model}
        ids = model.history.filter(pk__in=wanted).values("id")
        records = model.history.filter(id__in=ids).select_related("history_user")
        earlier: dict[int, Any] = {}
        for record in sorted(records, key=lambda one: (one.history_date, one.pk)):
            if record.pk in wanted:
                entries[model, record.pk] = _entry(model, record, earlier.get(record.id))
            earlier[record.id] = record
    return entries


def _entry(model: type[Tracked], record: Any, before: Any) -> Entry:
    is_deletion = record.history_type == "-"
    return Entry(
        pk=record.pk,
        model=model,
        row=str(record.instance),
        action=ACTIONS[record.history_type],
        when=record.history_date,
        who=str(record.history_user or "systemet"),
        why=record.history_change_reason or "",
        differences=() if is_deletion else tuple(_differences(model, record, before)),
        is_deletion=is_deletion,
    )


def _differences(model: type[Tracked], record: Any, before: Any) -> Iterable[Difference]:
    for field in model._meta.concrete_fields:
        same = before and getattr(before, field.attname) == getattr(record, field.attname)
        if same or field.name in INTERNAL:
            continue
        old = _text(field, before) if before else ""
        new = _text(field, record)
        if old != new:
            yield Difference(str(field.verbose_name).capitalize(), diff(old, new).pieces)


def _text(field: "models.Field[Any, Any]", record: Any) -> str:
    """What a field says, as a reader would put it."""
    value = getattr(record, field.attname)
    if value in (None, ""):
        return ""
    if isinstance(field, ProseField):
        return "\n".join(text.lines(value))
    if isinstance(field, models.ForeignKey):
        row = field.remote_field.model._default_manager.filter(pk=value).first()
        return str(row or "(borttagen)")
    return str(dict(field.flatchoices).get(value, value))
