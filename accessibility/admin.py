"""The statement, edited by administrators; reports, read by them."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accessibility.models import AccessibilityStatement, Feedback
from auditing.fields import DayField


@admin.register(AccessibilityStatement)
class AccessibilityStatementAdmin(admin.ModelAdmin):
    """The one statement: its list is its page."""

    readonly_fields = ("updated_at",)
    formfield_overrides = {models.DateField: {"form_class": DayField}}
    fieldsets = (
        (None, {"fields": ("service", "responsible", "updated_at")}),
        ("Kontakt", {"fields": ("email", "phone")}),
        (
            "Bedömning",
            {"fields": ("conformity", "assessment", "assessed_by", "assessed_on", "shortcomings")},
        ),
    )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Lead on to the statement, or to the form that makes it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = AccessibilityStatement.objects.first()
        page, args = ("change", [row.pk]) if row else ("add", [])
        return redirect(reverse(f"admin:accessibility_accessibilitystatement_{page}", args=args))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only when there is none."""
        return super().has_add_permission(request) and not AccessibilityStatement.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A site always has one."""
        return False


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin):
    """A report, as it came. One that has been dealt with can be deleted: it may hold an address."""

    list_display = ("sent_at", "message", "email")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports come from readers."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They stay as they came."""
        return False
