"""The organisation's own colours and logo."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from ljungby_plan import theme
from ljungby_plan.theme import Theme, contrast
from tests.pages import Page, get

BLUE = Theme("#1f5a7a", "#123a57")

_channel = st.integers(0, 255)
_colours = (
    st.tuples(_channel, _channel, _channel)
    .map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))
    .filter(lambda colour: contrast(colour, theme.WHITE) >= theme.ENOUGH)
)


def tokens(rule: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):(#[0-9a-f]{6});", rule))


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_defaults_need_no_style_sheet():
    response = Client().get("/tema.css")

    assert response.status_code == 200
    assert response.content == b""


def test_the_style_sheet_sets_the_tokens(settings):
    settings.THEME = BLUE

    response = Client().get("/tema.css")

    css = response.content.decode()
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--action:#1f5a7a;" in css
    assert "--band:#123a57;" in css


def test_the_style_sheet_is_kept_and_asked_for_again_by_its_mark(settings):
    settings.THEME = BLUE
    first = Client().get("/tema.css")

    again = Client().get("/tema.css", headers={"If-None-Match": first.headers["ETag"]})

    assert "max-age=86400" in first.headers["Cache-Control"]
    assert again.status_code == 304


@pytest.mark.django_db
def test_pages_carry_it_after_their_own_styles(settings):
    settings.THEME = BLUE

    sheets = [link["href"] for link in get("/").all("link") if link["rel"] == "stylesheet"]

    assert sheets == ["/static/css/main.css", f"/tema.css?v={BLUE.version}"]


@pytest.mark.django_db
def test_pages_with_the_default_colours_do_without_it():
    sheets = [link["href"] for link in get("/").all("link") if link["rel"] == "stylesheet"]

    assert sheets == ["/static/css/main.css"]


@pytest.mark.django_db
def test_the_admin_wears_the_same_colours(settings):
    settings.THEME = BLUE

    sheets = [
        link["href"] for link in Page(Client().get("/admin/login/").content.decode()).all("link")
    ]

    own = sheets.index(f"/tema.css?v={BLUE.version}")
    assert own > sheets.index("/static/css/admin.css")


@given(_colours, _colours)
def test_every_text_keeps_its_contrast_in_light_and_dark(accent, accent_dark):
    light, dark = Theme(accent, accent_dark)._light(), Theme(accent, accent_dark)._dark()

    for site, ground in ((light, theme.LIGHT_GROUND), (dark, theme.DARK_GROUND)):
        for name in ("--ljung", "--ljung-hover"):
            assert contrast(site[name], ground) >= theme.ENOUGH
            assert contrast(site[name], site["--ljung-tint"]) >= theme.ENOUGH
        for name in ("--action", "--action-hover", "--header-bg", "--button-hover-bg"):
            assert contrast(site[name], theme.WHITE) >= theme.ENOUGH


@given(_colours, _colours)
def test_the_style_sheet_holds_nothing_but_tokens_and_colours(accent, accent_dark):
    css = Theme(accent, accent_dark).css

    assert all(re.fullmatch(r"(--[\w-]+:#[0-9a-f]{6};)+", body) for body in _bodies(css))


def _bodies(css: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", css)


def test_all_tokens_that_are_set_are_used_by_the_site_or_the_admin(settings):
    styles = "".join(
        (settings.BASE_DIR / "static/css" / name).read_text()
        for name in ("tokens.css", "admin.css")
    )

    assert all(f"{name}:" in styles for name in tokens(BLUE.css))


@pytest.mark.django_db
def test_a_logo_takes_the_place_of_the_neutral_mark(settings):
    settings.LOGO = "img/mark.svg"

    page = get("/")

    assert (page.one("img", "masthead__logo")["src"], page.one("img")["alt"]) == (
        "/static/img/mark.svg",
        "",
    )
    assert not page.all("svg", "masthead__mark")


@pytest.mark.django_db
def test_without_a_logo_there_is_a_neutral_mark():
    assert get("/").one("svg", "masthead__mark")["aria-hidden"] == "true"
