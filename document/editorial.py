"""What an editorial revision may change: wording, and nothing else (glossary: redaktionell ändring).

Pure: two contents are compared part by part. Anything that a decision stands behind must be the same: the
parts and their order, the columns of tables, who is responsible, when things are done, and every number and
month in the text, dates among them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from document import swedish, text
from document.assessing import Problem
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

#: Numbers, and the months of dates that are written out.
_NUMBERS = re.compile(
    rf"\d+|\b(?:{'|'.join(swedish.MONTHS)}|jan|feb|aug|sept?|okt|nov|dec)\b",
    re.IGNORECASE,
)


def problems(before: PlanContent, after: PlanContent) -> list[Problem]:
    """Each difference that is more than wording, in Swedish; empty when there is none."""
    if before == after:
        return [Problem("Arbetsversionen är likadan som den giltiga versionen.")]
    return [Problem(f"{message} Det kräver ett nytt beslut.") for message in _found(before, after)]


def _found(before: PlanContent, after: PlanContent) -> Iterator[str]:
    for field, label in COVER_FIELDS.items():
        if field != "title" and getattr(before, field) != getattr(after, field):
            yield f"{label} är ändrat."
    if before.facts != after.facts:
        yield "Uppgifterna på försättsbladet är ändrade."
    yield from _numbers(before.title, after.title, "rubriken på dokumentet")
    pairs, changes = _paired(before.sections, after.sections, "avsnittet", _section_name)
    yield from changes
    for old, new in pairs:
        yield from _section(old, new)


def _section(before: Section, after: Section) -> Iterator[str]:
    where = f"avsnittet ”{_section_name(after)}”"
    if before.depth != after.depth:
        yield f"Nivån på rubriken i {where} är ändrad."
    yield from _numbers(before.title, after.title, f"rubriken till {where}")
    kinds = [[_kind(block) for block in section.blocks] for section in (before, after)]
    if _without_prose(kinds[0]) != _without_prose(kinds[1]):
        yield f"Tabeller eller figurer är tillagda, borttagna eller flyttade i {where}."
        return
    yield from _numbers(_prose(before), _prose(after), where)
    blocks = (
        [b for b in section.blocks if not isinstance(b, Prose)] for section in (before, after)
    )
    for old, new in zip(*blocks, strict=True):
        match old, new:
            case Level(), Level():
                yield from _level(old, new)
            case NetworkTable(), NetworkTable():
                yield from _networks(old, new, where)


def _level(before: Level, after: Level) -> Iterator[str]:
    where = f"nivån ”{after.short_name}”"
    yield from _numbers(f"{before.name} {before.intro}", f"{after.name} {after.intro}", where)
    yield from _columns(before, after, where)
    pairs, changes = _paired(before.activities, after.activities, "aktiviteten", _name)
    yield from changes
    for old, new in pairs:
        yield from _row(old, new, f"aktiviteten ”{new.name}”")


def _row(before: Cells, after: Cells, where: str) -> Iterator[str]:
    for column in reversed(after.fixed):  # who, before when
        if column.decided and getattr(before, column.name) != getattr(after, column.name):
            yield f"{column.decided} i {where}."
    old, new = (" ".join([*row.wording, *row.extra]) for row in (before, after))
    yield from _numbers(old, new, where)


def _networks(before: NetworkTable, after: NetworkTable, where: str) -> Iterator[str]:
    yield from _columns(before, after, f"tabellen i {where}")
    pairs, changes = _paired(before.networks, after.networks, "gruppen", _name)
    yield from changes
    for old, new in pairs:
        if old.level != new.level:
            yield f"Nivån som gruppen ”{new.name}” arbetar på är ändrad."
        yield from _row(old, new, f"gruppen ”{new.name}” i {where}")


def _columns(
    before: Level | NetworkTable, after: Level | NetworkTable, where: str
) -> Iterator[str]:
    """A line when a column came or went."""
    if _shown(before) != _shown(after):
        yield f"Kolumner är tillagda eller borttagna i {where}."


def _shown(table: Level | NetworkTable) -> list[int]:
    """Which columns a table has, and how many more: one without a heading is not shown."""
    columns = table.columns
    return [*map(bool, columns.cells), len(columns.extra)]


def _paired[T: (Section, Activity, Network)](
    before: Sequence[T], after: Sequence[T], what: str, name: Callable[[T], str]
) -> tuple[list[tuple[T, T]], list[str]]:
    """The parts that both have, by key; and what was added, removed or moved among them."""
    old, new = {each.key: each for each in before}, {each.key: each for each in after}
    found = [f"Borttaget: {what} ”{name(each)}”." for key, each in old.items() if key not in new]
    found += [f"Tillagt: {what} ”{name(each)}”." for key, each in new.items() if key not in old]
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        found.append(f"Ordningen är ändrad bland: {', '.join(name(new[key]) for key in kept)}.")
    return [(old[key], new[key]) for key in kept], found


def _numbers(before: str, after: str, where: str) -> Iterator[str]:
    """A line when the numbers of two texts differ, dates among them."""
    counts = [Counter(_NUMBERS.findall(text.plain(each).lower())) for each in (before, after)]
    if counts[0] != counts[1]:
        gone, come = (counts[0] - counts[1]).elements(), (counts[1] - counts[0]).elements()
        told = " → ".join(", ".join(each) or "inget" for each in (gone, come))
        yield f"Datum eller siffror är ändrade i {where} ({told})."


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


def _prose(section: Section) -> str:
    return "\n".join(block.html for block in section.blocks if isinstance(block, Prose))


def _section_name(section: Section) -> str:
    return section.title or section.key


def _name(row: Activity | Network) -> str:
    return row.name
