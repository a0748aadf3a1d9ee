"""Whether a plan numbers its own headings, and how a page without its plan's other versions is made."""

from datetime import date

import pytest

from document.content import Section
from document.decision import Decision
from document.edition import Edition
from plans import reading
from plans.reading.document import document, numbers_itself
from tests import factories


def plan(*titles: str):
    return factories.content(
        sections=tuple(Section(key=str(n), title=title) for n, title in enumerate(titles))
    )


@pytest.mark.parametrize(
    "titles",
    [
        ("1 Inledning", "2 Mål"),
        ("1. Inledning", "2. Mål"),
        ("1.1 Inledning", "1.2 Mål"),
        ("1) Inledning", "Bilaga"),
    ],
)
def test_it_does(titles):
    assert numbers_itself(plan(*titles))


@pytest.mark.parametrize(
    "titles", [("Inledning", "Mål"), ("2017 års mål", "Mål"), ("1 Inledning", "Mål", "Ansvar")]
)
def test_it_does_not(titles):
    assert not numbers_itself(plan(*titles))


def test_a_single_heading_is_not_numbered():
    [part] = document(plan("Inledning")).parts

    assert part.heading
    assert part.heading.number == ""


@pytest.mark.django_db
def test_the_page_of_a_draft_says_that_it_is_one():
    edition = Edition(
        slug="x", on=date(2026, 1, 1), content=factories.content(), decision=Decision()
    )

    page = reading.page(edition, plan="planen")

    assert page["plan"] == "planen"
    assert page["banner"].valid is page["banner"].plan is None
