"""The history of a plan's rows: which records it is made of, and what the plan had listed.

They are those of the plan itself, of the rows that stand in it, and of what it has listed from the registries
that plans share, such as groups.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db.models import Max, Q

from plans.models import Plan, Tracked
from plans.models.plan import plan_rows, shared_rows

#: What a record says was done to its row.
ACTIONS = {"+": "Lades till", "~": "Ändrades", "-": "Togs bort"}

#: A kind of row, and which of its records.
type RecordSelection = tuple[type[Tracked], Q]

#: A kind of row, and the primary key of one of its records.
type RecordKey = tuple[type[Tracked], int]


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


def changes_since(moments: Mapping[int, datetime]) -> dict[int, list[RecordKey]]:
    """By plan, the records that are newer than its moment, the newest first.

    Those of registries are of rows that the plan lists now. As many queries for many plans as for one.
    """
    found: dict[int, list[tuple[datetime, int, type[Tracked]]]] = {plan: [] for plan in moments}
    newer = Q(history_date__gt=min(moments.values()))
    for model, column, plans in _columns(moments):
        records = model.history.filter(newer, **{f"{column}__in": list(plans)})
        for value, when, pk in records.values_list(column, "history_date", "pk"):
            for plan in plans[value]:
                if when > moments[plan]:
                    found[plan].append((when, pk, model))
    return {
        plan: [(model, pk) for _, pk, model in sorted(records, key=itemgetter(0, 1), reverse=True)]
        for plan, records in found.items()
    }


def _columns(
    plans: Collection[int],
) -> Iterator[tuple[type[Tracked], str, Mapping[int, Collection[int]]]]:
    """Each kind of row in some plans, with a column of its records and the plans by what stands there."""
    own = {plan: [plan] for plan in plans}
    yield Plan, "id", own
    for model in plan_rows():
        yield model, "plan_id", own
    for kind, column, registry in shared_rows():
        listing: dict[int, set[int]] = defaultdict(set)
        rows = kind._default_manager.filter(plan_id__in=plans)
        for row, plan in rows.values_list(column, "plan_id"):
            listing[row].add(plan)
        yield registry, "id", listing


def listed_at(plan: Plan, moment: datetime) -> Iterator[tuple[type[Tracked], list[Any]]]:
    """What a plan listed from registries at a moment, as it was then: the rows of each kind."""
    for kind, column, registry in shared_rows():
        keys = {getattr(row, column) for row in kind.rows(plan.pk, moment)}
        yield registry, list(registry.history.as_of(moment).filter(id__in=keys))
