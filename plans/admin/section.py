"""The page of a section: its heading and text, and what stands among its paragraphs."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from plans import access
from plans.admin.tracked import PlanRowAdmin, RowInline
from plans.models import Figure, Placed, Section
from plans.plug_place import PlugPlace


class PlacedInline(RowInline):
    """Rows placed among a section's paragraphs."""

    fields: ClassVar[tuple[str, ...]] = ("position", "after")


class FigureInline(PlacedInline):
    """Figures of a section."""

    model = Figure
    fields = ("position", "after", "kind")
    show_change_link = False


#: What is edited on the page of a section besides its figures: the inlines of what apps place in sections.
SECTION_INLINES: PlugPlace[type[PlacedInline]] = PlugPlace()


@admin.register(Section)
class SectionAdmin(PlanRowAdmin):
    """The page of a section."""

    list_display = ("title", "plan", "position")
    list_filter = (("plan", admin.RelatedOnlyFieldListFilter),)
    fields = ("plan", "position", "depth", "title", "body")

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Figures, and what other apps place in sections."""
        return [FigureInline, *SECTION_INLINES]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A section stays in its plan."""
        return ("plan",) if obj else ()


def headings(columns: tuple[str, ...]) -> tuple[str, Any]:
    """The part of a table's page where its column headings are edited."""
    shown = "En tom rubrik betyder att kolumnen inte visas."
    fields = (*(f"column_{name}" for name in columns), "extra_columns")
    return "Tabellens rubriker", {"classes": ("collapse",), "description": shown, "fields": fields}


class PlacedAdmin(PlanRowAdmin):
    """The page of a row placed in a section: it can move, but only within its plan."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the sections of the row's own plan."""
        if db_field.name == "section":
            kwargs["queryset"] = self._sections(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _sections(self, request: HttpRequest) -> Any:
        mine = Section.objects.filter(access.seen_by(request.user, "plan__"))
        sections = mine.order_by("plan__title", "position")
        match = request.resolver_match
        key = match.kwargs.get("object_id") if match else None
        row: Placed | None = self.model._default_manager.filter(pk=key).first() if key else None
        if row:
            return sections.filter(plan_id=row.plan_id)
        section = request.GET.get("section", "")
        chosen = mine.filter(pk=section).first() if section.isdecimal() else None
        return sections.filter(plan_id=chosen.plan_id) if chosen else sections
