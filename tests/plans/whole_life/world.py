"""The world of a life: a clock, those who work there, and all that is stored."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from organisation.models import Mailbox
from organisation.roles import Role
from tests import factories

APPS = ("plans", "activities", "networks", "organisation", "auditing", "outbox")
#: Those who work there and a reader, with their roles.
STAFF = {
    "ullaberg": (Role.COORDINATOR,),
    "arneberg": (Role.APPROVER,),
    "toraberg": (Role.COORDINATOR, Role.APPROVER),
    "larsberg": (Role.READER,),
}
DEPARTMENTS = ("Kommunledningsförvaltningen", "Socialförvaltningen", "")
MARKER = re.compile("zq[a-j]+qz")


def marker(number: int) -> str:
    """A word that stands nowhere else, without a digit or a capital.

    No two are alike enough for one to be a slip of the pen for the other.
    """
    return f"zq{''.join(3 * chr(97 + int(digit)) for digit in f'{number:03}')}qz"


def markers(text: str) -> set[str]:
    """The markers in a text."""
    return set(MARKER.findall(text))


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.moment = self._morning(date(2026, 11, 22))

    def now(self) -> datetime:
        return self.moment

    @property
    def day(self) -> date:
        return timezone.localtime(self.moment).date()

    def tick(self) -> None:
        self.moment += timedelta(minutes=1)

    def pass_days(self, days: int) -> None:
        self.moment = self._morning(self.day + timedelta(days=days))

    def set_back(self, minutes: int) -> None:
        """It is still the same day."""
        midnight = timezone.make_aware(datetime.combine(self.day, time.min))
        self.moment = max(midnight, self.moment - timedelta(minutes=minutes))

    def _morning(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(6)))


@contextmanager
def world(clock: Clock) -> Iterator[dict[str, Any]]:
    """A database with those who work there, by name; whatever is done to it is undone."""
    with patch.object(timezone, "now", clock.now), transaction.atomic():
        cache.clear()
        mail.outbox.clear()
        Mailbox.objects.create(name=DEPARTMENTS[0], email="klf@post.example")
        yield {name: _account(name, roles) for name, roles in STAFF.items()}
        transaction.set_rollback(True)


def _account(name: str, roles: tuple[Role, ...]) -> Any:
    account = factories.user(roles[0], username=name, email=address(name))
    account.groups.set(map(factories.group, roles))
    return account


def address(name: str) -> str:
    """Where somebody gets mail."""
    return f"{name}@post.example"


def may(name: str | None, *roles: Role) -> bool:
    """Whether somebody has one of these roles; the operator at the shell has them all."""
    return name is None or any(role in STAFF[name] for role in roles)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that plans live in; files by their sums."""
    models = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    return {model._meta.db_table: _rows(model) for model in models}


def _rows(model: Any) -> list[tuple[Any, ...]]:
    names = [each.attname for each in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    return [tuple(map(_summed, row)) for row in rows]


def _summed(value: Any) -> Any:
    return sha256(value).hexdigest() if isinstance(value, bytes | memoryview) else value
