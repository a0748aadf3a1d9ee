"""Two texts by their words, and how they are quoted. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from document.editorial.words import Word


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two texts by their words, neither empty. Slips of spelling are mended in the one before.

    `where` is where they stand: ”i syftet med …”.
    """

    where: str
    before: list[Word]
    after: list[Word]

    @property
    def gone(self) -> Counter[str]:
        """The words that the text after has fewer of."""
        return keys(self.before) - keys(self.after)

    @property
    def come(self) -> Counter[str]:
        """The words that the text after has more of."""
        return keys(self.after) - keys(self.before)


def keys(words: Sequence[Word]) -> Counter[str]:
    """The words as they are compared, and how many times each stands there."""
    return Counter(word.key for word in words)


def differences[T](
    before: Sequence[T], after: Sequence[T]
) -> Iterator[tuple[Sequence[T], Sequence[T]]]:
    """What went and what came, stretch by stretch; either may be empty."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield before[i1:i2], after[j1:j2]


def first_unlike[T](before: Sequence[T], after: Sequence[T]) -> int:
    """Where two sequences of one length part."""
    return next(at for at, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)


def quoted(words: Sequence[Word]) -> str:
    """The first of some words, in quotation marks; empty for none."""
    return f"”{brief(' '.join(word.shown for word in words))}”" if words else ""


def brief(text: str, most: int = 6) -> str:
    """The first words of a text, to know it by."""
    words = text.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"
