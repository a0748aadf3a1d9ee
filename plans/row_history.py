"""The history of a plan's rows: which records it is made of, and what the plan had listed.

They are those of the plan itself, of the rows that stand in it, and of what it has listed from the registries
that plans share, such as groups.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from plans.models import Plan, Tracked
from plans.models.plan import plan_rows, shared_rows

#: What a record says was done to its row.
ACTIONS = {"+": "Lades till", "~": "Ändrades", "-": "Togs bort"}

#: A kind of row, and which of its records.
type RecordSelection = tuple[type[Tracked], Q]


def selections(
    plan: Plan, *beside: type[Tracked], until: datetime | None = None
) -> list[RecordSelection]:
    """The records of everything in a plan, by a moment if one is given.

    Those of registries are from before, while and after the plan listed the row. `beside` are kinds of rows
    that are no part of the plan's text and point at it.
    """
    by = Q(history_date__lte=until) if until else Q()
    listed: dict[type[Tracked], Q] = {}
    for kind, column, registry in shared_rows():
        keys = kind.history.filter(by, plan_id=plan.pk).values(column)
        listed[registry] = listed.get(registry, Q()) | Q(id__in=keys)
    return [(model, of & by) for model, of in [*_rows_of_plan(plan, *beside), *listed.items()]]


def _rows_of_plan(plan: Plan, *beside: type[Tracked]) -> list[RecordSelection]:
    kinds: list[type[Tracked]] = [*plan_rows(), *beside]
    return [(Plan, Q(id=plan.pk)), *((kind, Q(plan_id=plan.pk)) for kind in kinds)]


def newest_change(plan: Plan) -> datetime:
    """When anything in the working copy was last changed, or a text that it lists from a registry."""
    rows = _rows_of_plan(plan)
    for kind, column, registry in shared_rows():
        keys = kind._default_manager.filter(plan_id=plan.pk).values(column)
        rows.append((registry, Q(id__in=keys)))
    moments: list[datetime | None] = [
        model.history.filter(of).aggregate(at=Max("history_date"))["at"] for model, of in rows
    ]
    return max(moment for moment in moments if moment)


def listed_at(plan: Plan, moment: datetime) -> Iterator[tuple[type[Tracked], list[Any]]]:
    """What a plan listed from registries at a moment, as it was then: the rows of each kind."""
    for kind, column, registry in shared_rows():
        keys = {getattr(row, column) for row in kind.rows(plan.pk, moment)}
        yield registry, list(registry.history.as_of(moment).filter(id__in=keys))
