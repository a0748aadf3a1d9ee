"""`manage.py print_plan`: a version as a PDF copy."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plans import copies, reading
from plans.management import finding
from plans.management.failure import Failure
from plans.management.writing import add_output, write


class Command(BaseCommand):
    """Write the PDF copy of the version in force, or of another one."""

    help = "Skriver en PDF-kopia av den giltiga versionen, eller av den version som anges."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which plan, which version, and where to."""
        parser.add_argument("slug", help="planens adress")
        # Django's own --version says which Django runs; here it names the plan's version.
        parser._option_string_actions.pop("--version", None)
        parser.add_argument("--version", dest="label", help="versionens nummer, som 2 eller 2.1")
        add_output(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the copy and write it."""
        plan, label = finding.plan(options["slug"]), options["label"]
        versions, today = reading.versions(plan.slug), timezone.localdate()
        if label is None:
            revision = versions and versions.in_force(today)
            missing = f"”{plan.title}” har ingen giltig version i dag."
        else:
            revision = versions and versions.labelled(label)
            missing = f"”{plan.title}” har ingen version {label}."
        if not versions or not revision:
            raise Failure(missing)
        pdf = copies.printed_copy(versions.edition(revision, today))
        write(pdf, options["output"], report_to=self.stderr)
