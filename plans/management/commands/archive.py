"""`manage.py archive`: an archive file for every version that has none."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from plans import actions
from plans.models import Revision

#: Signs in the bar that shows how far the work has come.
WIDTH = 30


class Command(BaseCommand):
    """Render the archive files that are missing, one version at a time; what is done stays done."""

    help = "Gör arkivfiler (PDF/A) för de versioner som saknar. Kan avbrytas och köras igen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work through the versions, the oldest first."""
        missing = Revision.objects.filter(archive_file__isnull=True)
        keys = list(missing.order_by("recorded_at", "pk").values_list("pk", flat=True))
        made = 0
        for done, key in enumerate(keys):
            revision = Revision.objects.select_related("plan").get(pk=key)
            self._progress(done, len(keys), str(revision))
            made += actions.archive(revision=revision)
        self._progress(len(keys), len(keys), "")
        self.stdout.write(_summary(made))

    def _progress(self, done: int, of: int, name: str) -> None:
        """A bar on a terminal, a line for each version elsewhere."""
        if not sys.stderr.isatty():
            if name:
                self.stderr.write(f"{done + 1} av {of}: {name}")
            return
        filled = WIDTH * done // of if of else WIDTH
        bar = "#" * filled + "." * (WIDTH - filled)
        self.stderr.write(f"\r\033[K[{bar}] {done} av {of} {name}", ending="" if name else "\n")


def _summary(made: int) -> str:
    if not made:
        return "Alla versioner har en arkivfil."
    return "En arkivfil är gjord." if made == 1 else f"{made} arkivfiler är gjorda."
