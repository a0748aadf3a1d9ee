"""The registry of abbreviations: live data beside the sealed plans, which it never changes."""

from django.core.exceptions import ValidationError
from django.db import models


class Abbreviation(models.Model):
    """What an abbreviation means. Readers see it at once, in every document that uses it."""

    short = models.CharField(
        "förkortning",
        max_length=30,
        unique=True,
        help_text="Som den skrivs i dokumenten. Stora och små bokstäver räknas som olika.",
    )
    meaning = models.CharField("betydelse", max_length=200)

    class Meta:
        verbose_name = "förkortning"
        verbose_name_plural = "förkortningar"
        ordering = ("short",)

    def __str__(self) -> str:
        return f"{self.short}: {self.meaning}"

    @classmethod
    def known(cls) -> dict[str, str]:
        """Every abbreviation with its meaning: one query."""
        return dict(cls.objects.values_list("short", "meaning"))

    def clean(self) -> None:
        """An abbreviation begins and ends with a letter or a digit, or it would not be found in a text."""
        if not (self.short[:1].isalnum() and self.short[-1:].isalnum()):
            raise ValidationError(
                {"short": "Förkortningen ska börja och sluta med en bokstav eller en siffra."}
            )
