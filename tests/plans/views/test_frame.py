"""What all pages share: the frame, the policy that guards them, and the pages of errors."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path
from django.views import defaults
from django.views.csrf import csrf_failure

from ljungby_plan.urls import urlpatterns as _urlpatterns
from organisation.roles import Role
from tests import factories
from tests.pages import Page, get

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/planer/trygghet/",
    "/planer/trygghet/version/1/",
    "/planer/trygghet/versioner/",
    "/natverk/",
    "/natverk/allas-barn/",
    "/tillganglighet/",
    "/tillganglighet/rapportera/",
    "/tillganglighet/tack/",
    "/finns-inte/",
)
OURS = [
    file
    for file in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
    if not {"admin", "mail", "print"} & set(file.parts)
]
INLINE = re.compile(
    r"""<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)[^>]*>""", re.IGNORECASE
)


def _broken(request):
    raise RuntimeError("något gick sönder")


urlpatterns = [path("trasig/", _broken), *_urlpatterns]


@pytest.fixture
def _a_plan():
    factories.revision(factories.plan(slug="trygghet"))


@pytest.mark.usefixtures("_a_plan")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_the_strict_policy(address):
    policy = Client().get(address).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy


@pytest.mark.usefixtures("_a_plan")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_compressed_for_those_who_can_take_it(address):
    response = Client().get(address, headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.usefixtures("_a_plan")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_be_reached_by_keyboard_past_its_menu(address):
    page = Page(Client().get(address).content.decode())

    assert page.one("a", "skip")["href"] == f"#{page.one('main')['id']}"


@pytest.mark.usefixtures("_a_plan")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_what_a_printed_document_is(address):
    page = Page(Client().get(address).content.decode())

    footer = page.one("footer").text
    assert "Ett utskrivet dokument är alltid en kopia, giltig version finns alltid" in footer
    assert "Frågor om ett dokument ställs till den förvaltning som ansvarar för det." in footer


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_no_template_holds_inline_style_or_script(file: Path):
    assert not INLINE.search(file.read_text())


@pytest.mark.parametrize("text", ["<p style='x'>", "<a onclick=x>", "<script>", "<style>"])
def test_the_test_of_templates_finds_what_it_looks_for(text):
    assert INLINE.search(text)


@pytest.mark.usefixtures("_a_plan")
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_loaded_from_elsewhere(address):
    page = Page(Client().get(address).content.decode())

    loaded = [
        element["src"] or element["href"]
        for element in page.elements
        if element.tag in {"script", "img", "use", "link"} and element["rel"] != "canonical"
    ]
    assert all(each.startswith("/static/") for each in loaded)


def test_every_icon_that_is_used_is_in_the_sprite():
    sprite = (settings.BASE_DIR / "static/img/icons.svg").read_text()
    used = {
        name
        for file in OURS
        for name in re.findall(r"""{% icon "(\w+)" %}|icon="(\w+)\"""", file.read_text())
        for name in name
        if name
    }

    assert used
    assert all(f'id="{name}"' in sprite for name in used)


def test_the_menu_marks_where_the_reader_is():
    current = [a.text for a in get("/natverk/").all("a") if a["aria-current"] == "page"]

    assert current == ["Grupper och nätverk"]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.APPROVER])
def test_those_who_work_on_plans_are_led_to_the_admin(role):
    client = Client()
    client.force_login(factories.user(role))

    assert get("/", client=client).links["Redigera"] == "/admin/"


def test_readers_are_not_led_to_the_admin():
    client = Client()
    client.force_login(factories.user(Role.READER))

    assert "Redigera" not in get("/", client=client).links
    assert "Redigera" not in get("/").links


def test_a_visitor_gets_no_cookie_and_no_session():
    response = Client().get("/")

    assert not response.cookies
    assert not Session.objects.exists()


def test_an_unknown_address_is_said_in_swedish():
    page = get("/finns-inte/", status=404)

    assert page.one("h1").text == "Sidan finns inte"
    assert "Adressen leder inte till någon sida." in page.main
    assert page.links["Till alla dokument"] == "/"


def test_an_error_of_ours_is_said_without_asking_the_database(django_assert_num_queries):
    client = Client(raise_request_exception=False)

    with django_assert_num_queries(0), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "ROOT_URLCONF", __name__)
        response = client.get("/trasig/")

    page = Page(response.content.decode())
    assert response.status_code == 500
    assert page.one("h1").text == "Något gick fel"
    assert "något gick sönder" not in page.html


@pytest.mark.parametrize(
    ("view", "error", "status", "heading"),
    [
        (defaults.bad_request, SuspiciousOperation("x"), 400, "Begäran gick inte att förstå"),
        (defaults.permission_denied, PermissionDenied(), 403, "Du har inte tillgång till sidan"),
        (defaults.page_not_found, Http404(), 404, "Sidan finns inte"),
    ],
)
def test_errors_are_said_in_swedish(view, error, status, heading):
    response = view(RequestFactory().get("/"), error)

    page = Page(response.content.decode())
    assert response.status_code == status
    assert page.one("html")["lang"] == "sv"
    assert page.one("h1").text == heading


def test_the_reason_for_a_refusal_is_given():
    error = PermissionDenied("Du har inte rätt att fastställa planer.")

    response = defaults.permission_denied(RequestFactory().get("/"), error)

    assert "Du har inte rätt att fastställa planer." in response.content.decode()


def test_a_form_that_cannot_be_trusted_is_said_in_swedish():
    response = csrf_failure(RequestFactory().post("/"), reason="x")

    page = Page(response.content.decode())
    assert response.status_code == 403
    assert page.one("h1").text == "Formuläret gick inte att skicka"


def test_the_frame_does_without_a_request():
    page = Page(render_to_string("500.html"))

    assert page.title == "Något gick fel · Styrdokument"
