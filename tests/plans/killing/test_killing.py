"""A process that dies while it acts on a plan leaves everything of what it did, or nothing."""

import signal

import pytest
from django.db import connection

from tests.plans.killing.acts import ACTS
from tests.plans.killing.running import run

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("killing")]


@pytest.fixture(scope="session")
def results(django_db_setup, django_db_blocker, tmp_path_factory):
    """What was found after every kill of every act, on a copy of the test database."""
    with django_db_blocker.unblock():
        return run("tests.plans.killing.program", *ACTS, folder=tmp_path_factory.mktemp("killing"))


@pytest.fixture(params=ACTS)
def result(results, request):
    return results[request.param]


@pytest.fixture
def kills(result):
    return result["kills"]


def committed(kills):
    """Which of the kills come after the commit."""
    return [kill["step"] for kill in kills].index("after commit")


def test_every_one_dies_at_its_step(kills):
    assert {kill["code"] for kill in kills} == {-signal.SIGKILL}


def test_nothing_is_there_until_it_is_committed(result, kills):
    nothing = result["before"]["digest"]

    left = [kill["step"] for kill in kills[: committed(kills)] if kill["digest"] != nothing]

    assert left == []


def test_everything_is_there_once_it_is_committed(result, kills):
    everything = result["after"]["rows"]

    lost = [kill["step"] for kill in kills[committed(kills) :] if kill["rows"] != everything]

    assert lost == []
    assert result["after"]["digest"] != result["before"]["digest"]


def test_verify_finds_nothing(result, kills):
    assert [kill["findings"] for kill in kills if kill["findings"]] == []
    assert result["after"]["findings"] == []


def test_the_letters_are_there_as_soon_as_what_they_tell_of(results):
    adopted = results["adopt"]

    before, after = (adopted[each]["rows"]["outbox.Mail"] for each in ("before", "after"))

    assert after == before + 1


def test_what_died_before_the_commit_can_be_done_again(result, kills):
    kill = kills[committed(kills) - 1]

    assert kill["again"] == "done"
    assert kill["in the end"]["rows"] == result["after"]["rows"]
    assert kill["in the end"]["findings"] == []


def test_what_died_after_the_commit_is_refused_and_not_done_twice(kills):
    kill = kills[committed(kills)]

    assert kill["again"] != "done"
    assert kill["in the end"]["digest"] == kill["digest"]


def test_an_adoption_dies_at_all_that_it_does(results):
    steps = {kill["step"].partition(" ")[2] for kill in results["adopt"]["kills"]}

    lock = "lock" if connection.vendor == "postgresql" else "BEGIN"
    assert steps > {
        "render",
        lock,
        "INSERT plans_revision",
        "DELETE plans_planneddecision",
        "INSERT plans_historicalplanneddecision",
        "INSERT plans_archivefile",
        "INSERT plans_event",
        "INSERT outbox_mail",
        "commit",
    }
