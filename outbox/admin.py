"""The outbox: where letters went, and those that did not leave. What they say is not shown."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from document.swedish import Noun, counted
from outbox import sending
from outbox.models import Mail, State

_MAIL = Noun("mejl", "mejl", neuter=True)


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """Letters as they stand. One that was given up can be sent again, or deleted."""

    list_filter = ("state",)
    #: What has left comes last.
    ordering = (Case(When(state=State.SENT, then=1), default=0), "-queued_at", "-pk")
    search_fields = ("to",)
    actions = ("send_again",)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """A subject may name a working copy."""
        return ("to", "how_it_went", *self._subject(request), "queued_at")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The same on a letter's own page, with when it was tried."""
        return (*self.get_list_display(request), "attempts", "due_at", "done_at")

    def _subject(self, request: HttpRequest) -> tuple[str, ...]:
        return ("subject",) if request.user.has_perm("outbox.read_mail") else ()

    @admin.display(description="läge")
    def how_it_went(self, mail: Mail) -> str:
        """How far it has come, and what became of it."""
        if mail.state == State.GIVEN_UP:
            return f"Gick inte iväg: {mail.get_why_display()}"
        if mail.state == State.SENT and mail.done_at:
            return f"Skickat {timezone.localtime(mail.done_at):%Y-%m-%d %H:%M}"
        return "Väntar" if mail.attempts < 2 else f"Väntar, {mail.attempts} försök gjorda"  # noqa: PLR2004

    @admin.action(description="Försök skicka igen", permissions=["change"])
    def send_again(self, request: HttpRequest, mails: "QuerySet[Mail]") -> None:
        """Put back those that were given up among those that wait."""
        again = sending.try_again(mails)  # type: ignore[arg-type]
        self.message_user(
            request,
            f"{counted(again, _MAIL).capitalize()} skickas igen."
            if again
            else "Inget av mejlen är uppgivet, så inget skickas igen.",
            messages.SUCCESS if again else messages.WARNING,
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Nothing in it is changed, as the framework's own title would have it."""
        return super().changelist_view(request, {"title": "Utkorg"})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Letters are written by what happens."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They stay as they were written; those in the list can be sent again."""
        return obj is None and super().has_change_permission(request)
