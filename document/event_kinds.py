"""The kinds of events, one table: what each is called, who sees it, what it changes, where it is archived.

Every surface reads it here. A kind of another app than `plans` is one more row, which the app adds when it is
ready (`plans.plugs`). Pure.
"""

from dataclasses import dataclass
from enum import Flag, auto
from functools import cache, reduce
from operator import or_
from typing import Any

import msgspec

from document.corrections import (
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
)
from document.events import (
    Adopted,
    Annulled,
    Archived,
    BroughtIn,
    CalledOff,
    Happening,
    Proposed,
    Reminded,
    RemindedOfLastDay,
    Repealed,
    Restored,
    Returned,
    Reviewed,
    TakenBack,
    kind,
)


class Trait(Flag):
    """What may be true of a kind of event.

    Everything is exported to an archive, or the chain would not hold there: with the version that came of it,
    if neither of the two last says otherwise.
    """

    PUBLIC = auto()  # readers see it (domain rule 9)
    STANDS = auto()  # it changes how versions stand, or what is said of them
    DECIDES = auto()  # which version counts: whoever decides has seen the newest of these
    CLOSES = auto()  # a proposal that waits is answered by it
    MAILED = auto()  # those whom it concerns get a letter
    DRAFT = auto()  # one may want to see the working copy as it was then
    WITH_ITS_VERSION = auto()  # it lies with the version that it is about
    APART = auto()  # it lies in a folder of its own: its version may have been exported already


NONE = Trait(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What tells of something on the timeline: its words in the filter, its icon and its colour."""

    words: str
    icon: str
    tone: str
    traits: Trait = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind(Sort):
    """A kind of event. `act` is what somebody did, in the audit log; `archived` what an export says."""

    of: type[Happening]
    act: str
    archived: str


#: By name, in the order in which they are offered to choose among.
KINDS: dict[str, EventKind] = {}


def add(*rows: EventKind) -> None:
    """Have kinds of events in the table. Raises `ValueError` when a name is taken by another."""
    for row in rows:
        if KINDS.setdefault(kind(row.of), row) != row:
            raise ValueError(f"there is a kind of event called {kind(row.of)}")


def names(trait: Trait) -> list[str]:
    """The names of the kinds that have a trait, or one of several."""
    return [name for name, row in KINDS.items() if row.traits & trait]


def called(*types: type[Happening]) -> list[str]:
    """The names of the kinds that are of some types."""
    return [name for name, row in KINDS.items() if issubclass(row.of, types)]


def read(text: str) -> Happening:
    """The event that `content.canonical` wrote. Raises `msgspec.ValidationError` for anything else."""
    happening: Happening = _decoder(tuple(row.of for row in KINDS.values())).decode(text)
    return happening


@cache
def _decoder(types: tuple[type[Happening], ...]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(reduce(or_, types))


# fmt: off
add(
    EventKind(of=Adopted, words="Fastställda versioner", act="Fastställde en version",
              archived="Ny version", icon="valid", tone="valid",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.CLOSES | Trait.MAILED),
    EventKind(of=BroughtIn, words="Inlästa versioner", act="Läste in en version",
              archived="Inläst version", icon="valid", tone="valid",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.CLOSES | Trait.MAILED),
    EventKind(of=Repealed, words="Upphävanden", act="Upphävde en plan",
              archived="Upphävd", icon="ended", tone="late",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.CLOSES | Trait.MAILED | Trait.APART),
    EventKind(of=CalledOff, words="Återkallade versioner", act="Återkallade en kommande version",
              archived="Återkallad", icon="ended", tone="late",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.CLOSES | Trait.MAILED | Trait.APART),
    EventKind(of=Annulled, words="Upphävt av domstol", act="Förde in en domstols beslut",
              archived="Upphävd av domstol", icon="ended", tone="late",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.CLOSES | Trait.MAILED | Trait.APART),
    EventKind(of=Reviewed, words="Aktualitetsprövningar", act="Aktualitetsprövade",
              archived="Aktualitetsprövad", icon="check", tone="coming",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.MAILED | Trait.APART),
    EventKind(of=RegisterCorrected, words="Registerrättelser", act="Bekräftade en registerrättelse",
              archived="Registerrättelse", icon="edit", tone="soon",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.MAILED | Trait.APART),
    EventKind(of=DecisionCorrected, words="Rättelser av beslut", act="Bekräftade en rättelse av ett beslut",
              archived="Rättelse av beslutet", icon="edit", tone="soon",
              traits=Trait.PUBLIC | Trait.STANDS | Trait.DECIDES | Trait.MAILED | Trait.APART),
    EventKind(of=CorrectionEntered, words="Inskrivna rättelser", act="Skrev in en rättelse",
              archived="Rättelse inskriven", icon="edit", tone="off",
              traits=Trait.MAILED | Trait.APART),
    EventKind(of=CorrectionRefused, words="Avslagna rättelser", act="Avslog eller drog tillbaka en rättelse",
              archived="Rättelse avslagen eller tillbakadragen", icon="back", tone="off",
              traits=Trait.MAILED | Trait.APART),
    EventKind(of=Archived, words="Arkivfiler", act="Gjorde en arkivfil",
              archived="Arkivfil gjord", icon="pdf", tone="off",
              traits=Trait.PUBLIC | Trait.WITH_ITS_VERSION),
    EventKind(of=Reminded, words="Påminnelser", act="Påminde om revidering",
              archived="Påminnelse skickad", icon="soon", tone="soon"),
    EventKind(of=RemindedOfLastDay, words="Påminnelser om sista dagen", act="Påminde om sista dagen",
              archived="Påminnelse om sista dagen skickad", icon="soon", tone="soon"),
    EventKind(of=Proposed, words="Skickade för beslut", act="Skickade för beslut",
              archived="Skickad för beslut", icon="send", tone="coming",
              traits=Trait.CLOSES | Trait.MAILED | Trait.DRAFT),
    EventKind(of=Returned, words="Tillbakalämnade", act="Lämnade tillbaka ett förslag",
              archived="Tillbakalämnad", icon="back", tone="soon",
              traits=Trait.CLOSES | Trait.MAILED | Trait.DRAFT),
    EventKind(of=TakenBack, words="Tillbakadragna förslag", act="Drog tillbaka ett förslag",
              archived="Förslaget tillbakadraget", icon="back", tone="off",
              traits=Trait.CLOSES | Trait.MAILED | Trait.DRAFT),
    EventKind(of=Restored, words="Återställningar", act="Återställde arbetsversionen",
              archived="Arbetsversionen återställd", icon="back", tone="soon"),
)
# fmt: on
