"""The app's name."""

from django.apps import AppConfig


class ArchivingConfig(AppConfig):
    """The app's name in Swedish."""

    name = "archiving"
    verbose_name = "Arkivering"
