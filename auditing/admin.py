"""The audit log: a page and a file, for those who audit. Nobody adds, changes or deletes here."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import content_disposition_header

from auditing import access, log
from auditing.fields import PeriodField
from auditing.log import Asked, LogLine
from auditing.models import Act, AuditEntry
from document import spreadsheet

PER_PAGE = 50


class FilterForm(forms.Form):
    """What the log is narrowed by. The names are Swedish, since they stand in the address."""

    use_required_attribute = False

    fran = PeriodField(label="Från och med")
    till = PeriodField(label="Till och med")
    konto = forms.CharField(
        label="Konto",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    handelse = forms.ChoiceField(label="Händelse", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = sorted(log.acts().items(), key=lambda act: act[1])
        self.fields["handelse"].choices = [("", "Alla"), *acts]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        """What is asked for; what cannot be understood is not asked about."""
        self.is_valid()
        given = self.cleaned_data
        return Asked(
            first=given.get("fran"),
            last=given.get("till"),
            account=given.get("konto", ""),
            act=given.get("handelse", ""),
        )


@admin.register(AuditEntry)
class AuditAdmin(admin.ModelAdmin):
    """The log as one list, and as a file."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """What happens adds its own entries."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The log only grows."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The log only grows."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """A list and a file: an entry has no page of its own."""
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="auditing_auditentry_changelist"),
            path("granskningslogg.csv", wrap(self.export_view), name="auditing_auditentry_export"),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """A page of the log."""
        form = _form(request)
        asked = form.asked
        page = Paginator(log.log(asked), PER_PAGE).get_page(request.GET.get("p"))
        page.object_list = [LogLine(*row) for row in page]
        context = {
            **self.admin_site.each_context(request),
            "title": "Granskningslogg",
            "opts": self.opts,
            "form": form,
            "page": page,
            "narrowed": any(asdict(asked).values()),
        }
        return TemplateResponse(request, "admin/auditing/auditentry/log.html", context)

    def export_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """What was asked for as CSV. That somebody took it out is an entry of its own."""
        asked = _form(request).asked
        days = f"{asked.first or ''}–{asked.last or ''}" if asked.first or asked.last else ""
        AuditEntry.record(Act.LOG_EXPORTED, by=request.user, about=days)
        name = f"granskningslogg-{timezone.localdate()}.csv"
        return StreamingHttpResponse(
            spreadsheet.lines(log.table(asked)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
        )


def _form(request: HttpRequest) -> FilterForm:
    if not access.may_audit(request.user):
        raise PermissionDenied("Bara den som granskar läser loggen.")
    return FilterForm(request.GET)
