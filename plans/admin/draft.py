"""The working copy as a whole: as readers would see it, and what it changes of the version in force."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from auditing.models import Act, AuditEntry
from comparing import Comparison, compare_content
from document.decision import Decision
from document.edition import Edition
from plans import copies, reading
from plans.compose import compose
from plans.models import Plan, PlannedDecision, Revision
from plans.reading.versions import versions
from plans.views import _pdf


def edition(plan: Plan, *, on: date) -> Edition:
    """The working copy as an edition without number or state, with what is planned of its decision."""
    planned = PlannedDecision.objects.filter(plan=plan).first()
    decision = planned.decision if planned else Decision()
    return Edition(slug=plan.slug, on=on, content=compose(plan), decision=decision)


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """What the working copy changes of the version to compare with (None: nothing adopted yet)."""

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


def changes(plan: Plan) -> DraftChanges:
    """Compare the working copy with the version in force, or if none is with the one that stands for it."""
    found = versions(plan.slug)
    if found is None:
        return DraftChanges(None, None)
    against = found.nearest(timezone.localdate())
    labels = (f"Version {against.label}", "Arbetsversionen")
    return DraftChanges(against, compare_content(against.value, compose(plan), labels=labels))


def changes_view(request: HttpRequest, plan: Plan, _site: dict[str, Any]) -> HttpResponse:
    """The working copy against the version in force, word by word."""
    context = {"plan": plan, "changes": changes(plan)}
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
