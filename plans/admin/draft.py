"""The working copy as a whole: as readers would see it, and what it changes of the version it follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from auditing.models import Act, AuditEntry
from comparing import Comparison, compare_content
from document.content import digest
from document.decision import Decision
from document.edition import Edition
from document.standing import Standing
from document.swedish import written
from plans import copies, reading
from plans.compose import compose
from plans.models import Plan, PlannedDecision, Revision
from plans.reading.waiting import standing_of
from plans.views import _pdf


def edition(plan: Plan, *, on: date) -> Edition:
    """The working copy as an edition without number or state, with what is planned of its decision."""
    planned = PlannedDecision.objects.filter(plan=plan).first()
    decision = planned.decision if planned else Decision()
    return Edition(slug=plan.slug, on=on, content=compose(plan), decision=decision)


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """What the working copy changes of the version to compare with (None: there is none)."""

    against: Revision | None
    comparison: Comparison | None

    @property
    def words(self) -> str:
        """ "3 ändringar sedan version 1", in a line."""
        if self.against is None or self.comparison is None:
            return "Ingen version är fastställd ännu."
        count = self.comparison.count
        if not count:
            return f"Inga ändringar sedan version {self.against.label}."
        noun = "ändring" if count == 1 else "ändringar"
        return f"{count} {noun} sedan version {self.against.label}."


def changes(plan: Plan, against: Revision | None) -> DraftChanges:
    """Compare the working copy with a version; the one to compare with says `Standing.compared`."""
    if against is None:
        return DraftChanges(None, None)
    labels = (f"Version {against.label}", "Arbetsversionen")
    return DraftChanges(against, compare_content(against.value, compose(plan), labels=labels))


def doubts(plan: Plan, found: Standing[Revision]) -> Iterator[str]:
    """What looks wrong when the working copy is sent for decision, or adopted: it says nothing new."""
    newest = found.newest
    if newest and newest.content_digest == digest(compose(plan)):
        since = "gäller från" if newest == found.current else "börjar gälla"
        yield (
            f"Arbetsversionen säger detsamma som version {newest.label}, som {since} "
            f"{written(newest.valid_from)}. Ska samma text fastställas en gång till?"
        )


def changes_view(request: HttpRequest, plan: Plan, _site: dict[str, Any]) -> HttpResponse:
    """The working copy against the version that it follows, word by word."""
    found = standing_of(plan, on=timezone.localdate())
    context = {"plan": plan, "changes": changes(plan, found.compared)}
    return TemplateResponse(request, "admin/plans/plan/changes.html", context)


def preview_view(request: HttpRequest, plan: Plan, _site: dict[str, Any]) -> HttpResponse:
    """The working copy as readers would see it, marked as a draft."""
    context = reading.page(edition(plan, on=timezone.localdate()), plan=plan)
    return TemplateResponse(request, "admin/plans/plan/preview.html", context)


def pdf_view(request: HttpRequest, plan: Plan, _site: dict[str, Any]) -> HttpResponse:
    """The working copy as a PDF, marked on every page as a draft."""
    shown = edition(plan, on=timezone.localdate())
    AuditEntry.record(Act.DRAFT_PRINTED, by=request.user, about=plan.slug)
    return _pdf.inline(copies.printed_draft(shown), f"{plan.slug}-utkast.pdf")
