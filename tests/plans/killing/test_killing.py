"""A process that dies while it acts on a plan leaves everything of what it did, or nothing."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.plans.killing.acts import ACTS

ROOT = Path(__file__).parents[3]

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("killing")]


@pytest.fixture(scope="session")
def results(django_db_setup, django_db_blocker, tmp_path_factory):
    """What was found after every kill of every act, on a copy of the test database."""
    folder = tmp_path_factory.mktemp("killing")
    mail = folder / "mail"
    mail.mkdir()
    with django_db_blocker.unblock():
        template, url = (_on_server if connection.vendor == "postgresql" else _in_files)(folder)
    given = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.plans.killing.settings",
        "KILLING_MAIL": str(mail),
        "KILLING_TEMPLATE": template,
    }
    command = [sys.executable, "-m", "tests.plans.killing.program", *ACTS]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _in_files(folder):
    template = folder / "template.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(template)])
    return str(template), f"sqlite:///{folder / 'work.sqlite3'}"


def _on_server(folder):
    """The test database itself is the template: nobody may be connected to it meanwhile."""
    name = connection.settings_dict["NAME"]
    connection.close()
    return name, urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}_killing").geturl()


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


def test_no_letter_tells_of_what_is_not_there(kills):
    assert [kill["step"] for kill in kills[: committed(kills)] if kill["letters"]] == []


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
        "commit",
        "mail",
    }
