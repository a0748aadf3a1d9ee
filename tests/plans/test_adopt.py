"""Adopting a version."""

import pytest

from plans.compose import compose
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_revision_holds_what_the_working_copy_held():
    plan = factories.plan()

    revision = factories.revision(plan)

    assert revision.value == compose(plan) == factories.content()
