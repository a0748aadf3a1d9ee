"""Adopting a version."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from activities.models import Activity
from document import content, rules
from document.content import PlanContent
from organisation.roles import Role
from plans import actions
from plans.compose import compose
from plans.models import PlannedDecision, Revision
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def test_a_revision_holds_what_the_working_copy_held():
    plan = factories.plan()

    revision = factories.revision(plan)

    assert revision.value == compose(plan) == factories.content()


def test_versions_are_numbered_from_one():
    plan = factories.plan()

    numbers = [
        factories.revision(plan, valid_from=date(year, 1, 1), review_by=date(2030, 1, 1)).number
        for year in (2024, 2025, 2026)
    ]

    assert numbers == [1, 2, 3]


def test_the_first_version_takes_the_number_its_source_had():
    plan = factories.plan()
    PlannedDecision.objects.filter(plan=plan).update(number=4)

    assert factories.revision(plan, valid_from=date(2024, 1, 1)).number == 4
    assert factories.revision(plan, valid_from=date(2025, 1, 1)).number == 5


def test_each_version_carries_the_digest_of_the_one_before():
    plan = factories.plan()
    first = factories.revision(plan, valid_from=date(2024, 1, 1))
    second = factories.revision(plan, valid_from=date(2025, 1, 1))

    assert (first.previous_digest, second.previous_digest) == ("", first.digest)


def test_the_planned_decision_is_used_up_but_stays_in_history():
    plan = factories.plan()

    factories.revision(plan)

    assert not PlannedDecision.objects.filter(plan=plan).exists()
    assert PlannedDecision.history.filter(plan_id=plan.pk, history_type="-").exists()


def test_the_seal_depends_on_every_fact_of_the_decision():
    revision = factories.revision(factories.plan(slug="a"))
    digests = {revision.seal()}
    for name, value in {
        "number": 9,
        "content": "{}",
        "valid_from": date(2020, 1, 1),
        "review_by": date(2030, 1, 1),
        "valid_until": date(2029, 1, 1),
        "adopted_by": "Kommunfullmäktige",
        "adopted_on": date(2020, 1, 1),
        "paragraph": "§ 1",
        "registry_number": "KS 1",
        "recorded_by": "någon",
        "previous_digest": "0" * 64,
    }.items():
        before = getattr(revision, name)
        setattr(revision, name, value)
        digests.add(revision.seal())
        setattr(revision, name, before)

    assert len(digests) == 12


def test_an_edit_after_adoption_changes_nothing_in_the_version():
    plan = factories.plan()
    revision = factories.revision(plan)
    activity = Activity.objects.get()
    activity.name = "Något helt annat"
    activity.save()

    assert Revision.objects.get(pk=revision.pk).value == factories.content()


@pytest.mark.parametrize("missing", ["adopted_by", "valid_from", "review_by"])
def test_nothing_is_written_when_the_decision_lacks_something(missing):
    plan = factories.plan()
    empty = {missing: "" if missing == "adopted_by" else None}

    with pytest.raises(actions.Refused):
        factories.revision(plan, **empty)

    assert not Revision.objects.exists()
    assert PlannedDecision.objects.filter(plan=plan).exists()


def test_a_plan_without_sections_is_not_adopted():
    with pytest.raises(actions.Refused, match="inga avsnitt"):
        factories.revision(factories.plan(value=PlanContent(title="Tom")))


def test_two_versions_cannot_begin_on_the_same_day():
    plan = factories.plan()
    factories.revision(plan)

    with pytest.raises(actions.Refused, match="måste börja gälla efter 2026-01-01"):
        factories.revision(plan)


def test_what_changed_since_it_was_read_is_not_adopted():
    plan = factories.plan()
    seen = content.digest(compose(plan))
    activity = Activity.objects.get()
    activity.name = "Ändrad i sista stund"
    activity.save()

    with pytest.raises(actions.Refused, match="har ändrats sedan du läste den"):
        actions.adopt(
            plan=plan,
            by=None,
            decision=factories.decision(),
            on=TODAY,
            expected=seen,
            render=factories.archive_file,
        )


def test_an_approver_adopts():
    approver = factories.user(Role.APPROVER, username="beslut")

    revision = actions.adopt(
        plan=factories.plan(),
        by=approver,
        decision=factories.decision(),
        on=TODAY,
        render=factories.archive_file,
    )

    assert revision.recorded_by == "beslut"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, None])
def test_nobody_else_adopts(role):
    with pytest.raises(PermissionDenied):
        actions.adopt(
            plan=factories.plan(),
            by=factories.user(role),
            decision=factories.decision(),
            on=TODAY,
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plans_revision SET content = '{}'",
        "UPDATE plans_revision SET number = number",
        "DELETE FROM plans_revision",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_version(statement):
    revision = factories.revision()

    with pytest.raises(IntegrityError, match="kan inte ändras"), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(statement)

    assert Revision.objects.get() == revision


def test_the_orm_cannot_change_or_delete_a_version():
    revision = factories.revision()

    for attempt in (revision.save, revision.delete, Revision.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


@pytest.mark.postgres
def test_postgresql_refuses_to_truncate_the_versions():
    factories.revision()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the adoption left to be checked
        with pytest.raises(IntegrityError, match="kan inte ändras"), transaction.atomic():
            cursor.execute("TRUNCATE plans_revision CASCADE")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", 0),
        ("adopted_by", ""),
        ("review_by", date(2026, 1, 1)),
        ("valid_until", date(2025, 12, 31)),
        ("number", 1),
        ("previous_digest", ""),
    ],
)
def test_the_database_refuses_what_the_rules_do(field, value):
    first = factories.revision()
    facts = {
        "number": 2,
        "valid_from": date(2027, 1, 1),
        "review_by": date(2028, 1, 1),
        "valid_until": None,
        "adopted_by": "K",
        "previous_digest": first.digest,
        field: value,
    }
    if field == "review_by":
        facts["valid_from"] = date(2026, 6, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(
            plan=first.plan,
            content="{}",
            content_digest="0" * 64,
            digest="1" * 64,
            sealed_at=first.sealed_at,
            recorded_at=first.recorded_at,
            **facts,
        )


def test_a_plan_with_a_version_cannot_be_deleted():
    revision = factories.revision()

    with pytest.raises(IntegrityError):
        revision.plan.delete()


def test_a_coming_version_takes_over_on_its_day_with_nothing_run_in_between():
    plan = factories.plan()
    first = factories.revision(plan)
    start = TODAY + timedelta(30)
    second = factories.revision(plan, valid_from=start)

    assert Revision.objects.in_force(start - timedelta(1)).get() == first
    assert Revision.objects.in_force(start).get() == second


def test_overdue_versions_are_those_in_force_past_their_deadline():
    late = factories.revision(valid_from=date(2017, 7, 1), review_by=date(2019, 1, 1))
    factories.revision(valid_from=date(2017, 7, 1), review_by=date(2030, 1, 1))

    assert list(Revision.objects.overdue(TODAY)) == [late]
    assert list(Revision.objects.overdue(date(2019, 1, 1))) == []


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


class AnySequenceOfAdoptions(TestCase):
    @given(st.lists(st.tuples(days, st.none() | st.integers(0, 800)), max_size=6), st.lists(days))
    @settings(suppress_health_check=list(HealthCheck))
    def test_leaves_at_most_one_version_in_force_on_every_day(self, decisions, asked):
        plan = factories.plan()
        for start, length in decisions:
            until = None if length is None else start + timedelta(length)
            try:
                factories.revision(
                    plan, valid_from=start, valid_until=until, review_by=date(2040, 1, 1)
                )
            except actions.Refused:
                continue
        revisions = list(plan.revisions.all())

        for day in {*asked, *(start for start, _ in decisions)}:
            in_force = list(plan.revisions.in_force(day))
            expected = rules.in_force(revisions, on=day)
            assert in_force == ([expected] if expected else [])
        assert [r.number for r in revisions] == list(range(1, len(revisions) + 1))
