"""`Event`: the plan's ledger, a chain that only grows. The database refuses to change or delete it."""

from functools import cached_property
from typing import Self

from django.db import models
from django.db.models import Q

from document import event_kinds
from document.content import canonical, sha256, utc
from document.corrections import Correction, CorrectionEntered, CorrectionRefused
from document.event_kinds import Trait
from document.events import Adopted, Happening, Proposed, Returned
from document.life import Life


class EventQuerySet(models.QuerySet["Event"]):
    """Events of one plan or of many."""

    def of(self, *types: type[Happening]) -> Self:
        """Those of some types."""
        return self.filter(kind__in=event_kinds.called(*types))

    def whose(self, trait: Trait) -> Self:
        """Those of kinds that have a trait, or one of several."""
        return self.filter(kind__in=event_kinds.names(trait))

    def life(self) -> Life:
        """What these events of one plan change in how its versions stand: one query."""
        rows = self.whose(Trait.STANDS).order_by("number")
        return Life.of(row.value for row in rows)

    def lives(self) -> dict[int, Life]:
        """The same for many plans, by the plan's primary key, without the adoptions: one query."""
        happenings: dict[int, list[Happening]] = {}
        later = self.whose(Trait.STANDS).exclude(kind__in=event_kinds.called(Adopted))
        for row in later.order_by("plan_id", "number"):
            happenings.setdefault(row.plan_id, []).append(row.value)
        return {plan: Life.of(values) for plan, values in happenings.items()}

    def unanswered(self) -> "dict[int, Event]":
        """The proposals that wait and those that came back, by the plan's primary key: one query."""
        closing = Event.objects.whose(Trait.CLOSES).filter(plan=models.OuterRef("plan"))
        newest = closing.order_by("-number").values("number")[:1]
        events = self.of(Proposed, Returned).filter(number=models.Subquery(newest))
        return {row.plan_id: row for row in events}

    def unconfirmed(self) -> "dict[int, list[Event]]":
        """The corrections that wait to be confirmed, by the plan's primary key, oldest first: one query."""
        waiting: dict[str, Event] = {}
        rows = self.of(CorrectionEntered, Correction, CorrectionRefused)
        for row in rows.select_related("revision").defer("revision__content").order_by("number"):
            if isinstance(row.value, CorrectionEntered):
                waiting[row.digest] = row
            elif isinstance(row.value, Correction | CorrectionRefused):
                waiting.pop(row.value.entered, None)
        by_plan: dict[int, list[Event]] = {}
        for event in waiting.values():
            by_plan.setdefault(event.plan_id, []).append(event)
        return by_plan

    def head(self) -> str:
        """The digest of the newest decision among them; empty when there is none."""
        decisions = self.whose(Trait.DECIDES).order_by("number")
        return decisions.values_list("digest", flat=True).last() or ""


class Event(models.Model):
    """One thing that happened to a plan, sealed together with the one before.

    `body` is the canonical JSON of a value of `document.events` and says it all; `kind`, `revision`, `day`,
    `review_by` and, of a correction, `field` and `fact_day` repeat parts of it for queries, and `manage.py
    verify` holds them equal. `number` counts the plan's events from 1. The digests are SHA-256 in
    hexadecimal. `once` is the mark of the form that was sent: beside the seal, since it says nothing of what
    happened, and unique, so that no form is recorded twice.
    """

    plan = models.ForeignKey(
        "plans.Plan", models.PROTECT, related_name="events", verbose_name="plan"
    )
    number = models.PositiveIntegerField("löpnummer")
    body = models.TextField("händelse")
    kind = models.CharField("slag", max_length=20)
    revision = models.ForeignKey(
        "plans.Revision",
        models.PROTECT,
        related_name="events",
        null=True,
        verbose_name="version",
    )
    day = models.DateField("dag", null=True)
    review_by = models.DateField("revideras senast", null=True)
    field = models.CharField("rättad uppgift", max_length=20, blank=True)
    fact_day = models.DateField("rätt dag", null=True)
    recorded_at = models.DateTimeField("registrerad", db_index=True)
    recorded_by = models.CharField("registrerad av", blank=True)
    previous_digest = models.CharField(
        "föregående händelses kontrolltal", max_length=64, blank=True
    )
    digest = models.CharField("kontrolltal", max_length=64, unique=True)
    once = models.UUIDField("formulärets märke", null=True)

    objects = EventQuerySet.as_manager()

    #: What the database answers whoever tries to change or delete a row.
    refusal = "En händelse i liggaren kan inte ändras eller tas bort."

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="event_number_unique"),
            models.UniqueConstraint(
                fields=("plan", "previous_digest"), name="event_chain_unforked"
            ),
            models.UniqueConstraint(fields=("plan", "once"), name="event_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="event_number_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @cached_property
    def value(self) -> Happening:
        """What happened."""
        return event_kinds.read(self.body)

    def seal(self) -> str:
        """The digest that this event and the one before it give; equals `digest` while nothing is altered."""
        sealed = {
            "plan": self.plan.slug,
            "number": self.number,
            "event": sha256(self.body),
            "recorded_at": utc(self.recorded_at),
            "recorded_by": self.recorded_by,
            "previous": self.previous_digest,
        }
        return sha256(canonical(sealed))
