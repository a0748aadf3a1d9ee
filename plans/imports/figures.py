"""Where figures stand. Plain text has lost them; what is left is a mention, a caption or a gap.

Three signs count:

- "Se figur" in a paragraph: the figure stands after it;
- a caption ("Figur 1. Nivåer"): the figure stands before it, and mentions of its number add nothing;
- a gap between two paragraphs that is larger than any other such gap in the document is wont to be,
  after a paragraph that speaks of levels. A gap with signs of a page break does not count.

What a figure shows is said by the words around it: levels or groups. Otherwise it is unknown.
"""

import re
from collections import Counter
from collections.abc import Sequence

from plans.content import FigureKind
from plans.imports.blocks import Block, Paragraph

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

    def __init__(self, blocks: Sequence[Block]) -> None:
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        captions = (_CAPTION.match(block.text) for block in paragraphs)
        self._seen = {match[1] for match in captions if match}
        gaps = Counter(block.gap for block in paragraphs)
        self._usual = gaps.most_common(1)[0][0] if gaps else 0

    def before(self, block: Paragraph, above: Block | None) -> FigureKind | None:
        """The figure that stands right before a paragraph: above its caption, or in the gap."""
        if _CAPTION.match(block.text):
            return _shown(block.text)
        if not isinstance(above, Paragraph) or _MENTION.search(above.text):
            return None
        large = block.gap >= max(_LARGE_GAP, self._usual + 2) and not block.new_page
        return FigureKind.LEVELS if large and _LEVELS.search(above.text) else None

    def after(self, block: Paragraph) -> FigureKind | None:
        """The figure that a paragraph mentions and that stands after it."""
        match = _MENTION.search(block.text)
        if not match or match[1] in self._seen:
            return None
        if match[1]:
            self._seen.add(match[1])
        return _shown(block.text)


def _shown(words: str) -> FigureKind:
    """What a figure shows by the sentence that mentions it, or else by the paragraph around it."""
    mentioning = [part for part in _SENTENCE.split(words) if "figur" in part.casefold()]
    for part in [*mentioning, words]:
        if _NETWORKS.search(part):
            return FigureKind.NETWORKS
        if _LEVELS.search(part):
            return FigureKind.LEVELS
    return FigureKind.UNKNOWN
