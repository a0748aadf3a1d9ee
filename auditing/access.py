"""Who may read the audit log."""

from typing import Any

AUDIT = "auditing.view_auditentry"


def may_audit(user: Any) -> bool:
    """Whether a user may read the audit log."""
    return bool(user.is_staff and user.has_perm(AUDIT))
