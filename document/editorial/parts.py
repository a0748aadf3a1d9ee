"""The texts of two contents that answer to each other, and what differs beside them. Pure.

Anything that a decision stands behind must be the same: the parts and their order, the columns of tables,
the facts of the cover, who is responsible, who is meant, and when things are done.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest

from document import swedish
from document.content import (
    COVER_FIELDS,
    Activity,
    Block,
    Cells,
    Figure,
    Level,
    Network,
    NetworkTable,
    PlanContent,
    Prose,
    Section,
)
from document.editorial.judging import TextPair
from document.editorial.paragraphs import Unit, paired, units
from document.editorial.weighed import brief

#: A line about what differs, or texts to be judged.
type LineOrPair = str | TextPair


def walk(before: PlanContent, after: PlanContent) -> Iterator[LineOrPair]:
    """The texts that answer to each other, and a Swedish line for each difference that is none of words."""
    if before.kind != after.kind:
        yield "Slag av dokument är ändrat."
    for field, label in COVER_FIELDS.items():
        if field in {"title", "kind"}:
            continue
        decided = f"{label} är ändrat"
        yield TextPair(
            "på försättsbladet", getattr(before, field), getattr(after, field), decided=decided
        )
    yield from _facts(before, after)
    yield TextPair("i rubriken på dokumentet", before.title, after.title)
    pairs, changes = _paired(before.sections, after.sections, "avsnittet", _section_name)
    yield from changes
    for old, new in pairs:
        yield from _section(old, new)


def _facts(before: PlanContent, after: PlanContent) -> Iterator[LineOrPair]:
    if len(before.facts) != len(after.facts):
        yield "Uppgifterna på försättsbladet är ändrade."
        return
    for old, new in zip(before.facts, after.facts, strict=True):
        decided = f"Uppgiften ”{new.label}” är ändrad"
        yield TextPair("på försättsbladet", old.label, new.label, decided=decided)
        yield TextPair("på försättsbladet", old.value, new.value, decided=decided)


def _section(before: Section, after: Section) -> Iterator[LineOrPair]:
    where = f"avsnittet ”{_section_name(after)}”"
    if before.depth != after.depth:
        yield f"Nivån på rubriken i {where} är ändrad."
    yield TextPair(f"i rubriken till {where}", before.title, after.title)
    kinds = [[_kind(block) for block in section.blocks] for section in (before, after)]
    if _without_prose(kinds[0]) != _without_prose(kinds[1]):
        yield f"Tabeller eller figurer är tillagda, borttagna eller flyttade i {where}."
        return
    yield from _prose(_html(before), _html(after), where)
    blocks = (
        [b for b in section.blocks if not isinstance(b, Prose)] for section in (before, after)
    )
    for old, new in zip(*blocks, strict=True):
        match old, new:
            case Level(), Level():
                yield from _level(old, new)
            case NetworkTable(), NetworkTable():
                yield from _networks(old, new, where)


def _prose(before: str, after: str, where: str) -> Iterator[LineOrPair]:
    """The paragraphs, items and rows of rich text; a line for each that came, went or moved."""
    pairs = list(paired(units(before), units(after)))
    gone = [unit.cells for old, new in pairs if not new for unit in old]
    come = [unit.cells for old, new in pairs if not old for unit in new]
    for old, new in pairs:
        if old and new:
            yield from _units(old, new, where)
            continue
        unit = (old or new)[0]
        if unit.cells in gone and unit.cells in come:
            what = "flyttad" if new else ""
        else:
            what = "tillagd" if new else "borttagen"
        if what:
            yield f"{swedish.capital(_named(unit))} är {_agreeing(what, unit)} i {where}."


def _units(before: Sequence[Unit], after: Sequence[Unit], where: str) -> Iterator[LineOrPair]:
    place = f"{where}, {_named(after[0])}"
    if not after[0].is_row:
        plain = [" ".join(unit.text for unit in side) for side in (before, after)]
        links = [
            tuple(target for unit in side for target in unit.targets) for side in (before, after)
        ]
        yield TextPair(f"i {place}", plain[0], plain[1], links=(links[0], links[1]))
        return
    old, new = before[0], after[0]
    if len(old.cells) != len(new.cells):
        yield f"Celler är tillagda eller borttagna i {place}."
        return
    for at, (was, became) in enumerate(zip(old.cells, new.cells, strict=True)):
        yield TextPair(f"i {place}", was, became, links=(old.links[at], new.links[at]))


def _named(unit: Unit) -> str:
    return f"{unit.name} ”{brief(unit.text)}”"


def _agreeing(what: str, unit: Unit) -> str:
    """The word in the form that agrees: stycket är tillagt, punkten är tillagd."""
    if unit.name != "stycket":
        return what
    return {"flyttad": "flyttat", "tillagd": "tillagt", "borttagen": "borttaget"}[what]


def _level(before: Level, after: Level) -> Iterator[LineOrPair]:
    where = f"nivån ”{after.short_name}”"
    yield TextPair(f"i rubriken till {where}", before.name, after.name)
    yield from _prose(before.intro, after.intro, where)
    yield from _columns(before, after, where)
    pairs, changes = _paired(before.activities, after.activities, "aktiviteten", _name)
    yield from changes
    for old, new in pairs:
        yield from _cells(old, new, after.columns, f"aktiviteten ”{new.name}”")


def _networks(before: NetworkTable, after: NetworkTable, where: str) -> Iterator[LineOrPair]:
    yield from _columns(before, after, f"tabellen i {where}")
    pairs, changes = _paired(before.networks, after.networks, "gruppen", _name)
    yield from changes
    for old, new in pairs:
        if old.level != new.level:
            yield f"Nivån som gruppen ”{new.name}” arbetar på är ändrad."
        yield from _cells(old, new, after.columns, f"gruppen ”{new.name}” i {where}")


def _cells[T: (Activity, Network)](
    before: T, after: T, headings: Cells, where: str
) -> Iterator[LineOrPair]:
    """The cells of a row; `headings` are those of its table."""
    yield TextPair(f"i namnet på {where}", before.name, after.name)
    named = zip(after.fixed, headings.cells, before.cells, after.cells, strict=True)
    for column, heading, old, new in islice(named, 1, None):
        under = "" if column.decided else f"under ”{heading or column.heading}” "
        yield TextPair(f"{under}i {where}", old, new, decided=column.decided)
    for heading, old, new in zip_longest(headings.extra, before.extra, after.extra, fillvalue=""):
        under = f"under ”{heading}” " if heading else ""
        yield TextPair(f"{under}i {where}", old, new)


def _columns(
    before: Level | NetworkTable, after: Level | NetworkTable, where: str
) -> Iterator[LineOrPair]:
    """The headings; a line when a column came or went: one without a heading is not shown."""
    old, new = before.columns.texts, after.columns.texts
    if list(map(bool, old)) != list(map(bool, new)):
        yield f"Kolumner är tillagda eller borttagna i {where}."
        return
    for was, became in zip(old, new, strict=True):
        yield TextPair(f"i kolumnrubriken ”{became}” i {where}", was, became)


def _paired[T: (Section, Activity, Network)](
    before: Sequence[T], after: Sequence[T], what: str, name: Callable[[T], str]
) -> tuple[list[tuple[T, T]], list[str]]:
    """The parts that both have, by key; and what was added, removed or moved among them."""
    old, new = {each.key: each for each in before}, {each.key: each for each in after}
    changes = [f"Borttaget: {what} ”{name(each)}”." for key, each in old.items() if key not in new]
    changes += [f"Tillagt: {what} ”{name(each)}”." for key, each in new.items() if key not in old]
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        changes.append(f"Ordningen är ändrad bland: {', '.join(name(new[key]) for key in kept)}.")
    return [(old[key], new[key]) for key in kept], changes


def _kind(block: Block) -> str:
    match block:
        case Prose():
            return ""
        case Figure():
            return f"figure {block.kind}"
        case NetworkTable():
            return "networks"
        case Level():
            return f"level {block.key}"


def _without_prose(kinds: list[str]) -> list[str]:
    return [kind for kind in kinds if kind]


def _html(section: Section) -> str:
    return "\n".join(block.html for block in section.blocks if isinstance(block, Prose))


def _section_name(section: Section) -> str:
    return section.title or section.key


def _name(row: Activity | Network) -> str:
    return row.name
