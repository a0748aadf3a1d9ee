"""Where figures stand. Plain text has lost them; what is left is a mention, a caption or a gap.

Three things count:

- "Se figur" in a paragraph: the figure stands after it;
- a caption ("Figur 1. Nivåer"): the figure stands before it, and mentions of its number add nothing;
- a gap between two paragraphs that is clearly larger than the usual one, after a paragraph that speaks
  of levels. A gap with signs of a page break does not count.

What a figure shows is said by the words around it: levels or groups, if the plan has such to draw.
Otherwise it is unknown.
"""

import re
from collections import Counter
from collections.abc import Sequence

from document.content import FigureKind
from importing.blocks import Paragraph, SourceBlock

_MENTION = re.compile(
    r"\b(?:se|enligt|i) (?:även |också |följande |nedanstående )?figur(?:en)?\b ?([0-9]{1,2})?",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"figur ([0-9]{1,2})\b", re.IGNORECASE)
_LEVELS = re.compile(r"\bnivå", re.IGNORECASE)
_NETWORKS = re.compile(r"\bgrupp|nätverk|\bforum", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?]) ")

_LARGE_GAP = 3


class Finder:
    """Finds the figures of one document. Each numbered figure is found once."""

    def __init__(self, blocks: Sequence[SourceBlock], *, levels: bool, networks: bool) -> None:
        """`levels` and `networks` tell whether the plan has such data to draw a figure from."""
        self._drawn = {FigureKind.LEVELS} if levels else set()
        self._drawn |= {FigureKind.NETWORKS} if networks else set()
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        captions = (_CAPTION.match(block.text) for block in paragraphs)
        self._captions = {match[1] for match in captions if match}
        self._placed: set[str] = set()
        gaps = Counter(block.gap for block in paragraphs)
        self._usual = gaps.most_common(1)[0][0] if gaps else 0

    def before(self, block: Paragraph, above: SourceBlock | None) -> FigureKind | None:
        """The figure that stands right before a paragraph: above its caption, or in the gap.

        `above` is the block above it, unless that is a heading.
        """
        if caption := _CAPTION.match(block.text):
            return self._place(caption[1], block.text)
        if not isinstance(above, Paragraph) or _MENTION.search(above.text):
            return None
        large = block.gap >= max(_LARGE_GAP, self._usual + 2) and not block.new_page
        levels = FigureKind.LEVELS in self._drawn and _LEVELS.search(above.text)
        return FigureKind.LEVELS if large and levels else None

    def after(self, block: Paragraph) -> FigureKind | None:
        """The figure that a paragraph mentions and that stands after it."""
        match = _MENTION.search(block.text)
        if not match or match[1] in self._captions:
            return None
        return self._place(match[1], block.text)

    def _place(self, number: str | None, words: str) -> FigureKind | None:
        """What the figure shows, unless that number has been placed before."""
        if number in self._placed:
            return None
        if number:
            self._placed.add(number)
        kind = _shown(words)
        return kind if kind in self._drawn else FigureKind.UNKNOWN


def _shown(words: str) -> FigureKind:
    """What a figure shows by the sentence that mentions it, or else by the paragraph around it."""
    mentioning = [part for part in _SENTENCE.split(words) if "figur" in part.casefold()]
    for part in [*mentioning, words]:
        if _NETWORKS.search(part):
            return FigureKind.NETWORKS
        if _LEVELS.search(part):
            return FigureKind.LEVELS
    return FigureKind.UNKNOWN
