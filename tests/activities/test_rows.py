"""Levels and activities as rows of a plan."""

import pytest

from activities.models import Activity, Level
from plans.compose import level_names
from plans.models import Section as SectionRow
from tests import factories

pytestmark = pytest.mark.django_db


def test_keys_are_made_of_names_and_never_used_twice():
    plan = factories.plan()
    level = Level.objects.get()
    first = Activity.objects.create(level=level, name="Öppet hus")
    first_key = first.key
    first.delete()
    second = Activity.objects.create(level=level, name="Öppet hus")

    assert (first_key, second.key) == ("oppet-hus", "oppet-hus-2")
    assert plan.activity_rows.count() == 2


def test_the_levels_of_the_working_copy_have_names_in_reading_order():
    plan = factories.plan()
    early = SectionRow.objects.get(key="inledning")
    Level.objects.create(section=early, name="Nivå: Först")
    Level.objects.create(section=early, name="")
    Level.objects.create(section=factories.plan().section_rows.first(), name="Annan plan")

    assert list(level_names(plan.pk).items()) == [
        ("forst", "Först"),
        ("niva", "Nivå utan namn"),
        ("framjande", "Främjande"),
    ]
