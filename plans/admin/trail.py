"""Everything that has happened to a plan, drafts too: its ledger and the changes of its working copy."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from auditing.models import Act, AuditEntry
from document.content import Fact
from document.event_kinds import KINDS, Trait
from document.events import Adopted, Restored, kind
from plans import access
from plans.admin import history
from plans.models import Event, Plan
from plans.reading.entries import CERTIFIED, EDITED, EXPORTED, PRINTED, TrailEntry, sorts
from plans.reading.row_changes import RowChange, row_changes, stamps
from plans.reading.trail import TrailMark, trail, trail_entries, trail_marks

#: What the audit log alone tells of taking something out, by the kind it is in the trail, with its words.
_TAKEN_OUT = {
    Act.DRAFT_PRINTED: (PRINTED, "Arbetsversionen hämtad som PDF"),
    Act.CERTIFIED: (CERTIFIED, "Intyg till protokollet hämtat"),
    Act.EXPORTED: (EXPORTED, "Nya filer uttagna till arkivet"),
}


def view(request: HttpRequest, plan: Plan, site: dict[str, Any]) -> HttpResponse:
    """The timeline of a plan, with a fixed number of queries."""
    steps = {event.pk: _ResetStep(event) for event in plan.events.of(Restored)}
    edits = [
        TrailMark(when, EDITED, model, pk, place=when)
        for model, when, pk in stamps(*history.of_plan(plan))
        if not any(step.takes(when) for step in steps.values())
    ]
    shown = trail(
        [*trail_marks(plan.events.all()), *edits, *_taken_out(plan)],
        lambda page: _entries(plan, page, steps),
        asked={name: value for name, value in request.GET.dict().items() if value},
        address=request.path,
    )
    context = {**site, "plan": plan, "trail": shown, "address": request.path}
    adoptions = {name for name, row in KINDS.items() if issubclass(row.of, Adopted)}
    adopted = any(option.value in adoptions for option in shown.sorts.options)
    context["may_certify"] = adopted and access.may_certify(request.user)
    return TemplateResponse(request, "admin/plans/plan/trail.html", context)


class _ResetStep:
    """A step that put the working copy back: between which moments, and how many rows it changed."""

    def __init__(self, event: Event) -> None:
        if not isinstance(event.value, Restored):
            raise TypeError(event)
        self.value, self.rows = event.value, 0

    def takes(self, when: datetime) -> bool:
        """Whether a change at that moment is part of the step; counts it if so."""
        part = self.value.before < when <= self.value.after
        self.rows += part
        return part


def _taken_out(plan: Plan) -> list[TrailMark]:
    entries = AuditEntry.objects.filter(act__in=_TAKEN_OUT, about=plan.slug)
    rows = entries.values_list("recorded_at", "act", "pk")
    return [
        TrailMark(when, _TAKEN_OUT[Act(act)][0], AuditEntry, pk, place=when)
        for when, act, pk in rows
    ]


def _entries(plan: Plan, page: list[TrailMark], steps: dict[int, _ResetStep]) -> list[TrailEntry]:
    events = [mark for mark in page if mark.source is Event]
    entries = dict(zip(events, trail_entries(events, on=timezone.localdate()), strict=True))
    edits = [mark for mark in page if mark.kind == EDITED]
    changed = row_changes((mark.source, mark.pk) for mark in edits)
    entries |= {mark: _edit(changed[mark.source, mark.pk]) for mark in edits}
    taken = [mark for mark in page if mark.source is AuditEntry]
    recorded = AuditEntry.objects.in_bulk([mark.pk for mark in taken])
    entries |= {mark: _taking(recorded[mark.pk]) for mark in taken}
    return [_with_ways(plan, mark, entries[mark], steps) for mark in page]


def _taking(entry: AuditEntry) -> TrailEntry:
    sort, title = _TAKEN_OUT[Act(entry.act)]
    return TrailEntry(
        sort=sorts()[sort], when=entry.recorded_at, who=entry.recorded_by, title=title
    )


def _edit(change: RowChange) -> TrailEntry:
    return TrailEntry(
        sort=sorts()[EDITED],
        when=change.when,
        who=change.who,
        title=change.title,
        why=change.why,
        field_changes=change.field_changes,
    )


def _with_ways(
    plan: Plan, mark: TrailMark, entry: TrailEntry, steps: dict[int, _ResetStep]
) -> TrailEntry:
    """The entry with links to the working copy as it was, and a step's way back."""
    if Trait.DRAFT in sorts()[mark.kind].traits:
        return replace(entry, links=(("Arbetsversionen då", moment_url(plan, mark.when)),))
    if mark.kind == kind(Restored):
        step = steps[mark.pk]
        return replace(
            entry,
            facts=(*entry.facts, Fact(label="Ändrade rader", value=str(step.rows))),
            links=(
                ("Arbetsversionen före", moment_url(plan, step.value.before)),
                ("Ångra", reset_url(plan, step.value.before)),
            ),
        )
    return entry


def moment_url(plan: Plan, moment: datetime) -> str:
    """Where the working copy is shown as it was at a moment."""
    return _url("moment", plan, moment)


def reset_url(plan: Plan, moment: datetime) -> str:
    """Where the working copy is put back to what it was at a moment."""
    return _url("reset", plan, moment)


def _url(name: str, plan: Plan, moment: datetime) -> str:
    query = urlencode({"vid": timezone.localtime(moment).isoformat()})
    return f"{reverse(f'admin:plans_plan_{name}', args=[plan.pk])}?{query}"
