"""How a cover says a fact: a label, and a value beside it or on the next line."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.imports import dates, vocabulary
from plans.imports.lines import Line
from plans.imports.vocabulary import field_of

_LONGEST_LABEL = 40
_MOST_LABEL_WORDS = 5
LONGEST_VALUE = 200
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value as they stand; `raw` is what the line says of both."""

    label: str
    value: str
    raw: str

    @property
    def field(self) -> str | None:
        """The field that the label fills, or None when the label is not known."""
        return field_of(self.label)

    @property
    def glued(self) -> bool:
        """Whether no space stands between label and value ("Version:1")."""
        return f"{self.label.split()[-1]}:{self.value.split(' ')[0]}" in self.raw.split()


def known(line: Line) -> list[Labelled]:
    """The facts of a line whose labels are known; more than one when they stand in a row."""
    return [fact for fact in _read(line) if fact.field]


def unknown(line: Line) -> Labelled | None:
    """The fact of a line whose label is not known but clearly a label, or None."""
    found = _read(line)
    if len(found) != 1 or found[0].field or not found[0].value:
        return None
    label = found[0].label
    short = len(label) <= _LONGEST_LABEL and len(label.split()) <= _MOST_LABEL_WORDS
    apart = not found[0].glued and len(found[0].value) <= LONGEST_VALUE
    return found[0] if short and apart and label[0].isalpha() else None


def in_columns(above: Line, below: Line) -> list[Labelled]:
    """The facts of a row of known labels with their values in the row below, or none."""
    headings, values = above.cells, below.cells
    if len(headings) < _PAIR or len(headings) != len(values) or len(values) != len(below.filled):
        return []
    if not all(heading and field_of(heading) for heading in headings):
        return []
    return [Labelled(a, b, a) for a, b in zip(headings, values, strict=True)]


def _read(line: Line) -> list[Labelled]:
    """Every label of a line with its value, which may be empty."""
    if "\t" in line.raw:
        cells = line.filled
        if len(cells) == 1:
            return _in_words(cells[0])
        labels, values = cells[::2], cells[1::2]
        if len(cells) == _PAIR or (len(labels) == len(values) and all(map(field_of, labels))):
            pairs = zip(labels, values, strict=True)
            return [Labelled(a.rstrip(" :"), b, f"{a} {b}") for a, b in pairs if a.strip(" :")]
        return []
    return _in_words(line.text)


def _in_words(words: str) -> list[Labelled]:
    label, colon, value = (part.strip() for part in words.partition(":"))
    if colon and label and (field_of(label) or not value.startswith("//")):
        return [Labelled(label, value, words)]
    if field_of(words):
        return [Labelled(words, "", words)]
    return _without_separator(words)


def _without_separator(words: str) -> list[Labelled]:
    """A label run together with its value: "Antagen av kommunfullmäktige", "Dnr KS 2020/1", "§ 45"."""
    parts = words.split(maxsplit=_MOST_LABEL_WORDS)
    for count in range(len(parts) - 1, 0, -1):
        label, value = " ".join(parts[:count]), " ".join(parts[count:])
        field = field_of(label)
        if field and _fits(field, label, value):
            return [Labelled(label, value, words)]
    return []


def _fits(field: str, label: str, value: str) -> bool:
    """Whether a value without a separator is what its label calls for, so that no sentence is taken."""
    if len(value) > LONGEST_VALUE or value.endswith((".", ":")):
        return False
    if field == "number":
        return is_number(value)
    if field in {"paragraph", "registry_number"}:
        return any(sign.isdigit() for sign in value)
    return label.casefold().endswith(" av") or dates.parse(value) is not None


def is_number(value: str) -> bool:
    """Whether a value is a version number as the program counts them: a whole number from 1 on."""
    return value.isascii() and value.isdigit() and value[0] != "0" and len(value) <= _MOST_DIGITS


_MOST_DIGITS = 4


def next_value(lines: Sequence[Line], index: int) -> int | None:
    """The line that holds the value of a label standing alone, or None when no line does."""
    for place in range(index + 1, min(index + 3, len(lines))):
        line = lines[place]
        if line.blank:
            continue
        heading = line.text.casefold() in vocabulary.HEADINGS
        taken = heading or "\t" in line.raw or len(line.text) > LONGEST_VALUE or known(line)
        return None if taken and not _is_day_paragraph(line) else place
    return None


def _is_day_paragraph(line: Line) -> bool:
    return line.text.startswith("§")
