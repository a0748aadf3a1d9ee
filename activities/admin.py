"""The admin of levels and their activities."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from activities.models import COLUMNS, Activity, Level
from plans import access, plugs
from plans.admin.section import PlacedAdmin, PlacedInline, headings
from plans.admin.tracked import PlanRowAdmin, RowInline, SmallTextarea


class LevelInline(PlacedInline):
    """Levels of a section."""

    model = Level
    fields = ("position", "after", "name")


plugs.SECTION_INLINES.add(LevelInline)


class ActivityInline(RowInline):
    """The rows of a level's table."""

    model = Activity
    fields = ("position", *COLUMNS)
    formfield_overrides = {models.TextField: {"widget": SmallTextarea}}


@admin.register(Level)
class LevelAdmin(PlacedAdmin):
    """A level: its heading and its table."""

    inlines = (ActivityInline,)
    fieldsets = (
        (None, {"fields": ("section", ("position", "after"), "name", "intro")}),
        headings(COLUMNS),
    )


@admin.register(Activity)
class ActivityAdmin(PlanRowAdmin):
    """An activity on a page of its own, with its history."""

    fields = ("level", "position", *COLUMNS, "extra")
    formfield_overrides = {models.TextField: {"widget": SmallTextarea({"cols": 60})}}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """It moves between the levels of its plan; a new one begins in a plan that the user works on."""
        match = request.resolver_match
        key = match.kwargs.get("object_id") if match else None
        if db_field.name == "level":
            levels = Level.objects.filter(access.seen_by(request.user, "plan__"))
            kwargs["queryset"] = levels.filter(plan__activity_rows=key) if key else levels
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
