"""Where the front matter ends and the plan's text begins: at the first heading after the cover."""

from collections.abc import Mapping, Sequence

from document.rules import COPY_RULE
from importing import labels, vocabulary
from importing.blocks import SourceBlock
from importing.contents import Contents
from importing.headings import Evidence, RecognisedHeading
from importing.lines import SourceLine
from importing.vocabulary import squeeze

_LONGEST_COVER_LINE = 120


def body_start(
    lines: Sequence[SourceLine],
    blocks: Sequence[SourceBlock],
    headings: Mapping[int, RecognisedHeading],
    contents: Contents | None,
) -> int | None:
    """The place among the lines of the first heading of the text, or None when there is none.

    A short line is a heading only after the cover, since a title has the same shape, and not when it
    could be a fact or has no text of its own before the first heading that shows itself.
    """
    strong = _strong(headings)
    cover = max(_cover_end(lines, blocks, strong), contents.end if contents else 0)
    for index in headings:
        start = blocks[index].start
        if index in strong:
            return start
        fact = labels.unknown(lines[start]) and not vocabulary.LEVEL.match(lines[start].text)
        if start >= cover and index + 1 not in strong and not fact:
            return start
    return None


def _strong(headings: Mapping[int, RecognisedHeading]) -> set[int]:
    return {index for index, heading in headings.items() if heading.evidence is not Evidence.SHORT}


def _cover_end(lines: Sequence[SourceLine], blocks: Sequence[SourceBlock], strong: set[int]) -> int:
    """The line after the last known fact, or after the title where the cover has no facts.

    The search stops at running text and at a heading that shows itself.
    """
    titles = 0
    end = 0
    for index, block in enumerate(blocks):
        below = blocks[index + 1].start if index + 1 < len(blocks) else len(lines)
        words = " ".join(line.text for line in lines[block.start : below] if not line.blank)
        if index in strong:
            break
        if facts := [place for place in range(block.start, below) if labels.known(lines[place])]:
            value = labels.next_value(lines, facts[-1])
            bare = not labels.known(lines[facts[-1]])[0].value
            end = (value if bare and value is not None else facts[-1]) + 1
        elif _is_running_text(words):
            break
        elif titles == 0:
            titles = 0 if words.casefold() in vocabulary.KINDS else 1
            end = below
    return end


def _is_running_text(words: str) -> bool:
    sentence = len(words) > _LONGEST_COVER_LINE or words.endswith(".")
    return sentence and squeeze(words) not in squeeze(COPY_RULE)
