"""Where the front matter ends and the plan's text begins: at the first heading after the cover."""

from collections.abc import Mapping, Sequence

from plans.imports import labels, vocabulary
from plans.imports.accounting import squeeze
from plans.imports.blocks import Block
from plans.imports.contents import Contents
from plans.imports.headings import Evidence, Heading
from plans.imports.lines import Line
from plans.rules import COPY_RULE

_LONGEST_COVER_LINE = 120


def body_start(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    headings: Mapping[int, Heading],
    contents: Contents | None,
) -> int | None:
    """The place among the lines of the first heading of the text, or None when there is none.

    A short line is a heading only after the cover, since a title has the same shape.
    """
    cover = max(_cover_end(lines, _strong(blocks, headings)), contents.end if contents else 0)
    for index, heading in headings.items():
        if heading.evidence is not Evidence.SHORT or blocks[index].start >= cover:
            return blocks[index].start
    return None


def _strong(blocks: Sequence[Block], headings: Mapping[int, Heading]) -> set[int]:
    return {
        blocks[index].start
        for index, heading in headings.items()
        if heading.evidence is not Evidence.SHORT
    }


def _cover_end(lines: Sequence[Line], strong: set[int]) -> int:
    """The line after the last known fact, or after the title where the cover has no facts.

    The search stops at running text and at a heading that shows itself.
    """
    title: list[str] = []
    end = 0
    for index, line in enumerate(lines):
        if line.blank:
            continue
        if index in strong:
            break
        if found := labels.known(line):
            value = None if found[0].value else labels.next_value(lines, index)
            end = (value or index) + 1
        elif _is_running_text(line):
            break
        elif not title or (len(title) == 1 and title[0].casefold() in vocabulary.KINDS):
            title.append(line.text)
            end = index + 1
    return end


def _is_running_text(line: Line) -> bool:
    sentence = len(line.text) > _LONGEST_COVER_LINE or line.text.endswith(".")
    return sentence and squeeze(line.text) not in squeeze(COPY_RULE)
