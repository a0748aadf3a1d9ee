"""What makes a line a heading, and how strong the evidence is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from importing import vocabulary
from importing.blocks import Paragraph, SourceBlock
from importing.contents import Contents

_NUMBER = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,4})\.?\s+(?=[A-ZÅÄÖ])")
_CAPTION = re.compile(r"(?:figur|bild|tabell|diagram|källa)\b", re.IGNORECASE)

_TWO_SENTENCES = re.compile(r"[.!?] [A-ZÅÄÖ]")

LONGEST = 80
MOST_WORDS = 10
DEEPEST = 3
_LONGEST_LISTED = 240
_MOST_LINES = 3  # of a heading that the table of contents lists


class Evidence(IntEnum):
    """Why a line is taken for a heading, from the weakest reason to the strongest."""

    NONE = 0
    SHORT = 1  # a short line standing alone, followed by body text
    USUAL = 2  # a usual heading of steering documents
    NUMBERED = 3
    LISTED = 4  # the table of contents has it


@dataclass(frozen=True, slots=True)
class RecognisedHeading:
    """A block that is a heading: its evidence and its depth, 1 to 3."""

    evidence: Evidence
    depth: int


@lru_cache(maxsize=1024)
def shaped(text: str) -> bool:
    """Whether a text has the shape of a heading: short, without final punctuation, capital or digit."""
    return (
        0 < len(text) <= LONGEST
        and len(text.split()) <= MOST_WORDS
        and text[-1] not in ".,;:"
        and (text[0].isupper() or text[0].isdigit())
        and any(character.isalpha() for character in text)
        and not _CAPTION.match(text)
        and not _TWO_SENTENCES.search(without_number(text))
    )


def without_number(text: str) -> str:
    """A heading without its number."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def bare(text: str) -> str:
    """A heading without number and case, for comparison."""
    return without_number(text).casefold()


def depth_of(text: str) -> int:
    """The depth that a heading's number says, or 0 when it has none."""
    match = _NUMBER.match(text)
    return min(match[1].count(".") + 1, DEEPEST) if match else 0


class Recogniser:
    """Knows a document's headings: those its table of contents lists, and those that show themselves."""

    def __init__(self, contents: Contents | None) -> None:
        titles = [entry.title for entry in contents.entries] if contents else []
        self._titles = {bare(title): title for title in titles}
        self._listed = Counter(bare(title) for title in titles)
        self._depths = {bare(title): depth_of(title) for title in titles}
        self._begin = contents.end if contents else 0
        self.listing = contents is not None

    def evident(self, line: str) -> bool:
        """Whether a line is a heading by its words alone, wherever a paragraph may begin."""
        return self._evidence(line, listed=self._listed) > Evidence.SHORT

    def find(self, blocks: Sequence[SourceBlock]) -> dict[int, RecognisedHeading]:
        """The headings among blocks, by index. An entry of the table of contents is found once."""
        left = self._listed.copy()
        headings: dict[int, RecognisedHeading] = {}
        above = 0
        for index, block in enumerate(blocks):
            if not isinstance(block, Paragraph) or len(block.parts) > _MOST_LINES:
                continue
            listed = left if block.start >= self._begin else Counter[str]()
            evidence = self._evidence(block.text, listed=listed)
            if not block.alone and evidence is not Evidence.LISTED:
                continue
            leads = evidence > Evidence.SHORT or _leads(blocks, index)
            if evidence is Evidence.NONE or not leads:
                continue
            left[bare(block.text)] -= evidence is Evidence.LISTED
            depth = self._depth(block.text, evidence)
            above = depth or above
            headings[index] = RecognisedHeading(evidence, depth or min(above + 1, DEEPEST))
        return headings

    def missing(self, texts: Sequence[str]) -> list[str]:
        """The entries of the table of contents that are none of these headings."""
        have = {bare(text) for text in texts}
        return [title for key, title in self._titles.items() if key not in have]

    def _evidence(self, text: str, *, listed: Counter[str]) -> Evidence:
        if len(text) <= _LONGEST_LISTED and listed[bare(text)] > 0:
            return Evidence.LISTED
        if not shaped(text):
            return Evidence.NONE
        if _NUMBER.match(text):
            return Evidence.NUMBERED
        if text.casefold() in vocabulary.HEADINGS or vocabulary.LEVEL_HEADING.fullmatch(text):
            return Evidence.USUAL
        return Evidence.NONE if vocabulary.labels_itself(text) else Evidence.SHORT

    def _depth(self, text: str, evidence: Evidence) -> int:
        """The depth a heading has by itself; 0 for one that takes its depth from the one above."""
        if depth := depth_of(text):
            return depth
        return (self._depths[bare(text)] or 1) if evidence is Evidence.LISTED else 0


def _leads(blocks: Sequence[SourceBlock], index: int, reach: int = 2) -> bool:
    """Whether body text follows: at once, or after one more line that could be a heading."""
    if index + 1 == len(blocks) or reach == 0:
        return False
    following = blocks[index + 1]
    if not isinstance(following, Paragraph):
        return True
    if following.alone and shaped(following.text):
        return _leads(blocks, index + 1, reach - 1)
    return not following.text[0].islower()
