"""What in one version is what in the other: by key, never by place."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from comparing.words import counted, similarity
from document import content
from document.text import plain

#: Where something stands: section, block in it, row in that; counted from 0.
type Place = tuple[int, ...]
type Pairs = Mapping[Place, Place]

#: A section with a new key is the old one renamed when their words have at least this much in common.
RENAMED = 0.6


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which place in the version after answers to which before, and the other way round."""

    forward: dict[Place, Place] = field(default_factory=dict)
    backward: dict[Place, Place] = field(default_factory=dict)

    def add(self, before: Place, after: Place) -> None:
        """These two are the same thing."""
        self.forward[before] = after
        self.backward[after] = before


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find again: where it stands, what it is known by, and how to count its words."""

    place: Place
    key: Hashable
    count: Callable[[], Counter[str]] = Counter

    @property
    def home(self) -> Place:
        """The place of what it stands in."""
        return self.place[:-1]


def pair(before: content.PlanContent, after: content.PlanContent) -> Pairing:
    """Find every section, block and row again; one that has moved to another section or table, too."""
    pairing = Pairing()
    pairing.add((), ())
    old, new = list(_sections(before)), list(_sections(after))
    _by_key(old, new, pairing)
    _by_words(old, new, pairing, RENAMED)
    old, new = list(_blocks(before)), list(_blocks(after))
    _by_words(_tables(old), _tables(new), pairing, 0)
    _by_key(old, new, pairing)
    _by_key(list(_rows(before)), list(_rows(after)), pairing)
    return pairing


def block_at(plan: content.PlanContent, place: Place) -> content.Block:
    """The block at a place."""
    return plan.sections[place[0]].blocks[place[1]]


def _section_words(section: content.Section) -> Counter[str]:
    texts = (words for block in section.blocks for words in _block_words(block))
    return counted(section.title, *texts)


def _block_words(block: content.Block) -> list[str]:
    match block:
        case content.Prose():
            return [plain(block.html)]
        case content.Level():
            return [block.name, plain(block.intro), *_cells(block)]
        case content.NetworkTable():
            return _cells(block)
        case content.Figure():
            return []


def _cells(table: content.Level | content.NetworkTable) -> list[str]:
    return [cell for row in table.rows for cell in row.cells]


def _sections(plan: content.PlanContent) -> Iterator[Entry]:
    for at, section in enumerate(plan.sections):
        yield Entry((at,), section.key, partial(_section_words, section))


def _blocks(plan: content.PlanContent) -> Iterator[Entry]:
    """Levels by key and figures by kind; tables of groups by the groups in them, then in order."""
    for at, section in enumerate(plan.sections):
        for index, block in enumerate(section.blocks):
            match block:
                case content.Level():
                    yield Entry((at, index), ("level", block.key))
                case content.Figure():
                    yield Entry((at, index), ("figure", block.kind))
                case content.NetworkTable():
                    keys = [network.key for network in block.networks]
                    yield Entry((at, index), "table", partial(Counter, keys))
                case content.Prose():
                    pass


def _tables(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.key == "table"]


def _rows(plan: content.PlanContent) -> Iterator[Entry]:
    for at, section in enumerate(plan.sections):
        for index, block in enumerate(section.blocks):
            if isinstance(block, content.Level):
                for row, activity in enumerate(block.activities):
                    yield Entry((at, index, row), ("activity", activity.key))
            if isinstance(block, content.NetworkTable):
                for row, network in enumerate(block.networks):
                    yield Entry((at, index, row), ("network", network.key))


def _by_key(before: list[Entry], after: list[Entry], pairing: Pairing) -> None:
    """Pair what has the same key: first in what is the same home, then wherever it stands."""
    homes = pairing.forward
    _queue(before, after, pairing, lambda entry: homes.get(entry.home), lambda entry: entry.home)
    _queue(before, after, pairing, lambda _entry: (), lambda _entry: ())


def _queue(
    before: Iterable[Entry],
    after: Iterable[Entry],
    pairing: Pairing,
    old_home: Callable[[Entry], Place | None],
    new_home: Callable[[Entry], Place],
) -> None:
    waiting: dict[Hashable, deque[Place]] = defaultdict(deque)
    for entry in after:
        if entry.place not in pairing.backward:
            waiting[new_home(entry), entry.key].append(entry.place)
    for entry in before:
        found = waiting[old_home(entry), entry.key]
        if entry.place not in pairing.forward and found:
            pairing.add(entry.place, found.popleft())


def _by_words(before: list[Entry], after: list[Entry], pairing: Pairing, least: float) -> None:
    """Pair what is left over by its words, the most alike first."""
    old = [(each.count(), each.place) for each in before if each.place not in pairing.forward]
    new = [(each.count(), each.place) for each in after if each.place not in pairing.backward]
    scores = [
        (similarity(words, others), place, other) for words, place in old for others, other in new
    ]
    for score, one, other in sorted(scores, key=_most_alike_first):
        free = one not in pairing.forward and other not in pairing.backward
        if free and score > 0 and score >= least:
            pairing.add(one, other)


def _most_alike_first(score: tuple[float, Place, Place]) -> tuple[float, list[Place]]:
    """The same order whichever version is called the one before."""
    return -score[0], sorted(score[1:])
