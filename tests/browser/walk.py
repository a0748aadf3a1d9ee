"""Every page there is, found by following links from every address that needs no more than its name.

Nothing here names a page: one that lands in the addresses tomorrow is visited tomorrow. Of pages that are
alike (same view, template, question and states) the first is kept.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, get_resolver, resolve, reverse

from document.corrections import RegisterCorrected
from plans import actions
from plans.models import Plan, Revision, Section
from tests.browser.known import (
    ADMINISTRATOR,
    APPROVER,
    AUDITOR,
    COMING,
    CONTRIBUTOR,
    EDITOR,
    NOWHERE,
    PLAN,
    REWORDED,
    TODAY,
)
from tests.pages import Element, Page

#: Pages of one view that are looked at, to find the different ones among them.
ENOUGH = 16
HOST = "http://127.0.0.1"
#: Addresses of files, which are not rendered to be looked at here.
FILES = re.compile(r"-(pdf|csv|json|calendar|feed|file|image|css)$")
STATES = re.compile(r'validity__part--\w+|verdict__answer--\w+|timeline__item--\w+|class="empty\b')


def walk(folder: Path) -> dict[str, Any]:
    """What there is to visit, and the views that no link leads to.

    `public` are the pages that everybody reads, `ours` those of the same look that need a login, `admin`
    the admin's own, `acts` the forms of decisions by who fills them in. The HTML of every page that the
    project makes goes into `folder`, under a name that says which page it is.
    """
    folder.mkdir()
    everyone = _Walk(folder)
    everyone.follow()
    for slug in (PLAN, COMING):
        actions.propose(plan=Plan.objects.get(slug=slug), by=None, note="Texten har setts över.")
    _enter_a_correction()
    _reword(Plan.objects.get(slug=REWORDED))
    acts = {
        APPROVER: [
            *map(_admin, ("adopt", "return", "repeal", "annul", "confirm_correction")),
            _admin("amend", REWORDED),
            *(_admin(name, COMING) for name in ("adopt", "call_off")),
        ],
        EDITOR: [
            _admin(name) for name in ("propose", "reword", "review", "correct", "refuse_correction")
        ],
    }
    for name, addresses in acts.items():
        for address in addresses:
            _keep(folder, f"act{address.replace('/', '-')}", _html(_client(name), address))
    editor = _client(EDITOR)
    moment = Plan.objects.get(slug=PLAN).revisions.order_by("sealed_at")[0].sealed_at
    then = f"{_admin('moment')}?{urlencode({'vid': moment.isoformat()})}"
    ours = [
        *everyone.locked,
        *map(_admin, ("preview", "changes", "trail", "moment")),
        then,
        f"{then}&visa=jamfor",
    ]
    for number, address in enumerate((*ours, _admin("history"), _admin("reset"))):
        _keep(
            folder,
            f"ours-{number}{urlsplit(address).path.replace('/', '-')}",
            _html(editor, address),
        )
    unmet = _views() - everyone.met
    return {
        "public": everyone.kept,
        "ours": ours,
        "admin": [_admin("history"), _admin("reset"), *_forms()],
        "acts": acts,
        "roles": _of_roles(),
        "unmet": sorted(view for view in unmet if not FILES.search(view)),
    }


def _enter_a_correction() -> None:
    """Somebody has entered one, and it waits."""
    actions.enter_correction(
        revision=Plan.objects.get(slug=PLAN).revisions.get(number=2),
        by=User.objects.get(username=EDITOR),
        kind=RegisterCorrected,
        field="valid_until",
        now="2028-12-31",
        reason="Raden hade fallit bort.",
        paragraph="§ 41",
    )


def _reword(plan: Plan) -> None:
    """A word comes in, and waits to be approved."""
    section = Section.objects.filter(plan=plan).earliest("position")
    section.body = "<p>Vi är alla trygga.</p>"
    section.save()
    actions.propose(plan=plan, by=None, note="Ett ord saknades.", editorial=True, on=TODAY)


class _Walk:
    """A walk through the public pages, in the order their links are met."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = _client()
        self.kept: list[str] = []  # addresses of pages that differ
        self.locked: list[str] = []  # addresses that ask for a login
        self.met: set[str] = set()  # names of the views
        self._alike: Counter[Any] = Counter()

    def follow(self) -> None:
        """Visit, and follow the links, until there is nothing new."""
        shown = reverse("plans:plan-show", args=[PLAN])
        waiting = [shown, *_without_arguments(), *_papers(), NOWHERE]
        seen = set(waiting)
        while waiting:
            links = [link for link in self._visit(waiting.pop(0)) if link not in seen]
            seen.update(links)
            waiting += links

    def _visit(self, address: str) -> list[str]:
        """Keep the page if it is unlike those before; its links."""
        view = _view(address)
        self.met.add(view)
        asked = view, "?" in address
        if FILES.search(view) or self._alike[asked] >= ENOUGH:
            return []
        response = self.client.get(address, follow=True)
        if response.request["PATH_INFO"].startswith("/admin/"):
            self.locked.append(address)
            return []
        if response.redirect_chain:
            return [response.redirect_chain[-1][0]]
        if not response["Content-Type"].startswith("text/html"):
            return []
        html = response.content.decode()
        kind = (*asked, response.templates[0].name, frozenset(STATES.findall(html)))
        self._alike.update([asked, kind])
        if self._alike[kind] == 1:
            self.kept.append(address)
            _keep(self.folder, f"{len(self.kept):03}-{view}", html)
        return list(dict.fromkeys(_links(address, html)))


