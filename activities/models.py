"""Levels of prevention and their activities."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, override

from django.db import models

from document import content, text
from document.columns import ACTIVITY
from plans.models import Placed, PlanRow
from plans.models.columns import cell, heading
from plans.models.plan import free_key
from plans.models.prose import ProseField
from plans.models.working_copy import Save

COLUMNS = tuple(column.name for column in ACTIVITY)


class Level(Placed):
    """One of the plan's levels of prevention, with a table of activities."""

    block_type = content.Level

    key = models.SlugField("nyckel", max_length=80, blank=True, editable=False)
    name = models.CharField("rubrik", blank=True)
    intro = ProseField("inledning", blank=True, help_text="Text mellan rubriken och tabellen.")
    column_name = models.CharField(**heading(ACTIVITY, "name"))
    column_target_group = models.CharField(**heading(ACTIVITY, "target_group"))
    column_purpose = models.CharField(**heading(ACTIVITY, "purpose"))
    column_schedule = models.CharField(**heading(ACTIVITY, "schedule"))
    column_responsible = models.CharField(**heading(ACTIVITY, "responsible"))
    extra_columns = models.TextField(
        "fler kolumner", blank=True, help_text="En rubrik per rad, till exempel Kostnad."
    )

    class Meta(Placed.Meta):
        verbose_name = "nivå"
        verbose_name_plural = "nivåer"
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="level_key_unique_in_plan"),
        )

    def __str__(self) -> str:
        return self.name or "Nivå utan rubrik"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sanitise the introduction, and give a new level its key."""
        self.intro = text.sanitise(self.intro)
        if not self.key:
            name = self.name.removeprefix("Nivå:")
            self.key = free_key(Level, self.section.plan_id, name, fallback="niva")
        super().save(*args, **kwargs)

    @property
    def columns(self) -> content.ActivityColumns:
        """The table's headings as a value."""
        headings = {name: getattr(self, f"column_{name}") for name in COLUMNS}
        return content.ActivityColumns(**headings, extra=text.cells(self.extra_columns))

    @override
    @classmethod
    def placed(
        cls, plans: Collection[int], at: datetime | None = None
    ) -> list[tuple["Level", content.Block]]:
        activities = defaultdict(list)
        for activity in Activity.rows_of(plans, at):
            activities[activity.level_id].append(activity)
        return [(row, row.value(activities[row.pk])) for row in cls.rows_of(plans, at)]

    def value(self, activities: Iterable["Activity"]) -> content.Level:
        """The row and its activities as a value."""
        columns = self.columns
        return content.Level(
            key=self.key,
            name=self.name,
            intro=self.intro,
            columns=columns,
            activities=tuple(row.value(extra=len(columns.extra)) for row in activities),
        )

    @override
    def fill(self, block: content.Level, save: Save) -> None:
        self.key, self.name, self.intro = block.key, block.name, block.intro
        for name in COLUMNS:
            setattr(self, f"column_{name}", getattr(block.columns, name))
        self.extra_columns = "\n".join(block.columns.extra)
        save(self)
        for position, value in enumerate(block.activities, start=1):
            row = Activity(level=self, position=position, key=value.key)
            for name in COLUMNS:
                setattr(row, name, getattr(value, name))
            row.extra = "\n".join(value.extra)
            save(row)


class Activity(PlanRow):
    """A row of a level's table. Names roles, never persons at risk (domain rule 8)."""

    key = models.SlugField("nyckel", max_length=80, blank=True, editable=False)
    level = models.ForeignKey(Level, models.CASCADE, related_name="activities", verbose_name="nivå")
    name = models.TextField(**cell(ACTIVITY, "name"))
    target_group = models.TextField(**cell(ACTIVITY, "target_group"))
    purpose = models.TextField(**cell(ACTIVITY, "purpose"))
    schedule = models.TextField(**cell(ACTIVITY, "schedule"))
    responsible = models.TextField(**cell(ACTIVITY, "responsible"))
    extra = models.TextField(
        "fler kolumner", blank=True, help_text="En cell per rad, i samma ordning som rubrikerna."
    )

    class Meta(PlanRow.Meta):
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="activity_key_unique_in_plan"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The activity belongs to its level's plan, and keeps the key it is first given."""
        self.plan_id = self.level.plan_id
        self.key = self.key or free_key(Activity, self.plan_id, self.name, fallback="aktivitet")
        super().save(*args, **kwargs)

    @override
    def plans_to_lock(self) -> Iterable[int]:
        return [self.plan_id or self.level.plan_id]

    def value(self, *, extra: int) -> content.Activity:
        """The row as a value, with at least as many extra cells as the table has extra columns."""
        cells = {name: getattr(self, name) for name in COLUMNS}
        return content.Activity(key=self.key, **cells, extra=text.cells(self.extra, count=extra))
