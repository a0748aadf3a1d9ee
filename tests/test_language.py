"""The site's Swedish, where Django has none."""

import gettext
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from organisation.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db

CATALOGUES = sorted((Path(__file__).parents[1] / "locale").glob("sv/LC_MESSAGES/*.po"))


def strings(source, keyword):
    """The strings of a catalogue that follow a keyword, its header left out."""
    found = re.findall(rf'^{keyword} ((?:".*"\n)+)', source, re.MULTILINE)
    return ["".join(re.findall(r'"(.*)"', lines)) for lines in found if "Language" not in lines]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_the_compiled_words_are_those_of_the_source(path):
    source = path.read_text()
    with path.with_suffix(".mo").open("rb") as file:
        compiled = dict(gettext.GNUTranslations(file)._catalog)
    compiled.pop("")

    assert sorted(compiled.values()) == sorted(strings(source, r"msgstr(?:\[[01]\])?"))


def test_the_admin_asks_for_a_choice_in_swedish():
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))

    page = client.get(reverse("admin:plans_plan_add")).content.decode()

    assert ">Välj</option>" in page
    assert "Select an option" not in page


def test_the_admins_calendar_speaks_swedish():
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))

    words = client.get(reverse("admin:jsi18n")).content.decode()

    assert '"Today (%(date)s)": "I dag (%(date)s)"' in words
    assert '"%s (today)": "%s (i dag)"' in words


def test_every_admin_page_calls_the_first_one_the_same():
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))

    for name in ("plans_plan_add", "networks_network_changelist"):
        page = client.get(reverse(f"admin:{name}")).content.decode()
        assert f'<a href="{reverse("admin:index")}">Start</a>' in page