def _client(username: str = "") -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    if username:
        client.force_login(User.objects.get(username=username))
    return client


def _links(address: str, html: str) -> Iterator[str]:
    """Where a page leads: its links, and what its forms ask for."""
    page = Page(html)
    ways = [link["href"] for link in page.all("a")]
    ways += [way for form in page.all("form") for way in _questions(page, form)]
    for way in ways:
        target = urldefrag(urljoin(HOST + address, way)).url
        path = target.removeprefix(HOST)
        if target.startswith(HOST) and not path.startswith(("/admin/", "/static/")):
            yield path


def _questions(page: Page, form: Element) -> Iterator[str]:
    """The last choice of each field of a form that asks, one field at a time and all at once."""
    if form["method"].lower() != "get":
        return
    choices = {}
    for option in page.all("option"):
        select = next(each for each in reversed(option.parents) if each.tag == "select")
        if form in option.parents and option["value"]:
            choices[select["name"]] = option["value"]
    to = urldefrag(form["action"]).url
    for name, value in choices.items():
        yield f"{to}?{urlencode({name: value})}"
    if choices:
        yield f"{to}?{urlencode(choices)}"


def _view(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "404"


def _patterns(patterns: Any, space: str = "", arguments: int = 0) -> Iterator[tuple[str, int]]:
    """The name of every public address, and how many arguments it takes."""
    for pattern in patterns:
        count = arguments + len(pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{space}{pattern.name}", count
        elif pattern.namespace != "admin":
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _patterns(pattern.url_patterns, inner, count)


def _views() -> set[str]:
    return {name for name, _ in _patterns(get_resolver().url_patterns)}


def _without_arguments() -> list[str]:
    """The addresses that can be asked for by name alone."""
    return [reverse(name) for name, count in _patterns(get_resolver().url_patterns) if count == 0]


def _papers() -> Iterator[str]:
    """Where the QR codes of printed copies lead: one of every version."""
    for revision in Revision.objects.select_related("plan"):
        paper = [revision.plan.slug, revision.label, revision.digest[:12]]
        yield reverse("plans:copy-check", args=paper)


def _admin(name: str, slug: str = PLAN) -> str:
    return reverse(f"admin:plans_plan_{name}", args=[Plan.objects.get(slug=slug).pk])


def _forms() -> list[str]:
    """The page that edits a row, for each kind of row that the admin edits."""
    from django.contrib import admin  # noqa: PLC0415 - its registry is filled when the apps are ready

    found = []
    for label in ("plans", "organisation", "activities", "networks"):
        for model in apps.get_app_config(label).get_models():
            row = (
                model._default_manager.order_by("pk").first()
                if admin.site.is_registered(model)
                else None
            )
            if row is not None:
                name = f"admin:{label}_{model._meta.model_name}_change"
                with suppress(NoReverseMatch):  # an entry of the audit log has no page
                    found.append(reverse(name, args=[row.pk]))
    return found


def _of_roles() -> dict[str, list[str]]:
    """The admin's pages that are made for one role, by the name of who has it."""
    account = User.objects.get(username=APPROVER)
    return {
        CONTRIBUTOR: [reverse("admin:index"), _admin("change")],
        AUDITOR: [reverse("admin:auditing_auditentry_changelist")],
        ADMINISTRATOR: [
            reverse("admin:auth_user_changelist"),
            reverse("admin:auth_user_change", args=[account.pk]),
        ],
    }


def _html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, f"{address} svarar {response.status_code}"
    return response.content.decode()


def _keep(folder: Path, name: str, html: str) -> None:
    (folder / f"{name.replace(':', '-').strip('-')}.html").write_text(html)
