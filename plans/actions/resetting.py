"""The working copy as a whole goes back to what it held: in a version, or at a moment.

History knows every row as it was, so rows keep their primary keys, and with them their keys and what
points at them. The sealed text is the judge of the result.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from document import content
from document.events import Restored
from plans import access
from plans.actions.editing import editing
from plans.actions.recording import record
from plans.actions.refusing import CHANGED, Refused
from plans.compose import compose
from plans.models import Event, Plan, PlanRow, Revision, Tracked
from plans.models.plan import plan_rows
from plans.models.working_copy import Save
from plans.row_history import listed_at, newest_change


def reset(
    *, plan: Plan, to: Revision | datetime, by: User | None, reason: str = "", expected: str = ""
) -> Event:
    """Give the working copy exactly the content of a version, or the one it had at a moment.

    Texts that plans share, such as those of groups, go back too. The event says between which moments the
    step lies in history; going back to its `before` undoes it. `expected` is the digest of the working
    copy that was looked at. Raises `PermissionDenied` when `by` may not, and `Refused` when there is
    nothing to put back, when an edit came between, or when history cannot give that content.
    """
    access.authorise(by, access.may_prepare, "återställa arbetsversionen")
    version = to if isinstance(to, Revision) else None
    moment = to.sealed_at if isinstance(to, Revision) else to
    with editing(plan, *_shared(plan, moment), by=by):
        plan.refresh_from_db()
        was = content.canonical(compose(plan))
        if expected not in ("", content.sha256(was)):
            raise Refused.because(CHANGED)
        wanted = version.content if version else _at(plan, moment)
        if was == wanted:
            raise Refused.because("Arbetsversionen innehåller redan just det.")
        before = newest_change(plan)
        _put_back(plan, moment, Save(by=by, reason=_why(version, moment, reason)))
        plan.refresh_from_db()
        if (_at(plan, None), _at(plan, before)) != (wanted, was):
            raise Refused.because(
                "Ändringshistoriken går inte ihop. Kör kontrollen manage.py verify."
            )
        happening = Restored(
            content=content.sha256(wanted),
            moment=moment,
            before=before,
            after=newest_change(plan),
            seal=version.digest if version else "",
            label=version.label if version else "",
            reason=reason.strip(),
        )
        return record(happening, plan=plan, by=by)


def touched(plan: Plan, moment: datetime) -> set[int]:
    """Primary keys of the plans whose working copies change: its own, and those that share texts."""
    others = (row.plans_to_lock() for row in _shared(plan, moment))
    return {plan.pk}.union(*others)


def _at(plan: Plan, moment: datetime | None) -> str:
    """The canonical content at a moment, or now. Raises `Refused` when the plan was not there."""
    try:
        return content.canonical(compose(plan, at=moment))
    except Plan.DoesNotExist as error:
        raise Refused.because("Planen fanns inte då.") from error


def _why(version: Revision | None, moment: datetime, reason: str) -> str:
    when = timezone.localtime(moment)
    to = f"version {version.label}" if version else f"läget {when:%Y-%m-%d %H:%M}"
    summary = f"Arbetsversionen återställd till {to}"
    return f"{summary}: {reason.strip()}" if reason.strip() else summary


def _put_back(plan: Plan, moment: datetime, save: Save) -> None:
    """Parents are written before what stands in them, and deleted after."""
    kinds = plan_rows()
    then = {kind: {row.pk: row for row in kind.rows(plan.pk, moment)} for kind in kinds}
    for kind in reversed(kinds):
        for row in _in_the_way(kind.rows(plan.pk), then[kind]):
            save.delete(row)
    for shared in _shared(plan, moment):
        save(shared)
    plan_row = plan.at(moment)
    if _differ(plan_row, plan):
        save(plan_row)
    for kind in kinds:
        now = {row.pk: row for row in kind.rows(plan.pk)}
        for key, row in then[kind].items():
            if key not in now or _differ(row, now[key]):
                save(row)
    for kind in reversed(kinds):
        for row in kind.rows(plan.pk):
            if row.pk not in then[kind]:
                save.delete(row)


def _in_the_way(rows: list[PlanRow], wanted: dict[Any, PlanRow]) -> Iterator[PlanRow]:
    """Rows that hold what must be unique and is another row's: a group taken out and put in anew."""
    taken = {each: key for key, row in wanted.items() for each in _unique(row)}
    for row in rows:
        if any(taken.get(each, row.pk) != row.pk for each in _unique(row)):
            yield row


def _unique(row: PlanRow) -> Iterator[tuple[Any, ...]]:
    columns = {field.name: field.attname for field in row._meta.concrete_fields}
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            values = (getattr(row, columns[name]) for name in constraint.fields)
            yield (constraint.name, *values)


def _shared(plan: Plan, moment: datetime) -> Iterator[Tracked]:
    """The shared rows as they were, of those that have changed since."""
    for model, rows in listed_at(plan, moment):
        now = model._default_manager.in_bulk([row.pk for row in rows])
        yield from (row for row in rows if row.pk not in now or _differ(row, now[row.pk]))


def _differ(one: Tracked, other: Tracked) -> bool:
    fields = one._meta.concrete_fields
    return any(getattr(one, each.attname) != getattr(other, each.attname) for each in fields)
