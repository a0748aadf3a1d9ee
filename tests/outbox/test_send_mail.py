"""`manage.py send_mail`, as whoever runs it sees it."""

import os
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError

from outbox import sending
from outbox.management.commands import send_mail
from outbox.models import Mail
from outbox.writing import write
from tests.post import HOST, serving, silent

ROOT = Path(__file__).parents[2]
NO_SERVER = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}


def run(**options):
    out, error = StringIO(), StringIO()
    try:
        call_command("send_mail", stdout=out, stderr=error, **options)
    except SystemExit as ended:
        return ended.code, out.getvalue().splitlines(), error.getvalue().splitlines()
    return 0, out.getvalue().splitlines(), error.getvalue().splitlines()


def letter(*to):
    write(to=to, subject="För beslut", text="Ett förslag väntar.")


@pytest.mark.django_db
def test_it_says_what_it_sent():
    letter("anna@ljungby.example", "bo@ljungby.example")

    assert run() == (0, ["Skickade två mejl."], [])
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_it_says_nothing_when_there_is_nothing_to_do():
    assert run() == (0, [], [])


@pytest.mark.django_db
@pytest.mark.allow_hosts([HOST])
def test_it_fails_when_a_letter_was_given_up_and_names_nobody(settings):
    with serving(settings) as post:
        post.refuses.add("bo@ljungby.example")
        letter("bo@ljungby.example")

        assert run() == (1, [], ["Ett mejl gick inte iväg. Se utkorgen i adminsidorna."])
        assert run() == (0, [], [])


@pytest.mark.django_db
def test_without_a_mail_server_it_says_so_and_fails(settings):
    settings.MAILERS = NO_SERVER

    assert run() == (1, [], ["Fel: EMAIL_URL saknas, så inga mejl kan skickas."])


@pytest.mark.django_db
def test_one_that_would_go_on_without_a_mail_server_says_so_and_ends(settings):
    settings.MAILERS = NO_SERVER

    assert run(forever=True) == (0, ["EMAIL_URL saknas, så inga mejl skickas."], [])


class Enough(Exception):
    """The test has seen what it wanted."""


@pytest.mark.django_db
def test_one_that_goes_on_tells_only_of_news_and_outlives_a_database_that_is_away(monkeypatch):
    letter("anna@ljungby.example")
    rounds, send = iter([sending.send_due, None, sending.send_due]), sending.send_due

    def at_times_away():
        do = next(rounds, Enough)
        if do is Enough:
            raise Enough
        if do is None:
            raise DatabaseError
        return send()

    monkeypatch.setattr(send_mail, "BETWEEN", 0)
    out, error = StringIO(), StringIO()
    with (
        patch.object(send_mail.sending, "send_due", at_times_away),
        patch.object(send_mail, "close_old_connections"),
        patch.object(send_mail.signal, "signal"),
        patch.object(send_mail.connection, "close"),
        pytest.raises(Enough),
    ):
        call_command("send_mail", forever=True, stdout=out, stderr=error)

    assert out.getvalue().splitlines() == ["Skickade ett mejl."]
    assert error.getvalue().splitlines() == ["Databasen svarar inte. Mejlen väntar."]
    assert Mail.objects.get().state == "sent"


@pytest.mark.slow
@pytest.mark.allow_hosts([HOST])
def test_one_that_goes_on_ends_with_who_started_it_even_in_the_middle_of_a_letter(tmp_path):
    with silent(SimpleNamespace()) as port:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "ljungby_plan.settings",
            "EMAIL_URL": f"smtp://{HOST}:{port}/?timeout=60",
        }
        # As `scripts/run` does: the shell becomes another program, which is killed.
        started = f"""
            {sys.executable} manage.py migrate -v0
            {sys.executable} manage.py shell -v0 -c "
from outbox.writing import write
write(to=['bo@ljungby.example'], subject='Hej', text='Hej')"
            {sys.executable} manage.py send_mail --forever &
            echo $!
            exec sleep 100"""
        server = subprocess.Popen(
            ["/bin/sh", "-c", started], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        try:
            sender = int(server.stdout.readline())
            [talk] = soon(lambda: children(sender))
        finally:
            server.kill()
            server.wait()
            server.stdout.close()

        assert soon(lambda: not is_there(sender) and not is_there(talk))


def children(pid):
    """The processes that a process has started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def is_there(pid):
    return Path(f"/proc/{pid}").exists()


def soon(found):
    """What is found as soon as there is something, within twenty seconds."""
    until = time.monotonic() + 20
    while not (this := found()) and time.monotonic() < until:
        time.sleep(0.2)
    return this
