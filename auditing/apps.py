"""The app."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import READ, Right, Role


class AuditingConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles."""

    name = "auditing"
    verbose_name = "Granskning"
    rights: ClassVar[dict[str, Right]] = {
        "auditentry": {Role.AUDITOR: READ},
    }

    def ready(self) -> None:
        """Logins are told of by Django's own signals, and by nothing else."""
        from auditing import logins  # noqa: PLC0415 - models are there once the apps are ready

        logins.begin()
