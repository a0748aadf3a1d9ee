"""The department that a reader has chosen: remembered in their browser, and nowhere else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from document.text import slug
from plans.reading.start import ALL, DEPARTMENT

COOKIE = "forvaltning"
#: A year, in seconds.
KEEP = 365 * 24 * 60 * 60


def remembered(request: HttpRequest) -> str:
    """What the cookie says: anything, or nothing."""
    return request.COOKIES.get(COOKIE, "")


@require_safe
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Remember a department, or forget it when all of them are asked for, and go to the start page.

    A GET, so that a visitor who only reads needs no token: nothing is changed but the visitor's own view.
    """
    response = redirect("plans:plan-list")
    chosen = request.GET.get(DEPARTMENT.name, "")
    if chosen and chosen == slug(chosen) and chosen != ALL:
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=KEEP,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
