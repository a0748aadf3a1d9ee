"""The admin's frame: its name in Swedish."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class LjungbyAdminConfig(AdminConfig):
    """Uses our own site as the default one."""

    default_site = "ljungby_plan.admin_site.LjungbyAdminSite"

    def ready(self) -> None:
        """Registers the project's own questions to its settings."""
        super().ready()
        from ljungby_plan import checks  # noqa: F401, PLC0415


class LjungbyAdminSite(AdminSite):
    """Where the coordinator and the approver work."""

    site_header = "Styrdokument – redigering"
    site_title = f"Styrdokument, {settings.ORGANISATION}"
    index_title = "Arbetsversioner och grupper"
    enable_nav_sidebar = False
