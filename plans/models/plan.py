"""The working copy: a plan, its cover and its sections, as the coordinator edits them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, override

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from document import content, text
from document.decision import FACTS, Decision
from plans.models.prose import ProseField
from plans.models.working_copy import Placed, PlanRow, Save, Tracked


class PlanKind(models.TextChoices):
    """Kinds of steering documents, the governing ones first."""

    POLICY = "policy", "Policy"
    STRATEGI = "strategi", "Strategi"
    PROGRAM = "program", "Program"
    PLAN = "plan", "Plan"
    VERKSAMHETSPLAN = "verksamhetsplan", "Verksamhetsplan"
    HANDLINGSPLAN = "handlingsplan", "Handlingsplan"
    RIKTLINJE = "riktlinje", "Riktlinje"
    REGLEMENTE = "reglemente", "Reglemente"
    RUTIN = "rutin", "Rutin"


class Plan(Tracked):
    """One steering document, the same through all its versions."""

    slug = models.SlugField(
        "adress",
        unique=True,
        max_length=80,
        help_text="Sista delen av planens adress. Den ändras aldrig, eftersom utskrifter pekar på den.",
    )
    title = models.CharField("titel")
    kind = models.CharField(
        "slag", max_length=30, blank=True, choices=PlanKind, help_text="Vilket slags styrdokument."
    )
    organisation = models.CharField(
        "organisation", blank=True, help_text="Namnet på försättsbladet."
    )
    applies_to = models.CharField("gäller för", blank=True)
    prepared_by = models.CharField(
        "utarbetad av", blank=True, help_text="Roller eller grupper, inte enskilda personer."
    )
    responsible_department = models.CharField("dokumentansvarig förvaltning", blank=True)

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "planer"
        ordering = ("title",)
        permissions = (
            ("adopt_plan", "Får fastställa en ny version"),
            ("prepare_plan", "Får lämna förslag till beslut, aktualitetspröva och rätta uppgifter"),
            ("any_department_plan", "Arbetar med alla förvaltningars planer"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of the version in force."""
        return reverse("plans:plan-show", args=[self.slug])

    @override
    def plans_to_lock(self) -> Iterable[int]:
        return [self.pk] if self.pk else []

    def at(self, moment: datetime | None) -> "Plan":
        """The plan's own row as it is, or as it was at a moment."""
        if moment is None:
            return self
        row: Plan = self.history.as_of(moment)
        return row


def plan_rows() -> list[type[PlanRow]]:
    """All kinds of rows that a plan's working copy is made of, whatever app they live in."""
    return [CoverFact, Section, *Placed.kinds(), *_children()]


def _children() -> list[type[PlanRow]]:
    """Rows that stand in a table of a placed row, such as activities in a level."""
    return [
        relation.related_model
        for kind in Placed.kinds()
        for relation in kind._meta.related_objects
        if isinstance(relation.related_model, type) and issubclass(relation.related_model, PlanRow)
    ]


def shared_rows() -> list[tuple[type[PlanRow], str, type[Tracked]]]:
    """What several plans share, such as the groups of a registry: who points at it, by which key, and it."""
    return [
        (model, field.attname, field.related_model)
        for model in plan_rows()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, Tracked)
        and not issubclass(field.related_model, Plan | PlanRow)
    ]


def lock_shared(plan_id: int) -> None:
    """Wait until nobody edits the texts that a plan shares, then hold them until commit.

    Who edits such a text holds the plans that listed it at the time. A plan that has come to list it since
    would be sealed without the edit, which history stamps earlier. The caller holds the plan's own lock.
    """
    for kind, column, model in shared_rows():
        keys = kind._default_manager.filter(plan_id=plan_id).values(column)
        rows = model._default_manager.select_for_update(no_key=True).filter(pk__in=keys)
        list(rows.order_by("pk").values_list("pk"))


class CoverFact(PlanRow):
    """A line of the cover that has no field of its own."""

    label = models.CharField("rubrik")
    value = models.TextField("uppgift")

    class Meta(PlanRow.Meta):
        verbose_name = "uppgift på försättsbladet"
        verbose_name_plural = "övriga uppgifter på försättsbladet"

    def __str__(self) -> str:
        return self.label


