"""Every word that differs between two texts, for the person who approves the change. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from document.editorial.judging import TextPair
from document.editorial.spelling import respelled
from document.editorial.words import named, read


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words as they were and as they became, exactly as written; either is empty for what came or went.

    `where` is where they stand: ”i avsnittet …”. `is_spelling` is whether they are the same
    words written another way: another spelling, large letter, symbol or short form.
    """

    where: str
    before: str
    after: str
    is_spelling: bool


def reworded(texts: TextPair) -> Iterator[Rewording]:
    """The words that differ, in order; word for word where as many came as went."""
    old, new = texts.before.split(), texts.after.split()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[i1:i2], new[j1:j2]
        if len(gone) == len(come):
            yield from (_change(texts.where, *pair) for pair in zip(gone, come, strict=True))
        else:
            yield _change(texts.where, " ".join(gone), " ".join(come))


def _change(where: str, before: str, after: str) -> Rewording:
    old, new = named(read(before), read(after))
    kept = [word.key for word in respelled(old, new)] == [word.key for word in new]
    return Rewording(where, before, after, kept)
