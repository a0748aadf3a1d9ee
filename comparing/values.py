"""The values a comparison is made of: the list of changes, and the text with its changes marked.

What is compared has `kinds`: empty when it is the same in both versions, else what happened to it.
`template` says which kind of block it is where it is shown.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from comparing.kinds import UNNAMED, ChangeKind, Kinds, Thing
from comparing.prose import Form
from comparing.words import Words
from document import swedish


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line of the summary list: what happened to what, and where it is shown."""

    kinds: Kinds
    what: Thing
    name: str
    how: str
    anchor: str

    @property
    def kind(self) -> ChangeKind:
        """What happened, first and foremost."""
        return self.kinds[0]

    @property
    def word(self) -> str:
        """”Ny aktivitet”, ”Flyttat och ändrat avsnitt”; of the cover only ”Ändrat”."""
        if self.what is Thing.COVER:
            return swedish.capital(self.kind.of(self.what.noun))
        return row_word(self.kinds, self.what)


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """A fact of the cover that differs."""

    label: str
    words: Words

    @property
    def old(self) -> Words:
        """What stood there before."""
        return Words(self.words.before_pieces)

    @property
    def new(self) -> Words:
        """What stands there after."""
        return Words(self.words.after_pieces)


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of text. `formatted`: the words are the same, but not the elements they stand in."""

    template: ClassVar[str] = "line"

    form: Form
    words: Words
    kinds: Kinds
    formatted: bool

    @property
    def differs(self) -> bool:
        """Whether anything happened to it."""
        return bool(self.kinds)


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A figure's place. The figure is drawn from the plan's data, so here it is only named."""

    template: ClassVar[str] = "figure"

    name: str
    anchor: str
    kinds: Kinds
    note: str = ""

    @property
    def differs(self) -> bool:
        """Whether anything happened to it."""
        return bool(self.kinds)

    @property
    def word(self) -> str:
        """What happened to it: ”Ny figur”."""
        return row_word(self.kinds, Thing.FIGURE)


@dataclass(frozen=True, slots=True)
class MovedFrom:
    """Where something stood that has moved: what it says, and the anchor of where it stands now."""

    template: ClassVar[str] = "mark"

    anchor: str
    text: str
    to: str
    place: str = ""
    kind: ClassVar[ChangeKind] = ChangeKind.MOVED
    differs: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ComparedColumn:
    """A column's heading. `moved`: it stands elsewhere among the columns.

    `name` is what a column is called that is not one of the plan's own and has no heading in it.
    """

    heading: Words
    moved: bool = False
    name: str = ""

    @property
    def label(self) -> str:
        """What the column is called, in the version after if it is there."""
        return self.name or self.heading.text or "Kolumn utan rubrik"

    @property
    def differs(self) -> bool:
        """Whether anything happened to it."""
        return self.moved or self.heading.changed


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A cell: what its column is called, and its text."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A row of a table: an activity or a group. `cells` answer to the table's columns.

    A row that has moved to another table stands in both: `gone` where it stood, `came` where it stands.
    `other` is the anchor of the other place.
    """

    thing: Thing
    anchor: str
    cells: tuple[ComparedCell, ...]
    kinds: Kinds
    note: str
    other: str
    gone: bool = False
    came: bool = False

    @property
    def name(self) -> str:
        """What the row is called."""
        return self.cells[0].words.text or f"{self.thing} utan namn"

    @property
    def whole(self) -> bool:
        """Whether it came or went as a whole, so that its cells need not say so one by one."""
        return self.gone or self.kinds in [(ChangeKind.ADDED,), (ChangeKind.REMOVED,)]

    @property
    def word(self) -> str:
        """What happened to it: ”Ny aktivitet”, ”Flyttad och ändrad grupp”."""
        return row_word(self.kinds, self.thing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTable:
    """A level with its activities, or a table of groups."""

    template: ClassVar[str] = "table"

    thing: Thing
    anchor: str
    name: Words
    intro: tuple[ComparedLine, ...]
    columns: tuple[ComparedColumn, ...]
    rows: tuple[ComparedRow, ...]
    kinds: Kinds
    note: str

    @property
    def rows_that_differ(self) -> tuple[ComparedRow, ...]:
        """Rows that something happened to."""
        return tuple(row for row in self.rows if row.kinds)

    @property
    def rows_alike(self) -> tuple[ComparedRow, ...]:
        """Rows that are the same in both versions."""
        return tuple(row for row in self.rows if not row.kinds)

    @property
    def differs(self) -> bool:
        """Whether anything happened to it or to a row of it."""
        return bool(self.kinds or self.rows_that_differ)

    @property
    def row_thing(self) -> Thing:
        """What its rows are."""
        return Thing.ACTIVITY if self.thing is Thing.LEVEL else Thing.NETWORK

    @property
    def word(self) -> str:
        """What happened to it: ”Ny nivå”."""
        return row_word(self.kinds, self.thing)

    @property
    def alike_line(self) -> str:
        """How many rows are the same: ”Nio aktiviteter är oförändrade”."""
        noun, count = self.row_thing.noun, len(self.rows_alike)
        word = "oförändrad" if count == 1 else "oförändrade"
        return swedish.capital(f"{swedish.counted(count, noun)} är {word}")


type ComparedBlock = ComparedLine | FigurePlace | MovedFrom | ComparedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSection:
    """A section. `place` is its number in the version after, `place_before` in the one before.

    `resettled`: its blocks differ in something that no line, figure or table of it shows.
    """

    template: ClassVar[str] = "section"

    anchor: str
    title: Words
    body: tuple[ComparedBlock, ...]
    kinds: Kinds
    place: str
    place_before: str
    depth: int
    depth_changed: bool
    resettled: bool

    @property
    def name(self) -> str:
        """Its heading, or that it has none."""
        return self.title.text or UNNAMED

    @property
    def moved(self) -> bool:
        """Whether it stands in another place among the sections."""
        return ChangeKind.MOVED in self.kinds

    @property
    def text_differs(self) -> bool:
        """Whether anything in it differs, its place apart."""
        itself = any(kind is not ChangeKind.MOVED for kind in self.kinds)
        return itself or any(block.differs for block in self.body)

    @property
    def differs(self) -> bool:
        """Whether anything happened to it or in it."""
        return bool(self.kinds) or self.text_differs

    @property
    def marks(self) -> list[tuple[ChangeKind, str]]:
        """What happened, for the margin: ”Flyttat avsnitt”, ”En ny aktivitet”."""
        of_section = [(kind, row_word((kind,), Thing.SECTION)) for kind in self.kinds]
        rows = Counter(
            (row.kinds[0], row.thing)
            for block in self.body
            if isinstance(block, ComparedTable)
            for row in block.rows_that_differ
            if not row.gone
        )
        return of_section + [
            (kind, _counted(kind, thing, rows[kind, thing])) for kind, thing in rows
        ]


def row_word(kinds: Sequence[ChangeKind], thing: Thing) -> str:
    """What happened to a thing: ”Flyttad och ändrad aktivitet”."""
    words = swedish.listed([kind.of(thing.noun) for kind in kinds])
    return swedish.capital(f"{words} {thing.noun.one}") if words else ""


def _counted(kind: ChangeKind, thing: Thing, count: int) -> str:
    noun = thing.noun
    name = noun.one if count == 1 else noun.many
    number = swedish.number(count, noun)
    return swedish.capital(f"{number} {kind.of(noun, count)} {name}")
