"""What in one version is what in the other: by key, never by place."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from comparing.words import counted, similarity
from document import content
from document.text import plain

#: Where something stands: section, block in it, row in that; counted from 0.
type Location = tuple[int, ...]
type Pairs = Mapping[Location, Location]

#: A section with a new key is the old one renamed when their words have at least this much in common.
RENAMED = 0.6


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which place in the version after answers to which before, and the other way round."""

    forward: dict[Location, Location] = field(default_factory=dict)
    backward: dict[Location, Location] = field(default_factory=dict)

    def add(self, before: Location, after: Location) -> None:
        """These two are the same thing."""
        self.forward[before] = after
        self.backward[after] = before


@dataclass(frozen=True, slots=True)
class PairedContents:
    """Two contents, and what in one is what in the other."""

    before: content.PlanContent
    after: content.PlanContent
    pairing: Pairing

    def id_before(self, location: Location) -> Location:
        """What stood at a place is known by the place where it stands; by one of its own if it is gone."""
        return self.pairing.forward.get(location, (-1, *location))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to find again: where it stands, what it is known by, and how to count its words."""

    location: Location
    key: Hashable
    count: Callable[[], Counter[str]] = Counter

    @property
    def home(self) -> Location:
        """The place of what it stands in."""
        return self.location[:-1]


def pair(before: content.PlanContent, after: content.PlanContent) -> PairedContents:
    """Find every section, block and row again; one that has moved to another section or table, too."""
    pairing = Pairing()
    old, new = list(_sections(before)), list(_sections(after))
    _by_key(old, new, pairing)
    _by_words(old, new, pairing, RENAMED)
    old, new = list(_blocks(before)), list(_blocks(after))
    _by_words(old, new, pairing, 0)
    _by_key(old, new, pairing)
    _by_key(list(_rows(before)), list(_rows(after)), pairing)
    return PairedContents(before, after, pairing)


def block_at(plan: content.PlanContent, location: Location) -> content.Block:
    """The block at a place."""
    return plan.sections[location[0]].blocks[location[1]]


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


def _sections(plan: content.PlanContent) -> Iterator[Candidate]:
    for at, section in enumerate(plan.sections):
        yield Candidate((at,), section.key, partial(_section_words, section))


def _blocks(plan: content.PlanContent) -> Iterator[Candidate]:
    """Levels by key and figures by kind; tables of groups by the groups in them, then in order."""
    for at, section in enumerate(plan.sections):
        for index, block in enumerate(section.blocks):
            match block:
                case content.Level():
                    yield Candidate((at, index), ("level", block.key))
                case content.Figure():
                    yield Candidate((at, index), ("figure", block.kind))
                case content.NetworkTable():
                    keys = [network.key for network in block.networks]
                    yield Candidate((at, index), "table", partial(Counter, keys))
                case content.Prose():
                    pass


def _rows(plan: content.PlanContent) -> Iterator[Candidate]:
    for at, section in enumerate(plan.sections):
        for index, block in enumerate(section.blocks):
            if isinstance(block, content.Level | content.NetworkTable):
                for place, key in enumerate(row.key for row in block.rows):
                    yield Candidate((at, index, place), (type(block), key))


def _by_key(before: list[Candidate], after: list[Candidate], pairing: Pairing) -> None:
    """Pair what has the same key: first in what is the same home, then wherever it stands."""
    for at_home in (True, False):
        waiting: dict[Hashable, deque[Location]] = defaultdict(deque)
        for candidate in after:
            if candidate.location not in pairing.backward:
                home = candidate.home if at_home else ()
                waiting[home, candidate.key].append(candidate.location)
        for candidate in before:
            locations = waiting[
                pairing.forward.get(candidate.home) if at_home else (), candidate.key
            ]
            if candidate.location not in pairing.forward and locations:
                pairing.add(candidate.location, locations.popleft())


def _by_words(
    before: list[Candidate], after: list[Candidate], pairing: Pairing, least: float
) -> None:
    """Pair what is left over by its words, the most alike first."""
    old = [(each.count(), each.location) for each in before if each.location not in pairing.forward]
    new = [(each.count(), each.location) for each in after if each.location not in pairing.backward]
    scores = [
        (similarity(words, others), location, other)
        for words, location in old
        for others, other in new
    ]
    for score, one, other in sorted(scores, key=lambda each: (-each[0], each[1:])):
        free = one not in pairing.forward and other not in pairing.backward
        if free and score > 0 and score >= least:
            pairing.add(one, other)
