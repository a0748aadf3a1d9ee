"""What a form leaves empty does not stand in the address."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

PLAN = "/planer/trygghet/"


@pytest.fixture(autouse=True)
def _adopted():
    factories.revision(factories.plan(slug="trygghet"))


def test_empty_answers_are_left_out_and_the_others_kept():
    response = Client().get("/?forvaltning=&slag=policy&lage=&sida=2")

    assert (response.status_code, response.url) == (302, "/?slag=policy&sida=2")


@pytest.mark.parametrize("address", ["/", PLAN, f"{PLAN}version/1/"])
def test_an_address_with_only_empty_answers_becomes_the_page_itself(address):
    response = Client().get(f"{address}?niva=&ansvarig=")

    assert (response.status_code, response.url) == (302, address)


@pytest.mark.parametrize("question", ["", "?", "?ansvarig=Skola", "?ansvarig=Barn+%26+skola"])
def test_an_address_without_empty_answers_is_answered_at_once(question):
    assert Client().get(PLAN + question).status_code == 200


def test_names_and_answers_in_swedish_survive():
    response = Client().get(PLAN, {"ansvarig": "Vård & skola", "niva": ""})

    assert response.url == f"{PLAN}?ansvarig=V%C3%A5rd+%26+skola"
