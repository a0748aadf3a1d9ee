"""The admin of the registry, and of the tables that list groups in plans."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from networks.models import COLUMNS, Network, NetworkEntry, NetworkTable
from plans import access, plugs
from plans.admin.section import PlacedAdmin, PlacedInline, headings
from plans.admin.tracked import RowInline, SharedAdmin, SmallTextarea
from plans.compose import level_names
from plans.models import Section


class NetworkTableInline(PlacedInline):
    """Tables of groups of a section."""

    model = NetworkTable


plugs.SECTION_INLINES.add(NetworkTableInline)


class NetworkEntryInline(RowInline):
    """The groups of a table; their texts stand in the registry."""

    model = NetworkEntry
    fields = ("position", "network", "level", "extra")
    show_change_link = False
    formfield_overrides = {models.TextField: {"widget": SmallTextarea}}

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The levels to choose from are those of the table's own plan, read once for all rows."""
        plan = obj.plan_id if obj else _plan_of_section(request)
        levels = level_names(plan) if plan else {}
        request.level_choices = [("", "Ingen angiven"), *levels.items()]  # type: ignore[attr-defined]
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A level is chosen by its name."""
        if db_field.name == "level":
            return forms.ChoiceField(
                label=str(db_field.verbose_name).capitalize(),
                required=False,
                choices=request.level_choices,
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def _plan_of_section(request: HttpRequest) -> int | None:
    """The plan of the section that a new table is about to stand in, when it is known."""
    section = request.POST.get("section") or request.GET.get("section") or ""
    if not section.isdecimal():
        return None
    mine = Section.objects.filter(access.seen_by(request.user, "plan__"))
    return mine.filter(pk=section).values_list("plan_id", flat=True).first()


@admin.register(NetworkTable)
class NetworkTableAdmin(PlacedAdmin):
    """A table of groups."""

    inlines = (NetworkEntryInline,)
    fieldsets = (
        (None, {"fields": ("section", ("position", "after"))}),
        headings(COLUMNS),
    )


@admin.register(Network)
class NetworkAdmin(SharedAdmin):
    """A group in the registry. Readers see a change when a plan that names it is adopted anew."""

    list_display = ("name", "mission")
    search_fields = COLUMNS
    fields = COLUMNS
    formfield_overrides = {models.TextField: {"widget": SmallTextarea({"cols": 60})}}
