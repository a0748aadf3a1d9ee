"""What may be forgotten in a working copy, with what the site knows of its own addresses."""

import copy
from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve, reverse

from document import remarks
from document.content import Level, NetworkTable, PlanContent
from document.edition import Edition
from plans.reading.document import level_anchor
from plans.reading.tables import activity_anchor, network_anchor


def remarks_on(edition: Edition, request: HttpRequest) -> list[str]:
    """What to say of a working copy and its decision, which stops nothing.

    `request` is the one that is answered, and what an address on the site is asked with, as by a reader.
    """
    own = reverse("plans:plan-show", args=[edition.slug])

    @cache  # an address may stand in many places
    def leads(address: str) -> bool:
        path = unquote(urlsplit(address).path)
        return path == own or _leads(path, urlsplit(address).query, request)

    return remarks.remarks(
        edition.content,
        edition.decision,
        anchors=set(_anchors(edition.content)),
        leads=leads,
        site=settings.PUBLIC_URL,
    )


def _anchors(content: PlanContent) -> Iterable[str]:
    """The places on the plan's page."""
    yield from (section.key for section in content.sections)
    for block in content.blocks():
        match block:
            case Level(activities=activities):
                yield level_anchor(block)
                yield from (activity_anchor(each.key) for each in activities)
            case NetworkTable(networks=networks):
                yield from (network_anchor(each.key) for each in networks)


def _leads(path: str, query: str, request: HttpRequest) -> bool:
    """Whether a reader who goes to a path on the site finds something. Nothing is drawn.

    A file is there when the page that it is of is, and the admin asks whoever comes to log in.
    """
    path = path.removesuffix("pdf/")
    asked = copy.copy(request)
    asked.method, asked.path, asked.path_info = "GET", path, path
    asked.GET, asked.user = QueryDict(query), AnonymousUser()
    try:
        found = resolve(path)
        if "admin" in found.app_names:
            return True
        answer: HttpResponse = found.func(asked, *found.args, **found.kwargs)
    except Http404:
        return False
    except PermissionDenied:
        return True
    return answer.status_code < HTTPStatus.BAD_REQUEST
