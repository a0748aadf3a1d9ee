"""The app."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import Right, Role


class AccessibilityConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles."""

    name = "accessibility"
    verbose_name = "Tillgänglighet"
    rights: ClassVar[dict[str, Right]] = {
        "accessibilitystatement": {Role.ADMINISTRATOR: ("view", "add", "change")},
        "feedback": {Role.ADMINISTRATOR: ("view", "delete")},
    }
