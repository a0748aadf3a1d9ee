"""The typed environment."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ljungby_plan import environment, theme
from ljungby_plan.theme import Theme

BASE = Path(__file__).parent.parent
KEY = "k" * 50


EXAMPLE = (BASE / ".env.example").read_text()


class Asked(dict):
    """A process's environment that notes what it is asked for."""

    def __init__(self, **values):
        super().__init__(values)
        self.names = set()

    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)


def asked_for(monkeypatch, folder):
    """The name of every setting there is."""
    given = Asked(SECRET_KEY=KEY)
    monkeypatch.setattr(os, "environ", given)
    environment.load(folder)
    return given.names


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Load with just the given variables, and no .env but what a test writes."""
    with monkeypatch.context() as noted:
        names = asked_for(noted, tmp_path)
    for name in names:
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
        ("SESSION_MINUTES", {"SECRET_KEY": KEY, "SESSION_MINUTES": "0"}),
        ("CACHE_URL", {"SECRET_KEY": KEY, "CACHE_URL": "minne://kort"}),
        ("EMAIL_URL", {"SECRET_KEY": KEY, "EMAIL_URL": "brevduva://post"}),
        ("EMAIL_URL", {"SECRET_KEY": KEY, "EMAIL_URL": "smtp://post:port"}),
        ("EMAIL_FROM", {"SECRET_KEY": KEY, "EMAIL_FROM": "kommunen"}),
        ("PUBLIC_URL", {"SECRET_KEY": KEY, "PUBLIC_URL": "plan.kommunen.se"}),
        ("ORGANISATION", {"SECRET_KEY": KEY, "ORGANISATION": " "}),
    ],
)
def test_a_missing_or_malformed_value_stops_the_start_with_one_line_that_names_it(
    load, name, values
):
    with pytest.raises(SystemExit) as stopped:
        load(**values)

    assert name in stopped.value.code
    assert "\n" not in stopped.value.code


def test_a_sender_may_have_a_name(load):
    loaded = load(SECRET_KEY=KEY, EMAIL_FROM="Växjö kommun <plan@vaxjo.se>")

    assert loaded.mail_from == "Växjö kommun <plan@vaxjo.se>"


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


def test_an_organisation_without_branding_has_the_defaults(load):
    loaded = load(SECRET_KEY=KEY, LOGO="", ACCENT="")

    assert (loaded.logo, loaded.theme) == ("", Theme())


def test_its_colours_are_read(load):
    loaded = load(SECRET_KEY=KEY, ACCENT="#1F5A7A", ACCENT_DARK="#123a57")

    assert loaded.theme == Theme("#1f5a7a", "#123a57")


def test_a_darker_tone_is_made_of_a_colour_that_stands_alone(load):
    loaded = load(SECRET_KEY=KEY, ACCENT="#1f5a7a")

    assert loaded.theme == Theme("#1f5a7a", theme.darker("#1f5a7a"))


@pytest.mark.parametrize("name", ["ACCENT", "ACCENT_DARK"])
@pytest.mark.parametrize("value", ["red", "#12345", "#12345g", "#777777", "#e2b9d4", "#000;}*{"])
def test_a_colour_that_cannot_be_used_stops_the_start(load, name, value):
    with pytest.raises(SystemExit) as stopped:
        load(SECRET_KEY=KEY, **{name: value})

    assert stopped.value.code == (
        f"Fel i inställningarna: {name} ska vara en färg som #6a2a5b, "
        "mörk nog för vit text (kontrast minst 4,5:1)."
    )


def test_the_logo_is_a_picture_below_static(load, tmp_path):
    picture = tmp_path / "static/img/logotyp.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text("<svg/>")

    assert load(SECRET_KEY=KEY, LOGO="img/logotyp.svg").logo == "img/logotyp.svg"


@pytest.mark.parametrize("value", ["saknas.svg", "../hemlig.svg", "/etc/hemlig.svg", "sida.html"])
def test_a_logo_that_is_something_else_stops_the_start(load, tmp_path, value):
    (tmp_path / "static").mkdir()
    (tmp_path / "hemlig.svg").write_text("<svg/>")
    (tmp_path / "static/sida.html").write_text("x")

    with pytest.raises(SystemExit) as stopped:
        load(SECRET_KEY=KEY, LOGO=value)

    assert "LOGO ska vara en svg- eller png-fil" in stopped.value.code


def test_mail_is_sent_nowhere_until_someone_says_where(load):
    assert load(SECRET_KEY=KEY).mail == {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def test_development_shows_mail_in_the_window(load):
    assert load(DEBUG="true").mail["BACKEND"].endswith(".console.EmailBackend")


def test_mail_goes_by_the_server_that_is_named(load):
    loaded = load(
        SECRET_KEY=KEY, EMAIL_URL="submission://n:l@post.a.se:587", EMAIL_FROM="plan@a.se"
    )

    assert loaded.mail["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert loaded.mail["OPTIONS"]["host"] == "post.a.se"
    assert loaded.mail["OPTIONS"]["use_tls"]
    assert loaded.mail_from == "plan@a.se"


def test_the_example_names_every_setting(monkeypatch, tmp_path):
    named = re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)

    assert sorted(named) == sorted(asked_for(monkeypatch, tmp_path))


def test_the_readme_names_every_setting(monkeypatch, tmp_path):
    readme = (BASE / "README.md").read_text()
    table = readme.partition("## Inställningar")[2].partition("\n## ")[0]
    firsts = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)

    assert sorted(re.findall(r"[A-Z_]+", " ".join(firsts))) == sorted(
        asked_for(monkeypatch, tmp_path)
    )


def test_the_example_has_the_values_that_are_there_without_it(load, tmp_path):
    without = load(SECRET_KEY=KEY)

    (tmp_path / ".env").write_text(EXAMPLE)

    assert load() == without


def test_the_lines_with_examples_can_be_used(load, tmp_path):
    (tmp_path / "static/img").mkdir(parents=True)
    (tmp_path / "static/img/logotyp.svg").touch()

    (tmp_path / ".env").write_text(re.sub(r"^#(?=[A-Z_]+=)", "", EXAMPLE, flags=re.MULTILINE))

    loaded = load(SECRET_KEY=KEY)

    assert (loaded.logo, loaded.theme) == ("img/logotyp.svg", Theme("#1f5a7a", "#123a57"))
