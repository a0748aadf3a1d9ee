"""The page's template with a working copy, as the admin's preview shows it."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from document.decision import Decision
from document.edition import Edition
from plans import reading
from tests import factories
from tests.pages import Page


@pytest.mark.django_db
@pytest.mark.parametrize("review_by", [None, date(2020, 1, 1)])
def test_a_draft_says_that_it_does_not_count(review_by):
    edition = Edition(
        slug="x",
        on=date(2026, 1, 1),
        content=factories.content(),
        decision=Decision(review_by=review_by),
    )

    page = Page(render_to_string("plans/_edition.html", reading.page(edition)))

    banner = page.one("section", "validity").text
    assert banner.startswith("Arbetsversion – gäller inte")
    assert "försenad" not in banner
    assert page.one("h1").text == "Handlingsplan för trygghet"
    assert "Hämta PDF-kopia" not in page.html
