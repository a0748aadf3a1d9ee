"""The addresses that reminders go to."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from auditing.models import Act, AuditEntry
from organisation.models import Mailbox


@admin.register(Mailbox)
class MailboxAdmin(admin.ModelAdmin):
    """A department or a role and its address.

    Whoever changes one decides whom a reminder reaches, so it goes into the audit log, without the address.
    """

    list_display = ("name", "email")
    search_fields = ("name", "email")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Added or changed."""
        super().save_model(request, obj, form, change)
        if not change or form.changed_data:
            self._record(request, obj, "ändrad" if change else "tillagd")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Deleted on its own page."""
        super().delete_model(request, obj)
        self._record(request, obj, "borttagen")

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Deleted in the list, maybe with others."""
        gone = list(queryset)
        super().delete_queryset(request, queryset)
        for each in gone:
            self._record(request, each, "borttagen")

    def _record(self, request: HttpRequest, mailbox: Mailbox, how: str) -> None:
        AuditEntry.record(Act.MAILBOX_CHANGED, by=request.user, about=f"{mailbox.name} ({how})")
