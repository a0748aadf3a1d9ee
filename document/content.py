"""`PlanContent`: a whole plan as one frozen value, with its canonical form and digest.

What staff read, print, compare and export is built from this value alone. It holds no dates and no
decision: those belong to the revision that seals it (`document.decision.Decision`).

Fields that are empty are left out of the canonical form, so a field that is added later does not
change the digest of what was sealed before it existed.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

import msgspec
import rfc8785

from document.columns import ACTIVITY, NETWORK, Column

#: What a level's heading may begin with.
_LEVEL_WORD = re.compile(r"^\s*nivå\s*:\s*", re.IGNORECASE)


class Value(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of every sealed value: immutable, compared by what it holds."""


class Fact(Value, frozen=True):
    """A line of the cover that has no field of its own: its label and value, as in the source."""

    label: str
    value: str


class FigureKind(StrEnum):
    """What a figure shows. A figure is drawn from the plan's data, never stored as a picture."""

    LEVELS = "levels"
    NETWORKS = "networks"
    UNKNOWN = "unknown"  # the source points at a figure that its text does not describe


class Prose(Value, frozen=True, tag="prose"):
    """One top-level element of rich text: sanitised HTML such as ``<p>…</p>`` or ``<ul>…</ul>``."""

    html: str


class Figure(Value, frozen=True, tag="figure"):
    """The place of a figure in a section."""

    kind: FigureKind


class Cells(Value, frozen=True, kw_only=True):
    """A text for each column: the fixed ones, and then those of the plan's own."""

    fixed: ClassVar[tuple[Column, ...]] = ()

    extra: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """Those of the fixed columns, in order."""
        return tuple(getattr(self, column.name) for column in self.fixed)

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them, in order."""
        return (*self.cells, *self.extra)


class NetworkCells(Cells, frozen=True, kw_only=True):
    """The cells of a table of groups."""

    fixed: ClassVar = NETWORK

    name: str = ""
    mission: str = ""
    participants: str = ""


class NetworkColumns(NetworkCells, frozen=True):
    """The headings of a network table, as in the source; an empty one means: no such column."""


class Network(NetworkCells, frozen=True, kw_only=True):
    """A standing group as the plan describes it. `key` is its slug in the registry.

    `level` is the key of the level it works on; empty when the coordinator has not set one.
    """

    key: str
    name: str
    level: str = ""


class NetworkTable(Value, frozen=True, tag="networks"):
    """A table of groups."""

    columns: NetworkColumns
    networks: tuple[Network, ...] = ()

    @property
    def rows(self) -> tuple[Network, ...]:
        """The same, as every table has them."""
        return self.networks


class ActivityCells(Cells, frozen=True, kw_only=True):
    """The cells of a level's table."""

    fixed: ClassVar = ACTIVITY

    name: str = ""
    target_group: str = ""
    purpose: str = ""
    schedule: str = ""
    responsible: str = ""


class ActivityColumns(ActivityCells, frozen=True):
    """The headings of an activity table, as in the source; an empty one means: no such column."""


class Activity(ActivityCells, frozen=True, kw_only=True):
    """One row of a level's table. `key` stays the same through all versions of the plan."""

    key: str
    name: str


class Level(Value, frozen=True, tag="level"):
    """A level of prevention: its heading, an introduction (sanitised HTML) and its activities."""

    key: str
    columns: ActivityColumns
    name: str = ""
    intro: str = ""
    activities: tuple[Activity, ...] = ()

    @property
    def rows(self) -> tuple[Activity, ...]:
        """The same, as every table has them."""
        return self.activities

    @property
    def short_name(self) -> str:
        """Its name without the word "Nivå:" before it; empty when it has none."""
        return _LEVEL_WORD.sub("", self.name)

    @property
    def display_name(self) -> str:
        """What it is called in figures, lists and sentences."""
        return self.short_name or "Nivå utan namn"


type Block = Prose | Figure | NetworkTable | Level


class Section(Value, frozen=True):
    """A heading with what stands under it. `depth` is 1 for a main heading, 2 and 3 below it."""

    key: str
    title: str = ""
    depth: int = 1
    blocks: tuple[Prose | Figure | NetworkTable | Level, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """The section's levels, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Level))


#: The cover's facts that the content holds, with their labels.
COVER_FIELDS = {
    "title": "Titel",
    "kind": "Slag av dokument",
    "organisation": "Organisation",
    "applies_to": "Gäller för",
    "prepared_by": "Utarbetad av",
    "responsible_department": "Dokumentansvarig förvaltning",
}


class PlanContent(Value, frozen=True):
    """The whole plan. Texts are as the source has them; what it does not say is empty."""

    title: str
    kind: str = ""
    organisation: str = ""
    applies_to: str = ""
    prepared_by: str = ""
    responsible_department: str = ""
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block of every section, in reading order."""
        for section in self.sections:
            yield from section.blocks

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels, in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Level))

    @property
    def networks(self) -> tuple[Network, ...]:
        """All groups of all network tables, in reading order."""
        tables = (block for block in self.blocks() if isinstance(block, NetworkTable))
        return tuple(network for table in tables for network in table.networks)


def canonical(value: Any) -> str:
    """The one JSON form of a value (RFC 8785).

    Takes a `PlanContent` or anything made of dicts, lists, strings, integers, booleans and None.
    Raises `rfc8785.CanonicalizationError` for what JSON cannot hold (a lone surrogate, say).
    """
    return rfc8785.dumps(msgspec.to_builtins(value)).decode()


def sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal characters."""
    return hashlib.sha256(text.encode()).hexdigest()


def utc(moment: datetime) -> str:
    """A moment as it is sealed: ISO 8601 in UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def digest(value: PlanContent) -> str:
    """SHA-256 of a content's canonical form: equal for equal contents, and for no others."""
    return sha256(canonical(value))


def read(text: str) -> PlanContent:
    """The value that `canonical` wrote. Raises `msgspec.ValidationError` for anything else."""
    return msgspec.json.decode(text, type=PlanContent)
