"""The database's own refusal to change or delete what has been sealed (domain rule 2).

SQLite loses a table's triggers when a migration rebuilds the table, so a migration that alters one of
these tables must install them again; `manage.py verify` says when they are missing.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

#: The sealed tables, each with what the database answers; one that points at another stands before it.
TABLES = {
    "plans_auditentry": "En post i granskningsloggen kan inte ändras eller tas bort.",
    "plans_event": "En händelse i liggaren kan inte ändras eller tas bort.",
    "plans_archivefile": "En arkivfil kan inte ändras eller tas bort.",
    "plans_revision": "En fastställd version kan inte ändras eller tas bort.",
}


def install(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Create the triggers of these tables, or of all."""
    with connection.cursor() as cursor:
        for table in tables or TABLES:
            if connection.vendor == "postgresql":
                cursor.execute(_function(table))
            for statement in _wanted(connection, table).values():
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Drop the triggers: for a migration that goes back, and for tests of what happens without them."""
    with connection.cursor() as cursor:
        for table in tables or TABLES:
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            for name in _wanted(connection, table):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse")


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
    wanted = {name for table in TABLES for name in _wanted(connection, table)}
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
            BEGIN SELECT RAISE(ABORT, '{TABLES[table]}'); END
        """
        for verb in ("update", "delete")
    }


def _function(table: str) -> str:
    return f"""
        CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM {table}) THEN RETURN NULL; END IF;
            RAISE EXCEPTION '{TABLES[table]}' USING ERRCODE = 'restrict_violation';
        END $$
    """
