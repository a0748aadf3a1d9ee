"""The app."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import Right, Role

#: Who keeps the addresses sees to the mail that did not reach them.
SEEN_TO = ("view", "change", "delete")


class OutboxConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles.

    A letter may tell of a working copy, which an administrator does not see.
    """

    name = "outbox"
    verbose_name = "Mejl"
    rights: ClassVar[dict[str, Right]] = {
        "mail": {
            Role.COORDINATOR: (*SEEN_TO, ".read_mail"),
            Role.ADMINISTRATOR: SEEN_TO,
        },
    }
