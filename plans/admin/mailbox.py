"""The addresses that reminders go to."""

from django.contrib import admin

from plans.models import Mailbox


@admin.register(Mailbox)
class MailboxAdmin(admin.ModelAdmin):
    """A department or a role and its address."""

    list_display = ("name", "email")
    search_fields = ("name", "email")
