"""What other apps show on a plan's page: parts with a heading, below the text that was adopted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from document.edition import Edition
from plans.plug_place import PlugPlace
from plans.reading.document import ContentsLine, Document
from plans.reading.versions import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A part of the page. Its template is shown `given` and nothing else; `key` names it in addresses."""

    key: str
    title: str
    template: str
    given: Any

    @property
    def anchor(self) -> str:
        """Its id; the colon keeps it apart from sections, whose keys never hold one."""
        return f"tillagg:{self.key}"


#: Functions that give an edition's additions, the same for every reader, with a fixed number of queries. The
#: versions are all of the plan's, None for a working copy.
PAGE_ADDITIONS: PlugPlace[Callable[[Edition, Versions | None], Iterable[Addition]]] = PlugPlace()


def additions(edition: Edition, versions: Versions | None) -> tuple[Addition, ...]:
    """What apps add to an edition's page, in the order in which they plugged in."""
    return tuple(each for give in PAGE_ADDITIONS for each in give(edition, versions))


def listed(document: Document, added: Iterable[Addition]) -> Document:
    """The document with the additions in its table of contents, if it has one."""
    lines = (ContentsLine(anchor=each.anchor, title=each.title) for each in added)
    contents = (*document.contents, *lines) if document.contents else ()
    return replace(document, contents=contents)
