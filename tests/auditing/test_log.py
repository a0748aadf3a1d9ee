"""The audit log: an entry that stays, and one list of entries and the ledgers' events."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from activities.models import Activity
from auditing import log
from auditing.log import Asked, LogLine
from auditing.models import Act, AuditEntry, Result
from document.event_kinds import KINDS
from organisation.roles import Role
from plans import actions, triggers
from tests import factories

pytestmark = pytest.mark.django_db


def lines(**asked):
    return [LogLine(*row) for row in log.log(Asked(**asked))]


def entry(when=None, *, by="ulla", act=Act.LOGGED_IN, **told):
    AuditEntry(
        recorded_at=when or timezone.now(), recorded_by=by, act=act, result=Result.DONE, **told
    ).save()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE auditing_auditentry SET recorded_by = 'någon'", "DELETE FROM auditing_auditentry"],
)
def test_the_database_refuses_to_change_or_delete_an_entry(statement):
    entry()

    with (
        pytest.raises(DatabaseError, match="granskningsloggen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert AuditEntry.objects.get().recorded_by == "ulla"


def test_a_missing_trigger_is_noticed(unsealed):
    assert any("auditing_auditentry" in name for name in triggers.missing(connection))


def test_no_act_goes_by_the_name_of_an_event():
    assert not set(Act.values) & set(KINDS)


def test_entries_and_events_stand_in_one_list_the_newest_first():
    anna = factories.user(Role.COORDINATOR, username="anna")
    entry(datetime(2020, 1, 1, tzinfo=UTC))
    plan = factories.revision(factories.plan(slug="trygghet")).plan
    actions.propose(plan=plan, by=anna, note="Hemligt skäl.")

    assert [(line.who, line.what, line.about, line.outcome) for line in lines()] == [
        ("anna", "Skickade för beslut", "trygghet", "genomfört"),
        ("systemet", "Fastställde en version", "trygghet, version 1", "genomfört"),
        ("ulla", "Loggade in", "", "genomfört"),
    ]


def test_an_event_carries_its_digest_and_nothing_of_what_was_written():
    plan = factories.plan()
    event = actions.propose(plan=plan, by=None, note="Hemligt skäl.")

    [line] = lines()

    assert line.digest == event.digest
    assert "Hemligt" not in str(line)


def test_an_editorial_revision_is_named_by_its_number():
    plan = factories.revision(
        factories.plan(slug="trygghet"), valid_from=date(2026, 1, 1), review_by=date(2099, 1, 1)
    ).plan
    activity = Activity.objects.get()
    activity.purpose = "Öka förståelsen"
    activity.save()
    factories.amend(plan, on=None)

    assert lines()[0].about == "trygghet, version 1.1"


def test_a_period_counts_whole_swedish_days():
    midnight = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)  # the first moment of the 22nd in Sweden
    for by, moved in (("innan", -1), ("först", 0), ("sist", 24 * 3600 - 1), ("efter", 24 * 3600)):
        entry(midnight + timedelta(seconds=moved), by=by)

    day = date(2026, 11, 22)

    assert [line.who for line in lines(first=day, last=day)] == ["sist", "först"]


def test_the_log_is_narrowed_by_account_and_by_act():
    entry(by="ulla")
    entry(by="anna", act=Act.LOGGED_OUT)
    factories.revision()

    assert [line.who for line in lines(account="ulla")] == ["ulla"]
    assert [line.who for line in lines(act=Act.LOGGED_OUT)] == ["anna"]
    assert [line.what for line in lines(act="adopted")] == ["Fastställde en version"]
    assert [line.what for line in lines(account="systemet")] == ["Fastställde en version"]


def test_the_table_says_when_with_the_offset_from_universal_time():
    entry(datetime(2026, 7, 1, 10, 0, tzinfo=UTC), about="kontot")

    headings, row = log.table(Asked())

    assert headings[0] == "Tidpunkt"
    assert row == ("2026-07-01T12:00:00+02:00", "ulla", "Loggade in", "kontot", "genomfört", "")


def test_a_restored_row_is_told_of_without_its_words():
    ulla = factories.user(Role.COORDINATOR, username="ulla")
    factories.plan(slug="trygghet")
    activity = Activity.objects.get()

    actions.restore(record=activity.history.get(), by=ulla)

    [line] = lines(act=Act.ROW_RESTORED)
    assert (line.who, line.about) == ("ulla", f"trygghet, aktivitet {activity.pk}")


def test_a_row_that_could_not_be_restored_leaves_no_entry():
    factories.plan()
    activity = Activity.objects.get()
    record = activity.history.get()
    activity.level.delete()

    with pytest.raises(actions.Refused):
        actions.restore(record=record, by=None)

    assert not lines(act=Act.ROW_RESTORED)
