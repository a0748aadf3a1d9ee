"""Whoever reads an editorial revision reads who approved it, on every surface."""

import re
from datetime import date

import pytest

from activities.models import Activity
from archiving.packages import of_version
from organisation.roles import Role
from plans import actions, copies
from plans.certificate import certify
from plans.models import ArchiveFile
from plans.reading.versions import versions
from tests import factories
from tests.pages import TODAY, get, today
from tests.printing.reading import pages

__all__ = ["today"]

pytestmark = pytest.mark.django_db

SAID = "utan nytt beslut, godkänd av Anna Ek"


@pytest.fixture
def plan():
    """A plan that was decided on, and then revised editorially."""
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_from=date(2026, 1, 1), review_by=date(2028, 1, 1))
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()
    anna = factories.user(Role.APPROVER, username="anna01", first_name="Anna", last_name="Ek")
    factories.amend(plan, by=anna, on=TODAY, render=actions.archive_file)
    return plan


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def page(address: str):
    return lambda _: words(get(f"/planer/trygghet/{address}").html)


def pdf(data: bytes) -> str:
    return words(" ".join(pages(data, "-layout")))


def edition():
    found = versions("trygghet")
    return found.edition(found.labelled("1.1"), TODAY)


SURFACES = {
    "planens sida": page(""),
    "försättsbladet": page("version/1.1/"),
    "versionerna": page("versioner/"),
    "händelserna": page("handelser/"),
    "jämförelsen": page("jamfor/1/1.1/"),
    "arkivfilen": lambda _: pdf(bytes(ArchiveFile.objects.get(revision__minor=1).data)),
    "arkivfilen gjord på nytt": lambda plan: pdf(
        actions.archive_file(actions.printed(plan.revisions.get(minor=1)))
    ),
    "intyget": lambda plan: pdf(copies.certificate(certify(plan, on=TODAY))),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_who_approved_it_is_read_on(surface, plan):
    assert SAID in SURFACES[surface](plan)


def test_the_stamp_of_a_copy_says_who_approved_it(plan):
    copy = copies.printed_copy(edition())
    assert "redaktionell, godkänd av Anna Ek" in pdf(copy)


def test_the_archive_gets_the_name(plan):
    first, second = plan.revisions.order_by("minor")

    told = [
        package.files["metadata.csv"].decode()
        for package in (of_version(first, None), of_version(second, first))
    ]

    assert ["Anna Ek" in text for text in told] == [False, True]


def test_a_version_with_a_decision_of_its_own_says_nothing_of_the_kind(plan):
    assert "godkänd av" not in page("version/1/")(plan)
