"""Who may do what to which plan: the one place that decides, by role and by department.

What a role is stands in `organisation.roles`.
"""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from auditing.access import may_audit
from organisation.roles import department
from plans.models import Plan

ADOPT = "plans.adopt_plan"
PREPARE = "plans.prepare_plan"
ANY_DEPARTMENT = "plans.any_department_plan"


def authorise(by: Any, may: Callable[[Any], bool], to: str) -> None:
    """Raises `PermissionDenied` unless somebody may do something; `to` ends "Du har inte rätt att …".

    `by` is None for the operator at the shell, who may do everything.
    """
    if by is not None and not may(by):
        raise PermissionDenied(f"Du har inte rätt att {to}.")


def may_adopt(user: Any) -> bool:
    """Whether a user may turn a working copy into a version."""
    return bool(user.has_perm(ADOPT))


def may_prepare(user: Any) -> bool:
    """Whether a user may propose plans for decision, review them, and enter corrections of the record."""
    return bool(user.has_perm(PREPARE))


def may_correct(user: Any) -> bool:
    """Whether a user may have a say in corrections of the record: enter, confirm or refuse them."""
    return may_prepare(user) or may_adopt(user)


def may_certify(user: Any) -> bool:
    """Whether a user may verify a plan and fetch the certificate of it, which says nothing of drafts."""
    return sees_all(user) or may_audit(user)


def may_see_drafts(user: Any) -> bool:
    """Whether a user works on plans, and so may see working copies (domain rule 9): all, or their own."""
    return bool(user.is_staff and user.has_perm("plans.view_plan"))


def sees_all(user: Any) -> bool:
    """Whether a user works on the plans of every department."""
    return may_see_drafts(user) and bool(user.has_perm(ANY_DEPARTMENT))


def may_see_draft(user: Any, plan: Plan) -> bool:
    """Whether a user works on this plan: on all, or on those of a department that is their own."""
    own_department = department(user)
    is_own = bool(own_department) and bool(
        re.search(_among(own_department), plan.responsible_department)
    )
    return sees_all(user) or (may_see_drafts(user) and is_own)


def seen_by(user: Any, plan: str = "") -> Q:
    """The plans that `may_see_draft` says yes to, as a condition.

    `plan` leads to the plan from the rows that are asked for, as in ”plan__”.
    """
    if sees_all(user):
        return Q()
    own_department = department(user) if may_see_drafts(user) else ""
    if not own_department:
        return Q(pk__in=[])
    return Q(**{f"{plan}responsible_department__regex": _among(own_department)})


def _among(own_department: str) -> str:
    """Finds a department among those that answer for a plan, parted by commas; Python and SQL alike."""
    return rf"(^|,)\s*{re.escape(own_department)}\s*(,|$)"
