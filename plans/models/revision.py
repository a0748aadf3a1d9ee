"""`Revision`: one adopted version, sealed. The database refuses to change or delete it."""

from collections.abc import Sequence
from copy import copy
from dataclasses import asdict, replace
from datetime import date
from functools import cached_property

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from document.ahead import end
from document.content import PlanContent, canonical, read, sha256, utc
from document.corrections import Correction
from document.decision import FACTS
from document.edition import Edition, replaced
from document.events import Annulled, CalledOff, Repealed, Reviewed
from document.life import NEW, Life
from document.rules import Version, kept, repeal_of, state, successor, withdrawal_of
from plans.models.event import Event, EventQuerySet
from plans.models.plan import DecisionFields, Plan


def deadline(on: date) -> Coalesce:
    """By when a version must be revised, as that stands on a day: `document.life.Life.deadline`, in SQL."""
    reviews = Event.objects.of(Reviewed).filter(revision=OuterRef("pk"))
    moved = reviews.filter(review_by__isnull=False, day__lte=on)
    newest = moved.order_by("-number").values("review_by")[:1]
    return Coalesce(Subquery(newest), _right("review_by"), F("review_by"))


def first_day() -> Case:
    """From when a version is valid, as its record reads after corrections: `Life.corrected`, in SQL."""
    corrected = Coalesce(_right("valid_from"), F("valid_from"))
    return Case(When(minor=0, then=corrected), default=Greatest(corrected, F("valid_from")))


def _last_day() -> Case:
    """Until when, likewise. A correction may say that it is until further notice."""
    corrected = Exists(_corrections("valid_until"))
    return Case(When(corrected, then=_right("valid_until")), default=F("valid_until"))


def _right(field: str) -> Subquery:
    """The day that the newest correction of a fact says; null when there is none."""
    return Subquery(_corrections(field).order_by("-number").values("fact_day")[:1])


