"""Adoptions and edits at the same time, with real connections."""

import threading
import time
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from activities.models import Activity
from plans import actions
from plans.actions import adopting
from plans.models import Plan, Revision
from plans.models.working_copy import lock
from tests import factories
from tests.together import at_once, beside, findings, first

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]


def edit(name="Efteråt"):
    activity = Activity.objects.get()
    activity.name = name
    activity.save()


def test_many_adoptions_at_once_make_one_unbroken_chain():
    plan = factories.plan()
    starts = [date(2020 + number, 1, 1) for number in range(6)]

    at_once(
        *[
            lambda start=start: factories.revision(
                Plan.objects.get(pk=plan.pk), valid_from=start, review_by=date(2040, 1, 1)
            )
            for start in starts
        ]
    )

    numbers = list(plan.revisions.order_by("number").values_list("number", flat=True))
    assert numbers
    assert numbers == list(range(1, len(numbers) + 1))
    assert findings() == []


def test_the_constraints_hold_even_without_the_lock():
    version = factories.revision()

    def insert(digest):
        def job():
            with transaction.atomic():
                return Revision.objects.create(
                    plan=version.plan,
                    number=2,
                    content="{}",
                    content_digest="0" * 64,
                    valid_from=date(2027, 1, 1),
                    review_by=date(2028, 1, 1),
                    adopted_by="K",
                    sealed_at=version.sealed_at,
                    recorded_at=version.recorded_at,
                    previous_digest=version.digest,
                    digest=digest * 64,
                )

        return job

    outcomes = at_once(insert("1"), insert("2"))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["IntegrityError", "Revision"]


def test_an_adoption_that_meets_anothers_version_is_refused_in_words(monkeypatch):
    plan = factories.plan()

    def collide(*args, **kwargs):
        raise IntegrityError("revision_number_unique")

    monkeypatch.setattr(adopting, "_seal", collide)

    with pytest.raises(actions.Refused, match="hann före"):
        factories.revision(plan)


def test_an_edit_waits_until_the_plan_is_sealed():
    plan = factories.plan()
    edited = threading.Event()

    with transaction.atomic():
        lock([plan.pk])
        finish = beside(lambda: (edit(), edited.set()))
        slipped_in = edited.wait(0.5)
        revision = factories.revision(plan)
    finish()

    assert not slipped_in
    assert edited.is_set()
    assert revision.value == factories.content()
    assert findings() == []
    assert connection.vendor == "postgresql"


def test_an_edit_that_is_saved_while_the_archive_file_is_rendered_stops_the_adoption():
    plan = factories.plan()

    with pytest.raises(actions.Refused, match="ändrats sedan du läste den"):
        factories.revision(plan, render=first(edit))

    assert Activity.objects.get().name == "Efteråt"
    assert not Revision.objects.exists()
    assert findings() == []


def test_an_adoption_waits_for_an_edit_that_is_under_way_and_is_stopped_by_it():
    plan = factories.plan()
    saved, rendered = threading.Event(), threading.Event()

    def edit_slowly():
        with transaction.atomic():
            edit()
            saved.set()
            rendered.wait(10)
            time.sleep(0.3)

    finish = beside(edit_slowly)
    saved.wait(10)

    with pytest.raises(actions.Refused, match="ändrats sedan du läste den"):
        factories.revision(plan, render=first(rendered.set))

    finish()
    assert not Revision.objects.exists()
    assert findings() == []
