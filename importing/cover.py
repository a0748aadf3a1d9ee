"""The cover: title, word mark, the rule of printed copies, and the facts of the decision."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from document import rules
from importing import labels, vocabulary
from importing import lines as source
from importing.accounting import Declaration
from importing.blocks import Paragraph, SourceBlock, no_heading
from importing.facts import Facts
from importing.lines import SourceLine

_LONGEST_TITLE = 120
_MOST_TITLE_WORDS = 14
_MOST_TITLE_LINES = 3

_ORGANISATION = re.compile(r"(?:[^\W\d_][\w-]* ){1,2}(?:kommun|stad)|Region \w+", re.IGNORECASE)


type BuildBlocks = Callable[[Sequence[SourceLine], Callable[[str], bool]], list[SourceBlock]]


@dataclass(frozen=True, slots=True)
class SourceCover:
    """What the cover says. `rest` is its lines with everything that was understood emptied."""

    title: str
    organisation: str
    facts: Facts
    rest: list[SourceLine]


def read(
    lines: Sequence[SourceLine], *, organisation: str, build: BuildBlocks, declared: Declaration
) -> SourceCover:
    """What the lines before the first heading say. `organisation` is the name to look for, if any."""
    reader = _CoverReader(lines, declared)
    reader.take_copy_rule()
    reader.take_facts()
    name = reader.take_organisation(organisation)
    return SourceCover(reader.take_title(build), name, reader.facts, reader.lines)


class _CoverReader:
    """Takes one thing after the other from the cover; what has been taken is an empty line."""

    def __init__(self, lines: Sequence[SourceLine], declared: Declaration) -> None:
        self.lines = list(lines)
        self.declared = declared
        self.facts = Facts(declared)
        self.taken: set[int] = set()

    def take_copy_rule(self) -> None:
        """The program itself prints this rule on every copy, so it is not stored."""
        for place in source.find_phrase(self.lines, rules.COPY_RULE):
            for index in place:
                self.declared.rewrite(self.lines[index].number, self.lines[index].text)
                self._take(index)

    def take_facts(self) -> None:
        """Lines with a label and a value. The first line of plain words is the title, never a fact."""
        titled = False
        for index, line in enumerate(self.lines):
            if self.lines[index].blank or self._take_columns(index) or self._take_known(index):
                continue
            if titled and (fact := labels.unknown(line)):
                self.facts.store(fact, label_line=line.number, value_line=line.number)
                self._take(index)
            titled = True

    def take_organisation(self, expected: str) -> str:
        """The word mark: the name the document is valid for, the name expected, or a name by its form."""
        for name in (self.facts.texts.get("applies_to", ""), expected):
            if places := source.find_phrase(self.lines, name):
                return self._words(places[0])
        for index, line in enumerate(self.lines):
            if _ORGANISATION.fullmatch(line.text) and not vocabulary.kind_of(line.text):
                return self._words([index])
        return ""

    def take_title(self, build: BuildBlocks) -> str:
        """The first plain lines that stand together, with nothing between them that is understood."""
        place: list[int] = []
        for block in build(self.lines, no_heading):
            if not isinstance(block, Paragraph) or not _may_be_title(block.text):
                break
            lines = self._filled(block.start, len(block.parts))
            apart = place and self.taken & set(range(place[-1], block.start))
            if apart or len(place) + len(lines) > _MOST_TITLE_LINES:
                break
            place += lines
        return self._words(place)

    def _filled(self, start: int, count: int) -> list[int]:
        """The first so many lines with words, from a line on."""
        filled = (index for index in range(start, len(self.lines)) if not self.lines[index].blank)
        return list(islice(filled, count))

    def _words(self, place: Sequence[int]) -> str:
        """Take lines, and say what they say."""
        words = " ".join(self.lines[index].text for index in place)
        for index in place:
            self._take(index)
        return words

    def _take(self, index: int) -> None:
        self.lines[index] = self.lines[index].emptied()
        self.taken.add(index)

    def _take_columns(self, index: int) -> bool:
        """A row of labels over a row of values."""
        place = labels.next_line(self.lines, index)
        if place is None:
            return False
        above, below = self.lines[index], self.lines[place]
        facts = labels.in_columns(above, below)
        for fact in facts:
            self.facts.store(fact, label_line=above.number, value_line=below.number)
        for taken in (index, place) if facts else ():
            self._take(taken)
        return bool(facts)

    def _take_known(self, index: int) -> bool:
        """The facts of a line whose labels are known; the value may stand on the next line."""
        line = self.lines[index]
        facts = labels.known(line)
        for fact in facts:
            if fact.value:
                self.facts.store(fact, label_line=line.number, value_line=line.number)
            elif (place := labels.next_value(self.lines, index)) is not None:
                below = self.lines[place]
                valued = replace(fact, value=below.text)
                self.facts.store(valued, label_line=line.number, value_line=below.number)
                self._take(place)
            else:
                self.declared.rewrite(line.number, fact.head)
                self.declared.note(f"Etiketten ”{fact.label}” (rad {line.number}) står utan värde.")
        if facts:
            self._take(index)
        return bool(facts)


def _may_be_title(text: str) -> bool:
    short = len(text) <= _LONGEST_TITLE and len(text.split()) <= _MOST_TITLE_WORDS
    return short and not text.endswith(".")
