"""The app's name."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The app's name in Swedish."""

    name = "plans"
    verbose_name = "Planer"
