"""The app, and what it plugs in elsewhere."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import KEPT, READ, WRITTEN, Right, Role


class PlansConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles."""

    name = "plans"
    verbose_name = "Styrdokument"
    rights: ClassVar[dict[str, Right]] = {
        # A plan is never deleted by a role.
        "plan": {
            Role.CONTRIBUTOR: READ,
            Role.COORDINATOR: ("view", "add", "change", ".prepare_plan", ".any_department_plan"),
            Role.APPROVER: ("view", ".adopt_plan", ".any_department_plan"),
        },
        "revision": {Role.CONTRIBUTOR: READ, Role.COORDINATOR: READ, Role.APPROVER: READ},
        "figure": WRITTEN,
        "section": WRITTEN,
        "abbreviation": KEPT,
        "coverfact": KEPT,
        "planneddecision": KEPT,
    }

    def ready(self) -> None:
        """The plans' ledgers are part of the audit log."""
        from auditing import log  # noqa: PLC0415 - models are there once the apps are ready
        from plans import audited  # noqa: PLC0415

        log.add_source(audited.SOURCE)
