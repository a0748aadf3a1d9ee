"""The admin's frame: its name in Swedish, and what is true of all its pages."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils import timezone


class LjungbyAdminConfig(AdminConfig):
    """Uses our own site as the default one."""

    default_site = "ljungby_plan.admin_site.LjungbyAdminSite"

    def ready(self) -> None:
        """Registers the project's own questions to its settings."""
        super().ready()
        from ljungby_plan import checks  # noqa: F401, PLC0415


class LjungbyAdminSite(AdminSite):
    """Where those work who have a role to play."""

    site_header = "Styrdokument – redigering"
    site_title = f"Styrdokument, {settings.ORGANISATION}"
    index_title = "Det du arbetar med"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Leaves out the way to a row's public page by number: it would tell the address of any draft."""
        return [each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site"]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The start page: what waits in the plans one works on; a contributor finds their own plans too."""
        from organisation import roles  # noqa: PLC0415 - the site is made before there are models
        from outbox.models import Mail  # noqa: PLC0415
        from plans import access  # noqa: PLC0415 - the site is made before there are models
        from plans.models import Plan  # noqa: PLC0415
        from plans.reading.waiting import waiting_matters  # noqa: PLC0415

        user = request.user
        context = dict(extra_context or {})
        if access.may_see_drafts(user):
            context["waiting_matters"] = waiting_matters(user, on=timezone.localdate())
            if not access.sees_all(user):
                context |= {
                    "department": roles.department(user),
                    "own_plans": Plan.objects.filter(access.seen_by(user)),
                }
        if user.has_perm("outbox.change_mail"):
            context["stuck_mail"] = Mail.objects.stuck(timezone.now()).count()
        return super().index(request, context)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """One's own password; that it was changed goes into the audit log."""
        from auditing.models import Act, AuditEntry  # noqa: PLC0415

        response = super().password_change(request, extra_context)
        if response.status_code == 302:  # noqa: PLR2004 - on to ”it is changed”
            AuditEntry.record(Act.PASSWORD_SET, by=request.user, about="sitt eget")
        return response
