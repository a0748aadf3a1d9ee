"""Two sequences laid together in the order of the later one: what was kept, moved, added, removed."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

#: A longest increasing run as a chain: its weight, its last pair, and the chain before that.
type IndexPair = tuple[int, int]
type Chain = tuple[int, IndexPair, "Chain"] | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the joint sequence: an index in the one before, in the one after, or in both.

    Something that was moved has two slots: one with both indexes where it stands now, and one with
    only `before` where it stood. Both have `moved`.
    """

    before: int | None
    after: int | None
    moved: bool = False


def merge[Id: Hashable](
    before: Sequence[Id], after: Sequence[Id], weights: Mapping[Id, int]
) -> list[Slot]:
    """Both sequences in one; what is only in `before` stands where it stood.

    Ids are unique in each sequence. As much as possible is kept in place, so moving one thing is one
    move; where there is a choice, the heaviest stays (see `weight`).
    """
    at = {key: index for index, key in enumerate(before)}
    left = set(after)
    slots: list[Slot] = []
    i = j = 0
    for end_i, end_j in [*keep(before, after, weights), (len(before), len(after))]:
        slots += [Slot(index, None, moved=before[index] in left) for index in range(i, end_i)]
        slots += [
            Slot(at.get(after[index]), index, moved=after[index] in at) for index in range(j, end_j)
        ]
        slots.append(Slot(end_i, end_j))
        i, j = end_i + 1, end_j + 1
    return slots[:-1]


def keep[Id: Hashable](
    before: Sequence[Id], after: Sequence[Id], weights: Mapping[Id, int]
) -> list[IndexPair]:
    """The index pairs of what stays in place: a longest common subsequence, the heaviest of them."""
    at = {key: index for index, key in enumerate(after)}
    best = _Best(len(after))
    for index, key in enumerate(before):
        if (place := at.get(key)) is not None:
            best.extend((index, place), weights.get(key, weight(0, str(key))))
    pairs: list[IndexPair] = []
    chain = best.below(len(after))
    while chain:
        _, pair, chain = chain
        pairs.append(pair)
    return pairs[::-1]


def weight(size: int, *names: str) -> int:
    """How much speaks for leaving a thing in place: that it is one, then its size, then its names.

    The names (in either version) only break ties, so that a comparison the other way says the same.
    """
    return (1 << 96) + (size << 48) + crc32("\n".join(sorted(names)).encode())


class _Best:
    """The heaviest chain that ends below a place: a Fenwick tree, so long lists stay quick."""

    def __init__(self, size: int) -> None:
        self._chains: list[Chain] = [None] * (size + 1)

    def below(self, place: int) -> Chain:
        """The heaviest chain whose places are all below `place`."""
        best: Chain = None
        while place > 0:
            best = _heavier(best, self._chains[place])
            place &= place - 1
        return best

    def extend(self, pair: IndexPair, weight: int) -> None:
        """Put a pair last on the heaviest chain below its place."""
        before = self.below(pair[1])
        chain: Chain = (weight + (before[0] if before else 0), pair, before)
        place = pair[1] + 1
        while place < len(self._chains):
            self._chains[place] = _heavier(self._chains[place], chain)
            place += place & -place


def _heavier(one: Chain, other: Chain) -> Chain:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda chain: chain[0])
