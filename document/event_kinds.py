"""The kinds of events, one table: what each is called, who sees it, what it changes, where it is archived.

Every surface reads it here. A kind of another app than `plans` is one more row, which the app adds when it is
ready (`plans.plugs`). Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, reduce
from operator import or_
from typing import Any

import msgspec

from document.events import (
    Adopted,
    Archived,
    Corrected,
    Happening,
    Proposed,
    Reminded,
    Repealed,
    Restored,
    Returned,
    Reviewed,
    kind,
)


class Lies(Enum):
    """Where an event lies in what is exported to an archive. All are there, or the chain would not hold."""

    WITH_THE_NEXT = auto()  # with the version that came of it: what led to an adoption
    WITH_ITS_OWN = auto()  # with the version that it is about
    APART = (
        auto()
    )  # in a folder of its own: what is decided about a version that is exported already


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What tells of something on the timeline: its words in the filter, its icon, its colour.

    `of_draft`: whether one may want to see the working copy as it was then.
    """

    words: str
    icon: str
    tone: str
    of_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind(Sort):
    """A kind of event. `act` is what somebody did, in the audit log; `archived` what is said in an export.

    `is_public`: readers see it (domain rule 9). `stands`: it changes how versions stand, or what is said of
    them. `decides`: which version counts; whoever decides has seen the newest of these. `closes`: a proposal
    that waits is answered by it. `is_mailed`: those whom it concerns get a letter.
    """

    of: type[Happening]
    act: str
    archived: str
    lies: Lies = Lies.WITH_THE_NEXT
    is_public: bool = False
    stands: bool = False
    decides: bool = False
    closes: bool = False
    is_mailed: bool = False


#: By name, in the order in which they are offered to choose among.
KINDS: dict[str, EventKind] = {}


def add(*rows: EventKind) -> None:
    """Have kinds of events in the table. Raises `ValueError` when a name is taken by another."""
    for row in rows:
        if KINDS.setdefault(kind(row.of), row) != row:
            raise ValueError(f"there is a kind of event called {kind(row.of)}")


def names(asked: Callable[[EventKind], bool]) -> list[str]:
    """The names of the kinds of which something is true."""
    return [name for name, row in KINDS.items() if asked(row)]


def read(text: str) -> Happening:
    """The event that `content.canonical` wrote. Raises `msgspec.ValidationError` for anything else."""
    happening: Happening = _decoder(tuple(row.of for row in KINDS.values())).decode(text)
    return happening


@cache
def _decoder(types: tuple[type[Happening], ...]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(reduce(or_, types))


add(
    EventKind(
        of=Adopted,
        words="Fastställda versioner",
        act="Fastställde en version",
        archived="Ny version",
        icon="valid",
        tone="valid",
        is_public=True,
        stands=True,
        decides=True,
        closes=True,
        is_mailed=True,
    ),
    EventKind(
        of=Repealed,
        words="Upphävanden",
        act="Upphävde en plan",
        archived="Upphävd",
        icon="ended",
        tone="late",
        lies=Lies.APART,
        is_public=True,
        stands=True,
        decides=True,
        closes=True,
        is_mailed=True,
    ),
    EventKind(
        of=Reviewed,
        words="Aktualitetsprövningar",
        act="Aktualitetsprövade",
        archived="Aktualitetsprövad",
        icon="check",
        tone="coming",
        lies=Lies.APART,
        is_public=True,
        stands=True,
        is_mailed=True,
    ),
    EventKind(
        of=Corrected,
        words="Rättade uppgifter",
        act="Rättade en uppgift om beslut",
        archived="Uppgift rättad",
        icon="edit",
        tone="soon",
        lies=Lies.APART,
        is_public=True,
        stands=True,
    ),
    EventKind(
        of=Archived,
        words="Arkivfiler",
        act="Gjorde en arkivfil",
        archived="Arkivfil gjord",
        icon="pdf",
        tone="off",
        lies=Lies.WITH_ITS_OWN,
        is_public=True,
    ),
    EventKind(
        of=Reminded,
        words="Påminnelser",
        act="Påminde om revidering",
        archived="Påminnelse skickad",
        icon="soon",
        tone="soon",
    ),
    EventKind(
        of=Proposed,
        words="Skickade för beslut",
        act="Skickade för beslut",
        archived="Skickad för beslut",
        icon="send",
        tone="coming",
        of_draft=True,
        closes=True,
        is_mailed=True,
    ),
    EventKind(
        of=Returned,
        words="Tillbakalämnade",
        act="Lämnade tillbaka ett förslag",
        archived="Tillbakalämnad",
        icon="back",
        tone="soon",
        of_draft=True,
        closes=True,
        is_mailed=True,
    ),
    EventKind(
        of=Restored,
        words="Återställningar",
        act="Återställde arbetsversionen",
        archived="Arbetsversionen återställd",
        icon="back",
        tone="soon",
    ),
)
