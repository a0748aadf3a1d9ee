"""`AuditEntry`: privileged acts that no plan's ledger tells of. The database refuses to change them."""

from typing import Any, Self

from django.db import models
from django.utils import timezone


class Act(models.TextChoices):
    """What somebody did, or tried to."""

    LOGGED_IN = "logged_in", "Loggade in"
    LOGGED_OUT = "logged_out", "Loggade ut"
    ACCOUNT_ADDED = "account_added", "Lade till ett konto"
    ACCOUNT_CHANGED = "account_changed", "Ändrade ett konto"
    PASSWORD_SET = "password_set", "Bytte ett lösenord"
    ROW_RESTORED = "row_restored", "Återställde en rad"
    DRAFT_PRINTED = "draft_printed", "Hämtade ett utkast som PDF"
    CERTIFIED = "stated", "Hämtade ett intyg"
    EXPORTED = "exported", "Tog ut till arkivet"
    MAILBOX_CHANGED = "mailbox_changed", "Ändrade en funktionsbrevlåda"
    LOG_EXPORTED = "log_exported", "Hämtade granskningsloggen"
    OVERSTEPPED = "overstepped", "Försökte något utan rättighet"


class Result(models.TextChoices):
    """How it ended."""

    DONE = "done", "genomfört"
    DENIED = "refused", "nekat"


class AuditEntry(models.Model):
    """Who did what, to what, when, and how it ended.

    What is decided about a plan stands in its ledger (`plans.models.Event`) and is not repeated here; the log
    (`auditing.log`) shows both. `recorded_by` is an account's name, empty when nobody is known. There is no
    address of a machine, and nothing of what was typed.
    """

    recorded_at = models.DateTimeField("tidpunkt", db_index=True)
    recorded_by = models.CharField("konto", blank=True)
    act = models.CharField("händelse", max_length=20, choices=Act)
    about = models.CharField("gäller", blank=True)
    result = models.CharField("utfall", max_length=10, choices=Result)

    #: What the database answers whoever tries to change or delete a row.
    refusal = "En post i granskningsloggen kan inte ändras eller tas bort."

    class Meta:
        verbose_name = "post i granskningsloggen"
        verbose_name_plural = "granskningslogg"
        ordering = ("-recorded_at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.about}".strip()

    @classmethod
    def record(cls, act: Act, *, by: Any, about: str = "", result: Result = Result.DONE) -> Self:
        """Write an entry; `by` is the user, None for the operator at the shell."""
        entry = cls(
            recorded_at=timezone.now(),
            recorded_by=by.get_username() if by else "",
            act=act,
            about=about,
            result=result,
        )
        entry.save(force_insert=True)
        return entry
