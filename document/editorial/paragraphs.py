"""Rich text as its paragraphs, items and rows, and which of them answer to each other. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from html.parser import HTMLParser

from document import text

#: As many paragraphs may become one, or one as many; a list of more is another text.
MOST_JOINED = 8
#: Above this many possible pairs, paragraphs are paired in order.
MOST_PAIRS = 4_000
#: What it costs that a paragraph came or went, when those that answer to each other are sought.
_ALONE = 0.6
#: How much of a paragraph must be found again where it was joined with others.
_FOUND_AGAIN = 0.6

_PARAGRAPH, _ITEM, _ROW = "stycket", "punkten", "raden"
_BLOCKS = frozenset({"p", "h3", "h4", "blockquote", "li"})
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, an item of a list, or a row of a table with its cells. Plain text."""

    name: str
    cells: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """All it says."""
        return " ".join(filter(None, self.cells))

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.name == _ROW

    @property
    def targets(self) -> tuple[str, ...]:
        """Where its links lead, in order."""
        return tuple(target for cell in self.links for target in cell)


def units(markup: str) -> list[Unit]:
    """The paragraphs, items and rows of sanitised HTML, in order; empty ones are left out."""
    reader = _UnitReader()
    reader.feed(markup)
    reader.close()
    reader.end()
    return reader.units


class _UnitReader(HTMLParser):
    """Cuts rich text where a paragraph, an item, a row or a cell begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.units: list[Unit] = []
        self._begin(_PARAGRAPH)

    def _begin(self, name: str) -> None:
        self._name = name
        self._cells: list[str] = [] if name == _ROW else [""]
        self._links: list[list[str]] = [[] for _ in self._cells]

    def end(self, then: str = _PARAGRAPH) -> None:
        """Keep what has been read, and begin another unit."""
        cells = tuple(map(text.fold, self._cells))
        if any(cells):
            self.units.append(Unit(self._name, cells, tuple(map(tuple, self._links))))
        self._begin(then)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"li", "tr"} and self._name != _ROW:
            self.end(_ROW if tag == "tr" else _ITEM)
        elif tag in _CELLS:
            self._cells.append("")
            self._links.append([])
        elif tag == "a" and self._links:
            self._links[-1].append(dict(attrs).get("href") or "")
        elif tag in _BLOCKS | {"br"}:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.end()
        elif tag in _BLOCKS:
            self._break(tag)

    def _break(self, tag: str) -> None:
        if self._name == _ROW or tag == "br":
            self.handle_data(" ")
        elif self._cells[-1].strip():
            self.end()

    def handle_data(self, data: str) -> None:
        if self._cells:
            self._cells[-1] += data


#: Units before and after that answer to each other. Either side is empty for what came or went.
type UnitPairing = tuple[Sequence[Unit], Sequence[Unit]]


def paired(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[UnitPairing]:
    """Each unit with what became of it, in order; one may answer to several that were joined."""
    old, new = ([unit.cells for unit in side] for side in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from (([a], [b]) for a, b in zip(before[i1:i2], after[j1:j2], strict=True))
        else:
            yield from _matched(before[i1:i2], after[j1:j2])


def _matched(before: Sequence[Unit], after: Sequence[Unit]) -> list[UnitPairing]:
    """The pairing of two stretches that costs least."""
    if len(before) * len(after) > MOST_PAIRS:
        before, after = list(before), list(after)
        few = min(len(before), len(after))
        pairs: list[UnitPairing] = [([a], [b]) for a, b in zip(before, after, strict=False)]
        return pairs + [([a], []) for a in before[few:]] + [([], [b]) for b in after[few:]]
    best: dict[tuple[int, int], tuple[float, list[UnitPairing]]] = {}
    for i in range(len(before), -1, -1):
        for j in range(len(after), -1, -1):
            options = [
                (cost + best[i + old, j + new][0], old, new)
                for old, new, cost in _steps(before[i:], after[j:])
            ]
            if not options:
                best[i, j] = (0.0, [])
                continue
            cost, old, new = min(options)
            pair = (before[i : i + old], after[j : j + new])
            best[i, j] = (cost, [pair, *best[i + old, j + new][1]])
    return best[0, 0][1]


def _steps(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[tuple[int, int, float]]:
    """How the first units may answer to each other: how many of each, and what that costs."""
    if before:
        yield 1, 0, _ALONE
    if after:
        yield 0, 1, _ALONE
    if before and after and before[0].is_row == after[0].is_row:
        yield 1, 1, 1 - _likeness(before[0], after[0])
        for count in range(2, MOST_JOINED + 1):
            if count <= len(after) and _holds(before[0], after[:count]):
                yield 1, count, 0.0
            if count <= len(before) and _holds(after[0], before[:count]):
                yield count, 1, 0.0


def _likeness(before: Unit, after: Unit) -> float:
    old, new = _counted(before.text), _counted(after.text)
    return 2 * (old & new).total() / ((old.total() + new.total()) or 1)


def _holds(whole: Unit, parts: Sequence[Unit]) -> bool:
    """Whether a unit is others joined: it has most words of each, and hardly any besides."""
    if whole.is_row or any(part.is_row for part in parts):
        return False
    left = _counted(whole.text).copy()
    for part in parts:
        words = _counted(part.text)
        if (words & left).total() < _FOUND_AGAIN * words.total():
            return False
        left -= words
    return left.total() <= (1 - _FOUND_AGAIN) * _counted(whole.text).total()


@lru_cache(maxsize=2_000)
def _counted(plain: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", plain.lower()))
