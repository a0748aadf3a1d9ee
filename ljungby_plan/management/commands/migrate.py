"""`manage.py migrate`, which leaves a database from before the first release alone."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from plans.management.failure import Failure

#: Stands in every database from before, and in none that the migrations of today have made.
BEFORE = ("plans", "0002_seal_triggers")


class Command(migrate.Command):
    """Django's own command, once it is known that the database is one of ours."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises `Failure` for a database from before, with nothing in it changed."""
        connection = connections[options["database"]]
        if BEFORE in MigrationRecorder(connection).applied_migrations():
            raise Failure(
                f"Databasen {connection.settings_dict['NAME']} är från en tidigare utgåva av programmet och "
                "går inte att uppgradera. Inget i den är ändrat. Flytta undan den, eller ange en ny i "
                "DATABASE_URL, och kör kommandot igen."
            )
        super().handle(*args, **options)
