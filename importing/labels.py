"""How a cover says a fact: a label, and a value beside it or on the next line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from document.decision import FACTS
from importing import dates, vocabulary
from importing.lines import SourceLine
from importing.vocabulary import field_of

_LONGEST_LABEL = 40
_MOST_LABEL_WORDS = 5
LONGEST_VALUE = 200
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value; `head` is the label as the source writes it, with its colon.

    `glued` is the word in which no space parts them ("Version:1"), or ''.
    """

    label: str
    value: str
    head: str
    glued: str = ""

    @property
    def field(self) -> str | None:
        """The field that the label fills, or None when the label is not known."""
        return field_of(self.label)


def known(line: SourceLine) -> list[Labelled]:
    """The facts of a line whose labels are known; more than one when they stand in a row."""
    return [fact for fact in _read(line) if fact.field]


def unknown(line: SourceLine) -> Labelled | None:
    """The fact of a line whose label is not known but clearly a label, or None."""
    facts = _read(line)
    if len(facts) != 1 or facts[0].field or not facts[0].value:
        return None
    label = facts[0].label
    short = len(label) <= _LONGEST_LABEL and len(label.split()) <= _MOST_LABEL_WORDS
    apart = not facts[0].glued and len(facts[0].value) <= LONGEST_VALUE
    return facts[0] if short and apart and label[0].isalpha() else None


def in_columns(above: SourceLine, below: SourceLine) -> list[Labelled]:
    """The facts of a row of known labels with their values in the row below, or none."""
    heads, values = above.cells, below.cells
    if len(heads) < _PAIR or len(heads) != len(values) or len(values) != len(below.filled):
        return []
    if not all(field_of(head) for head in heads):
        return []
    return [Labelled(a.rstrip(" :"), b, a) for a, b in zip(heads, values, strict=True)]


def next_line(lines: Sequence[SourceLine], index: int) -> int | None:
    """The next line with words, at most one blank line away, or None."""
    near = range(index + 1, min(index + 3, len(lines)))
    return next((place for place in near if not lines[place].blank), None)


def next_value(lines: Sequence[SourceLine], index: int) -> int | None:
    """The line that holds the value of a label standing alone, or None when no line does."""
    place = next_line(lines, index)
    return place if place is not None and _may_be_value(lines[place]) else None


def _may_be_value(line: SourceLine) -> bool:
    if line.text.casefold() in vocabulary.HEADINGS or "\t" in line.raw:
        return False
    return len(line.text) <= LONGEST_VALUE and (line.text.startswith("§") or not known(line))


def is_number(value: str) -> bool:
    """Whether a value is a version number as the program counts them: a whole number from 1 on."""
    return re.fullmatch("[1-9][0-9]{0,3}", value) is not None


def _read(line: SourceLine) -> list[Labelled]:
    """Every label of a line with its value, which may be empty."""
    cells = line.filled
    if len(cells) <= 1:
        return _in_words(line.text)
    heads, values = cells[::2], cells[1::2]
    if len(cells) == _PAIR or (len(heads) == len(values) and all(map(field_of, heads))):
        pairs = zip(heads, values, strict=True)
        return [Labelled(a.rstrip(" :"), b, a) for a, b in pairs if a.strip(" :")]
    return []


def _in_words(words: str) -> list[Labelled]:
    label, colon, value = (part.strip() for part in words.partition(":"))
    if field_of(words):
        return [Labelled(label, "", words)]
    if not (colon and field_of(label)) and (facts := _without_separator(words)):
        return facts
    if not (colon and label):
        return []
    head = words.removesuffix(value).strip()
    parted = not value or words.endswith(f" {value}")
    glued = "" if parted else f"{label.split()[-1]}:{value.split()[0]}"
    return [Labelled(label, value, head, glued)]


def _without_separator(words: str) -> list[Labelled]:
    """A label run together with its value: "Antagen av kommunfullmäktige", "Dnr KS 2020/1", "§ 45"."""
    parts = words.split(maxsplit=_MOST_LABEL_WORDS)
    for count in range(len(parts) - 1, 0, -1):
        label, value = " ".join(parts[:count]), " ".join(parts[count:])
        field = field_of(label)
        if field and _fits(field, label, value):
            return [Labelled(label, value, label)]
    return []


def _fits(field: str, label: str, value: str) -> bool:
    """Whether a value without a separator is what its label calls for, so that no sentence is taken."""
    if len(value) > LONGEST_VALUE or value.endswith((".", ":")):
        return False
    if field == "number":
        return is_number(value)
    if field in FACTS and FACTS[field].numbered:
        return any(character.isdigit() for character in value)
    return label.casefold().endswith(" av") or dates.parse(value) is not None
