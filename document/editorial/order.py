"""Numbers, turning words and names stand as they stood. Pure; each rule gives Swedish lines."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from document.editorial import vocabulary
from document.editorial.weighed import Weighed, differences, first_unlike
from document.editorial.words import Mark, Word, WordKind

#: What must stand in the same order. Numbers and modal verbs may pass each other, as they do when
#: a sentence begins with something else: ”Under 2026 ska vi”, ”Vi ska under 2026”.
_ORDERS = (
    {WordKind.NUMBER, WordKind.TURN},
    {WordKind.MODAL, WordKind.TURN},
    {WordKind.WHO, WordKind.NAME},
)


def sequences(both: Weighed) -> Iterator[str]:
    """What came, went, was replaced or changed places among the words that are watched."""
    for kinds in _ORDERS:
        old, new = (_marks(words, kinds) for words in (both.before, both.after))
        shown = [
            {mark: word.shown for word in words for mark in word.marks}
            for words in (both.before, both.after)
        ]
        if old == new:
            continue
        if Counter(old) == Counter(new):
            at = first_unlike(old, new)
            yield f"”{shown[1][new[at]]}” står nu före ”{shown[0][old[at]]}” {both.where}."
            continue
        for gone, come in differences(old, new):
            line = _line([shown[0][each] for each in gone], [shown[1][each] for each in come])
            if line:
                yield f"{line} {both.where}."


def _marks(words: list[Word], kinds: set[WordKind]) -> list[Mark]:
    return [mark for word in words for mark in word.marks if mark.kind in kinds]


def _line(gone: Sequence[str], come: Sequence[str]) -> str:
    old, new = (", ".join(f"”{each}”" for each in words) for words in (gone, come))
    if old and new:
        return f"{old} har blivit {new}"
    one, many = ("borttaget", "borttagna") if old else ("tillagt", "tillagda")
    return f"{old or new} är {many if len(gone or come) > 1 else one}"


def crossings(both: Weighed) -> Iterator[str]:
    """A word that has moved past a negation or a limit, or past one of several numbers."""
    starts = (
        word.counts and not before.counts
        for before, word in zip([Word("", ""), *both.before], both.before, strict=False)
    )
    many = sum(starts) > 1

    def is_anchor(word: Word) -> bool:
        return word.key in vocabulary.NEGATING or (many and word.counts)

    anchors = [word.shown for word in both.before if is_anchor(word)]
    if len(anchors) != sum(map(is_anchor, both.after)):
        return  # one came or went, which is told already
    old, new = (_places(words, is_anchor) for words in (both.before, both.after))
    for word in both.after:
        here, there = old.get(word.key, []), new[word.key]
        if word.weighs and len(here) == len(there) and here != there:
            at = first_unlike(here, there)
            passed = anchors[min(here[at], there[at])]
            yield f"”{word.shown}” är flyttat förbi ”{passed}” {both.where}."
            return


def _places(words: list[Word], is_anchor: Callable[[Word], bool]) -> dict[str, list[int]]:
    """After how many anchors each word stands, each time."""
    passed, after_anchors = 0, dict[str, list[int]]()
    for word in words:
        passed += is_anchor(word)
        after_anchors.setdefault(word.key, []).append(passed)
    return after_anchors
