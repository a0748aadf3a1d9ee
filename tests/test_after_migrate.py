"""What a database holds besides its tables, after `migrate` and after `flush`."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, migrations, models, transaction
from django.db.migrations.loader import MigrationLoader

from organisation import roles
from organisation.roles import READ, Role
from plans import triggers
from tests import factories

pytestmark = pytest.mark.django_db

IS_POSTGRES = connection.vendor == "postgresql"
SEALED = "plans_event"
DEFINITIONS = (
    "SELECT tgname, tgenabled::text, pg_get_triggerdef(t.oid), prosrc FROM pg_trigger t"
    " JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal ORDER BY tgname"
    if IS_POSTGRES
    else "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
)
#: A trigger of the same name that refuses nothing.
HARMLESS = (
    f"CREATE OR REPLACE FUNCTION {SEALED}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RETURN OLD; END $$"
    if IS_POSTGRES
    else f"CREATE TRIGGER {SEALED}_no_delete BEFORE DELETE ON {SEALED} BEGIN SELECT 1; END"
)


def execute(statement, using="default"):
    with connections[using].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def migrate(*args, using="default"):
    call_command("migrate", *args, database=using, verbosity=0)


def held(role, using="default"):
    return set(
        Permission.objects.using(using).filter(group__name=role).values_list("codename", flat=True)
    )


def everything():
    groups = Group.objects.order_by("pk").values_list("pk", "name", "permissions")
    return sorted(groups, key=str), execute(DEFINITIONS)


def refuses_to_delete():
    with pytest.raises(DatabaseError, match="kan inte ändras"), transaction.atomic():
        execute(f"DELETE FROM {SEALED}")
    return True


@pytest.fixture
def spare(tmp_path):
    """A database beside the one of the tests, with nothing in it."""
    alias = "spare"
    connections.databases[alias] = connections.configure_settings(
        {
            "default": {},
            alias: {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(tmp_path / "spare.sqlite3"),
            },
        }
    )[alias]
    connections[alias].connect()  # what Django's tests forbid is to connect later
    yield alias
    connections[alias].close()
    delattr(connections._connections, alias)
    del connections.databases[alias]


@pytest.mark.parametrize("role", Role)
def test_the_groups_that_were_made_follow_the_table(role):
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")

    assert {f"{p.content_type.app_label}.{p.codename}" for p in permissions} == roles.permissions()[
        role
    ]


def test_doing_it_again_changes_nothing():
    before = everything()

    migrate()

    assert everything() == before
    assert len(before[1]) >= 2 * len(triggers.tables())


def test_a_trigger_that_was_replaced_by_one_of_the_same_name_is_put_right():
    factories.revision()
    if not IS_POSTGRES:
        execute(f"DROP TRIGGER {SEALED}_no_delete")
    execute(HARMLESS)
    assert triggers.missing(connection) == []

    migrate()

    assert refuses_to_delete()


def test_a_right_that_is_taken_away_or_given_by_hand_is_gone(monkeypatch):
    coordinators = Group.objects.get(name=Role.COORDINATOR)
    coordinators.permissions.add(Permission.objects.get(codename="delete_user"))
    given = {**apps.get_app_config("networks").rights, "network": {Role.COORDINATOR: READ}}
    monkeypatch.setattr(apps.get_app_config("networks"), "rights", given)
    assert {"delete_user", "change_network"} <= held(Role.COORDINATOR)

    migrate()

    assert not {"delete_user", "change_network"} & held(Role.COORDINATOR)
    assert {"view_network", "change_plan"} <= held(Role.COORDINATOR)
    assert "view_network" not in held(Role.CONTRIBUTOR)


def test_another_database_is_prepared_and_this_one_left_alone(spare):
    Group.objects.get(name=Role.AUDITOR).permissions.clear()

    migrate(using=spare)

    assert triggers.missing(connections[spare]) == []
    assert held(Role.AUDITOR, spare) == {"view_auditentry"}
    assert held(Role.AUDITOR) == set()


def test_a_database_with_some_of_the_tables_gets_what_concerns_them(spare):
    migrate("contenttypes", using=spare)
    migrate("auditing", using=spare)
    migrate("auth", using=spare)

    there = {name for name in triggers.missing(connections[spare]) if "auditing" in name}
    assert there == set()
    assert triggers.missing(connections[spare]) != []
    assert set(Group.objects.using(spare).values_list("name", flat=True)) == set(Role)

    migrate(using=spare)

    assert triggers.missing(connections[spare]) == []
    known = roles.permissions()[Role.APPROVER]
    assert held(Role.APPROVER, spare) == {code.partition(".")[2] for code in known}


@pytest.mark.usefixtures("committed")
def test_a_migration_that_rebuilds_a_sealed_table_leaves_it_sealed():
    factories.revision()
    wider = migrations.AlterField("event", "kind", models.CharField("slag", max_length=30))
    before = MigrationLoader(connection).project_state()
    after = before.clone()
    wider.state_forwards("plans", after)
    try:
        with connection.schema_editor() as editor:
            wider.database_forwards("plans", editor, before, after)
        lost = [name for name in triggers.missing(connection) if name.startswith(SEALED)]
        assert bool(lost) is not IS_POSTGRES

        migrate()

        assert triggers.missing(connection) == []
        assert refuses_to_delete()
    finally:
        with connection.schema_editor() as editor:
            wider.database_backwards("plans", editor, after, before)


@pytest.mark.usefixtures("committed")
def test_a_flush_leaves_groups_and_triggers_in_place():
    triggers.remove(connection)

    call_command("flush", interactive=False, verbosity=0)

    assert triggers.missing(connection) == []
    assert held(Role.AUDITOR) == {"view_auditentry"}
