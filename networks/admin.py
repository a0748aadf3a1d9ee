"""The admin of the registry, and of the tables that list groups in plans."""

from django.contrib import admin
from django.db import models

from networks.models import Network, NetworkEntry, NetworkTable
from plans.admin.section import PlacedAdmin, PlacedInline, SectionAdmin
from plans.admin.tracked import RowInline, SmallTextarea, TrackedAdmin


class NetworkTableInline(PlacedInline):
    """Tables of groups of a section."""

    model = NetworkTable


SectionAdmin.inlines.append(NetworkTableInline)


class NetworkEntryInline(RowInline):
    """The groups of a table; their texts stand in the registry."""

    model = NetworkEntry
    fields = ("position", "network", "extra")
    show_change_link = False
    formfield_overrides = {models.TextField: {"widget": SmallTextarea}}


@admin.register(NetworkTable)
class NetworkTableAdmin(PlacedAdmin):
    """A table of groups."""

    inlines = (NetworkEntryInline,)
    fieldsets = (
        (None, {"fields": ("section", ("position", "after"))}),
        (
            "Tabellens rubriker",
            {
                "classes": ("collapse",),
                "description": "En tom rubrik betyder att kolumnen inte visas.",
                "fields": ("column_name", "column_mission", "column_participants", "extra_columns"),
            },
        ),
    )


@admin.register(Network)
class NetworkAdmin(TrackedAdmin):
    """A group in the registry. Readers see a change when a plan that names it is adopted anew."""

    list_display = ("name", "mission")
    search_fields = ("name", "mission", "participants")
    fields = ("name", "mission", "participants")
    formfield_overrides = {models.TextField: {"widget": SmallTextarea({"cols": 60})}}
