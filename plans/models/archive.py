"""`ArchiveFile`: a version as it was printed when it was adopted, kept for good."""

import hashlib

from django.db import models

from plans.models.revision import Revision


class ArchiveFile(models.Model):
    """A version's PDF/A file. Its SHA-256 stands in the plan's ledger; the database refuses to change it."""

    revision = models.OneToOneField(
        Revision,
        models.PROTECT,
        primary_key=True,
        related_name="archive_file",
        verbose_name="version",
    )
    data = models.BinaryField("fil")
    made_at = models.DateTimeField("gjord")

    #: What the database answers whoever tries to change or delete a row.
    refusal = "En arkivfil kan inte ändras eller tas bort."

    class Meta:
        verbose_name = "arkivfil"
        verbose_name_plural = "arkivfiler"

    def __str__(self) -> str:
        return f"{self.revision}, arkivfil"

    @property
    def sha256(self) -> str:
        """SHA-256 of the file's bytes, as 64 hexadecimal characters."""
        return digest(bytes(self.data))


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, as 64 hexadecimal characters."""
    return hashlib.sha256(data).hexdigest()
