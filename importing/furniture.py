"""Page furniture: what a printed page carries beside the plan's text. Set aside only on evidence.

A page mark ("Sida 3 av 8", "3 (8)") is evidence by itself. A lone number is a page number when a form
feed stands beside it or when such numbers rise through the document. A running head is a short line
that stands beside page marks at least three times; a row of a table is none, it could be the plan's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from document import rules
from importing import lines as source
from importing import vocabulary
from importing.accounting import Category, Declaration
from importing.lines import SourceLine

_PAGE = r"(?:sida|sid\.?) ?[0-9]{1,4}(?: ?(?:av|/|\() ?[0-9]{1,4}\)?)?|[0-9]{1,4} ?\([0-9]{1,4}\)"
_MARK = re.compile(rf"{_PAGE}|[-–] ?[0-9]{{1,4}} ?[-–]", re.IGNORECASE)
_HEAD = re.compile(rf"(?:{_PAGE})(?= )", re.IGNORECASE)
_TAIL = re.compile(rf" (?:{_PAGE})$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,3}")

LONGEST = 80
OFTEN = 3
_NEAR = 6


def set_aside(lines: Sequence[SourceLine], declared: Declaration) -> list[SourceLine]:
    """The lines with page marks, page numbers and running heads emptied."""
    marks = {index for index, line in enumerate(lines) if _MARK.fullmatch(line.text)}
    marks |= _running_marks(lines) | _page_numbers(lines)
    return _without(lines, marks | _running_heads(lines, marks), declared)


def repeated(
    lines: Sequence[SourceLine], phrases: Sequence[str], declared: Declaration
) -> list[SourceLine]:
    """The lines of the body without the cover's own words where pages repeat them.

    The rule of printed copies is page furniture wherever it stands; the title and the word mark only
    when they stand alone more than once.
    """
    repeats = source.find_phrase(lines, rules.COPY_RULE)
    for phrase in phrases:
        places = source.find_phrase(lines, phrase)
        repeats += places if len(places) > 1 else []
    return _without(lines, {index for place in repeats for index in place}, declared)


def _without(
    lines: Sequence[SourceLine], furniture: set[int], declared: Declaration
) -> list[SourceLine]:
    kept: list[SourceLine] = []
    for index, line in enumerate(lines):
        if index in furniture:
            declared.set_aside(Category.FURNITURE, line)
        kept.append(line.emptied(new_page=True) if index in furniture else line)
    return kept


def _running_marks(lines: Sequence[SourceLine]) -> set[int]:
    """Lines such as "Handlingsplan mot X   Sida 3 av 8": the same words beside another page."""
    rest: dict[int, str] = {}
    for index, line in enumerate(lines):
        if len(line.text) <= LONGEST and (
            match := _HEAD.match(line.text) or _TAIL.search(line.text)
        ):
            rest[index] = line.text.replace(match[0], "")
    often = Counter(rest.values())
    return {index for index, words in rest.items() if often[words] >= OFTEN}


def _page_numbers(lines: Sequence[SourceLine]) -> set[int]:
    """Lone numbers beside a form feed, and those that rise through the document."""
    alone = [
        index
        for index, line in enumerate(lines)
        if _NUMBER.fullmatch(line.text) and _stands_alone(lines, index) and not _value(lines, index)
    ]
    numbers = [int(lines[index].text) for index in alone]
    if len(alone) > 1 and all(a < b for a, b in pairwise(numbers)):
        return set(alone)
    return {index for index in alone if _beside_form_feed(lines, index)}


def _stands_alone(lines: Sequence[SourceLine], index: int) -> bool:
    before = index == 0 or lines[index - 1].blank or lines[index].new_page
    last = index + 1 == len(lines)
    return before and (last or lines[index + 1].blank or lines[index + 1].new_page)


def _beside_form_feed(lines: Sequence[SourceLine], index: int) -> bool:
    return any(line.new_page for line in lines[index : index + 2])


def _value(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether the line above is a cover label, whose value the number is."""
    above = next(
        (line for line in reversed(lines[max(index - _NEAR, 0) : index]) if not line.blank), None
    )
    return above is not None and vocabulary.field_of(above.text) is not None


def _running_heads(lines: Sequence[SourceLine], marks: set[int]) -> set[int]:
    """Short lines that recur beside page marks, except the first time each of them stands."""
    often = Counter(line.text for line in lines if _may_recur(line))
    first: dict[str, int] = {}
    for index, line in enumerate(lines):
        first.setdefault(line.text, index)
    breaks = marks | {index for index, line in enumerate(lines) if line.new_page}
    beside = {
        place
        for index in breaks
        for step in (1, -1)
        for place in _neighbours(lines, index, step, often)
        if place not in marks
    }
    count = Counter(lines[index].text for index in beside)
    return {
        index
        for index in beside
        if count[lines[index].text] >= OFTEN and first[lines[index].text] != index
    }


def _may_recur(line: SourceLine) -> bool:
    return (
        0 < len(line.text) <= LONGEST
        and line.text.casefold() not in vocabulary.HEADINGS
        and len(line.filled) == 1
    )


def _neighbours(
    lines: Sequence[SourceLine], index: int, step: int, often: Counter[str]
) -> Iterator[int]:
    """The recurring lines next to a page break, going one way from it."""
    place = index if step > 0 else index - 1
    for _ in range(_NEAR):
        if not 0 <= place < len(lines):
            return
        line = lines[place]
        if often[line.text] >= OFTEN:
            yield place
        elif not line.blank and place != index:
            return
        place += step
