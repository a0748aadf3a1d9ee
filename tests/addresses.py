"""Every address of the site and the admin, found in the URL patterns, and a world for them to lead to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.urls import URLResolver, get_resolver

from accessibility.models import AccessibilityStatement, Feedback
from activities.models import Activity
from networks.models import Network
from organisation.models import Mailbox
from organisation.roles import Role
from plans import actions
from plans.models import Abbreviation, Plan, Section
from tests import factories

#: The department that answers for the plans of the world.
DEPARTMENT = "Socialförvaltningen"
#: Stands in working copies, and in nothing that was ever adopted.
SECRET = "hemligtutkast"
#: The same, in the registry of groups.
SECRET_GROUP = "hemliggrupp"

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^()]*\)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address by its name (its route when it has none), with a path that leads to something."""

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who asks: without an account, or with one, which has a role and maybe a department."""

    who: str
    role: Role | None = None
    department: str = ""
    has_account: bool = True
    is_superuser: bool = False

    @property
    def gets_in(self) -> bool:
        """Whether the admin lets them in at all."""
        return self.is_superuser or self.role not in (None, Role.READER)

    def log_in(self, client: Any) -> Any:
        """The client, logged in as this actor."""
        if self.is_superuser:
            client.force_login(User.objects.create_superuser("drift"))
        elif self.has_account:
            client.force_login(factories.user(self.role, department=self.department))
        return client

    def __str__(self) -> str:
        return self.who


ANONYMOUS = Actor(who="läsare utan konto", has_account=False)
READER = Actor(who="läsare med konto", role=Role.READER)
OWN = Actor(who="handläggare", role=Role.CONTRIBUTOR, department=DEPARTMENT)
OTHER = Actor(
    who="handläggare i en annan förvaltning",
    role=Role.CONTRIBUTOR,
    department="Kultur- och fritidsförvaltningen",
)
NOWHERE = Actor(who="handläggare utan förvaltning", role=Role.CONTRIBUTOR)
COORDINATOR = Actor(who="samordnare", role=Role.COORDINATOR)
APPROVER = Actor(who="beslutsfattare", role=Role.APPROVER)
AUDITOR = Actor(who="granskare", role=Role.AUDITOR)
ADMINISTRATOR = Actor(who="administratör", role=Role.ADMINISTRATOR)
SUPERUSER = Actor(who="driften", is_superuser=True)
ACTORS = (
    ANONYMOUS,
    READER,
    OWN,
    OTHER,
    NOWHERE,
    COORDINATOR,
    APPROVER,
    AUDITOR,
    ADMINISTRATOR,
    SUPERUSER,
)


def world() -> tuple[Plan, Plan]:
    """A plan in force whose working copy has a secret and is proposed, and one that was never adopted."""
    AccessibilityStatement.objects.create()
    Feedback.objects.create(message="Figuren går inte att läsa.")
    Abbreviation.objects.create(short="SIG", meaning="Sociala insatsgrupper")
    Mailbox.objects.create(name=DEPARTMENT, email="social@example.org")
    plan = factories.revision(
        factories.plan(slug="trygghet", responsible_department=DEPARTMENT)
    ).plan
    new = factories.plan(
        slug="ny-rutin", title=f"Rutin {SECRET}", responsible_department=DEPARTMENT
    )
    section = Section.objects.get(plan=plan, key="inledning")
    section.title, section.body = f"Inledning {SECRET}", f"<p>{SECRET}</p>"
    section.save()
    activity = Activity.objects.get(plan=plan)
    activity.name = f"{SECRET} aktivitet"
    activity.save()
    deleted = Activity(level=activity.level, name=f"{SECRET} som togs bort")
    deleted.save()
    deleted.delete()
    plan.title = f"Trygghet {SECRET}"
    plan.save()
    network = Network.objects.get()
    network.mission = SECRET_GROUP
    network.save()
    actions.propose(plan=plan, by=None, note=f"Nytt: {SECRET}")
    factories.user(Role.APPROVER, username="beslut", email="beslut@example.org")
    actions.propose(plan=new, by=None, note=f"Första: {SECRET}")
    return plan, new


def addresses(plan: Plan) -> list[Address]:
    """Every address there is, filled in so that it leads to this plan and its rows."""
    return [
        Address(name, "/" + _ARGUMENT.sub(partial(_fill, plan, route), route))
        for name, route in _routes(get_resolver().url_patterns)
    ]


def _routes(patterns: Any, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    for each in patterns:
        route = before + str(each.pattern).removeprefix("^").removesuffix("$")
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else space
            yield from _routes(each.url_patterns, route, inner)
        else:
            yield (space + each.name if each.name else route), route


def _fill(plan: Plan, route: str, found: re.Match[str]) -> str:
    name = found[1] or found[2]
    if name == "slug" and route.startswith("natverk"):
        return str(Network.objects.get().slug)
    if name in ("object_id", "id"):
        return str(_row(plan, route).pk)
    newest = plan.revisions.newest_first().first()
    record = Activity.history.filter(plan_id=plan.pk, history_type="+").earliest()
    return str(
        {
            "slug": plan.slug,
            "pk": plan.pk,
            "label": "1",
            "day": "2026-11-22",
            "a": 1,
            "b": 1,
            "digest": newest.digest[:12] if newest else "0" * 12,
            "app": "activities",
            "name": "activity",
            "history_id": record.pk,
            "app_label": "plans",
            "url": "finns-inte",
        }[name]
    )


def _row(plan: Plan, route: str) -> Any:
    """The row that an admin page is about: one of the plan's, if its kind belongs to plans."""
    _, app, model, *_ = route.split("/")
    rows = apps.get_model(app, model)._default_manager.order_by("pk")
    if model == "plan":
        return plan
    if model == "user":
        return User.objects.get_or_create(username="någon")[0]
    return (rows.filter(plan=plan) if hasattr(rows.model, "plan") else rows).first()
