"""Bringing a plan in as a value."""

import pytest

from document.content import PlanContent
from document.decision import Decision
from plans import actions
from plans.models import Plan
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["", "Med Versaler", "å-ä-ö", "två/delar"])
def test_an_address_that_is_none_is_refused(slug):
    with pytest.raises(actions.Refused, match="går inte att använda som adress"):
        actions.create_plan(
            slug=slug, value=factories.content(), decision=Decision(), by=None, reason=""
        )


def test_an_address_that_is_taken_is_refused_and_nothing_is_written():
    factories.plan(slug="trygghet")

    with pytest.raises(actions.Refused, match="redan en plan med adressen ”trygghet”"):
        factories.plan(slug="trygghet")

    assert Plan.objects.count() == 1


def test_a_kind_that_is_not_ours_is_left_empty():
    plan = factories.plan(value=PlanContent(title="Taxa", kind="taxa"))

    assert plan.kind == ""
