"""The statement that lag (2018:1937) 13 § asks for, and what is reported about shortcomings.

The facts are the organisation's own: what it has not filled in is said to be missing, never made up.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from document import text
from plans.models.prose import ProseField


class Conformity(models.TextChoices):
    """How well the site meets the law's demands. Empty means that it has not been assessed."""

    FULL = "full", "Helt förenlig"
    PARTIAL = "partial", "Delvis förenlig"
    NONE = "none", "Inte förenlig"


class AssessmentMethod(models.TextChoices):
    """How that was found out."""

    SELF = "self", "Självskattning: vi har granskat webbplatsen själva"
    EXTERNAL = (
        "external",
        "Extern granskning: någon utanför organisationen har granskat webbplatsen",
    )


class AccessibilityStatement(models.Model):
    """The statement: at most one row, and defaults until someone has filled it in."""

    service = models.CharField(
        "tjänst",
        default="Styrdokument på intranätet",
        help_text="Vad redogörelsen gäller, som läsarna känner det.",
    )
    responsible = models.CharField(
        "ansvarig", blank=True, help_text="Tomt betyder organisationens namn."
    )
    email = models.EmailField(
        "e-post",
        blank=True,
        help_text="Hit når den som inte kan använda något, och hit går rapporter.",
    )
    phone = models.CharField("telefon", max_length=40, blank=True)
    conformity = models.CharField(
        "förenlighet",
        max_length=10,
        blank=True,
        choices=Conformity,
        help_text="Med lagen om tillgänglighet till digital offentlig service, det vill säga WCAG 2.1 AA.",
    )
    shortcomings = ProseField(
        "kända brister",
        blank=True,
        help_text="Vad som inte är tillgängligt, varför, och när det ska vara åtgärdat.",
    )
    assessment = models.CharField(
        "hur webbplatsen har bedömts", max_length=10, blank=True, choices=AssessmentMethod
    )
    assessed_by = models.CharField(
        "bedömd av", blank=True, help_text="En organisation eller funktion, inte en person."
    )
    assessed_on = models.DateField("bedömd den", null=True, blank=True)
    updated_at = models.DateTimeField("senast uppdaterad", auto_now=True)

    class Meta:
        verbose_name = "tillgänglighetsredogörelse"
        verbose_name_plural = "tillgänglighetsredogörelse"
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="one_accessibility_statement"),
        )

    def __str__(self) -> str:
        return f"Tillgänglighetsredogörelse för {self.service}"

    @classmethod
    def current(cls) -> "AccessibilityStatement":
        """The statement, or one that is not saved and holds the defaults: one query."""
        return cls.objects.first() or cls()

    @property
    def organisation(self) -> str:
        """Who is responsible for the site."""
        return self.responsible or settings.ORGANISATION

    def clean(self) -> None:
        """A conformity is the outcome of an assessment, and a lack of it is a list of shortcomings."""
        errors = {}
        if self.conformity and not self.assessment:
            errors["assessment"] = "Ange hur webbplatsen har bedömts."
        if self.conformity and not self.assessed_on:
            errors["assessed_on"] = "Ange när webbplatsen bedömdes."
        lacking = self.conformity in {Conformity.PARTIAL, Conformity.NONE}
        if lacking and not text.plain(self.shortcomings):
            errors["shortcomings"] = "Beskriv vad som inte är tillgängligt."
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sanitise the rich text; there is only one row."""
        self.pk = 1
        self.shortcomings = text.sanitise(self.shortcomings)
        super().save(*args, **kwargs)


class Feedback(models.Model):
    """A shortcoming that someone has reported. `once` is the same when the same form is sent again."""

    message = models.TextField("beskrivning", max_length=5000)
    email = models.EmailField("e-post", blank=True)
    sent_at = models.DateTimeField("inkommen", auto_now_add=True)
    once = models.UUIDField("formulärets märke", null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "rapporterad brist"
        verbose_name_plural = "rapporterade brister"
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return f"Rapport {self.pk}"
