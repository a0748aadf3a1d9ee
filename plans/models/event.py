"""`Event`: the plan's ledger, a chain that only grows. The database refuses to change or delete it."""

from functools import cached_property
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from document import events, life
from document.content import canonical, sha256, utc
from document.events import Happening, Kind
from document.life import Life

if TYPE_CHECKING:
    from plans.models.plan import Plan
    from plans.models.revision import Revision


class EventQuerySet(models.QuerySet["Event"]):
    """Events of one plan or of many."""

    def life(self) -> Life:
        """What these events of one plan change in how its versions stand: one query."""
        rows = self.filter(kind__in=(*life.KINDS, Kind.ADOPTED)).order_by("number")
        return Life.of(row.value for row in rows)

    def lives(self) -> dict[int, Life]:
        """The same for many plans, by the plan's primary key: one query."""
        found: dict[int, list[Happening]] = {}
        for row in self.filter(kind__in=life.KINDS).order_by("plan_id", "number"):
            found.setdefault(row.plan_id, []).append(row.value)
        return {plan: Life.of(values) for plan, values in found.items()}

    def unanswered(self) -> "dict[int, Event]":
        """The proposals that wait and those that came back, by the plan's primary key: one query."""
        closing = Event.objects.filter(plan=models.OuterRef("plan"), kind__in=events.CLOSING)
        newest = closing.order_by("-number").values("number")[:1]
        found = self.filter(number=models.Subquery(newest), kind__in=(Kind.PROPOSED, Kind.RETURNED))
        return {row.plan_id: row for row in found}

    def head(self) -> str:
        """The digest of the newest decision among them; empty when there is none."""
        decisions = self.filter(kind__in=events.DECISIVE).order_by("number")
        return decisions.values_list("digest", flat=True).last() or ""


class Event(models.Model):
    """One thing that happened to a plan, sealed together with the one before.

    `body` is the canonical JSON of a value of `document.events` and says it all; `kind`, `revision`, `day`
    and `review_by` repeat parts of it for queries, and `manage.py verify` holds them equal. `number` counts
    the plan's events from 1. The digests are SHA-256 in hexadecimal.
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
    recorded_at = models.DateTimeField("registrerad", db_index=True)
    recorded_by = models.CharField("registrerad av", blank=True)
    previous_digest = models.CharField(
        "föregående händelses kontrolltal", max_length=64, blank=True
    )
    digest = models.CharField("kontrolltal", max_length=64, unique=True)

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
            models.CheckConstraint(condition=Q(number__gte=1), name="event_number_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @classmethod
    def record(
        cls,
        happening: Happening,
        *,
        plan: "Plan",
        revision: "Revision | None" = None,
        by: User | None,
    ) -> Self:
        """Write the next event of a plan, and mail those concerned once it is committed.

        The caller holds the plan's lock, inside its transaction.
        """
        latest = plan.events.order_by("number").last()
        event = cls(
            plan=plan,
            number=latest.number + 1 if latest else 1,
            body=canonical(happening),
            kind=events.kind(happening),
            revision=revision,
            day=getattr(happening, "day", None),
            review_by=getattr(happening, "review_by", None),
            recorded_at=timezone.now(),
            recorded_by=by.get_username() if by else "",
            previous_digest=latest.digest if latest else "",
        )
        event.digest = event.seal()
        event.save(force_insert=True)
        transaction.on_commit(event.announce)
        return event

    def announce(self) -> None:
        """Mail those concerned, if it is an event that concerns anybody."""
        from plans import mailing  # noqa: PLC0415 - it is built on the models

        mailing.announce(self)

    @cached_property
    def value(self) -> Happening:
        """What happened."""
        return events.read(self.body)

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
