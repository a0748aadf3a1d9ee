"""Small plans for tests: each function fills in what the test does not care about."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from itertools import count
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from django.contrib.auth.models import Group, User

from document.content import (
    Activity,
    ActivityColumns,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    PlanContent,
    Prose,
    Section,
)
from document.corrections import RegisterCorrected
from document.decision import Decision
from document.edition import Edition
from organisation.models import Membership
from organisation.roles import Role
from plans import actions
from plans.models import Event, Plan, Revision

_numbers = count(1)

ACTIVITY_COLUMNS = ActivityColumns(
    name="Aktivitet/åtgärd",
    target_group="Målgrupp",
    purpose="Syfte/mål",
    schedule="Tidsplan",
    responsible="Ansvarig",
)
NETWORK_COLUMNS = NetworkColumns(name="Grupp/nätverk", mission="Uppdrag", participants="Deltagare")


def content(**kwargs: Any) -> PlanContent:
    """A plan with a section of prose, a table with a group, and a level with an activity."""
    defaults: dict[str, Any] = {
        "title": "Handlingsplan för trygghet",
        "kind": "handlingsplan",
        "applies_to": "Ljungby kommun",
        "responsible_department": "Kommunledningsförvaltningen",
        "sections": (
            Section(
                key="inledning", title="Inledning", blocks=(Prose(html="<p>Vi är trygga.</p>"),)
            ),
            Section(
                key="grupper",
                title="Grupper",
                blocks=(
                    NetworkTable(
                        columns=NETWORK_COLUMNS,
                        networks=(
                            Network(
                                key="allas-barn",
                                name="Allas barn",
                                mission="Samverkan",
                                participants="Skola och polis",
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                key="aktiviteter",
                title="Aktiviteter",
                blocks=(
                    Prose(html="<p>Vi gör detta.</p>"),
                    Level(
                        key="framjande",
                        name="Nivå: Främjande",
                        columns=ACTIVITY_COLUMNS,
                        activities=(
                            Activity(
                                key="framtidsdag",
                                name="Framtidsdag",
                                target_group="Elever i åk 7",
                                purpose="Öka förståelse",
                                schedule="Årligen",
                                responsible="Demokratiberedningen",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    }
    return PlanContent(**(defaults | kwargs))


def decision(**kwargs: Any) -> Decision:
    """A decision that may be made."""
    defaults: dict[str, Any] = {
        "adopted_by": "Kommunledningsgrupp",
        "valid_from": date(2026, 1, 1),
        "review_by": date(2028, 1, 1),
    }
    return Decision(**(defaults | kwargs))


def plan(*, slug: str = "", value: PlanContent | None = None, **kwargs: Any) -> Plan:
    """A plan with a working copy and no version."""
    return actions.create_plan(
        slug=slug or f"plan-{next(_numbers)}",
        value=value or content(**kwargs),
        decision=Decision(),
        by=None,
        reason="Inläst",
    )


def revision(
    of: Plan | None = None, *, render: Any = None, brought_in: bool = False, **kwargs: Any
) -> Revision:
    """An adopted version of a plan; other keyword arguments are those of the decision."""
    return actions.adopt(
        plan=of or plan(),
        by=None,
        decision=decision(**kwargs),
        on=date(2026, 11, 22),
        brought_in=brought_in,
        render=render or archive_file,
    )


def amend(of: Plan, *, reason: str = "Stavfel.", **kwargs: Any) -> Revision:
    """An editorial revision of the working copy, proposed and approved; keyword arguments of the action."""
    told = {"by": None, "on": date(2026, 11, 22), "render": archive_file, **kwargs}
    proposal = actions.propose(plan=of, by=None, note=reason, editorial=True, on=told["on"])
    return actions.amend(plan=of, proposal=proposal, **told)


def repeal(of: Plan, **kwargs: Any) -> Event:
    """The plan's repeal; keyword arguments are those of the action."""
    told = {"day": date(2026, 11, 22), "repealed_by": "Kommunledningsgrupp", **kwargs}
    return actions.repeal(**{"plan": of, "by": None, "on": date(2026, 11, 22), **told})


def correct(of: Revision, *, on: date = date(2026, 11, 22), **told: Any) -> Event:
    """A correction of a version's record, entered and confirmed; the rest are those of the action."""
    said = {"kind": RegisterCorrected, "paragraph": "§ 3", "reason": "Fel.", **told}
    entered = actions.enter_correction(revision=of, by=None, on=on, **said)
    return actions.confirm_correction(entered=entered, by=None, on=on)


@contextmanager
def recorded(moment: datetime) -> Iterator[None]:
    """What happens meanwhile is recorded in the ledger at a moment."""
    with patch("plans.ledger.timezone", SimpleNamespace(now=lambda: moment)):
        yield


def archive_file(edition: Edition) -> bytes:
    """A file that takes no time to make, where a test does not look into it."""
    return f"%PDF-1.7 {edition.slug} {edition.number}".encode()


@cache
def _printable() -> bytes:
    value = content(title="Kopia", sections=())
    edition = Edition(
        slug="kopia", on=date(2026, 1, 1), content=value, decision=decision(), number=1
    )
    return actions.archive_file(edition)


def printable(edition: Edition) -> bytes:
    """A real archive file, the same for every version, for tests that make copies of it."""
    return _printable()


def user(
    role: Role | None = None, *, username: str = "", department: str = "", **kwargs: Any
) -> User:
    """A user in a role's group; all but readers reach the admin."""
    account = User.objects.create_user(
        username or f"användare-{next(_numbers)}",
        password="hemligt-lösenord",
        is_staff=role not in (None, Role.READER),
        **kwargs,
    )
    if department:
        Membership.objects.create(user=account, department=department)
    if role:
        account.groups.add(group(role))
    return account


def group(role: Role) -> Group:
    """The group that gives a role its rights."""
    return Group.objects.get(name=role)
