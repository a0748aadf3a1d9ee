"""Running text and lists as rich text, in the shape that `document.text.sanitise` leaves untouched."""

from collections.abc import Iterable, Iterator

from document import text
from importing.accounting import Declaration
from importing.blocks import Items, ListItem


def paragraph(words: str) -> str:
    """A paragraph."""
    return f"<p>{text.escape(words)}</p>"


def listed(block: Items, declared: Declaration) -> Iterator[str]:
    """A list. Numbered items become a numbered list only as far as they count from 1 (or a) upwards:
    any other number stays in the text, where it says what the source says.
    """
    if not block.ordered:
        yield _list("ul", block.items, declared)
        return
    run: list[ListItem] = []
    for item in block.items:
        if run and _ordinal(item) == _after(run[-1]):
            run.append(item)
            continue
        yield from _numbered(run, declared)
        run = [item] if _ordinal(item) in {"1", "a"} else []
        if not run:
            yield paragraph(f"{item.mark} {item.text}")
    yield from _numbered(run, declared)


def _numbered(run: list[ListItem], declared: Declaration) -> Iterator[str]:
    if run and run[0].mark[0] == "a":
        declared.note(f"Listan på rad {run[0].number} (a, b, c …) numreras 1, 2, 3 … i planen.")
    if run:
        yield _list("ol", run, declared)


def _list(tag: str, items: Iterable[ListItem], declared: Declaration) -> str:
    parts = []
    for item in items:
        declared.rewrite(item.number, f"{item.mark}{item.glued}", item.glued)
        parts.append(f"<li>{text.escape(item.text)}</li>")
    return f"<{tag}>{''.join(parts)}</{tag}>"


def _ordinal(item: ListItem) -> str:
    return item.mark[:-1]


def _after(item: ListItem) -> str:
    """The number or letter that follows an item's."""
    ordinal = _ordinal(item)
    return str(int(ordinal) + 1) if ordinal.isdigit() else chr(ord(ordinal) + 1)
