"""The comparison in one or two sentences."""

from collections import Counter
from collections.abc import Sequence

from comparing.kinds import ChangeKind, Kinds, Thing
from comparing.values import Change
from document import swedish

NO_CHANGES = "Versionerna har samma innehåll."

_ORDER = (
    (ChangeKind.CHANGED,),
    (ChangeKind.MOVED,),
    (ChangeKind.MOVED, ChangeKind.CHANGED),
    (ChangeKind.ADDED,),
    (ChangeKind.REMOVED,),
)


def summarise(changes: Sequence[Change]) -> str:
    """”Tre avsnitt är ändrade och ett är flyttat. En aktivitet är ny.”

    First the cover and the sections, then what stands in them.
    """
    if not changes:
        return NO_CHANGES
    counts = Counter((change.what, change.kinds) for change in changes)
    if set(counts) == {(Thing.COVER, (ChangeKind.CHANGED,))}:
        return "Försättsbladet är ändrat. Resten av innehållet är detsamma."
    outer = {Thing.COVER, Thing.SECTION}
    sentences = [
        [
            clause
            for thing in Thing
            if (thing in outer) is first
            for clause in _clauses(thing, counts)
        ]
        for first in (True, False)
    ]
    return " ".join(
        f"{swedish.capital(swedish.listed(clauses))}." for clauses in sentences if clauses
    )


def _clauses(thing: Thing, counts: Counter[tuple[Thing, Kinds]]) -> list[str]:
    """”tre avsnitt är ändrade”, ”ett är flyttat”: the noun is said once."""
    clauses: list[str] = []
    for kinds in _ORDER:
        if count := counts[thing, kinds]:
            words = [kind.of(thing.noun, count) for kind in kinds]
            what = f"både {swedish.listed(words)}" if len(words) > 1 else words[0]
            clauses.append(f"{_who(thing, count, named=not clauses)} är {what}")
    return clauses


def _who(thing: Thing, count: int, *, named: bool) -> str:
    if thing is Thing.COVER:
        return thing.noun.one
    return swedish.counted(count, thing.noun) if named else swedish.number(count, thing.noun)
