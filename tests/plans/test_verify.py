"""Do the seals hold?"""

from datetime import date
from io import StringIO

import msgspec
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from activities.models import Activity, Level
from document.content import canonical
from networks.models import NetworkEntry
from organisation.roles import Role
from plans import actions, triggers
from plans.models import ArchiveFile, Event, Plan, Revision
from plans.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db


def findings():
    return [str(finding) for _, found in verify() for finding in found]


def execute(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def two_versions():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_from=date(2025, 1, 1))
    activity = Activity.objects.get()
    activity.name = "Framtidsdagen"
    activity.save()
    factories.revision(plan, valid_from=date(2026, 1, 1))


def test_untouched_versions_verify():
    two_versions()

    assert findings() == []


def test_versions_from_before_and_after_groups_got_levels_verify():
    plan = factories.plan(slug="trygghet")
    old = factories.revision(plan, valid_from=date(2025, 1, 1))
    entry = NetworkEntry.objects.get()
    entry.level = Level.objects.get().key
    entry.save()
    new = factories.revision(plan, valid_from=date(2026, 1, 1))

    assert '"level":' not in old.content
    assert '"level":"framjande"' in new.content
    assert findings() == []


def test_a_changed_byte_in_the_content_is_found(unsealed):
    two_versions()
    execute(
        "UPDATE plans_revision SET content = replace(content, 'trygga', 'trygge') WHERE number = 1"
    )

    found = findings()

    assert "trygghet version 1: innehållet stämmer inte med sitt kontrolltal." in found
    assert (
        "trygghet version 1: ändringshistoriken ger ett annat innehåll än det förseglade." in found
    )
    assert not any("version 2" in line for line in found)


@pytest.mark.parametrize(
    "change",
    [
        "adopted_by = 'Någon annan'",
        "review_by = '2099-01-01'",
        "valid_until = '2099-01-01'",
        "paragraph = '§ 1'",
        "recorded_by = 'x'",
    ],
)
def test_a_changed_decision_is_found(unsealed, change):
    two_versions()
    execute(f"UPDATE plans_revision SET {change} WHERE number = 2")

    assert (
        "trygghet version 2: beslutet eller innehållet stämmer inte med förseglingen." in findings()
    )


def test_a_version_resealed_after_tampering_breaks_the_chain(unsealed):
    two_versions()
    first = Revision.objects.get(number=1)
    first.adopted_by = "Någon annan"
    execute(
        "UPDATE plans_revision SET adopted_by = %s, digest = %s WHERE number = 1",
        first.adopted_by,
        first.seal(),
    )

    assert "trygghet version 2: kedjan till föregående version är bruten." in findings()


def test_a_deleted_version_is_missed(unsealed):
    plan = factories.plan(slug="trygghet")
    for year in (2024, 2025, 2026):
        factories.revision(plan, valid_from=date(year, 1, 1))
    gone = Revision.objects.get(number=2).pk
    execute("DELETE FROM plans_archivefile WHERE revision_id = %s", gone)
    execute("UPDATE plans_event SET revision_id = NULL WHERE revision_id = %s", gone)
    execute("DELETE FROM plans_revision WHERE id = %s", gone)

    found = findings()

    assert "trygghet version 3: version 2 saknas, som den följer på." in found
    assert "trygghet liggaren, händelse 2: version 2 finns inte kvar." in found


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("body = replace(body, 'Gruppen', 'Ingen')", "händelsen stämmer inte med förseglingen."),
        ("recorded_by = 'x'", "händelsen stämmer inte med förseglingen."),
        ("previous_digest = 'x'", "kedjan till föregående händelse är bruten."),
        ("day = '2030-01-01'", "sökuppgifterna stämmer inte med den förseglade händelsen."),
        ("kind = 'reviewed'", "sökuppgifterna stämmer inte med den förseglade händelsen."),
        ("review_by = '2030-01-01'", "sökuppgifterna stämmer inte med den förseglade händelsen."),
    ],
)
def test_a_changed_event_is_found(unsealed, change, message):
    two_versions()
    factories.repeal(Plan.objects.get(), day=date(2026, 3, 1), repealed_by="Gruppen")
    execute(f"UPDATE plans_event SET {change} WHERE number = 3")

    assert f"trygghet liggaren, händelse 3: {message}" in findings()


def resealed(event, happening):
    """An event with another content, sealed anew as the last of its chain."""
    event = Event.objects.get(pk=event.pk)
    event.body = canonical(happening)
    fields = {"body": event.body, "digest": event.seal()}
    Event.objects.filter(pk=event.pk).update(**fields)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"own": False}, "det stämmer inte vem som lämnade förslaget."),
        ({"proposal": "0" * 64}, "versionen är inte det förslag som den säger sig vara."),
        ({"proposal": ""}, "versionen är inte det förslag som den säger sig vara."),
    ],
)
def test_an_approval_that_is_sealed_anew_as_another_is_found(unsealed, settings, change, message):
    settings.OWN_APPROVAL = True
    user, plan = factories.user(Role.APPROVER), factories.revision().plan
    user.groups.add(factories.group(Role.COORDINATOR))
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()
    proposal = actions.propose(plan=plan, by=user, note="Språket.", editorial=True)
    actions.amend(plan=plan, by=user, proposal=proposal, render=factories.archive_file)
    event = plan.events.get(kind="adopted", number__gt=1)

    resealed(event, msgspec.structs.replace(event.value, **change))

    found = [line for line in findings() if line.startswith(plan.slug)]
    assert found == [f"{plan.slug} liggaren, händelse {event.number}: {message}"]


def test_a_deleted_event_is_missed(unsealed):
    two_versions()
    execute("DELETE FROM plans_event WHERE number = 1")

    found = findings()

    assert "trygghet liggaren, händelse 2: kedjan till föregående händelse är bruten." in found
    assert "trygghet liggaren: version 1 saknas i liggaren." in found


def test_a_changed_archive_file_is_found(unsealed):
    two_versions()
    file = ArchiveFile.objects.get(revision__number=1)
    execute("UPDATE plans_archivefile SET data = %s WHERE revision_id = %s", b"%PDF", file.pk)

    assert "trygghet liggaren, händelse 1: arkivfilen för version 1 är ändrad." in findings()


def test_a_deleted_archive_file_is_missed(unsealed):
    two_versions()
    execute("DELETE FROM plans_archivefile")

    assert "trygghet liggaren, händelse 2: arkivfilen för version 2 saknas." in findings()


def test_a_changed_history_is_found():
    two_versions()
    execute("UPDATE activities_historicalactivity SET name = 'Falsk' WHERE history_type = '+'")

    assert findings() == [
        "trygghet version 1: ändringshistoriken ger ett annat innehåll än det förseglade."
    ]


def test_a_deleted_history_is_found():
    two_versions()
    execute("DELETE FROM plans_historicalplan")

    assert len(findings()) == 2


def test_missing_triggers_are_found(unsealed):
    assert len(findings()) == len(triggers.missing(connection)) >= 2


def test_the_command_says_that_all_is_well():
    two_versions()
    out = StringIO()

    call_command("verify", stdout=out)

    assert "trygghet version 2: stämmer" in out.getvalue()
    assert out.getvalue().endswith("Allt stämmer.\n")


def test_the_command_names_the_version_and_fails(unsealed):
    two_versions()
    execute("UPDATE plans_revision SET adopted_by = 'X' WHERE number = 2")
    err = StringIO()

    with pytest.raises(CommandError) as raised:
        call_command("verify", stdout=StringIO(), stderr=err)

    assert raised.value.returncode == 1
    assert "trygghet version 2" in err.getvalue()
