"""`manage.py print_plan`: a version as a PDF copy."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plans import copies
from plans.management.failure import Failure
from plans.management.writing import write
from plans.models import Plan, Revision


class Command(BaseCommand):
    """Write the PDF copy of the version in force, or of another one."""

    help = "Skriver en PDF-kopia av den giltiga versionen, eller av den version som anges."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which plan, which version, and where to."""
        parser.add_argument("slug", help="planens adress")
        # Django's own --version says which Django runs; here it names the plan's version.
        parser._option_string_actions.pop("--version", None)
        parser.add_argument("--version", dest="label", help="versionens nummer, som 2 eller 2.1")
        parser.add_argument(
            "-o", "--output", type=Path, metavar="FIL", help="annars på standard ut"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the copy and write it."""
        revision = self._revision(options["slug"], options["label"])
        today = timezone.localdate()
        among = list(revision.plan.revisions.without_content())
        life = revision.plan.events.all().life()
        pdf = copies.printed_copy(revision.edition(among, on=today, life=life))
        write(pdf, options["output"], report_to=self.stderr)

    def _revision(self, slug: str, label: str | None) -> Revision:
        plan = Plan.objects.filter(slug=slug).first()
        if plan is None:
            raise Failure(f"Det finns ingen plan med adressen ”{slug}”.")
        revisions = plan.revisions.select_related("plan")
        if label is None:
            revision: Revision | None = revisions.in_force(timezone.localdate()).first()
            missing = f"”{plan.title}” har ingen giltig version i dag."
        else:
            revision = next(
                (each for each in revisions.defer("content") if each.label == label), None
            )
            missing = f"”{plan.title}” har ingen version {label}."
        if revision is None:
            raise Failure(missing)
        return revision
