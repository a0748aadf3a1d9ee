"""The app."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import WRITTEN, Right


class ActivitiesConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles."""

    name = "activities"
    verbose_name = "Aktiviteter"
    rights: ClassVar[dict[str, Right]] = {
        "level": WRITTEN,
        "activity": WRITTEN,
    }
