"""The app."""

from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    """The accessibility statement and its feedback."""

    name = "accessibility"
    verbose_name = "Tillgänglighet"
