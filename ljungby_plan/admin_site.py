"""The admin's frame: its name in Swedish."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class LjungbyAdminConfig(AdminConfig):
    """Uses our own site as the default one."""

    default_site = "ljungby_plan.admin_site.LjungbyAdminSite"


class LjungbyAdminSite(AdminSite):
    """Where the coordinator and the approver work."""

    site_header = "Styrdokument – redigering"
    site_title = f"Styrdokument, {settings.ORGANISATION}"
    index_title = "Arbetsversioner och grupper"
    enable_nav_sidebar = False
