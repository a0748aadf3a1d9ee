"""Which words of two texts are the same but for spelling. Pure."""

import math
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from document.editorial import vocabulary
from document.editorial.words import Word, WordKind, spelled

#: Words shorter than this are other words, not slips, when a letter differs.
SHORT = 4
#: Above this many possible pairs of words a stretch is rewritten, and no slips are sought in it.
MOST_PAIRS = 10_000
#: How much of a word its stem is, at least.
_STEM = 2 / 3

#: What became of a stretch of words, as `difflib` tells it.
type SpellingStep = tuple[str, int, int, int, int]


def respelled(before: list[Word], after: list[Word]) -> list[Word]:
    """The text before, with its slips of spelling written as they are after.

    A slip is a word that one or two letters change, or a compound that was written apart or together, when
    neither form is a number or turns a sentence, and the forms do not stand for different things.
    """
    words: list[Word] = []
    for tag, i1, i2, j1, j2 in opcodes(before, after):
        if tag == "replace" and (i2 - i1) * (j2 - j1) <= MOST_PAIRS:
            words += _mended(before[i1:i2], after[j1:j2])
        else:
            words += before[i1:i2]
    return words


def opcodes(before: Sequence[Word], after: Sequence[Word]) -> Sequence[SpellingStep]:
    """How one text becomes another, word by word, as `difflib` tells it."""
    keys = [[word.key for word in words] for words in (before, after)]
    return SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()


def _mended(before: list[Word], after: list[Word]) -> Iterator[Word]:
    """A run of words, each as it is written in the run that replaced it, where it is the same word."""
    at, start = 0, 0
    while at < len(before):
        hit = next(_hits(before, at, after, start), None)
        if hit is None:
            yield before[at]
            at += 1
            continue
        old, new, begin = hit
        yield from after[begin : begin + new]
        at, start = at + old, begin + new


def _hits(
    before: list[Word], at: int, after: list[Word], start: int
) -> Iterator[tuple[int, int, int]]:
    """Where the word at a place is found: how many words it is, how many it became, and from where."""
    for begin in range(start, len(after)):
        for old, new in ((1, 1), (2, 1), (1, 2)):
            was, became = before[at : at + old], after[begin : begin + new]
            if len(was) == old and len(became) == new and same_words(was, became):
                yield old, new, begin


def same_words(was: Sequence[Word], became: Sequence[Word]) -> bool:
    """Whether some words are the others but for spelling. One word on at least one of the sides."""
    old, new = ("".join(spelled(word.shown) for word in words) for words in (was, became))
    if any(word.strict for word in (*was, *became)):
        return False
    if len(was) == len(became) == 1:
        return is_slip(old, new) and _agree(was[0], became[0])
    if any(mark.kind is WordKind.WHO for word in (*was, *became) for mark in word.marks):
        return old == new
    return old == new or (min(len(old), len(new)) > 2 * SHORT and is_slip(old, new))


def _agree(was: Word, became: Word) -> bool:
    """Whether two words do not stand for different things."""
    kinds = {mark.kind for word in (was, became) for mark in word.marks}
    known = was.marks and became.marks and WordKind.NAME not in kinds
    if known and was.marks != became.marks and not _same_end(was.key, became.key):
        return False
    return not turned(was.key, became.key) and not opposed(was.key, became.key)


def _same_end(old: str, new: str) -> bool:
    """Whether two bodies or roles end alike, in a compound so long that the slip is before the end."""
    one, other = vocabulary.WHO.fullmatch(old), vocabulary.WHO.fullmatch(new)
    if not one or not other or not one[2] or one[2] != other[2]:
        return False
    return min(len(each[1]) - len(each[2]) for each in (one, other)) >= SHORT


def turned(old: str, new: str) -> bool:
    """Whether a prefix turns one word into the other: tillåten, otillåten."""
    return _turns(old, new) or _turns(new, old)


def _turns(bare: str, prefixed: str) -> bool:
    if not bare or bare[0] == prefixed[:1]:
        return False
    return any(
        prefixed[len(prefix) : len(prefix) + 3] == bare[:3]
        and prefixed.startswith(prefix)
        and vocabulary.BEGINNING.match(bare) is not None
        for prefix in vocabulary.TURNING_PREFIXES
    )


def opposed(old: str, new: str) -> bool:
    """Whether two words are opposites."""
    return any(
        axis == other and pole != across
        for axis, pole in poles(old)
        for other, across in poles(new)
    )


@lru_cache(maxsize=4_096)
def poles(key: str) -> frozenset[tuple[int, int]]:
    """Where a word stands among the opposites: the axis, and which of its poles."""
    return frozenset(
        (axis, at)
        for axis, group in enumerate(vocabulary.AXES)
        for at, pole in enumerate(group)
        if pole.fullmatch(key)
    )


def related(old: str, new: str) -> bool:
    """Whether two words may say the same: they share their stem or their end, or are known to."""
    short = min(len(old), len(new))
    stem = max(SHORT, math.ceil(_STEM * short))
    if old[:stem] == new[:stem]:
        return True
    if short > SHORT and (old.endswith(new) or new.endswith(old)):
        return True
    return bool(_synonyms(old) & _synonyms(new) or poles(old) & poles(new))


@lru_cache(maxsize=4_096)
def _synonyms(key: str) -> frozenset[int]:
    """The groups of words that may stand for each other which a word is in."""
    return frozenset(at for at, group in enumerate(vocabulary.SYNONYMS) if group.fullmatch(key))


def is_slip(old: str, new: str) -> bool:
    """Whether one or two letters make one word the other: put in, left out, replaced, or swapped."""
    short, long = sorted((old, new), key=len)
    if len(long) - len(short) > 2 or len(short) < SHORT:  # noqa: PLR2004 - two letters
        return False
    most = 1 if len(short) == SHORT and not long.startswith(short) else 2
    return distance(old, new) <= most


def distance(old: str, new: str) -> int:
    """How many letters must be put in, left out, replaced or swapped with the next."""
    rows = [list(range(len(new) + 1))]
    for i, a in enumerate(old, start=1):
        row = [i]
        for j, b in enumerate(new, start=1):
            least = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and (a, old[i - 2]) == (new[j - 2], b):
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
