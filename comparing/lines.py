"""Lines of text, and what stands among them, laid together: rewritten, added, removed."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from comparing.kinds import kinds_of
from comparing.match import Location
from comparing.order import IndexPair, Slot, keep, merge, weight
from comparing.prose import ProseLine, pair_lines, read_lines
from comparing.values import ComparedLine
from comparing.words import diff

#: A line, or the place (in the version after) of something that stands among the lines.
type BodyItem = ProseLine | Location


def compare_prose(before: str, after: str) -> tuple[ComparedLine, ...]:
    """What differs between two rich texts, line by line."""
    old, new = read_lines(before), read_lines(after)
    return tuple(
        compare_line(
            None if slot.before is None else old[slot.before],
            None if slot.after is None else new[slot.after],
        )
        for slot in lay_items(old, new, {})
    )


def compare_line(before: ProseLine | None, after: ProseLine | None) -> ComparedLine:
    """What differs between a line before and after; None for the version that does not have it."""
    line = after or before
    if line is None:
        raise ValueError("A line is in at least one of the versions.")
    words = diff(before.text if before else "", after.text if after else "")
    formatted = bool(before and after and not words.changed and before != after)
    kinds = kinds_of(before=bool(before), after=bool(after), changed=words.changed or formatted)
    return ComparedLine(line.form, words, kinds, formatted)


def lay_items(
    before: Sequence[BodyItem], after: Sequence[BodyItem], weights: Mapping[Location, int]
) -> list[Slot]:
    """Two texts in one: a slot for each line and for each thing among them.

    Lines are the same when their words are, and rewritten when they are alike and stand in the same
    gap. A line that has moved is removed and added; a thing among the lines that has moved has two
    slots. `weights` are those of the things.
    """
    old, new = _ids(before), _ids(after)
    sizes = [
        weight(len(item.text), item.text) if isinstance(item, ProseLine) else weights.get(item, 0)
        for item in after
    ]
    kept = keep(old, new, dict(zip(new, sizes, strict=True)))
    same = dict([*kept, *_rewritten(before, after, kept)])
    earlier: list[Hashable] = [
        same.get(at, ("gone", at)) if isinstance(item, ProseLine) else item
        for at, item in enumerate(before)
    ]
    later: list[Hashable] = [
        at if isinstance(item, ProseLine) else item for at, item in enumerate(after)
    ]
    return merge(earlier, later, dict(zip(later, sizes, strict=True)))


def _ids(items: Sequence[BodyItem]) -> list[Hashable]:
    """What each item is known by: a line by its words, and which of those with the same it is."""
    seen: Counter[str] = Counter()
    ids: list[Hashable] = []
    for item in items:
        if isinstance(item, ProseLine):
            ids.append((item.text, seen[item.text]))
            seen[item.text] += 1
        else:
            ids.append(item)
    return ids


def _rewritten(
    before: Sequence[BodyItem], after: Sequence[BodyItem], kept: list[IndexPair]
) -> Iterator[IndexPair]:
    """Index pairs of the lines that stand in the same gap between kept ones and are alike."""
    i = j = 0
    for end_i, end_j in [*kept, (len(before), len(after))]:
        old, new = _lines(before, i, end_i), _lines(after, j, end_j)
        pairs = pair_lines(list(old.values()), list(new.values()))
        yield from ((list(old)[one], list(new)[other]) for one, other in pairs)
        i, j = end_i + 1, end_j + 1


def _lines(items: Sequence[BodyItem], start: int, end: int) -> dict[int, str]:
    """The texts of the lines among some items, by index."""
    among = enumerate(items[start:end], start)
    return {at: item.text for at, item in among if isinstance(item, ProseLine)}
