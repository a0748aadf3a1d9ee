"""The roles, and what each of them may do to the models of every app: the one place that says it.

An app says what its models are to the roles in `rights` on its `AppConfig`: a `Right` for each model, by its
name in lower case (with its app's label for a model of another's, as in "auth.user"). The groups and their
permissions are made from that after every `migrate` (`ljungby_plan.after_migrate`), and the permission sweep
holds every address to it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.apps import apps


class Role(StrEnum):
    """The groups, by the names they have in the admin."""

    READER = "Läsare"
    CONTRIBUTOR = "Handläggare"
    COORDINATOR = "Samordnare"
    APPROVER = "Beslutsfattare"
    AUDITOR = "Granskare"
    ADMINISTRATOR = "Administratör"

    @property
    def does(self) -> str:
        """What the role does, in a line for whoever hands it out."""
        return {
            Role.READER: "läser det som är fastställt. Det går även utan konto",
            Role.CONTRIBUTOR: "ändrar texter, aktiviteter och tabeller i sin egen förvaltnings planer",
            Role.COORDINATOR: "ändrar alla planer, skickar dem för beslut, prövar dem och rättar uppgifter",
            Role.APPROVER: "läser alla arbetsversioner, registrerar beslut och godkänner rättad ordalydelse",
            Role.AUDITOR: "läser granskningsloggen. Ser inga arbetsversioner och ändrar inget",
            Role.ADMINISTRATOR: "sköter konton och roller. Ser inga arbetsversioner och beslutar inget",
        }[self]


#: What each role may do to a model: the verbs of Django's permissions, and the names of a model's own.
type Right = Mapping[Role, tuple[str, ...]]

READ = ("view",)
EDIT = ("view", "add", "change", "delete")

#: The rows of a plan's text: what a contributor edits in the plans of their own department.
WRITTEN: Right = {Role.CONTRIBUTOR: EDIT, Role.COORDINATOR: EDIT, Role.APPROVER: READ}
#: What belongs to the plan as a whole, or to all plans: the coordinator's.
KEPT: Right = {Role.CONTRIBUTOR: READ, Role.COORDINATOR: EDIT, Role.APPROVER: READ}
#: What is of no use to a contributor, such as where reminders go: the coordinator's too.
COORDINATED: Right = {Role.COORDINATOR: EDIT, Role.APPROVER: READ}


def permissions() -> dict[Role, set[str]]:
    """What each role may do, as `app.verb_model`: what every app says of its models.

    A model's own permission is given with its whole name and a full stop before it, as in ".adopt_plan".
    """
    given: dict[Role, set[str]] = {role: set() for role in Role}
    for app in apps.get_app_configs():
        for name, right in getattr(app, "rights", {}).items():
            label, _, model = name.rpartition(".")
            for role, verbs in right.items():
                given[role] |= {_code(label or app.label, model, verb) for verb in verbs}
    return given


def _code(label: str, model: str, verb: str) -> str:
    return f"{label}{verb}" if verb.startswith(".") else f"{label}.{verb}_{model}"


def works_here(roles: set[str]) -> bool:
    """Whether one of these roles has something to do in the admin."""
    given = permissions()
    return any(given[role] for role in Role if role in roles)


def department(user: Any) -> str:
    """The department that an account belongs to; empty when none is known."""
    membership = getattr(user, "membership", None)
    return membership.department if membership else ""
