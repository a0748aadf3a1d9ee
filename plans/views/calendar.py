"""The plans' days, for calendars that subscribe to them."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from plans.reading import calendar


@require_safe
@cache_control(no_cache=True)
def show(request: HttpRequest) -> HttpResponse:
    """The feed, or that it has not changed since it was fetched."""
    feed = calendar.feed(
        on=timezone.localdate(), organisation=settings.ORGANISATION, site=settings.PUBLIC_URL
    )
    etag, changed = f'"{sha256(feed.data).hexdigest()}"', int(feed.changed_at.timestamp())
    response = HttpResponse(
        feed.data,
        content_type="text/calendar; charset=utf-8",
        headers={"ETag": etag, "Last-Modified": http_date(changed)},
    )
    return get_conditional_response(request, etag, changed, response) or response
