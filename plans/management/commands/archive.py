"""`manage.py archive`: an archive file for every version that has none."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plans import actions
from plans.management import progress
from plans.models import Revision


class Command(BaseCommand):
    """Render the archive files that are missing, one version at a time; what is done stays done.

    A version whose file is not read as its content is gets none; the others get theirs.
    """

    help = "Gör arkivfiler (PDF/A) för de versioner som saknar. Kan avbrytas och köras igen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work through the versions, the oldest first."""
        missing = Revision.objects.filter(archive_file__isnull=True)
        keys = list(missing.order_by("recorded_at", "pk").values_list("pk", flat=True))
        made, refused = 0, []
        with progress.bar(self.stderr) as show:
            for done, key in enumerate(keys):
                revision = Revision.objects.select_related("plan").get(pk=key)
                show(done, len(keys), str(revision))
                try:
                    made += actions.archive(revision=revision)
                except actions.Refused as error:
                    refused.append(f"{revision}: {error}")
            show(len(keys), len(keys), "")
        if made or not refused:
            self.stdout.write(_summary(made))
        if refused:
            raise CommandError("\n".join(refused))


def _summary(made: int) -> str:
    if not made:
        return "Alla versioner har en arkivfil."
    return "En arkivfil är gjord." if made == 1 else f"{made} arkivfiler är gjorda."
