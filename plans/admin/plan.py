"""The page of a plan: where it stands, its cover, its sections in order, and the list of all plans."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join

from auditing.fields import DateInput, DayField
from auditing.models import Act, AuditEntry
from document.decision import FACTS
from plans import access, certificate, copies
from plans.admin import action_page, adoption, draft, history, moment, resetting, restoring, trail
from plans.admin.action_table import PLAN_ACTIONS, possible
from plans.admin.tracked import RowInline, TrackedAdmin
from plans.models import CoverFact, Placed, Plan, PlannedDecision, Section
from plans.reading.row_changes import RowChange
from plans.reading.standing import lines, tags
from plans.reading.waiting import next_step, standing_of, standings
from plans.views import _pdf


class CoverFactInline(RowInline):
    """Lines of the cover without a field of their own."""

    model = CoverFact
    fields = ("position", "label", "value")
    show_change_link = False


def planned_rows() -> tuple[tuple[str, ...], ...]:
    """The facts of a decision as they stand side by side, and last the number that a source had."""
    rows: list[tuple[str, ...]] = []
    for fact in FACTS.values():
        rows = [*rows[:-1], (*rows[-1], fact.name)] if fact.beside else [*rows, (fact.name,)]
    return (*rows[:-1], (*rows[-1], "number"))


class PlannedDecisionInline(admin.StackedInline):
    """What is known of the next decision."""

    model = PlannedDecision
    extra = 0
    max_num = 1
    classes = ("collapse",)
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DateInput}}
    fields = planned_rows()


class SectionInline(RowInline):
    """The sections in order; their texts have pages of their own."""

    model = Section
    fields = ("position", "depth", "title")
    can_delete = False


type PageView = Callable[[HttpRequest, Plan, dict[str, Any]], HttpResponse]

#: Pages about a plan: their paths, names and views.
PAGES: tuple[tuple[str, str, PageView], ...] = (
    ("handelser/", "trail", trail.view),
    ("andringar/", "changes", draft.changes_view),
    ("arbetsversion/", "preview", draft.preview_view),
    ("utkast.pdf", "draft", draft.pdf_view),
    ("arbetsversion/da/", "moment", moment.view),
    ("arbetsversion/aterstall/", "reset", resetting.view),
    ("faststall/", "adopt", adoption.view),
    *((f"{each.path}/", each.name, partial(action_page.view, each)) for each in PLAN_ACTIONS),
)


@dataclass(frozen=True, slots=True)
class OverviewSection:
    """A section in the plan's overview, with the admin addresses of what stands in it."""

    section: Section
    url: str
    placed: list[tuple[str, str, str]]  # kind, name, address


