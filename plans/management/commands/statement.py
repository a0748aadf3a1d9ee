"""`manage.py statement`: the certificate for the minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from auditing.models import Act, AuditEntry
from plans import certificate, copies
from plans.management import finding
from plans.management.failure import Failure
from plans.management.writing import add_output, write


class Command(BaseCommand):
    """Verify a plan, and write the certificate that says so."""

    help = "Kontrollerar en plan och skriver ett intyg till protokollet, med alla kontrolltal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which plan, and where to."""
        parser.add_argument("slug", help="planens adress")
        add_output(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, also when something does not hold, and then fail."""
        plan = finding.plan(options["slug"])
        certified = certificate.certify(plan, on=timezone.localdate())
        if certified is None:
            raise Failure(f"”{plan.title}” har ingen fastställd version.")
        AuditEntry.record(Act.CERTIFIED, by=None, about=plan.slug)
        write(copies.certificate(certified), options["output"], report_to=self.stderr)
        if certified.findings:
            raise Failure(f"{len(certified.findings)} fel hittades.", returncode=1)
