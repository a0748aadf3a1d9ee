"""The registry of groups and networks, and the tables that list them in plans."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, override

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from document import content, text
from document.columns import NETWORK
from plans.compose import level_names
from plans.models import Placed, PlanRow, Tracked
from plans.models.columns import cell, heading
from plans.models.working_copy import Save

COLUMNS = tuple(column.name for column in NETWORK)


class Network(Tracked):
    """A standing group. Names roles and organisations, never persons (domain rule 8)."""

    slug = models.SlugField("adress", unique=True, max_length=80, editable=False)
    name = models.CharField(**cell(NETWORK, "name"))
    mission = models.TextField(**cell(NETWORK, "mission"))
    participants = models.TextField(**cell(NETWORK, "participants"))

    class Meta:
        verbose_name = "grupp/nätverk"
        verbose_name_plural = "grupper och nätverk"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new group the address made of its name."""
        self.slug = self.slug or free_slug(self.name)
        super().save(*args, **kwargs)

    @override
    def plans_to_lock(self) -> Iterable[int]:
        if not self.pk:
            return []
        return NetworkEntry.objects.filter(network=self).values_list("plan_id", flat=True)

    @classmethod
    def all_at(cls, keys: set[int], at: datetime | None) -> dict[int, "Network"]:
        """Groups by primary key, as they are, or as they were at a moment."""
        networks = cls.history.as_of(at) if at else cls._default_manager.all()
        return {row.pk: row for row in networks.filter(id__in=keys)}


def free_slug(name: str) -> str:
    """An address made of a name that no group has had, deleted ones included."""
    stem = text.slug(name) or "grupp"
    taken = set(Network.history.filter(slug__startswith=stem).values_list("slug", flat=True))
    return text.unused(stem, taken)


class NetworkTable(Placed):
    """A table of groups in a section."""

    block_type = content.NetworkTable

    column_name = models.CharField(**heading(NETWORK, "name"))
    column_mission = models.CharField(**heading(NETWORK, "mission"))
    column_participants = models.CharField(**heading(NETWORK, "participants"))
    extra_columns = models.TextField("fler kolumner", blank=True, help_text="En rubrik per rad.")

    class Meta(Placed.Meta):
        verbose_name = "tabell med grupper"
        verbose_name_plural = "tabeller med grupper"

    def __str__(self) -> str:
        return f"Grupper i {self.section}"

    @property
    def columns(self) -> content.NetworkColumns:
        """The table's headings as a value."""
        headings = {name: getattr(self, f"column_{name}") for name in COLUMNS}
        return content.NetworkColumns(**headings, extra=text.cells(self.extra_columns))

    @override
    @classmethod
    def placed(
        cls, plans: Collection[int], at: datetime | None = None
    ) -> list[tuple["NetworkTable", content.Block]]:
        entries = NetworkEntry.rows_of(plans, at)
        registry = Network.all_at({entry.network_id for entry in entries}, at)
        networks = defaultdict(list)
        for entry in entries:
            networks[entry.table_id].append((entry, registry[entry.network_id]))
        return [(row, row.value(networks[row.pk])) for row in cls.rows_of(plans, at)]

    @override
    @classmethod
    def page(cls, key: str) -> str:
        return reverse("networks:network-show", args=[key])

    def value(self, entries: Iterable[tuple["NetworkEntry", Network]]) -> content.NetworkTable:
        """The row and its groups as a value."""
        columns = self.columns
        return content.NetworkTable(
            columns=columns,
            networks=tuple(
                entry.value(network, extra=len(columns.extra)) for entry, network in entries
            ),
        )

    @override
    def fill(self, block: content.NetworkTable, save: Save) -> None:
        for name in COLUMNS:
            setattr(self, f"column_{name}", getattr(block.columns, name))
        self.extra_columns = "\n".join(block.columns.extra)
        save(self)
        for position, value in enumerate(block.networks, start=1):
            network = _in_registry(value, save)
            entry = NetworkEntry(table=self, network=network, position=position, level=value.level)
            entry.extra = "\n".join(value.extra)
            save(entry)


def _in_registry(value: content.Network, save: Save) -> Network:
    """The registry's group that says the same, or a new one: a text in the registry is never replaced."""
    texts = {name: getattr(value, name) for name in COLUMNS}
    same = Network.objects.filter(**texts).first()
    if same:
        return same
    network = Network(**texts)
    save(network)
    return network


class NetworkEntry(PlanRow):
    """A group's row in a plan's table; its texts stand in the registry."""

    table = models.ForeignKey(
        NetworkTable, models.CASCADE, related_name="entries", verbose_name="tabell"
    )
    network = models.ForeignKey(
        Network, models.PROTECT, related_name="entries", verbose_name="grupp/nätverk"
    )
    extra = models.TextField(
        "fler kolumner", blank=True, help_text="En cell per rad, i samma ordning som rubrikerna."
    )
    level = models.SlugField(
        "nivå",
        max_length=80,
        blank=True,
        help_text="Den av planens nivåer som gruppen arbetar på. Tomt: ingen nivå angiven.",
    )

    class Meta(PlanRow.Meta):
        verbose_name = "grupp i tabellen"
        verbose_name_plural = "grupper i tabellen"
        constraints = (
            models.UniqueConstraint(fields=("table", "network"), name="network_once_in_table"),
        )

    def __str__(self) -> str:
        return str(self.network)

    def clean(self) -> None:
        """A level is one of the plan's own. No key to the row: `activities` is unknown here."""
        known = self.table_id and self.table.plan_id
        if self.level and known and self.level not in level_names(known):
            raise ValidationError({"level": "Välj en av planens egna nivåer."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The row belongs to its table's plan."""
        self.plan_id = self.table.plan_id
        super().save(*args, **kwargs)

    @override
    def plans_to_lock(self) -> Iterable[int]:
        return [self.plan_id or self.table.plan_id]

    def value(self, network: Network, *, extra: int) -> content.Network:
        """The row as a value, with the group's texts at the same moment."""
        return content.Network(
            key=network.slug,
            **{name: getattr(network, name) for name in COLUMNS},
            extra=text.cells(self.extra, count=extra),
            level=self.level,
        )
