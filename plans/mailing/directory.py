"""Who gets mail, by right, by name of department or role, and never twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.contrib.auth.models import User

from document.text import slug
from organisation.models import Mailbox
from organisation.roles import Role
from plans import access
from plans.models import Event


def who_may(permission: str) -> list[User]:
    """The open accounts that a role gives a permission; not those that may do everything."""
    users = User.objects.with_perm(
        permission,
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return list(users)


def sender(proposed: Event) -> list[User]:
    """Who sent a proposal, if they still work on the plan: one, or none."""
    users = User.objects.filter(username=proposed.recorded_by)
    return [user for user in users if access.may_see_draft(user, proposed.plan)]


def addresses(users: Iterable[User]) -> set[str]:
    """The addresses of the open accounts among these; one that has no address is passed over."""
    return {user.email.lower() for user in users if user.is_active and user.email}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who answers for a plan: the departments or roles by name, and where they are reached."""

    names: tuple[str, ...]
    addresses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Directory:
    """The addresses of departments and roles by name, and those of the coordinators."""

    mailboxes: dict[str, set[str]]
    coordinators: set[str]

    @classmethod
    def load(cls) -> Self:
        """As it is now: two queries."""
        mailboxes: dict[str, set[str]] = {}
        for name, email in Mailbox.objects.values_list("name", "email"):
            mailboxes.setdefault(slug(name), set()).add(email.lower())
        return cls(mailboxes, addresses(who_may(access.PREPARE)))

    def receiver(self, responsible: str) -> Receiver:
        """Those of the responsible (parted by commas) that have an address, else the coordinators."""
        names = (name.strip() for name in responsible.split(","))
        known = tuple(name for name in names if self.mailboxes.get(slug(name)))
        return self._named(known or (Role.COORDINATOR.value,))

    def _named(self, names: tuple[str, ...]) -> Receiver:
        return Receiver(names, frozenset().union(*map(self.addresses, names)))

    def addresses(self, name: str) -> set[str]:
        """Where a department or role is reached."""
        known = self.mailboxes.get(slug(name), set())
        return known | self.coordinators if name == Role.COORDINATOR else known