class Section(PlanRow):
    """A heading and its text."""

    class Depth(models.IntegerChoices):
        """How deep a heading stands."""

        MAIN = 1, "Huvudrubrik"
        SUB = 2, "Underrubrik"
        SUBSUB = 3, "Underrubrik i andra led"

    key = models.SlugField("nyckel", max_length=80, blank=True, editable=False)
    depth = models.PositiveSmallIntegerField("rubriknivå", choices=Depth, default=Depth.MAIN)
    title = models.CharField("rubrik", blank=True)
    body = ProseField("text", blank=True)

    class Meta(PlanRow.Meta):
        verbose_name = "avsnitt"
        verbose_name_plural = "avsnitt"
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="section_key_unique_in_plan"),
        )

    def __str__(self) -> str:
        return self.title or "Avsnitt utan rubrik"

    def clean(self) -> None:
        """A section holds something: a heading or a text."""
        if not self.title and not text.plain(self.body):
            raise ValidationError("Ge avsnittet en rubrik eller en text.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sanitise the text, and give a new section the key its address is made of."""
        self.body = text.sanitise(self.body)
        self.key = self.key or free_key(Section, self.plan_id, self.title, fallback="avsnitt")
        super().save(*args, **kwargs)


def free_key(model: type[PlanRow], plan_id: int, name: str, *, fallback: str) -> str:
    """A key made of a name that no row of this kind has had in the plan, deleted ones included.

    A key is never used twice, so that what is joined to a row by its key cannot end up at another.
    """
    stem = text.slug(name) or fallback
    taken = set(
        model.history.filter(plan_id=plan_id, key__startswith=stem).values_list("key", flat=True)
    )
    return text.unused(stem, taken)


class Figure(Placed):
    """The place of a figure in a section. The figure itself is drawn from the plan's data."""

    class KindChoice(models.TextChoices):
        """What the figure shows."""

        LEVELS = content.FigureKind.LEVELS, "Nivåerna i det förebyggande arbetet"
        NETWORKS = content.FigureKind.NETWORKS, "Grupperna och nätverken"
        UNKNOWN = content.FigureKind.UNKNOWN, "En figur som saknas i källans text"

    block_type = content.Figure

    kind = models.CharField("visar", max_length=20, choices=KindChoice)

    class Meta(Placed.Meta):
        verbose_name = "figur"
        verbose_name_plural = "figurer"

    def __str__(self) -> str:
        return self.get_kind_display()

    @override
    @classmethod
    def placed(
        cls, plans: Collection[int], at: datetime | None = None
    ) -> list[tuple["Figure", content.Block]]:
        return [
            (row, content.Figure(kind=content.FigureKind(row.kind)))
            for row in cls.rows_of(plans, at)
        ]

    @override
    def fill(self, block: content.Figure, save: Save) -> None:
        self.kind = block.kind
        save(self)


def _about(name: str) -> dict[str, Any]:
    """The words of a fact's field."""
    fact = FACTS[name]
    return {
        "verbose_name": fact.noun,
        "help_text": fact.help if fact.planned is None else fact.planned,
    }


class DecisionFields(models.Model):
    """A column for each fact of a decision, for the planned one and for the sealed one."""

    valid_from = models.DateField(**_about("valid_from"), null=True, blank=True)
    valid_until = models.DateField(**_about("valid_until"), null=True, blank=True)
    adopted_by = models.CharField(**_about("adopted_by"), blank=True)
    adopted_on = models.DateField(**_about("adopted_on"), null=True, blank=True)
    paragraph = models.CharField(**_about("paragraph"), blank=True)
    registry_number = models.CharField(**_about("registry_number"), blank=True)
    attested_on = models.DateField(**_about("attested_on"), null=True, blank=True)
    delegation_item = models.CharField(**_about("delegation_item"), blank=True)
    replaces = models.CharField(**_about("replaces"), blank=True)
    review_by = models.DateField(**_about("review_by"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def decision(self) -> Decision:
        """The decision as a value."""
        return Decision(**{name: getattr(self, name) for name in FACTS})


#: The highest number that a plan's first version may have: those that follow must have room too.
LAST_NUMBER = 9999


class PlannedDecision(DecisionFields, Tracked):
    """What is known of the next decision before it is made; proposed in the form that adopts."""

    plan = models.OneToOneField(
        Plan, models.CASCADE, related_name="planned_decision", verbose_name="plan"
    )
    number = models.PositiveIntegerField(
        "versionsnummer i källan",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LAST_NUMBER)],
        help_text="Används bara för planens första version, om källan redan har ett nummer.",
    )

    class Meta:
        verbose_name = "underlag för nästa beslut"
        verbose_name_plural = "underlag för nästa beslut"

    def __str__(self) -> str:
        return "Underlag för nästa beslut"

    @override
    def plans_to_lock(self) -> Iterable[int]:
        return [self.plan_id]
