"""What the admin pages of all rows share: the reason for a change, and the history."""

from contextlib import ExitStack
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from plans import access
from plans.admin import history, restoring
from plans.admin.editing import CONFIRMED, REASON, doubts, told_of, watched
from plans.admin.forms import Asking
from plans.admin.own_plans import OwnPlansAdmin
from plans.admin.restoring import page_of
from plans.models import Plan, Tracked
from plans.models.working_copy import lock
from plans.reading.row_changes import RowChange


class ReasonForm(forms.ModelForm):
    """A row's form, with the reason for the change."""

    change_reason = forms.CharField(
        label="Anledning till ändringen",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Frivilligt. Syns i historiken.",
    )


class SharedForm(Asking, ReasonForm):
    """The form of a text that plans share: it asks before it breaks a proposal."""

    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)

    def is_valid(self) -> bool:
        """Valid, and confirmed if it would break proposals. The plans are held from when that is seen."""
        is_valid = super().is_valid()
        if not is_valid or not self.instance.pk:
            return is_valid
        plans = list(self.instance.plans_to_lock())
        lock(plans)
        changed = set(self.changed_data) - {REASON, CONFIRMED}
        return not self.asks(doubts(plans) if changed else ())


class SmallTextarea(forms.Textarea):
    """A text area for a table cell."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, "cols": 22, **(attrs or {})})


class TrackedAdmin(OwnPlansAdmin):
    """A row's page: saves with a reason, and shows its history."""

    form = ReasonForm
    view_on_site = False  # the pages that readers see are linked where they exist
    object_history_template = "admin/row_history.html"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The reason stands last, and only for those who may change the row."""
        fieldsets = list(super().get_fieldsets(request, obj))
        fieldsets = [
            (name, {**options, "fields": [f for f in options["fields"] if f != REASON]})
            for name, options in fieldsets
        ]
        return (
            [*fieldsets, (None, {"fields": [REASON]})]
            if self._may_save(request, obj)
            else fieldsets
        )

    def _may_save(self, request: HttpRequest, obj: Any) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A row that was not changed gets no entry in its history."""
        obj._change_reason = form.cleaned_data.get(REASON) or None
        request.edits.enter_context(watched(request, obj))  # type: ignore[attr-defined]
        if not change or set(form.changed_data) - {REASON, CONFIRMED}:
            super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows edited in the same page share its reason."""
        reason = form.cleaned_data.get(REASON) or None
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row._change_reason = reason
            row.delete()
        for row in rows:
            row._change_reason = reason
            row.save()
        formset.save_m2m()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What is saved here is one edit, whatever rows it changes (`save_model`)."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(), ExitStack() as edits:
            request.edits = edits  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form says what waits for a decision, for those who may save."""
        row = context["original"]
        if self._may_save(request, row):
            context |= told_of(request, row, context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Taking a row out is an edit too."""
        with watched(request, obj):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """One by one, so that each takes its plan's lock."""
        rows = list(queryset)
        with watched(request, *rows):
            for row in rows:
                row.delete()

    def history_page(self, row: Tracked, number: str | None) -> Page[RowChange]:
        """What the history page of a row shows."""
        return history.page(number, (self.model, Q(id=row.pk)))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what, when and why; of deleted rows too."""
        row = self.get_object(request, object_id)
        if row is None and object_id.isdigit():
            newest = self.model.history.filter(id=object_id).first()
            row = newest and newest.instance
        if row is None:
            raise Http404("Raden finns inte.")
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        page = self.history_page(row, request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Historik: {row}",
            "opts": self.opts,
            "original": row,
            "page": page,
            "restorable": {
                entry.kind for entry in page if restoring.may_restore(request.user, entry.model)
            },
            "back": page_of(row),
            "whole_plan": isinstance(row, Plan),
            **told_of(request, row),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


class PlanRowAdmin(TrackedAdmin):
    """The page of a row that is reached from its plan's page, and leads back there."""

    to_plan: ClassVar[str | None] = "plan__"
    change_form_template = "admin/plan_row_form.html"
    delete_confirmation_template = "admin/plan_row_delete.html"

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Not on the admin's index: the plan's page is where an editor looks."""
        return {}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A new row goes into a plan that the user works on."""
        if db_field.name == "plan":
            kwargs["queryset"] = Plan.objects.filter(access.seen_by(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to the plan."""
        return HttpResponseRedirect(page_of(obj))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to the plan."""
        return HttpResponseRedirect(page_of(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Remembers the plan to go back to: after the deletion the row is gone."""
        row = self.get_object(request, object_id)
        request.plan_page = page_of(row) if row else None  # type: ignore[attr-defined]
        told = told_of(request, row) | (extra_context or {})
        return super().delete_view(request, object_id, told)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """Back to the plan, with a word on what happened."""
        messages.success(
            request,
            f"”{obj_display}” är borttaget ur arbetsversionen. Det finns kvar i historiken.",
        )
        return HttpResponseRedirect(request.plan_page)  # type: ignore[attr-defined]


class SharedAdmin(TrackedAdmin):
    """The page of a text that plans share: it says which, and asks before it breaks a proposal."""

    form = SharedForm
    change_form_template = "admin/shared_row_form.html"


class RowInline(admin.TabularInline):
    """Rows edited inside another row's page, with a link to each one's own page."""

    extra = 0
    show_change_link = True
