"""What may be forgotten in a plan that is sent for decision: lines that stop nothing. Pure.

Outside addresses are never fetched. What a decision lacks says `document.assessing`.
"""

import html
import re
from collections.abc import Callable, Container, Iterator

from document import instances, text
from document.content import Block, Level, NetworkTable, PlanContent, Prose, Section
from document.decision import Decision

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
#: An address with a scheme or a host of its own leads out of the site.
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def remarks(
    content: PlanContent,
    decision: Decision,
    *,
    anchors: Container[str],
    leads: Callable[[str], bool],
    site: str,
) -> list[str]:
    """What to say to whoever prepares a decision or records it, each once, in reading order.

    `anchors` are the places on the plan's page that a link may lead to. `leads` says whether an address on
    the site, from its first slash, leads to something; `site` is the scheme and host of the site.
    """
    lines = [instances.remark(decision.adopted_by, delegation_item=decision.delegation_item)]
    for section, following in zip(content.sections, [*content.sections[1:], None], strict=True):
        lines += _forgotten(section, following)
        for target in _links(section):
            if not _arrives(target, anchors, leads, site):
                lines.append(f"Länken till ”{target}” {_place(section)} leder ingenstans.")
    return list(dict.fromkeys(filter(None, lines)))


def _forgotten(section: Section, following: Section | None) -> Iterator[str]:
    """What is empty: a section that holds nothing and no sections below it, a table without rows."""
    has_below = following is not None and following.depth > section.depth
    if not section.blocks and not has_below:
        yield f"Avsnittet ”{section.title}” är tomt."
    for block in section.blocks:
        if _is_bare(block):
            name = f"”{block.display_name}” " if isinstance(block, Level) else ""
            yield f"Tabellen {name}{_place(section)} har inga rader."


def _is_bare(block: Block) -> bool:
    """Whether it is, or holds, a table without a row that says something."""
    match block:
        case Level() | NetworkTable():
            return not block.rows
        case Prose():
            tables = _TABLE.findall(block.html)
            return any(not any(map(text.plain, _CELL.findall(table))) for table in tables)
        case _:
            return False


def _links(section: Section) -> Iterator[str]:
    for block in section.blocks:
        written = {Prose: "html", Level: "intro"}.get(type(block))
        for target in _LINK.findall(getattr(block, written)) if written else ():
            yield html.unescape(target).strip()


def _arrives(target: str, anchors: Container[str], leads: Callable[[str], bool], site: str) -> bool:
    home = site.rstrip("/")
    own = target.removeprefix(home) if target.startswith(f"{home}/") else target
    if own.startswith("#"):
        return own[1:] in anchors
    if own.startswith("/") and not own.startswith("//"):
        return leads(own)
    return bool(_OUTSIDE.match(target))


def _place(section: Section) -> str:
    return f"i avsnittet ”{section.title}”" if section.title else "i avsnittet utan rubrik"
