"""`manage.py export_archive`: adopted versions as files, for the archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archiving import exporting
from auditing.models import Act, AuditEntry
from document import swedish
from document.swedish import Noun
from plans.management import finding, progress
from plans.management.failure import Failure
from plans.models import Plan

FOLDER = Noun("mapp", "mappar")


class Command(BaseCommand):
    """Write what is not in the folder yet; never write over what is."""

    help = (
        "Skriver fastställda versioner som filer till en mapp, för arkivet. Kan köras igen: bara det "
        "som är nytt läggs till."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which plan, or all of them, and where to."""
        parser.add_argument("slug", nargs="?", help="planens adress")
        parser.add_argument("--all", action="store_true", help="alla planer")
        parser.add_argument("folder", type=Path, metavar="mapp", help="en mapp som finns")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, and say what was done; fail when something could not be, or differs."""
        plans = self._plans(options["slug"], all_of_them=options["all"])
        try:
            with progress.bar(self.stderr) as show:
                report = exporting.export(plans, to=options["folder"], show=show)
        except exporting.Unwritable as error:
            raise Failure(f"Uttaget avbröts. {error}") from error
        for slug in sorted({path.partition("/")[0] for path in report.added}):
            AuditEntry.record(Act.EXPORTED, by=None, about=slug)
        self.stdout.write(_summary(report))
        if report.problems:
            raise Failure("\n".join(report.problems))

    def _plans(self, slug: str | None, *, all_of_them: bool) -> list[Plan]:
        if bool(slug) == all_of_them:
            raise Failure("Ange antingen en plans adress eller --all, och sedan mappen.")
        if all_of_them:
            return list(Plan.objects.filter(revisions__isnull=False).distinct().order_by("slug"))
        plan = finding.plan(slug or "")
        if not plan.revisions.exists():
            raise Failure(f"”{plan.title}” har ingen fastställd version.")
        return [plan]


def _summary(report: exporting.ExportReport) -> str:
    added = swedish.counted(len(report.added), FOLDER)
    there = f" {report.present} fanns redan." if report.present else ""
    return f"{swedish.capital(added)} är {'ny' if len(report.added) == 1 else 'nya'}.{there}"
