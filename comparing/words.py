"""What differs between two texts, word by word.

Every character of both texts is in the result: what is kept and what went is the text before, what is kept
and what came is the text after.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

#: Above this many possible pairs of words, texts are not compared word by word but shown whole:
#: the comparison takes time in proportion to it. It is a text of some 700 words against another.
MOST_PAIRS = 500_000

#: An unchanged stretch between two changes is shown as changed when it has no more letters than this.
#: ”Sommar i år” and ”Vinter i fjol” read better as two phrases than with an ”i” standing alone.
LONE_LETTERS = 3

_TOKEN = re.compile(r"\s*(?:\w+(?:[-:.’']\w+)*|[^\w\s])|\s+")
_WORD = re.compile(r"\w+")

type Span = tuple[
    bool, int, int, int, int
]  # unchanged?, from and to in before, from and to in after


class TextPieceKind(StrEnum):
    """Whether a piece of text is in both versions or in one."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


CHANGED = (TextPieceKind.REMOVED, TextPieceKind.ADDED)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text. `lead`, `core` and `trail` part the white space at its ends from it."""

    kind: TextPieceKind
    text: str

    @property
    def lead(self) -> str:
        """The white space it begins with; all of it when there is nothing else."""
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def core(self) -> str:
        """The text without white space at its ends."""
        return self.text.strip()

    @property
    def trail(self) -> str:
        """The white space it ends with; none when there is nothing else."""
        return self.text[len(self.text.rstrip()) :] if self.core else ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it was and as it became."""

    pieces: tuple[TextPiece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @property
    def before(self) -> str:
        """The text before, exactly."""
        return "".join(piece.text for piece in self.before_pieces)

    @property
    def after(self) -> str:
        """The text after, exactly."""
        return "".join(piece.text for piece in self.after_pieces)

    @property
    def before_pieces(self) -> tuple[TextPiece, ...]:
        """Only what stood in the text before."""
        return tuple(piece for piece in self.pieces if piece.kind is not TextPieceKind.ADDED)

    @property
    def after_pieces(self) -> tuple[TextPiece, ...]:
        """Only what stands in the text after."""
        return tuple(piece for piece in self.pieces if piece.kind is not TextPieceKind.REMOVED)

    @property
    def changed(self) -> bool:
        """Whether the two texts differ."""
        return any(piece.kind is not TextPieceKind.SAME for piece in self.pieces)

    @property
    def text(self) -> str:
        """The text after, or the text before when nothing is left of it."""
        return self.after or self.before


def diff(before: str, after: str) -> Words:
    """What differs between two texts, word by word; comparing the other way mirrors the result."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    return Words(tuple(_joined(_pieces(_readable(_spans(old, new), old), old, new))))


def similarity(before: Counter[str], after: Counter[str]) -> float:
    """How much two texts have in common: 0 for nothing, 1 for the same words in whatever order."""
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 0.0


def counted(*texts: str) -> Counter[str]:
    """The words of some texts, and how many times each stands there."""
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


def _spans(old: list[str], new: list[str]) -> list[Span]:
    """Unchanged and changed stretches, in order.

    `SequenceMatcher` may find different stretches one way and the other, so it is always given the
    two texts in the same order.
    """
    before, after = [word.strip() for word in old], [word.strip() for word in new]
    if (len(before), before) > (len(after), after):
        return [(same, j1, j2, i1, i2) for same, i1, i2, j1, j2 in _ordered_spans(after, before)]
    return _ordered_spans(before, after)


def _ordered_spans(before: list[str], after: list[str]) -> list[Span]:
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    i, j = len(before) - end, len(after) - end
    middle: list[Span] = [(False, start, i, start, j)]
    if 0 < (i - start) * (j - start) <= MOST_PAIRS:
        matcher = SequenceMatcher(None, before[start:i], after[start:j], autojunk=False)
        middle = [
            (tag == "equal", i1 + start, i2 + start, j1 + start, j2 + start)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        ]
    return [(True, 0, start, 0, start), *middle, (True, i, len(before), j, len(after))]


def _common(before: list[str], after: list[str]) -> int:
    """How many words the two have in common from the start."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def _readable(spans: list[Span], old: list[str]) -> Iterator[Span]:
    """The spans, with a lone short word between two changes made part of them."""
    inner = range(1, len(spans) - 1)
    merged = [
        (same and not (at in inner and _lone(old[i1:i2])), i1, i2, j1, j2)
        for at, (same, i1, i2, j1, j2) in enumerate(spans)
    ]
    for same, run in groupby(merged, key=lambda span: span[0]):
        first, *_, last = [*run] * 2
        yield same, first[1], last[2], first[3], last[4]


def _lone(tokens: list[str]) -> bool:
    words = _WORD.findall("".join(tokens))
    return len(words) <= 1 and len("".join(words)) <= LONE_LETTERS


def _pieces(spans: Iterable[Span], old: list[str], new: list[str]) -> Iterator[TextPiece]:
    for same, i1, i2, j1, j2 in spans:
        if same:
            yield from _kept(old[i1:i2], new[j1:j2])
        else:
            yield TextPiece(TextPieceKind.REMOVED, "".join(old[i1:i2]))
            yield TextPiece(TextPieceKind.ADDED, "".join(new[j1:j2]))


def _kept(old: list[str], new: list[str]) -> Iterator[TextPiece]:
    """The same words, which may have other white space before them."""
    for before, after in zip(old, new, strict=True):
        word = before.strip()
        if before == after:
            yield TextPiece(TextPieceKind.SAME, before)
            continue
        yield TextPiece(TextPieceKind.REMOVED, before.removesuffix(word))
        yield TextPiece(TextPieceKind.ADDED, after.removesuffix(word))
        yield TextPiece(TextPieceKind.SAME, word)


def _joined(pieces: Iterable[TextPiece]) -> Iterator[TextPiece]:
    """The pieces with neighbours made one: between two kept ones, what went, then what came."""
    for same, run in groupby(pieces, key=lambda piece: piece.kind is TextPieceKind.SAME):
        texts = dict.fromkeys((TextPieceKind.SAME,) if same else CHANGED, "")
        for piece in run:
            texts[piece.kind] += piece.text
        yield from (TextPiece(kind, text) for kind, text in texts.items() if text)
