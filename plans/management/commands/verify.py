"""`manage.py verify`: does every seal hold?"""

from typing import Any

from django.core.management.base import BaseCommand

from plans.management.failure import Failure
from plans.verify import verify


class Command(BaseCommand):
    """Check every adopted version."""

    help = (
        "Kontrollerar att alla fastställda versioner är orörda och att historiken säger samma sak."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each thing checked; fail when anything does not hold."""
        failed = 0
        for name, findings in verify():
            failed += len(findings)
            if not findings:
                self.stdout.write(f"{name}: stämmer")
            for finding in findings:
                self.stderr.write(str(finding))
        if failed:
            raise Failure(f"{failed} fel hittades.", returncode=1)
        self.stdout.write("Allt stämmer.")