@admin.register(Plan)
class PlanAdmin(TrackedAdmin):
    """Where the coordinator starts: everything of a plan is reached from here."""

    to_plan = ""
    change_form_template = "admin/plans/plan/change_form.html"
    list_display = ("title", "stands", "in_force", "review_by", "kind")
    search_fields = ("title",)
    inlines = (SectionInline, CoverFactInline, PlannedDecisionInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "organisation")}),
        ("Försättsblad", {"fields": ("applies_to", "prepared_by", "responsible_department")}),
    )

    @admin.display(description="giltig version", empty_value="–")
    def in_force(self, plan: Any) -> str | None:
        """What the version in force today is called."""
        current = plan.standing.current
        return str(current.label) if current else None

    @admin.display(description="läge")
    def stands(self, plan: Any) -> str:
        """Where the plan stands today, each thing there is to say in a word."""
        words = ((f"stands--{each.tone}", each.word) for each in tags(plan.standing))
        return format_html_join(" · ", '<span class="{}">{}</span>', words)

    @admin.display(description="revideras senast", empty_value="–")
    def review_by(self, plan: Any) -> str | None:
        """The deadline of the version in force."""
        return str(plan.standing.review_by) if plan.standing.current else None

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, each plan with where it stands today."""
        listing = super().get_changelist_instance(request)
        found = standings(listing.result_list, on=timezone.localdate())
        for plan in listing.result_list:
            plan.standing = found[plan.pk]
        return listing

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The address never changes: papers point at it."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """A new plan's address is proposed from its title."""
        return {} if obj else {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A plan that has a version is never deleted (domain rule 7)."""
        if obj and obj.revisions.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        """Adds the pages about a plan, its certificate and the way back to earlier states."""
        wrap = self.admin_site.admin_view
        page = wrap(self.page_view)
        restore = "aterstall/<slug:app>/<slug:name>/<int:history_id>/"
        return [
            path(restore, wrap(restoring.view), name="plans_restore"),
            path("<int:pk>/intyg.pdf", wrap(self.certificate_view), name="plans_plan_statement"),
            *(
                path(f"<int:pk>/{way}", page, {"view": view}, name=f"plans_plan_{name}")
                for way, name, view in PAGES
            ),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The plan's page, with what the working copy holds and how it differs."""
        plan = self.get_object(request, object_id)
        if plan and request.method == "GET":
            found = standing_of(plan, on=timezone.localdate())
            extra_context = {
                **(extra_context or {}),
                "overview": overview(plan),
                "changes": draft.changes(plan, found.compared),
                "may_adopt": access.may_adopt(request.user),
                "may_certify": access.may_certify(request.user),
                "may_prepare": access.may_prepare(request.user),
                "standing": found,
                "lines": lines(found),
                "step": next_step(request.user, found),
                "actions": possible(request.user, plan, found),
            }
        return super().change_view(request, object_id, form_url, extra_context)

    def history_page(self, row: Any, number: str | None) -> Page[RowChange]:
        """The history of everything in the plan, deleted rows too."""
        return history.page(number, *history.of_plan(row))

    def certificate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The plan is verified now, and what came of it is certified in a PDF for the minutes."""
        access.authorise(request.user, access.may_certify, "hämta intyg")
        plan = get_object_or_404(Plan.objects, pk=pk)
        certified = certificate.certify(plan, on=timezone.localdate())
        if certified is None:
            raise Http404("Planen har ingen fastställd version att intyga.")
        AuditEntry.record(Act.CERTIFIED, by=request.user, about=plan.slug)
        return _pdf.inline(copies.certificate(certified), f"{plan.slug}-intyg-{certified.on}.pdf")

    def page_view(self, request: HttpRequest, pk: int, view: PageView) -> HttpResponse:
        """A page about a plan that stands in a module of its own."""
        return view(request, self._plan(request, pk), self.admin_site.each_context(request))

    def _plan(self, request: HttpRequest, pk: int) -> Plan:
        plan: Plan | None = self.get_object(request, str(pk))
        if plan is None or not self.has_view_permission(request, plan):
            raise Http404("Planen finns inte.")
        return plan


def overview(plan: Plan) -> list[OverviewSection]:
    """Every section of a plan with the figures, tables and levels that stand in it."""
    placed = [row for kind in Placed.kinds() for row in kind.rows(plan.pk)]
    placed.sort(key=lambda row: (row.position, row.pk))
    return [
        OverviewSection(
            section=section,
            url=reverse("admin:plans_section_change", args=[section.pk]),
            placed=[
                (_kind(row), str(row), _page(row, section))
                for row in placed
                if row.section_id == section.pk
            ],
        )
        for section in Section.rows(plan.pk)
    ]


def _kind(row: Placed) -> str:
    """What a row is, unless its name begins with that: "Nivå: Individstöd"."""
    kind = str(row._meta.verbose_name)
    return "" if str(row).casefold().startswith(f"{kind}:") else kind


def _page(row: Placed, section: Section) -> str:
    """A placed row's own page, or its section's when it has none."""
    if type(row) in admin.site._registry:
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return reverse(name, args=[row.pk])
    return reverse("admin:plans_section_change", args=[section.pk])
