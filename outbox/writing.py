"""Putting letters in the outbox: rows in the transaction of what they tell of."""

from collections.abc import Iterable
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from outbox.models import Mail


def is_on() -> bool:
    """Whether there is a way to send mail: without one, nothing is written either."""
    return not str(settings.MAILERS["default"]["BACKEND"]).endswith(".dummy.EmailBackend")


def write(
    *, to: Iterable[str], subject: str, text: str, html: str = "", reply_to: str = ""
) -> None:
    """Put a letter in the outbox, one for each address. It leaves if the transaction is committed."""
    if not is_on():
        return
    now, site = timezone.now(), urlsplit(settings.PUBLIC_URL).hostname
    Mail.objects.bulk_create(
        Mail(
            to=address,
            subject=" ".join(subject.split()),
            text=text,
            html=html,
            reply_to=reply_to,
            message_id=make_msgid(domain=site),
            queued_at=now,
            due_at=now,
        )
        for address in sorted(set(to))
    )
