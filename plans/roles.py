"""Who may do what: the one place that says it.

The groups are made by migrations from a copy of this table; a test holds the two together, and the
permission sweep holds every address to it.
"""

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Q

if TYPE_CHECKING:
    from plans.models import Plan


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
            Role.APPROVER: "läser alla arbetsversioner, fastställer, lämnar tillbaka och upphäver",
            Role.AUDITOR: "läser granskningsloggen. Ser inga arbetsversioner och ändrar inget",
            Role.ADMINISTRATOR: "sköter konton och roller. Ser inga arbetsversioner och beslutar inget",
        }[self]


#: The rows of a plan's text: what a contributor edits in the plans of their own department.
WRITTEN = (
    "plans.figure",
    "plans.section",
    "activities.level",
    "activities.activity",
    "networks.networktable",
    "networks.networkentry",
)
#: What belongs to the plan as a whole, or to all plans: the coordinator's.
KEPT = (
    "plans.abbreviation",
    "plans.coverfact",
    "plans.planneddecision",
    "networks.network",
)
#: Where reminders go: the coordinator's too, and of no use to a contributor.
ADDRESSES = ("plans.mailbox",)
EDITED = WRITTEN + KEPT + ADDRESSES

ADOPT = "plans.adopt_plan"
PREPARE = "plans.prepare_plan"
ANY_DEPARTMENT = "plans.any_department_plan"
AUDIT = "plans.view_auditentry"


def _codes(model: str, *verbs: str) -> set[str]:
    app, name = model.split(".")
    return {f"{app}.{verb}_{name}" for verb in verbs}


#: What each role may do, as permissions. A plan is never deleted by a role, nor is an account.
PERMISSIONS: dict[Role, set[str]] = {
    Role.READER: set(),
    Role.CONTRIBUTOR: set().union(
        _codes("plans.plan", "view"),
        _codes("plans.revision", "view"),
        *(_codes(model, "view", "add", "change", "delete") for model in WRITTEN),
        *(_codes(model, "view") for model in KEPT),
    ),
    Role.COORDINATOR: set().union(
        _codes("plans.plan", "view", "add", "change"),
        _codes("plans.revision", "view"),
        *(_codes(model, "view", "add", "change", "delete") for model in EDITED),
        {PREPARE, ANY_DEPARTMENT},
    ),
    Role.APPROVER: set().union(
        _codes("plans.plan", "view"),
        _codes("plans.revision", "view"),
        *(_codes(model, "view") for model in EDITED),
        {ADOPT, ANY_DEPARTMENT},
    ),
    Role.AUDITOR: {AUDIT},
    Role.ADMINISTRATOR: set().union(
        _codes("auth.user", "view", "add", "change"),
        _codes("accessibility.accessibilitystatement", "view", "add", "change"),
        _codes("accessibility.feedback", "view", "delete"),
    ),
}


def works_here(roles: set[str]) -> bool:
    """Whether one of these roles has something to do in the admin."""
    return any(PERMISSIONS[role] for role in Role if role in roles)


def may_adopt(user: Any) -> bool:
    """Whether a user may turn a working copy into a version."""
    return bool(user.has_perm(ADOPT))


def may_prepare(user: Any) -> bool:
    """Whether a user may propose plans for decision, review them, and correct the record of decisions."""
    return bool(user.has_perm(PREPARE))


def may_audit(user: Any) -> bool:
    """Whether a user may read the audit log."""
    return bool(user.is_staff and user.has_perm(AUDIT))


def may_certify(user: Any) -> bool:
    """Whether a user may verify a plan and fetch the statement of it, which says nothing of drafts."""
    return sees_all(user) or may_audit(user)


def may_see_drafts(user: Any) -> bool:
    """Whether a user works on plans, and so may see working copies (domain rule 9): all, or their own."""
    return bool(user.is_staff and user.has_perm("plans.view_plan"))


def department(user: Any) -> str:
    """The department that an account belongs to; empty when none is known."""
    membership = getattr(user, "membership", None)
    return membership.department if membership else ""


def sees_all(user: Any) -> bool:
    """Whether a user works on the plans of every department."""
    return may_see_drafts(user) and bool(user.has_perm(ANY_DEPARTMENT))


def may_see_draft(user: Any, plan: "Plan") -> bool:
    """Whether a user works on this plan: on all, or on those of a department that is their own."""
    own = department(user)
    is_own = bool(own) and bool(re.search(_among(own), plan.responsible_department))
    return sees_all(user) or (may_see_drafts(user) and is_own)


def seen_by(user: Any, plan: str = "") -> Q:
    """The plans that `may_see_draft` says yes to, as a condition.

    `plan` leads to the plan from the rows that are asked for, as in ”plan__”.
    """
    if sees_all(user):
        return Q()
    own = department(user) if may_see_drafts(user) else ""
    if not own:
        return Q(pk__in=[])
    return Q(**{f"{plan}responsible_department__regex": _among(own)})


def _among(own: str) -> str:
    """Finds a department among those that answer for a plan, parted by commas; Python and SQL alike."""
    return rf"(^|,)\s*{re.escape(own)}\s*(,|$)"
