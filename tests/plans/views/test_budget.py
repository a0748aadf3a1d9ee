"""How many questions a page asks of the database, and that more content does not ask more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from document.content import Network, NetworkTable, Prose, Section
from organisation.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db


def queries(address: str, client: Client | None = None) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert (client or Client()).get(address).status_code == 200
    return len(captured)


def adopted(count: int) -> None:
    for number in range(count):
        factories.revision(factories.plan(slug=f"dokument-{number}"))


def large(count: int):
    """A plan with many sections, paragraphs and groups."""
    networks = tuple(Network(key=f"grupp-{n}", name=f"Grupp {n}") for n in range(count))
    table = NetworkTable(columns=factories.NETWORK_COLUMNS, networks=networks)
    return tuple(
        Section(
            key=f"avsnitt-{number}",
            title=f"Avsnitt {number}",
            blocks=(Prose(html="<p>Text.</p>"), *((table,) if number == 0 else ())),
        )
        for number in range(count)
    )


@pytest.mark.parametrize("count", [1, 30])
def test_the_register_asks_three_times_however_many_documents_there_are(count):
    adopted(count)

    assert queries("/") == 3


def test_the_register_reads_each_cover_once():
    adopted(3)

    assert [queries("/"), queries("/")] == [3, 2]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("address", "budget"),
    [
        ("/planer/trygghet/", 4),
        ("/planer/trygghet/version/1/", 4),
        ("/planer/trygghet/versioner/", 3),
        ("/planer/trygghet/handelser/", 5),
        ("/planer/trygghet/dag/2026-02-01/", 5),
        ("/natverk/", 1),
        ("/natverk/grupp-0/", 1),
    ],
)
def test_a_page_asks_as_little_of_a_large_plan_as_of_a_small_one(address, budget, count):
    factories.revision(factories.plan(slug="trygghet", sections=large(count)))

    assert queries(address) == budget


def test_the_trail_asks_as_little_of_a_long_ledger():
    revision = factories.revision(factories.plan(slug="trygghet"))
    queries("/planer/trygghet/handelser/")
    before = queries("/planer/trygghet/handelser/")
    for number in range(30):
        factories.correct(revision, field="paragraph", now=f"§ {number}", reason="Fel.")

    assert queries("/planer/trygghet/handelser/") == before


@pytest.mark.parametrize("count", [1, 30])
def test_the_registry_asks_once_however_many_plans_there_are(count):
    adopted(count)

    assert queries("/natverk/") == 1


def test_who_is_logged_in_is_asked_only_of_those_with_a_session():
    adopted(1)
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))

    assert queries("/", client) > queries("/")
