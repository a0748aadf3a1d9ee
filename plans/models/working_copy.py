"""What all rows of a working copy share: their history, its order in time, and the lock they take.

Two things here keep the second witness honest (`plans.verify` composes each sealed version again from
history). Every change waits for the plan's row lock, so none slips in while the plan is being sealed.
And every history row is stamped later than all before it and than every seal, so a clock that is set
back cannot put a change before the seal it came after.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any, ClassVar, Self, override

from django.apps import apps
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from document.content import Block

TICK = timedelta(microseconds=1)


class TrackedHistoryManager(HistoryManager):
    """simple-history's manager, whose class is put together once instead of each time it is asked for."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: type[Any], class_name: str | None = None) -> type[Any]:
        """The manager with the methods of a queryset."""
        made: type[Any] = super().from_queryset(queryset_class, class_name)
        return made


class Tracked(models.Model):
    """A row whose every change is kept, with who, when and why."""

    history = HistoricalRecords(inherit=True, history_manager=TrackedHistoryManager)

    class Meta:
        abstract = True

    def plans_to_lock(self) -> Iterable[int]:
        """Primary keys of the plans whose working copy this row is part of."""
        raise NotImplementedError

    @property
    def _history_date(self) -> datetime:
        """The moment simple-history stamps on the next history row: never before an earlier one."""
        newest: list[datetime | None] = [
            type(self).history.aggregate(at=Max("history_date"))["at"],
            apps.get_model("plans", "Revision").objects.aggregate(at=Max("sealed_at"))["at"],
        ]
        return max([timezone.now(), *(moment + TICK for moment in newest if moment)])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the history row, under the lock of the plans concerned."""
        with transaction.atomic():
            lock(self.plans_to_lock())
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete under the lock of the plans concerned; the history stays."""
        with transaction.atomic():
            lock(self.plans_to_lock())
            return super().delete(*args, **kwargs)


def lock(plans: Iterable[int]) -> None:
    """Wait until no other transaction edits or seals these plans, then hold them until commit."""
    rows = apps.get_model("plans", "Plan").objects.select_for_update()
    list(rows.filter(pk__in=list(plans)).order_by("pk").values_list("pk"))


class PlanRow(Tracked):
    """A row that belongs to one plan and has a place in an order."""

    plan = models.ForeignKey(
        "plans.Plan", models.CASCADE, related_name="%(class)s_rows", verbose_name="plan"
    )
    position = models.PositiveIntegerField(
        "ordning", blank=True, help_text="Lägst nummer står först. Tomt: sist."
    )

    class Meta:
        abstract = True
        ordering = ("position", "pk")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A row without a place in the order goes last."""
        if self.position is None:
            last = type(self)._default_manager.filter(plan_id=self.plan_id)
            self.position = (last.aggregate(at=Max("position"))["at"] or 0) + 1
        super().save(*args, **kwargs)

    @override
    def plans_to_lock(self) -> Iterable[int]:
        return [self.plan_id]

    @classmethod
    def rows(cls, plan_id: int, at: datetime | None = None) -> list[Self]:
        """The plan's rows in order, as they are, or as they were at a moment."""
        return cls.rows_of([plan_id], at)

    @classmethod
    def rows_of(cls, plans: Iterable[int], at: datetime | None = None) -> list[Self]:
        """The rows of several plans: one query. Those of each plan are in order."""
        queryset = cls.history.as_of(at) if at else cls._default_manager.all()
        return sorted(queryset.filter(plan_id__in=plans), key=lambda row: (row.position, row.pk))


class Placed(PlanRow):
    """A row that stands among a section's paragraphs: a figure, a table of groups, a level.

    A subclass names the kind of `Block` it becomes in `block_type`, and turns its rows into blocks and
    back. So `plans` composes and restores them without knowing the apps they come from.
    """

    block_type: ClassVar[type[Block]]

    section = models.ForeignKey(
        "plans.Section", models.CASCADE, related_name="%(class)ss", verbose_name="avsnitt"
    )
    after = models.PositiveIntegerField(
        "efter stycke",
        null=True,
        blank=True,
        help_text="Hur många stycken i avsnittets text som ska stå före. Tomt: sist i avsnittet.",
    )

    class Meta(PlanRow.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The row belongs to its section's plan."""
        self.plan_id = self.section.plan_id
        super().save(*args, **kwargs)

    @override
    def plans_to_lock(self) -> Iterable[int]:
        return [self.plan_id or self.section.plan_id]

    @classmethod
    def placed(cls, plans: Collection[int], at: datetime | None = None) -> list[tuple[Self, Block]]:
        """The rows of this kind in some plans, each with the block it is."""
        raise NotImplementedError

    def fill(self, block: Any, save: "Save") -> None:
        """Take over what a block holds, saving this row and its children with `save`."""
        raise NotImplementedError

    @classmethod
    def page(cls, key: str) -> str:  # noqa: ARG003 - most have none
        """The address that readers have for a row of the block's table, by its key; empty for none."""
        return ""

    @classmethod
    def kinds(cls) -> list[type["Placed"]]:
        """All kinds of placed rows, whatever app they live in."""
        return [model for model in apps.get_models() if issubclass(model, cls)]

    @classmethod
    def of(cls, block_type: type[Block]) -> type["Placed"]:
        """The kind that becomes blocks of this type."""
        return next(kind for kind in cls.kinds() if kind.block_type is block_type)


class Save:
    """Saves and deletes rows on behalf of someone, for one reason: who and why end up in the history."""

    def __init__(self, *, by: Any, reason: str) -> None:
        self.by = by
        self.reason = reason

    def __call__(self, row: Tracked) -> None:
        """Save one row."""
        self._sign(row)
        row.save()

    def delete(self, row: Tracked) -> None:
        """Delete one row; its history stays."""
        self._sign(row)
        row.delete()

    def _sign(self, row: Tracked) -> None:
        row._history_user = self.by  # type: ignore[attr-defined]
        row._change_reason = self.reason  # type: ignore[attr-defined]
