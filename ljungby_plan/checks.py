"""What `manage.py check --deploy` asks of the settings, besides Django's own questions."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Tags, Warning, register  # noqa: A004

LOOPBACK = {"127.0.0.1", "localhost", "::1", None}


@register(Tags.security, deploy=True)
def public_address(**_: Any) -> list[Warning]:
    """Whether printed copies and mails will lead to the site, and not to the reader's own machine."""
    if urlsplit(settings.PUBLIC_URL).hostname not in LOOPBACK:
        return []
    message = (
        "PUBLIC_URL pekar på den egna datorn: QR-koder på utskrifter och länkar i mejl leder fel."
    )
    return [Warning(message, id="ljungby_plan.W001")]
