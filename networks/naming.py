"""Whether a text names a group: a simple rule that a reader can be told.

A text names a group when the words of the group's name stand in it one after the other, whatever their
case; the last of them may have a Swedish definite ending and a genitive s (Demokratiberedning:
”Demokratiberedningens”). A name that ends in an abbreviation (”Sociala insatsgrupper SIG”) is also named
by what stands before it, and by the abbreviation alone. That must be in capitals: ”sig” is another word.
A hyphen or a colon ends a word, so ”SIG-grupp” and ”SIG:s” name the group too.
"""

import re
from collections.abc import Sequence

ENDINGS = ("", "n", "en", "t", "et", "na", "rna")

_WORDS = re.compile(r"[^\W_]+")
#: The least number of letters in an abbreviation.
LEAST = 2


def names(text: str, name: str) -> bool:
    """Whether a text names the group with a name."""
    words, called = _WORDS.findall(text), _WORDS.findall(name)
    if not called:
        return False
    abbreviation = called[-1] if _is_abbreviation(called[-1]) else ""
    if abbreviation and abbreviation in words:
        return True
    spelled_out = called[:-1] if abbreviation else called
    return bool(spelled_out) and _stand_in(words, spelled_out)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) >= LEAST


def _stand_in(words: Sequence[str], called: Sequence[str]) -> bool:
    """Whether the words of a name stand one after the other."""
    folded, (*first, last) = [word.casefold() for word in words], map(str.casefold, called)
    forms = {f"{last}{ending}{genitive}" for ending in ENDINGS for genitive in ("", "s")}
    return any(
        folded[start : start + len(first)] == first and folded[start + len(first)] in forms
        for start in range(len(folded) - len(first))
    )
