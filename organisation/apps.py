"""The app."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import COORDINATED, Right, Role


class OrganisationConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles."""

    name = "organisation"
    verbose_name = "Organisation"
    rights: ClassVar[dict[str, Right]] = {
        "mailbox": COORDINATED,
        # An account is made inactive, never deleted.
        "auth.user": {Role.ADMINISTRATOR: ("view", "add", "change")},
    }
