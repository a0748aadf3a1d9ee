"""From the screen to paper and back: what a phone reads off a printed copy leads to the right answer.

The copy is fetched, its page made a picture as a printer would, the QR code read off the picture and its
address asked, before and after what happens to the plan.
"""

from datetime import date
from urllib.parse import urlsplit

import pytest

from tests import factories
from tests.pages import TODAY, get
from tests.printing import paper

pytestmark = pytest.mark.django_db

OLD = {"valid_from": date(2020, 1, 1), "review_by": date(2028, 1, 1)}


@pytest.fixture
def plan():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, render=factories.printable, **OLD)
    return plan


def printed(client, slug="trygghet") -> str:
    """The address in the QR code of a copy's first page, below the site's own."""
    pdf = client.get(f"/planer/{slug}/pdf/").content
    [code] = paper.codes(pdf)
    parts = urlsplit(code.text)
    assert parts.netloc == "testserver"
    return f"{parts.path}?{parts.query}"


def answer(address: str, status: int = 200) -> str:
    [heading] = get(address, status=status).texts("h1")
    return heading


def test_a_copy_of_the_valid_version_counts(client, plan):
    address = printed(client)

    assert answer(address) == "Ja, kopian gäller"
    assert "Utskriven enligt kopian" in get(address).main


def test_the_same_paper_is_replaced_once_version_2_is_adopted(client, plan):
    address = printed(client)

    factories.revision(plan, render=factories.printable)

    assert answer(address) == "Nej, ersatt av version 2"
    assert answer(printed(client)) == "Ja, kopian gäller"


def test_the_same_paper_is_repealed_once_the_plan_is(client, plan):
    address = printed(client)

    factories.repeal(plan, day=TODAY)

    assert answer(address) == "Nej, dokumentet är upphävt"


def test_a_paper_with_an_altered_number_is_none_of_ours(client, plan):
    path, query = printed(client).split("?")
    last = path[-2]
    altered = f"{path[:-2]}{'0' if last != '0' else '1'}/"

    assert answer(f"{altered}?{query}", 404) == "Det här är inte en kopia av våra dokument"
