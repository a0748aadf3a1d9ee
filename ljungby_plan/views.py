"""The frame's own address: the organisation's colours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe


def _etag(_request: HttpRequest) -> str:
    return f'"{settings.THEME.version}"'


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
@condition(etag_func=_etag)
def theme(_request: HttpRequest) -> HttpResponse:
    """The style sheet that puts the organisation's colours in the place of the defaults."""
    return HttpResponse(settings.THEME.css, content_type="text/css; charset=utf-8")
