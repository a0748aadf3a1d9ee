"""The words of a result, counted from the result itself: one half of the account."""

from collections.abc import Iterator

from document import text
from document.content import COVER_FIELDS, Figure, Level, NetworkTable, PlanContent
from document.content import Block as ContentBlock
from document.decision import Decision


def words(content: PlanContent, decision: Decision, number: int | None) -> Iterator[str]:
    """Every word that the result holds and that must come from the source.

    Keys and the kind of document are made from other words, so they are not counted.
    """
    for value in _texts(content, decision, number):
        yield from value.split()


def _texts(content: PlanContent, decision: Decision, number: int | None) -> Iterator[str]:
    yield from (getattr(content, name) for name in COVER_FIELDS if name != "kind")
    for fact in content.facts:
        yield f"{fact.label} {fact.value}"
    for _, value in decision.facts():
        yield str(value or "")
    yield str(number or "")
    for section in content.sections:
        yield section.title
        for block in section.blocks:
            yield from _block(block)


def _block(block: ContentBlock) -> Iterator[str]:
    match block:
        case Level():
            yield block.name
            yield text.plain(block.intro)
            yield from _table(block)
        case NetworkTable():
            yield from _table(block)
        case Figure():
            pass  # drawn by the program: it holds no words of the source
        case _:
            yield text.plain(block.html)


def _table(table: Level | NetworkTable) -> Iterator[str]:
    yield from table.columns.texts
    for row in table.rows:
        yield from row.texts
