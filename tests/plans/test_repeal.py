"""The decision that a plan no longer counts."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from document.assessing import KEEP
from organisation.roles import Role
from plans import actions
from plans.models import ArchiveFile, Event, Revision
from plans.reading.versions import versions
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)


@pytest.fixture
def plan():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan)
    return plan


def test_a_repeal_is_recorded_with_what_was_decided(plan):
    approver = factories.user(Role.APPROVER, username="beslut")

    event = factories.repeal(plan, by=approver, day=DAY, paragraph="§ 4", note="Ersatt av lag.")

    assert (event.number, event.kind, event.day) == (2, "repealed", DAY)
    assert event.recorded_by == "beslut"
    assert event.value.paragraph == "§ 4"
    assert event.revision == plan.revisions.get()


def test_no_version_is_in_force_from_its_day_on(plan):
    factories.repeal(plan, day=DAY)

    assert Revision.objects.in_force(DAY - timedelta(1)).exists()
    assert not Revision.objects.in_force(DAY).exists()
    assert not Revision.objects.overdue(date(2099, 1, 1)).exists()


def test_it_ends_a_coming_version_too(plan):
    factories.revision(plan, valid_from=date(2027, 1, 1))

    factories.repeal(plan, day=date(2027, 1, 1))

    assert not Revision.objects.in_force(date(2027, 1, 1)).exists()


def annulled(revision, day):
    actions.annul(revision=revision, by=None, day=day, annulled_by="Förvaltningsrätten", on=day)


def put_off(revision, day):
    factories.correct(revision, on=day, field="valid_from", now=str(day + timedelta(30)))


@pytest.mark.parametrize("undo", [annulled, put_off])
def test_it_ends_one_with_a_higher_number_that_another_took_over_from(plan, undo):
    lower, day = factories.revision(plan, valid_from=date(2027, 6, 1)), date(2027, 7, 1)
    between = factories.decision(valid_from=date(2027, 1, 1))
    told = {"on": date(2026, 11, 22), "coming": KEEP, "render": factories.archive_file}
    actions.adopt(plan=plan, by=None, decision=between, **told)
    factories.repeal(plan, day=day, on=day)

    undo(lower, day)

    assert versions(plan.slug).in_force(day) is None
    assert not Revision.objects.in_force(day).exists()


def test_a_version_that_was_adopted_meanwhile_is_not_repealed_unseen(plan):
    seen = plan.events.all().head()
    factories.revision(plan, valid_from=date(2026, 5, 1))

    with pytest.raises(actions.Refused, match="hann före"):
        factories.repeal(plan, day=DAY, head=seen)


def test_a_version_adopted_afterwards_counts(plan):
    factories.repeal(plan, day=DAY)

    again = factories.revision(plan, valid_from=date(2027, 1, 1))

    assert Revision.objects.in_force(date(2027, 1, 1)).get() == again


def test_a_version_is_repealed_on_its_last_day_and_not_when_it_has_expired():
    last = date(2026, 12, 31)
    plan = factories.revision(valid_until=last).plan

    with pytest.raises(actions.Refused, match="gäller bara till och med 2026-12-31"):
        factories.repeal(plan, day=last + timedelta(1))

    assert factories.repeal(plan, day=last).day == last


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"repealed_by": ""}, "Ange vem som har upphävt"),
        ({"day": None}, "Ange från vilken dag"),
        ({"day": date(2025, 12, 31)}, "kan inte upphävas före 2026-01-01"),
        ({"repealed_on": date(2026, 11, 23)}, "kan inte ligga i framtiden"),
    ],
)
def test_what_is_missing_or_impossible_is_refused(plan, told, message):
    with pytest.raises(actions.Refused, match=message):
        factories.repeal(plan, **told)

    assert not plan.events.filter(kind="repealed").exists()


def test_what_is_repealed_is_not_repealed_again(plan):
    factories.repeal(plan, day=DAY)

    with pytest.raises(actions.Refused, match="inget att upphäva"):
        factories.repeal(plan, day=DAY)


def test_a_plan_that_has_lapsed_is_done_with_when_it_is_repealed():
    lapsed = factories.revision(valid_until=date(2026, 6, 30)).plan

    with pytest.raises(actions.Refused, match="gällde till och med 2026-06-30"):
        factories.repeal(lapsed, day=date(2026, 6, 30))
    factories.repeal(lapsed, day=date(2026, 7, 1))

    assert not versions(lapsed.slug).standing(date(2026, 11, 22)).is_lapsed
    with pytest.raises(actions.Refused, match="inget att upphäva"):
        factories.repeal(lapsed)


def test_a_plan_without_versions_is_not_repealed():
    with pytest.raises(actions.Refused, match="inget att upphäva"):
        factories.repeal(factories.plan())


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, None])
def test_nobody_but_an_approver_repeals(plan, role):
    with pytest.raises(PermissionDenied):
        factories.repeal(plan, by=factories.user(role))


def test_an_adoption_prepared_before_the_repeal_is_refused(plan):
    seen = plan.events.all().head()
    factories.repeal(plan, day=DAY)

    with pytest.raises(actions.Refused, match="hann före"):
        actions.adopt(
            plan=plan,
            by=None,
            decision=factories.decision(valid_from=date(2027, 1, 1)),
            head=seen,
            render=factories.archive_file,
        )


@pytest.mark.parametrize("table", ["plans_event", "plans_archivefile"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET revision_id = revision_id"])
def test_the_database_refuses_to_change_the_ledger_and_the_archive(plan, table, statement):
    with (
        pytest.raises(DatabaseError, match="kan inte ändras eller tas bort"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_an_adoption_keeps_its_archive_file_and_names_it_in_the_ledger():
    revision = factories.revision()

    adopted = Event.objects.get().value

    assert bytes(revision.archive_file.data).startswith(b"%PDF")
    assert adopted.archive == revision.archive_file.sha256
    assert adopted.seal == revision.digest


def test_an_edit_while_the_archive_file_is_rendered_refuses_the_adoption():
    plan = factories.plan()

    def render(edition):
        section = plan.section_rows.first()
        section.title = "Ändrad i sista stund"
        section.save()
        return b"%PDF"

    with pytest.raises(actions.Refused, match="har ändrats"):
        actions.adopt(plan=plan, by=None, decision=factories.decision(), render=render)

    assert not Revision.objects.exists()
    assert not ArchiveFile.objects.exists()


def test_a_decision_while_the_archive_file_is_rendered_refuses_the_adoption(plan):
    def render(edition):
        factories.repeal(plan, day=DAY)
        return b"%PDF"

    with pytest.raises(actions.Refused, match="hann före"):
        actions.adopt(
            plan=plan,
            by=None,
            decision=factories.decision(valid_from=date(2027, 1, 1)),
            render=render,
        )


def test_a_version_without_an_archive_file_gets_one_once(unsealed):
    revision = factories.revision()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM plans_archivefile")

    assert actions.archive(revision=revision, render=factories.archive_file)
    assert not actions.archive(revision=revision, render=factories.archive_file)

    assert Event.objects.get(kind="archived").value.archive == ArchiveFile.objects.get().sha256
