"""The scripts behind the Makefile's targets."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.changed import nearest

SCRIPTS = Path(__file__).parents[1] / "scripts"
RUN = SCRIPTS / "run"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "ljungby_plan.settings", "DEBUG": "1"}
SHELL = [path for path in sorted(SCRIPTS.iterdir()) if path.is_file() and path.suffix == ""]


@pytest.mark.parametrize("script", SHELL, ids=lambda path: path.name)
def test_the_shell_can_read_every_script(script):
    read = subprocess.run(
        ["/usr/bin/env", "bash", "-n", script], capture_output=True, text=True, check=False
    )

    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.enable_socket
def test_a_port_that_is_taken_stops_the_start_with_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [RUN], env=os.environ | {"PORT": str(port)}, capture_output=True, text=True, check=False
        )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"Porten {port} är upptagen.")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["åtta", "0", "65536", "-1", "80 80"])
def test_a_port_that_cannot_be_stops_the_start_with_one_line(port):
    ended = subprocess.run(
        [RUN], env=os.environ | {"PORT": port}, capture_output=True, text=True, check=False
    )

    said = f"PORT ska vara ett tal från 1 till 65535, inte ”{port}”.\n"
    assert (ended.returncode, ended.stderr, ended.stdout) == (1, said, "")


@pytest.mark.parametrize(
    "url",
    ["postgres://nobody@127.0.0.1:1/nothing", "sqlite:////dev/null/plan.sqlite3"],
    ids=["postgresql", "sqlite"],
)
@pytest.mark.parametrize("command", ["verify", "remind", "migrate"])
def test_a_database_that_does_not_answer_gives_one_line(command, url):
    ended = subprocess.run(
        [sys.executable, SCRIPTS.parent / "manage.py", command],
        env=os.environ | SETTINGS | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Fel: Databasen kan inte göra det: ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("given", [[], ["trixie", "bookworm"], ["--keep"], ["../trixie"]])
def test_a_root_is_made_of_one_suite_that_is_named(given):
    ended = subprocess.run([SCRIPTS / "fresh", *given], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Användning: scripts/fresh ")
    assert ended.stderr.count("\n") == 1


def test_the_tests_nearest_to_a_change_come_first():
    found = [str(each) for each in nearest([Path("accessibility/views/feedback.py")])]

    assert found[:2] == ["tests/accessibility/test_feedback.py", "tests/accessibility"]
    assert "tests/networks" not in found


def test_a_changed_test_and_what_stands_beside_it_are_near():
    found = [str(each) for each in nearest([Path("tests/networks/test_pages.py")])]

    assert found[:2] == ["tests/networks/test_pages.py", "tests/networks"]


def test_what_belongs_to_all_rooms_is_tested_whatever_has_changed():
    assert Path("tests/test_environment.py") in nearest([])
