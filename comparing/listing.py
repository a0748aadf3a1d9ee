"""The list of changes, in reading order, each with a line of plain Swedish."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from comparing.kinds import ChangeKind, Thing, kinds_of
from comparing.values import (
    Change,
    ComparedBlock,
    ComparedFact,
    ComparedLine,
    ComparedRow,
    ComparedSection,
    ComparedTable,
    FigurePlace,
    MovedFrom,
)
from document import swedish
from document.swedish import Noun

COVER_ANCHOR = "sida:forsattsblad"
_LINE = Noun("stycke", "stycken", neuter=True)
_HEADING = Noun("Kolumnrubriken", "Kolumnrubrikerna")


def list_changes(
    cover: Sequence[ComparedFact],
    sections: Iterable[ComparedSection | MovedFrom],
    *,
    reordered: bool,
) -> tuple[Change, ...]:
    """Everything that differs. `reordered`: facts of the cover have changed places."""
    changes = list(_cover(cover, reordered=reordered))
    for section in sections:
        if isinstance(section, ComparedSection):
            changes += _section(section)
    return tuple(changes)


def _cover(rows: Sequence[ComparedFact], *, reordered: bool) -> Iterator[Change]:
    how = [swedish.listed([row.label for row in rows])]
    if reordered:
        how.append("Uppgifternas ordning är ändrad")
    if rows or reordered:
        yield Change(
            kinds=(ChangeKind.CHANGED,),
            what=Thing.COVER,
            name="",
            how=_sentences(how),
            anchor=COVER_ANCHOR,
        )


def _section(section: ComparedSection) -> Iterator[Change]:
    if section.kinds:
        whole = section.kinds[0] in (ChangeKind.ADDED, ChangeKind.REMOVED)
        yield Change(
            kinds=section.kinds,
            what=Thing.SECTION,
            name=section.name,
            how=_holding(section) if whole else _sentences(_section_how(section)),
            anchor=section.anchor,
        )
    for block in section.body:
        yield from _block(block, section)


def _holding(section: ComparedSection) -> str:
    """What a whole section holds: ”Tre stycken och en nivå”."""
    counts = [
        (sum(isinstance(block, ComparedLine) for block in section.body), _LINE),
        *(
            (sum(_is(block, thing) for block in section.body), thing.noun)
            for thing in (Thing.FIGURE, Thing.LEVEL, Thing.TABLE)
        ),
    ]
    words = [swedish.counted(count, noun) for count, noun in counts if count]
    return swedish.capital(swedish.listed(words)) or "Bara en rubrik"


def _is(block: ComparedBlock, thing: Thing) -> bool:
    if isinstance(block, ComparedTable):
        return block.thing is thing
    return isinstance(block, FigurePlace) and thing is Thing.FIGURE


def _section_how(section: ComparedSection) -> Iterator[str]:
    if ChangeKind.MOVED in section.kinds:
        yield f"Från plats {section.place_before} till plats {section.place}"
    if section.title.changed:
        yield _was("Rubriken", section.title.before)
    if section.depth_changed:
        yield "Rubriknivån är ändrad"
    lines = [block for block in section.body if isinstance(block, ComparedLine)]
    yield _lines(lines)
    if section.resettled or any(line.formatted for line in lines):
        yield "Formateringen är ändrad"


def _was(what: str, before: str) -> str:
    return f"{what} var ”{before}”" if before else f"{what} är ny"


def _lines(lines: Sequence[ComparedLine]) -> str:
    """”Två stycken har ändrad text, ett är nytt och två är borttagna”."""
    counts = {
        kind: sum(kind in line.kinds and not line.formatted for line in lines)
        for kind in (ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.REMOVED)
    }
    clauses: list[str] = []
    for kind, count in counts.items():
        if count:
            what = swedish.number(count, _LINE) if clauses else swedish.counted(count, _LINE)
            changed = kind is ChangeKind.CHANGED
            clauses.append(
                f"{what} {'har ändrad text' if changed else f'är {kind.of(_LINE, count)}'}"
            )
    return swedish.capital(swedish.listed(clauses))


def _sentences(parts: Iterable[str]) -> str:
    return ". ".join(part for part in parts if part)


def _block(block: ComparedBlock, section: ComparedSection) -> Iterator[Change]:
    match block:
        case FigurePlace():
            yield from _figure(block, section)
        case ComparedTable():
            yield from _table(block, section)
        case ComparedLine() | MovedFrom():
            pass
        case _:
            assert_never(block)


def _in_whole(kinds: Sequence[ChangeKind], outer: Sequence[ChangeKind]) -> bool:
    """Whether something came or went together with what it stands in, and so is not listed itself."""
    return kinds == outer and kinds in [(ChangeKind.ADDED,), (ChangeKind.REMOVED,)]


def _figure(figure: FigurePlace, section: ComparedSection) -> Iterator[Change]:
    if figure.kinds and not _in_whole(figure.kinds, section.kinds):
        yield Change(
            kinds=figure.kinds,
            what=Thing.FIGURE,
            name=figure.name,
            how=figure.note or f"I avsnittet ”{section.name}”",
            anchor=figure.anchor,
        )


def _table(table: ComparedTable, section: ComparedSection) -> Iterator[Change]:
    if table.kinds and not _in_whole(table.kinds, section.kinds):
        whole = table.kinds[0] in (ChangeKind.ADDED, ChangeKind.REMOVED)
        rows = sum(row.kinds == table.kinds for row in table.rows)
        how = (
            swedish.counted(rows, table.row_thing.noun) if whole else _sentences(_table_how(table))
        )
        yield Change(
            kinds=table.kinds,
            what=table.thing,
            name=_table_name(table, section),
            how=swedish.capital(how),
            anchor=table.anchor,
        )
    for row in table.rows_that_differ:
        if not row.gone and not _in_whole(row.kinds, table.kinds):
            yield _row(row, table, section)


def _table_name(table: ComparedTable, section: ComparedSection) -> str:
    return table.name.text or ("Nivå utan rubrik" if table.thing is Thing.LEVEL else section.name)


def _table_how(table: ComparedTable) -> Iterator[str]:
    yield table.note
    if table.name.changed:
        yield _was("Rubriken", table.name.before)
    if any(line.differs and not line.formatted for line in table.intro):
        yield "Inledningen har ändrad text"
    elif any(line.differs for line in table.intro):
        yield "Inledningens formatering är ändrad"
    yield _columns(table)


def _columns(table: ComparedTable) -> str:
    """”Kolumnrubriken Kostnad är ny”, for each thing that happened to the columns."""
    named: dict[ChangeKind, list[str]] = defaultdict(list)
    for column in table.columns:
        if column.heading.changed:
            old, new = bool(column.heading.before), bool(column.heading.after)
            (kind,) = kinds_of(before=old, after=new, changed=True)
            named[kind].append(column.label)
    sentences = [
        f"{_HEADING.one if len(names) == 1 else _HEADING.many} {swedish.listed(names)} "
        f"är {kind.of(_HEADING, len(names))}"
        for kind, names in named.items()
    ]
    if any(column.moved for column in table.columns):
        sentences.append("Kolumnernas ordning är ändrad")
    return _sentences(sentences)


def _row(row: ComparedRow, table: ComparedTable, section: ComparedSection) -> Change:
    name = _table_name(table, section)
    cells = swedish.listed([cell.label for cell in row.cells if cell.words.changed])
    if ChangeKind.MOVED in row.kinds:
        moved = f"{row.note} till ”{name}”" if row.came else row.note
        how = _sentences([moved, f"Ändrat: {cells}" if cells else ""])
    else:
        how = cells if ChangeKind.CHANGED in row.kinds else f"I ”{name}”"
    return Change(kinds=row.kinds, what=row.thing, name=row.name, how=how, anchor=row.anchor)
