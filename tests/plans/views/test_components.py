"""The gallery of components: complete, and closed to readers."""

import pytest
from django.conf import settings
from django.test import Client

from organisation.roles import Role
from plans.reading.gallery import specimens
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

ADDRESS = "/komponenter/"


def staff(role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    client.force_login(factories.user(role))
    return client


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.APPROVER])
def test_those_who_work_on_plans_see_it(role):
    assert get(ADDRESS, client=staff(role)).one("h1").text == "Komponenter"


def test_those_who_see_it_find_it_at_the_foot_of_every_page():
    assert get("/", client=staff()).links["Komponenter"] == ADDRESS
    assert "Komponenter" not in get("/").links
    assert "Komponenter" not in get("/", client=staff(Role.READER)).links


def test_readers_do_not_find_it():
    get(ADDRESS, client=staff(Role.READER), status=404)


def test_whoever_is_not_logged_in_is_led_to_the_login():
    response = Client().get(ADDRESS)

    assert response.headers["Location"] == "/admin/login/?next=/komponenter/"


def test_every_component_has_its_name_its_use_and_its_call():
    page = get(ADDRESS, client=staff())

    for specimen in specimens(on=TODAY):
        assert specimen.name in page.texts("h2")
        assert specimen.when in page.main
        assert specimen.call in page.texts("pre")


def test_every_component_that_there_is_stands_in_it():
    calls = "".join(specimen.call for specimen in specimens(on=TODAY))
    files = (settings.BASE_DIR / "templates/components").glob("[!_]*.html")

    names = {f"components/{file.name}" for file in files}
    assert names
    assert {name for name in names if name not in calls} == set()


def test_every_state_has_its_banner_and_its_tag():
    page = get(ADDRESS, client=staff())

    banners = " ".join(page.texts("section", "validity"))
    for words in (
        "Giltig version 2",
        "Revidering försenad",
        "Ska revideras senast",
        "Löper ut",
        "ska revideras",
        "Dokumentet upphävs",
        "Version 3 är fastställd och börjar gälla",
        "Kommande version 2",
        "Version 2 är ersatt av version 3",
        "Version 2 har upphört",
        "Ny version saknas",
        "Dokumentet är upphävt sedan",
        "Version 2 är återkallad",
        "Version 2 är upphävd av domstol från",
        "Arbetsversion – gäller inte",
    ):
        assert words in banners
    assert page.texts("span", "tag") == [
        "Giltig",
        "Kommande",
        "Ersatt",
        "Upphörd",
        "Upphävd",
        "Återkallad",
        "Upphävd av domstol",
        "Ny version saknas",
        "Revidering försenad",
        "Löper snart ut",
        "Revideras snart",
        "Prövad",
        "Ska revideras",
        "Ska upphävas",
        "Upphävs",
        "Ny version på väg",
    ]


def test_it_asks_nothing_of_the_database_but_who_is_asking(django_assert_num_queries):
    client = staff()

    # The session, the account, its two kinds of permissions, and the session's new time in a savepoint.
    with django_assert_num_queries(7):
        client.get(ADDRESS)
