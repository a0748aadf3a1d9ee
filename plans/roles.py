"""Who may do what: the one place that says it.

The groups are made by a migration from a copy of this table; a test holds the two together.
"""

from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """The groups, by the names they have in the admin."""

    COORDINATOR = "Samordnare"
    APPROVER = "Beslutsfattare"
    READER = "Läsare"


#: What the coordinator adds, changes and deletes: the rows of the working copy, what explains them, and
#: the addresses that reminders go to.
EDITED = (
    "plans.abbreviation",
    "plans.coverfact",
    "plans.figure",
    "plans.mailbox",
    "plans.planneddecision",
    "plans.section",
    "activities.level",
    "activities.activity",
    "networks.network",
    "networks.networktable",
    "networks.networkentry",
)

ADOPT = "plans.adopt_plan"
PREPARE = "plans.prepare_plan"


def _codes(model: str, *verbs: str) -> set[str]:
    app, name = model.split(".")
    return {f"{app}.{verb}_{name}" for verb in verbs}


#: What each role may do, as permissions. A plan is never deleted by a role.
PERMISSIONS: dict[Role, set[str]] = {
    Role.COORDINATOR: set().union(
        _codes("plans.plan", "view", "add", "change"),
        _codes("plans.revision", "view"),
        *(_codes(model, "view", "add", "change", "delete") for model in EDITED),
        {PREPARE},
    ),
    Role.APPROVER: set().union(
        _codes("plans.plan", "view"),
        _codes("plans.revision", "view"),
        *(_codes(model, "view") for model in EDITED),
        {ADOPT},
    ),
    Role.READER: set(),
}


def may_adopt(user: Any) -> bool:
    """Whether a user may turn a working copy into a version."""
    return bool(user.has_perm(ADOPT))


def may_prepare(user: Any) -> bool:
    """Whether a user may propose plans for decision, review them, and correct the record of decisions."""
    return bool(user.has_perm(PREPARE))


def may_see_drafts(user: Any) -> bool:
    """Whether a user works on plans, and so may see their working copies (domain rule 9)."""
    return bool(user.is_staff and user.has_perm("plans.view_plan"))
