"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def organisation(_request: HttpRequest) -> dict[str, str]:
    """The organisation's name."""
    return {"organisation": settings.ORGANISATION}