def _corrections(field: str) -> EventQuerySet:
    """The corrections of a fact that bear on a version: `Correction.concerns`, in SQL."""
    same = {"plan": OuterRef("plan"), "revision__number": OuterRef("number")}
    of = {"revision": OuterRef("pk")} if FACTS[field].own else same
    return Event.objects.of(Correction).filter(field=field, **of)


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Adopted versions."""

    def in_force(self, on: date) -> "RevisionQuerySet":
        """The one version of each plan that counts on a day (domain rule 1).

        The same rule as `document.rules.in_force`, in SQL; a test holds them equal.
        """
        of_plan = Event.objects.filter(plan=OuterRef("plan"))
        withdrawn = of_plan.of(CalledOff, Annulled).filter(
            revision__number=OuterRef("number"), day__lte=on
        )
        repealed = of_plan.of(Repealed).filter(revision__number__gte=OuterRef("number"))
        never_began = repealed.filter(day__lte=OuterRef("begins"))
        latest = (
            self.model._default_manager.filter(plan=OuterRef("plan"))
            .alias(begins=first_day())
            .filter(begins__lte=on)
            .exclude(Exists(withdrawn))
            .exclude(Exists(never_began))
            .order_by("-begins", "-number", "-minor")
            .values("pk")[:1]
        )
        return (
            self.filter(pk=Subquery(latest))
            .alias(ends=_last_day())
            .filter(Q(ends__isnull=True) | Q(ends__gte=on), ~Exists(repealed.filter(day__lte=on)))
        )

    def overdue(self, on: date) -> "RevisionQuerySet":
        """Versions in force whose deadline for revision has passed."""
        return self.in_force(on).alias(deadline=deadline(on)).filter(deadline__lt=on)

    def as_recorded(self) -> "RevisionQuerySet":
        """In the order in which they were sealed: that of the chain."""
        return self.order_by("pk")

    def newest_first(self) -> "RevisionQuerySet":
        """By what they are called, the newest first."""
        return self.order_by(F("number").desc(), F("minor").desc())

    def without_content(self) -> "RevisionQuerySet":
        """Leave the sealed text out, for lists that do not read it."""
        return self.defer("content")


class Revision(DecisionFields):
    """One adopted version: the plan's content, the decision, and a seal over both and the one before.

    An editorial revision of version 2 is 2.1: the same `number`, a `minor` one, and the same decision.
    `content` is the canonical JSON of a `PlanContent`; the digests are SHA-256 in hexadecimal.
    `sealed_at` is the moment in history that the content was composed from: the newest history row of
    the plan, not the wall clock. `recorded_at` is the clock's time when the version was recorded.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="revisions", verbose_name="plan")
    number = models.PositiveIntegerField("version")
    minor = models.PositiveIntegerField("redaktionell ändring", default=0)
    content = models.TextField("innehåll")
    content_digest = models.CharField("innehållets kontrolltal", max_length=64)
    valid_from = models.DateField(FACTS["valid_from"].noun)
    review_by = models.DateField(FACTS["review_by"].noun)
    adopted_by = models.CharField(FACTS["adopted_by"].noun)
    sealed_at = models.DateTimeField("förseglad", db_index=True)
    recorded_at = models.DateTimeField("registrerad")
    recorded_by = models.CharField("registrerad av", blank=True)
    previous_digest = models.CharField("föregående versions kontrolltal", max_length=64, blank=True)
    digest = models.CharField("kontrolltal", max_length=64, unique=True)

    objects = RevisionQuerySet.as_manager()

    #: The row itself, of one that reads as it was corrected.
    _sealed: "Revision | None" = None

    #: What the database answers whoever tries to change or delete a row.
    refusal = "En fastställd version kan inte ändras eller tas bort."

    class Meta:
        verbose_name = "version"
        verbose_name_plural = "versioner"
        ordering = ("plan", "number", "minor")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number", "minor"), name="revision_number_unique"
            ),
            models.UniqueConstraint(
                fields=("plan", "previous_digest"), name="revision_chain_unforked"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_one"),
            models.CheckConstraint(condition=~Q(adopted_by=""), name="revision_has_decider"),
            models.CheckConstraint(
                condition=Q(review_by__gt=F("valid_from")), name="revision_deadline_after_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="revision_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan.title}, version {self.label}"

    def get_absolute_url(self) -> str:
        """The address of this version, whatever state it is in."""
        return reverse("plans:revision-show", args=[self.plan.slug, self.label])

    @property
    def version(self) -> Version:
        """What the version is called."""
        return Version(self.number, self.minor)

    @property
    def label(self) -> str:
        """Its number as it is written: "2" or "2.1"."""
        return self.version.label

    @cached_property
    def value(self) -> PlanContent:
        """The sealed content."""
        return read(self.content)

    def seal(self) -> str:
        """The digest that this version's content, decision and predecessor give.

        It equals `digest` as long as nothing has been altered.
        """
        sealed = {
            "plan": self.plan.slug,
            "number": self.number,
            **({"minor": self.minor} if self.minor else {}),
            "content": sha256(self.content),
            "decision": {
                name: str(value) for name, value in asdict(self.decision).items() if value
            },
            "sealed_at": utc(self.sealed_at),
            "recorded_at": utc(self.recorded_at),
            "recorded_by": self.recorded_by,
            "previous": self.previous_digest,
        }
        return sha256(canonical(sealed))

    def corrected(self, life: Life) -> "Revision":
        """The version with its decision as the record reads after corrections: to be asked, never saved.

        What was sealed is the row's own; `digest` belongs to that.
        """
        if not life.corrections_of(self.version):
            return self
        sealed = self._sealed or self
        shown = copy(sealed)
        shown._sealed = sealed
        for name, value in asdict(life.corrected(self.version, sealed.decision)).items():
            setattr(shown, name, value)
        return shown

    def edition(self, among: Sequence["Revision"], *, on: date, life: Life = NEW) -> Edition:
        """This version as it is shown on a day, given all versions of its plan and its life.

        It and the others are as the record reads after corrections (`corrected`).
        """
        remaining = kept(among, on=on, repeals=life.repeals, withdrawals=life.withdrawals)
        replaced_by, day = replaced(self, remaining, on=on)
        following = successor(self, remaining, on=date.max)
        return Edition(
            slug=self.plan.slug,
            on=on,
            content=self.value,
            decision=replace(
                self.decision, review_by=life.deadline(self.version, self.review_by, on=on)
            ),
            number=self.number,
            minor=self.minor,
            state=state(self, among, on=on, repeals=life.repeals, withdrawals=life.withdrawals),
            digest=self.digest,
            replaced_by=replaced_by,
            replaced_on=day,
            repeal=repeal_of(self, life.repeals),
            withdrawal=withdrawal_of(self, life.withdrawals),
            review=life.review(self.version, on=on),
            corrections=life.corrections_of(self.version),
            end=end(self, among, life, on=on),
            successor=following.label if following else "",
            approval=life.approval(self.version),
        )
