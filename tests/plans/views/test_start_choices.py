"""What may be chosen on the start page: a department that is remembered, a kind, a state, a page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.pages import TODAY, Page, get
from tests.plans.views import many

pytestmark = pytest.mark.django_db


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def adopted(title: str, department: str = "Skolan", *, kind: str = "rutin", **decision):
    short = factories.content().sections[:1]
    plan = factories.plan(title=title, kind=kind, responsible_department=department, sections=short)
    return factories.revision(plan, **decision)


@pytest.fixture
def six():
    """Six documents of two departments, three kinds and all states."""
    adopted("Giltig", kind="policy", review_by=days(400))
    adopted("Sen", review_by=days(-3))
    adopted("Snart", review_by=days(3))
    adopted("Kommande", "Vården", valid_from=days(10))
    adopted("Slut", "Vården", valid_until=days(-1))
    adopted("Övrig", "Vården", kind="program", review_by=days(400))


def titles(page: Page) -> list[str]:
    return page.texts("a", "register__title")


def pressed(page: Page) -> list[str]:
    return [each.text for each in page.all("button", "choice") if each["aria-pressed"] == "true"]


# On paper


def test_on_paper_a_selection_says_that_it_is_one_and_of_what(six):
    said = get("/?forvaltning=skolan&slag=policy").texts("p", "onpaper")

    assert said == [
        "Utskriften är ett urval av styrdokumenten. Förvaltning: Skolan.",
        "Listan är ett urval. Slag: Policyer.",
    ]
    assert not get("/?forvaltning=alla").all("p", "onpaper")


# The department


def test_the_departments_are_those_of_the_documents_in_swedish_order():
    for department in ("Östra", "Barn- och ungdom", "Ånäs", "Miljö och bygg, Ånäs", ""):
        adopted("x", department)

    assert get("/").texts("button", "choice") == [
        "Alla förvaltningar",
        "Barn- och ungdom",
        "Miljö och bygg",
        "Ånäs",
        "Östra",
    ]


def test_a_choice_is_remembered_for_a_year_and_leads_to_the_start_page():
    response = Client().get(reverse("plans:department-choose"), {"forvaltning": "varden"})

    assert (response.status_code, response.url) == (302, "/")
    cookie = response.cookies["forvaltning"]
    assert cookie.value == "varden"
    assert (cookie["max-age"], cookie["samesite"], cookie["path"]) == (31536000, "Lax", "/")
    assert cookie["httponly"]
    assert not cookie["secure"]


def test_the_cookie_is_kept_to_https_where_sessions_are(settings):
    settings.SESSION_COOKIE_SECURE = True

    response = Client().get("/forvaltning/", {"forvaltning": "varden"})

    assert response.cookies["forvaltning"]["secure"]


@pytest.mark.parametrize("value", ["", "alla", "Inte en adress", "a" * 500, "å;b"])
def test_all_departments_or_anything_odd_is_forgetting_the_choice(value):
    client = Client()
    client.cookies["forvaltning"] = "varden"

    response = client.get("/forvaltning/", {"forvaltning": value})

    assert response.url == "/"
    assert response.cookies["forvaltning"]["max-age"] == 0


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_choosing_takes_no_form_that_needs_a_token(method):
    assert getattr(Client(), method)("/forvaltning/").status_code == 405


def test_the_remembered_department_filters_the_whole_page(six):
    client = Client()
    client.get("/forvaltning/", {"forvaltning": "varden"})

    page = get("/", client=client)

    assert titles(page) == ["Övrig", "Kommande", "Slut"]
    assert page.texts("h3", "timeline__title") == ["Slut", "Kommande"]
    assert "I dag gäller ett styrdokument som Vården ansvarar för." in page.main
    assert "Sidan visar dokument som Vården ansvarar för." in page.main
    assert pressed(page) == ["Vården"]


def test_nothing_is_remembered_at_first(six):
    page = get("/")

    assert len(titles(page)) == 6
    assert pressed(page) == ["Alla förvaltningar"]


@pytest.mark.parametrize("remembered", ["okand", "", "å", "<b>"])
def test_a_remembered_department_that_is_gone_is_ignored(six, remembered):
    client = Client()
    client.cookies["forvaltning"] = remembered

    assert len(titles(get("/", client=client))) == 6


def test_an_address_may_name_a_department_whatever_is_remembered(six):
    client = Client()
    client.cookies["forvaltning"] = "varden"

    assert len(titles(get("/?forvaltning=skolan", client=client))) == 3
    assert len(titles(get("/?forvaltning=alla", client=client))) == 6
    assert len(titles(get("/?forvaltning=okand", client=client))) == 3


def test_an_address_changes_nothing_of_what_is_remembered(six):
    assert not Client().get("/?forvaltning=skolan").cookies


def test_the_page_is_not_shared_between_readers_by_a_cache(six):
    assert "Cookie" in Client().get("/").headers["Vary"]


def test_there_is_nothing_to_choose_with_one_department():
    adopted("a")
    client = Client()
    client.cookies["forvaltning"] = "skolan"
    adopted("utan", "")

    page = get("/", client=client)

    assert not page.all("div", "chooser")
    assert titles(page) == ["a", "utan"]


def test_many_departments_are_a_list():
    many.register(7, responsible_department=lambda number: f"Förvaltning {number}")

    page = get("/?forvaltning=forvaltning-3")

    assert not page.all("button", "choice")
    [chosen] = [option.text for option in page.all("option") if "selected" in option.attributes]
    assert chosen == "Förvaltning 3"
    assert titles(page) == ["dokument-003"]


# Kind and state


def test_few_documents_have_no_filter():
    for number in range(5):
        adopted(str(number), kind="policy" if number else "rutin", review_by=days(number - 2))

    page = get("/?slag=policy&lage=forsenad")

    assert not page.all("form", "filter")
    assert len(titles(page)) == 5


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("slag=rutin", ["Kommande", "Sen", "Slut", "Snart"]),
        ("lage=giltig", ["Giltig", "Övrig", "Sen", "Snart"]),
        ("lage=forsenad", ["Sen"]),
        ("lage=snart", ["Snart"]),
        ("lage=kommande", ["Kommande"]),
        ("lage=upphord", ["Slut"]),
        ("slag=rutin&lage=giltig", ["Sen", "Snart"]),
        ("slag=rutin&lage=upphord&forvaltning=varden", ["Slut"]),
    ],
)
def test_kind_and_state_filter_the_register(six, question, shown):
    page = get(f"/?{question}")

    total = 3 if "forvaltning" in question else 6
    assert titles(page) == shown
    assert page.one("p", "filter__count").text == f"Visar {len(shown)} av {total} dokument"
    assert page.texts("h3", "timeline__title")


def test_a_valid_document_with_a_coming_version_is_found_among_the_coming(six):
    plan = factories.plan(title="Dubbel", kind="rutin", responsible_department="Vården")
    factories.revision(plan)
    factories.revision(plan, valid_from=days(5))

    assert titles(get("/?lage=kommande")) == ["Dubbel", "Kommande"]


def test_when_nothing_matches_it_says_so_and_leads_back(six):
    page = get("/?slag=policy&lage=upphord&forvaltning=varden")

    assert not titles(page)
    assert page.one("p", "filter__count").text == "Inget av 3 dokument stämmer med urvalet"
    assert page.links["Visa alla"] == "/?forvaltning=varden#register"


@pytest.mark.parametrize("question", ["slag=okant", "lage=%00", "sida=x", "sida=99", "sida=-1"])
def test_what_is_not_known_is_ignored(six, question):
    assert len(titles(get(f"/?{question}"))) == 6


def test_the_filter_keeps_the_department_so_that_its_address_can_be_shared(six):
    client = Client()
    client.cookies["forvaltning"] = "varden"

    page = get("/", client=client)

    [hidden] = [each for each in page.all("input") if each["type"] == "hidden"]
    assert (hidden["name"], hidden["value"]) == ("forvaltning", "varden")
    assert page.one("form", "filter")["action"] == "/#register"


def test_a_long_row_of_overdue_documents_leads_to_the_register():
    for number in range(26):
        adopted(f"Sen {number:02}", review_by=days(-40 + number))

    page = get("/")

    assert page.links["22 till med försenad revidering"] == "/?lage=forsenad#register"
    assert len(page.texts("h3", "timeline__title")) == 4
    assert not page.all("details")


# Pages


def test_fifty_documents_stand_on_a_page_and_every_one_on_some_page():
    many.register(120, kind=lambda number: "policy" if number < 60 else "rutin")

    pages = [get(f"/?sida={number}") for number in (1, 2, 3)]

    assert [len(titles(page)) for page in pages] == [50, 50, 20]
    assert len({title for page in pages for title in titles(page)}) == 120
    assert pages[1].texts("h3", "register__kind") == ["Policyer fortsättning", "Rutiner"]
    assert pages[1].one("p", "filter__count").text == "Visar 51–100 av 120 dokument"
    assert pages[1].title.startswith("Det här gäller, sida 2 av 3")


def test_the_way_between_pages_keeps_what_was_asked_for():
    many.register(
        120,
        kind=lambda number: "policy" if number < 110 else "rutin",
        responsible_department=lambda number: f"Förvaltning {number % 110 // 109}",
    )

    page = get("/?slag=policy&forvaltning=forvaltning-0&sida=2")

    kept = "/?forvaltning=forvaltning-0&slag=policy"
    assert page.links["Föregående"] == f"{kept}#register"
    assert page.links["Nästa"] == f"{kept}&sida=3#register"
    [here] = [a for a in page.all("a", "pager__step") if a["aria-current"] == "page"]
    assert here["href"] == f"{kept}&sida=2#register"


def test_the_first_page_has_none_before_it_and_a_single_one_no_way():
    many.register(51)
    first = get("/")

    assert "Föregående" not in first.links
    assert first.links["Nästa"] == "/?sida=2#register"
    assert get("/?sida=2").links["Föregående"] == "/#register"
    assert not get("/?slag=okant&sida=2").links.get("Nästa")


def test_only_the_first_page_says_what_needs_attention():
    many.register(51)
    adopted("Sen", review_by=days(-3))

    first, second = get("/"), get("/?sida=2")

    assert first.one("ol", "timeline")
    assert "har en försenad revidering" in first.main
    assert not second.all("ol", "timeline")
    assert "har en försenad revidering" not in second.main
    assert not [link for link in second.links.values() if link.endswith("#ses-over")]


def test_a_short_register_has_no_pages(six):
    assert not get("/").all("nav", "pager")


@pytest.mark.parametrize("count", [1, 12, 400])
def test_the_start_page_asks_three_times_and_stays_light_however_many_documents_there_are(count):
    many.register(count, responsible_department=lambda number: f"Förvaltning {number % 9}")

    with CaptureQueriesContext(connection) as captured:
        response = Client().get("/")

    assert len(captured) == 3
    assert response.content.count(b"register__item") == min(count, 50)
    assert len(response.content) < 80_000
