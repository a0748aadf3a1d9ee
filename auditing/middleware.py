"""What the audit log learns of attempts at what somebody has no right to."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from auditing.models import Act, AuditEntry, Result


class Oversteps:
    """Middleware that records when somebody who is logged in meets ”you may not”."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do unless a view refuses."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """The address alone is kept, without what stood in its query."""
        if isinstance(exception, PermissionDenied) and request.user.is_authenticated:
            AuditEntry.record(
                Act.OVERSTEPPED, by=request.user, about=request.path, result=Result.DENIED
            )
