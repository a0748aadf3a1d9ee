"""Adoptions and edits at the same time, with real connections."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, connections, transaction

from activities.models import Activity
from plans import actions
from plans.actions import adopting
from plans.models import Plan, Revision
from plans.models.working_copy import lock
from plans.verify import verify
from tests import factories

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]


def at_once(*jobs):
    """Run jobs in threads that start together; return what each returned or raised."""
    barrier = threading.Barrier(len(jobs))
    outcomes = [None] * len(jobs)

    def run(index, job):
        try:
            barrier.wait(10)
            outcomes[index] = job()
        except Exception as error:  # noqa: BLE001 - the outcome is what the test looks at
            outcomes[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


def test_of_two_adoptions_with_one_start_date_one_wins_and_the_other_is_told():
    plan = factories.plan()

    outcomes = at_once(*[lambda: factories.revision(Plan.objects.get(pk=plan.pk))] * 2)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Refused", "Revision"]
    assert Revision.objects.count() == 1


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
    assert [finding for _, findings in verify() for finding in findings] == []


def test_the_constraints_hold_even_without_the_lock():
    first = factories.revision()

    def insert(digest):
        def job():
            with transaction.atomic():
                return Revision.objects.create(
                    plan=first.plan,
                    number=2,
                    content="{}",
                    content_digest="0" * 64,
                    valid_from=date(2027, 1, 1),
                    review_by=date(2028, 1, 1),
                    adopted_by="K",
                    sealed_at=first.sealed_at,
                    recorded_at=first.recorded_at,
                    previous_digest=first.digest,
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
    sealing, edited = threading.Event(), threading.Event()

    def edit():
        sealing.wait(10)
        activity = Activity.objects.get()
        activity.name = "Efteråt"
        activity.save()
        edited.set()

    thread = threading.Thread(target=lambda: (edit(), connections.close_all()))
    thread.start()
    with transaction.atomic():
        lock([plan.pk])
        sealing.set()
        slipped_in = edited.wait(0.5)
        revision = factories.revision(plan)
    thread.join(10)

    assert not slipped_in
    assert edited.is_set()
    assert revision.value == factories.content()
    assert [finding for _, findings in verify() for finding in findings] == []
    assert connection.vendor == "postgresql"
