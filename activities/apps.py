"""The app's name."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """The app's name in Swedish."""

    name = "activities"
    verbose_name = "Aktiviteter"
