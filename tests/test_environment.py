"""The typed environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ljungby_plan import environment

BASE = Path(__file__).parent.parent
KEY = "k" * 50


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Load with just the given variables, and no .env."""
    for name in (
        "SECRET_KEY",
        "DEBUG",
        "HTTPS",
        "ALLOWED_HOSTS",
        "ORGANISATION",
        "DATABASE_URL",
        "PUBLIC_URL",
    ):
        monkeypatch.delenv(name, raising=False)

    def load_with(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return environment.load(tmp_path)

    return load_with


def test_a_key_is_all_that_production_must_be_given(load, tmp_path):
    loaded = load(SECRET_KEY=KEY)

    assert (loaded.debug, loaded.https, loaded.organisation) == (False, True, "Ljungby kommun")
    assert loaded.database["NAME"] == str(tmp_path / "db.sqlite3")


def test_development_needs_nothing(load):
    loaded = load(DEBUG="true")

    assert loaded.debug
    assert not loaded.https
    assert loaded.allowed_hosts == ["127.0.0.1", "localhost"]


def test_values_are_read(load):
    loaded = load(
        SECRET_KEY=KEY,
        ALLOWED_HOSTS="a.se,b.se",
        DATABASE_URL="postgres://u:p@h/d",
        ORGANISATION="Växjö kommun",
        PUBLIC_URL="https://a.se/",
    )

    assert loaded.allowed_hosts == ["a.se", "b.se"]
    assert loaded.database["ENGINE"] == "django.db.backends.postgresql"
    assert (loaded.organisation, loaded.public_url) == ("Växjö kommun", "https://a.se")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("SECRET_KEY", {}),
        ("SECRET_KEY", {"SECRET_KEY": "kort"}),
        ("DEBUG", {"DEBUG": "kanske"}),
        ("HTTPS", {"SECRET_KEY": KEY, "HTTPS": "ibland"}),
        ("DATABASE_URL", {"SECRET_KEY": KEY, "DATABASE_URL": "orakel://databas"}),
    ],
)
def test_a_missing_or_malformed_value_stops_the_start_with_one_line_that_names_it(
    load, name, values
):
    with pytest.raises(SystemExit) as stopped:
        load(**values)

    assert name in stopped.value.code
    assert "\n" not in stopped.value.code


def test_no_traceback_is_shown():
    bare = {"PATH": os.environ["PATH"], "SECRET_KEY": "kort"}

    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=BASE,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("Fel i inställningarna: ")
