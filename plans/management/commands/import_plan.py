"""`manage.py import_plan`: a plan document's text becomes a plan."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

import importing
from plans import actions
from plans.management.failure import Failure


class Command(BaseCommand):
    """Read a document, report on every word of it, and write the plan."""

    help = "Läser in ett styrdokument ur en textfil. Varje ord i källan redovisas."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what to do with it."""
        parser.add_argument("file", type=Path, metavar="FIL", help="textfil i UTF-8")
        parser.add_argument("--slug", default="", help="planens adress; görs annars av titeln")
        parser.add_argument(
            "--dry-run", action="store_true", help="visa rapporten, skriv ingenting"
        )
        parser.add_argument(
            "--adopt",
            action="store_true",
            help="låt det inlästa bli planens första version: den är redan beslutad",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, report, write."""
        try:
            imported = importing.read_file(options["file"], organisation=settings.ORGANISATION)
        except importing.UnreadablePlan as error:
            raise Failure(str(error)) from error
        for line in imported.report.lines():
            self.stdout.write(line)
        try:
            with transaction.atomic():
                plan, revision = actions.bring_in(
                    imported=imported, slug=options["slug"], adopted=options["adopt"], by=None
                )
                if options["dry_run"]:
                    transaction.set_rollback(True)
        except actions.Refused as refused:
            raise Failure(str(refused)) from refused
        if options["dry_run"]:
            self.stdout.write("Provkörning: ingenting är skrivet.")
            return
        self.stdout.write(f"Planen ”{plan.title}” är inläst med adressen {plan.slug}.")
        if revision:
            self.stdout.write(
                f"Version {revision.label} är inläst och gäller från {revision.valid_from}."
            )
