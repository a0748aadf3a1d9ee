"""The table of contents: it tells which lines are headings, and is not stored."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importing import vocabulary
from importing.accounting import Category, Declaration
from importing.lines import SourceLine

_PAGE = re.compile(r"(?<![0-9])[0-9]{1,3}$")
_LEADERS = " .…_·"
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class ListedHeading:
    """A heading that the table lists. `dotted` tells whether dots or a tab lead to the page number."""

    title: str
    page: int | None = None
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table of contents lists, and the lines it takes: from `first` up to, not with, `end`."""

    entries: tuple[ListedHeading, ...]
    first: int
    end: int


def find(lines: Sequence[SourceLine]) -> Contents | None:
    """The document's table of contents, or None.

    It is known by its heading, or by three lines in a row that end in dots or a tab and a page number,
    one of which stands again as a heading later.
    """
    last_place = {line.text.casefold(): index for index, line in enumerate(lines)}
    passed = 0
    for index, line in enumerate(lines):
        if index >= passed and _names_contents(line):
            contents = _collect(lines, index, index + 1, last_place)
            if contents.entries:
                return contents
            passed = contents.end
    return _unnamed(lines, last_place)


def set_aside(
    lines: Sequence[SourceLine], contents: Contents, declared: Declaration
) -> list[SourceLine]:
    """The lines with the table of contents emptied."""
    kept = list(lines)
    for index in range(contents.first, contents.end):
        declared.set_aside(Category.CONTENTS, lines[index])
        kept[index] = lines[index].emptied(new_page=True)
    return kept


def _names_contents(line: SourceLine) -> bool:
    return line.text.casefold().rstrip(":") in vocabulary.CONTENTS


def _unnamed(lines: Sequence[SourceLine], last_place: dict[str, int]) -> Contents | None:
    streak: list[tuple[int, bool]] = []
    for index, line in enumerate(lines):
        if line.blank:
            continue
        entry = _entry(line)
        if not entry or not entry.dotted:
            streak = []
            continue
        again = last_place.get(entry.title.casefold(), 0) > index
        streak = [*streak, (index, again)][-_FEWEST:]
        if len(streak) == _FEWEST and any(again for _, again in streak):
            return _collect(lines, streak[0][0], streak[0][0], last_place)
    return None


def _collect(
    lines: Sequence[SourceLine], first: int, start: int, last_place: dict[str, int]
) -> Contents:
    """The entries from `start` on: with page numbers that never fall or, in a table without page
    numbers, the lines that stand again later in the text.
    """
    entries: list[ListedHeading] = []
    page: int | None = None
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.blank:
            continue
        again = last_place[line.text.casefold()] > index
        if not (entry := _next(line, page, first=not entries, again=again)):
            break
        entries.append(entry)
        page = entry.page if entry.page is not None else page
        end = index + 1
    return Contents(tuple(entry for entry in entries if _listed(entry)), first, end)


def _listed(entry: ListedHeading) -> bool:
    return entry.title != "" and entry.title.casefold().rstrip(":") not in vocabulary.CONTENTS


def _next(line: SourceLine, page: int | None, *, first: bool, again: bool) -> ListedHeading | None:
    """The line as the next entry after one on `page`, or None when the table ends before it."""
    if _names_contents(line):
        return ListedHeading(line.text)
    if not first and _PAGE.fullmatch(line.text):
        return ListedHeading("")  # the page number of the entry above, on a line of its own
    entry = _entry(line)
    if entry and entry.page is not None and entry.page >= (page or 0):
        return entry
    return (
        ListedHeading(line.text) if again and page is None and len(line.text) <= _LONGEST else None
    )


_LONGEST = 120


def _entry(line: SourceLine) -> ListedHeading | None:
    """A line such as "Inledning.....\t4" or "1.1 Bakgrund 5"."""
    match = _PAGE.search(line.text)
    if not match or len(line.text) > _LONGEST * 2:
        return None
    before = line.text[: match.start()]
    title = before.rstrip(_LEADERS)
    if title == before or not any(character.isalpha() for character in title):
        return None
    leaders = before[len(title) :]
    return ListedHeading(
        title, int(match[0]), dotted=".." in leaders or "…" in leaders or "\t" in line.raw
    )
