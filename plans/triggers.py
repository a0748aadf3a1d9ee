"""The database's own refusal to change or delete what has been sealed (domain rule 2).

They are put in place after every `migrate` (`ljungby_plan.after_migrate`), since SQLite loses a table's
triggers when a migration rebuilds it; `manage.py verify` says when they are missing.
"""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper


def tables() -> dict[str, str]:
    """The sealed tables, each with what the database answers.

    A model is sealed by saying in `refusal` what the answer is.
    """
    sealed = [model for model in apps.get_models() if hasattr(model, "refusal")]
    return {model._meta.db_table: model.refusal for model in sealed}


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers of the tables that are there, in the place of any by the same names."""
    remove(connection)
    with connection.cursor() as cursor:
        for table in _present(connection):
            if connection.vendor == "postgresql":
                cursor.execute(_function(table))
            for sql in _wanted(connection, table).values():
                cursor.execute(sql)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: to put them in anew, and for tests of what happens without them."""
    with connection.cursor() as cursor:
        for table in _present(connection):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            for name in _wanted(connection, table):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse")


def _present(connection: BaseDatabaseWrapper) -> list[str]:
    there = set(connection.introspection.table_names())
    return [table for table in tables() if table in there]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that are not there, or not active."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {name for (name,) in cursor.fetchall()}
    wanted = {name for table in tables() for name in _wanted(connection, table)}
    return sorted(wanted - present)


def _wanted(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    if connection.vendor == "postgresql":
        return {
            f"{table}_no_{verb}": f"""
                CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}
                FOR EACH {each} EXECUTE FUNCTION {table}_refuse()
            """
            for verb, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"))
        }
    return {
        f"{table}_no_{verb}": f"""
            CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}
            BEGIN SELECT RAISE(ABORT, '{tables()[table]}'); END
        """
        for verb in ("update", "delete")
    }


def _function(table: str) -> str:
    return f"""
        CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM {table}) THEN RETURN NULL; END IF;
            RAISE EXCEPTION '{tables()[table]}' USING ERRCODE = 'restrict_violation';
        END $$
    """
