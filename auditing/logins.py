"""What the audit log learns from Django itself of logins."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from auditing.models import Act, AuditEntry, Result


def begin() -> None:
    """Listen to Django's signals about logins."""
    user_logged_in.connect(_logged_in, dispatch_uid="audit")
    user_logged_out.connect(_logged_out, dispatch_uid="audit")
    user_login_failed.connect(_login_failed, dispatch_uid="audit")


def _logged_in(*, user: Any, **_: Any) -> None:
    AuditEntry.record(Act.LOGGED_IN, by=user)


def _logged_out(*, user: Any, **_: Any) -> None:
    if user:
        AuditEntry.record(Act.LOGGED_OUT, by=user)


def _login_failed(
    *, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    """Record a wrong password for an account that exists.

    A name that is nobody's is left out: it may be a password in the wrong field. So is what comes while
    the throttle holds (django-axes has counted by now), or anyone could fill a log that is never emptied.
    """
    failures = getattr(request, "axes_failures_since_start", None) or 0
    account = User.objects.filter(username=credentials.get("username") or "").first()
    if account and failures <= settings.AXES_FAILURE_LIMIT:
        AuditEntry.record(Act.LOGGED_IN, by=account, result=Result.DENIED)
