"""Accounts: made inactive, never deleted, since history says who did what. Rights come by roles alone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase

from auditing.models import Act, AuditEntry
from organisation import roles
from organisation.models import Membership
from organisation.roles import Role
from plans.models import Plan

admin.site.unregister(User)
admin.site.unregister(
    Group
)  # what a role may do stands in `organisation.roles`, and is not changed by hand

#: What nobody decides about themselves.
RIGHTS = ("is_active", "is_superuser", "groups", "department")


class RolesField(forms.ModelMultipleChoiceField):
    """The roles, each with what it does."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """ "Granskare: läser …"."""
        return f"{obj.name}: {Role(obj.name).does}."


class AccountForm(UserChangeForm):
    """An account, its roles and its department."""

    groups = RolesField(
        label="Roller", queryset=Group.objects.filter(name__in=list(Role)), required=False
    )
    department = forms.ChoiceField(
        label="Förvaltning",
        required=False,
        help_text="En handläggare arbetar med de planer där förvaltningen är dokumentansvarig, och ser inga "
        "andra arbetsversioner.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = roles.department(self.instance)
        named = Plan.objects.values_list("responsible_department", flat=True)
        known = {current, *(name.strip() for line in named for name in line.split(","))} - {""}
        if field := self.fields.get("department"):
            field.choices = [("", "Ingen"), *((name, name) for name in sorted(known))]  # type: ignore[attr-defined]
            field.initial = current


@admin.register(User)
class AccountAdmin(UserAdmin):
    """An account; the tick ”Aktiv” is how it is closed."""

    form = AccountForm
    list_display = ("username", "first_name", "last_name", "role_names", "department", "is_active")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With what the list says of each."""
        return super().get_queryset(request).prefetch_related("groups").select_related("membership")

    @admin.display(description="roller", empty_value="–")
    def role_names(self, user: User) -> str:
        """The roles by name."""
        return ", ".join(_role_names(user))

    @admin.display(description="förvaltning", empty_value="–")
    def department(self, user: User) -> str:
        """The department."""
        return roles.department(user)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Those who run the site also see who else does."""
        if obj is None:
            return super().get_fieldsets(request, obj)
        more = ("is_superuser",) if request.user.is_superuser else ()
        return (
            (None, {"fields": ("username", "password")}),
            ("Person", {"fields": ("first_name", "last_name", "email")}),
            ("Rättigheter", {"fields": ("is_active", "groups", "department", *more)}),
            ("Datum", {"fields": ("last_login", "date_joined")}),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The name stands in ledgers and logs, so it stays. Nobody changes their own rights."""
        if obj is None:
            return ()
        rights = RIGHTS if obj == request.user else ()
        return ("username", "last_login", "date_joined", *rights)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account that may do everything is changed by another such account alone, password and all."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes an account here."""
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever has a role to play in the admin gets in there; what came of it goes into the log."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        if "department" in form.cleaned_data:
            values = {"department": form.cleaned_data["department"]}
            Membership.objects.update_or_create(user=user, defaults=values)
        user.is_staff = user.is_superuser or roles.works_here(set(_role_names(user)))
        user.save(update_fields=["is_staff"])
        act = Act.ACCOUNT_CHANGED if change else Act.ACCOUNT_ADDED
        AuditEntry.record(act, by=request.user, about=_rights(User.objects.get(pk=user.pk)))

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 - Django's name
        form_url: str = "",
    ) -> HttpResponse:
        """Somebody else's password; that it was set goes into the log."""
        response = super().user_change_password(request, id, form_url)
        if isinstance(response, HttpResponseRedirectBase):
            account = User.objects.get(pk=id)
            AuditEntry.record(Act.PASSWORD_SET, by=request.user, about=account.username)
        return response


def _role_names(user: User) -> list[str]:
    return sorted(group.name for group in user.groups.all())


def _rights(user: User) -> str:
    """What an account may do from now on, in a line of the log."""
    rights = [
        f"roller: {', '.join(_role_names(user)) or 'inga'}",
        f"förvaltning: {roles.department(user) or 'ingen'}",
        *(["får allt"] if user.is_superuser else []),
        *([] if user.is_active else ["stängt"]),
    ]
    return f"{user.username} ({'; '.join(rights)})"
