"""`manage.py migrate` and a database from before the first release."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

ROOT = Path(__file__).parents[1]
OLD = ("0001_initial", "0002_seal_triggers")


@pytest.fixture
def old(tmp_path):
    """A database as an earlier checkout left it: what tells it, and a row that somebody wants back."""
    path = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            """
            PRAGMA journal_mode=WAL;
            CREATE TABLE django_migrations
                (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT);
            CREATE TABLE plans_auditentry (id INTEGER PRIMARY KEY, about TEXT);
            INSERT INTO plans_auditentry (about) VALUES ('trygghet');
            """
        )
        rows = [("plans", name, "2026-11-23 01:20:18") for name in OLD]
        database.executemany(
            "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", rows
        )
        database.commit()
    return path


@pytest.mark.parametrize("options", [(), ("--skip-checks",), ("networks",)], ids=str)
def test_a_database_from_before_is_left_as_it_is_with_one_line(old, options):
    before = old.read_bytes()

    ended = subprocess.run(
        [sys.executable, ROOT / "manage.py", "migrate", *options],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "ljungby_plan.settings",
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{old}",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"Fel: Databasen {old} är från en tidigare utgåva av programmet")
    assert "Flytta undan den" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]


@pytest.mark.django_db
def test_a_database_from_before_is_known_on_any_server():
    recorder = MigrationRecorder(connection)
    recorder.record_applied("plans", OLD[-1])
    before = recorder.applied_migrations()

    with pytest.raises(CommandError, match="tidigare utgåva"):
        call_command("migrate", verbosity=0)

    assert recorder.applied_migrations().keys() == before.keys()
