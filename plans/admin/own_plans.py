"""Rights that depend on whose plan it is: a contributor works on those of their own department."""

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from plans import access
from plans.models import Plan, PlannedDecision, PlanRow


def works_on(user: Any, row: Any) -> bool:
    """Whether a user works on the plan that a row belongs to. What belongs to no plan is not divided."""
    if access.sees_all(user) or not isinstance(row, Plan | PlanRow | PlannedDecision):
        return True
    try:
        plan = row if isinstance(row, Plan) else row.plan
    except Plan.DoesNotExist:  # a row that is left in history alone, as is its plan
        return False
    return access.may_see_draft(user, plan)


class OwnPlansAdmin(admin.ModelAdmin):
    """Pages that show and change the rows of those plans that a user works on, and no others."""

    #: The way from a row to its plan, as `access.seen_by` takes it; None for rows of no plan.
    to_plan: ClassVar[str | None] = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Lists, autocompletion and what is done to many rows at once begin here."""
        rows = super().get_queryset(request)
        if self.to_plan is None:
            return rows
        return rows.filter(access.seen_by(request.user, self.to_plan))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Raises `PermissionDenied` for a row of another's plan, which is there but not in the queryset."""
        row = super().get_object(request, object_id, from_field)
        hidden = row is None and object_id.isdecimal()
        if hidden and self.model._default_manager.filter(pk=object_id).exists():
            raise PermissionDenied("Du arbetar inte med den här planen.")
        return row

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role, and by whose plan it is."""
        return super().has_view_permission(request, obj) and works_on(request.user, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role, and by whose plan it is."""
        return super().has_change_permission(request, obj) and works_on(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role, and by whose plan it is."""
        return super().has_delete_permission(request, obj) and works_on(request.user, obj)
