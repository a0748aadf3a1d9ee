"""A text as the words that the editorial rule weighs. Pure."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from document.editorial import vocabulary

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+[\w/]|\S+@\S+\w"
    r"|(?<!\d)\d{1,3}(?:[ .]\d{3})+(?![\d])|\d+:(?:e|a)\b|\d+(?:[.,:]\d+)*"
    r"|(?<=\d)[-–—/](?=\d)|(?<=\d) [-–—] (?=\d)"
    r"|[^\W\d_]+(?:[-’'][^\W\d_]+)*"
    r"|[<>≤≥=%‰§€$£+±½¼¾²³]"
)
_SENTENCE_END = re.compile(r"[.!?]\W*\s")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")

#: Words of fewer letters carry little meaning by themselves.
WEIGHTY = 4


class WordKind(StrEnum):
    """What a word does, when the rule watches it."""

    NUMBER = "number"
    TURN = "turn"
    MODAL = "modal"
    WHO = "who"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a watched word stands for: words with equal marks say the same."""

    kind: WordKind
    value: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it is written, as it is compared, and what it stands for.

    `strict` is a number or a word that turns a sentence: never taken for a slip. `sentence` is which
    sentence of the text it stands in, from 0; `is_name` is a large letter inside a sentence, and `is_listed`
    a comma or a semicolon before it.
    """

    shown: str
    key: str
    marks: tuple[Mark, ...] = ()
    strict: bool = False
    sentence: int = 0
    is_name: bool = False
    is_listed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a number or a month."""
        return bool(self.marks) and (
            (self.strict and self.marks[0].kind is WordKind.NUMBER) or self.key in vocabulary.MONTH
        )

    @property
    def weighs(self) -> bool:
        """Whether it carries meaning by itself: no number, turning word or little word."""
        if self.marks:
            return self.marks[0].kind in {WordKind.WHO, WordKind.NAME}
        return len(self.key) >= WEIGHTY and self.key not in vocabulary.FILLING


def read(text: str, own_names: Container[str] = ()) -> list[Word]:
    """The words of a plain text. `own_names` are names that stand for the plan's own organisation."""
    marked = [_marked(word, own_names) for word in _words(_unfolded(text))]
    return [_before_number(word, marked[at + 1 : at + 2]) for at, word in enumerate(marked)]


def _unfolded(text: str) -> str:
    """The text with composed letters and plain spaces, without characters that are not seen."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(character for character in composed if unicodedata.category(character) != "Cf")
    plain = " ".join(seen.split())
    for pattern, written in vocabulary.PHRASES:
        plain = pattern.sub(written, plain)
    return plain


def _words(text: str) -> Iterator[Word]:
    sentence, end = 0, 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        starts = end == 0 or bool(_SENTENCE_END.search(f"{gap} "))
        sentence += starts and end > 0
        shown = match[0]
        is_name = shown[0].isupper() and ((not starts and ":" not in gap) or shown[1:2].isupper())
        listed = "," in gap or ";" in gap
        yield Word(shown.strip(), key(shown), (), False, sentence, is_name, listed)
        end = match.end()


def key(shown: str) -> str:
    """A word as it is compared: in lower case, without hyphens, numbers in digits, one way to write it."""
    if _THOUSANDS.fullmatch(shown):
        return re.sub(r"\D", "", shown)
    if shown[0].isdigit():
        return shown.replace(":" if _CLOCK.fullmatch(shown) else ".", ",")
    if shown.strip() in {"-", "–", "—"}:
        return "–"
    if "/" in shown or "@" in shown or shown.startswith("www."):
        return shown
    letters = spelled(shown)
    return vocabulary.NUMBERS.get(letters) or vocabulary.SAME.get(letters, letters)


def spelled(shown: str) -> str:
    """The letters of a word, in lower case."""
    return re.sub("[-’']", "", shown.lower())


def _marked(word: Word, own_names: Container[str]) -> Word:
    mark, strict = _mark(word.key)
    is_own = word.key.removesuffix("s") in own_names
    marks = (mark,) if mark else ()
    return replace(word, marks=marks, strict=strict, is_name=word.is_name and not is_own)


def _mark(key: str) -> tuple[Mark | None, bool]:
    """What a word stands for, and whether it is strict."""
    if value := _number(key):
        return Mark(WordKind.NUMBER, value), True
    if key in vocabulary.NEGATING | vocabulary.MODAL:
        return Mark(WordKind.TURN if key in vocabulary.NEGATING else WordKind.MODAL, key), True
    if value := _time(key):
        return Mark(WordKind.NUMBER, value), False
    for kind, pattern in ((WordKind.TURN, vocabulary.LIMITING), (WordKind.WHO, vocabulary.WHO)):
        if match := pattern.fullmatch(key):
            return Mark(kind, match[1]), False
    return None, False


def _number(key: str) -> str:
    """What a number, a symbol or an amount is known by; empty for other words."""
    if not key[0].isalpha() or set("@./") & set(key) or vocabulary.AMOUNT.fullmatch(key):
        return key
    match = vocabulary.COMPOUND.fullmatch(key)
    return match[1] + match[2] if match else ""


def _time(key: str) -> str:
    """What a month, a unit, a day or a word for how often is known by; empty for other words."""
    if key in vocabulary.MONTH:
        return vocabulary.MONTH[key]
    match = vocabulary.TIME.fullmatch(key)
    return next(filter(None, match.groups())) if match else ""


def _before_number(word: Word, following: Sequence[Word]) -> Word:
    """The word, marked when it is one that counts before a number."""
    if word.key not in vocabulary.BEFORE_NUMBERS or not following:
        return word
    number = following[0]
    if number.key.endswith(":e") or (word.key == "under" and _YEAR.fullmatch(number.key)):
        return word
    return replace(word, marks=(Mark(WordKind.NUMBER, word.key),)) if number.counts else word


def named(before: list[Word], after: list[Word]) -> tuple[list[Word], list[Word]]:
    """Both texts with the words that are names in either of them marked as such."""
    names = {word.key.removesuffix("s") for word in (*before, *after) if word.is_name}

    def mark(word: Word) -> Word:
        stem = word.key.removesuffix("s")
        named = stem in names and not word.marks
        return replace(word, marks=(Mark(WordKind.NAME, stem),)) if named else word

    return [mark(word) for word in before], [mark(word) for word in after]
