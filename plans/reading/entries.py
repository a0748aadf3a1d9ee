"""What an event of the ledger says, in words: one entry of the trail."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatch
from typing import Any

from django.utils import timezone

from document.content import Fact
from document.decision import CORRECTABLE
from document.edition import shortened
from document.events import (
    Adopted,
    Archived,
    Corrected,
    Happening,
    Kind,
    Proposed,
    Reminded,
    Repealed,
    Restored,
    Returned,
    Reviewed,
)
from plans.models import Event, Revision

#: What is not told by the ledger: a change in the working copy, and what was taken out of the site: a draft
#: on paper, a statement for the minutes, files for the archive.
EDITED, PRINTED, STATED, EXPORTED = "edited", "printed", "stated", "exported"


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of entry: its words in the filter, and its sign on the timeline."""

    words: str
    icon: str
    tone: str


SORTS: dict[str, Sort] = {
    Kind.ADOPTED: Sort("Fastställda versioner", "valid", "valid"),
    Kind.REPEALED: Sort("Upphävanden", "ended", "late"),
    Kind.REVIEWED: Sort("Aktualitetsprövningar", "check", "coming"),
    Kind.CORRECTED: Sort("Rättade uppgifter", "edit", "soon"),
    Kind.ARCHIVED: Sort("Arkivfiler", "pdf", "off"),
    Kind.REMINDED: Sort("Påminnelser", "soon", "soon"),
    Kind.PROPOSED: Sort("Skickade för beslut", "send", "coming"),
    Kind.RETURNED: Sort("Tillbakalämnade", "back", "soon"),
    Kind.RESTORED: Sort("Återställningar", "back", "soon"),
    EDITED: Sort("Ändringar i arbetsversionen", "edit", "off"),
    PRINTED: Sort("Hämtade utkast", "pdf", "off"),
    STATED: Sort("Hämtade intyg", "pdf", "off"),
    EXPORTED: Sort("Uttag till arkivet", "pdf", "off"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened.

    `why` is the reason or the note, `day` the day from which it changed what counts, `digest` the first
    signs of the event's. `links` are words and addresses, `differences` the texts of a changed row.
    """

    sort: Sort
    when: datetime
    who: str
    title: str
    why: str = ""
    facts: tuple[Fact, ...] = ()
    day: date | None = None
    digest: str = ""
    links: tuple[tuple[str, str], ...] = ()
    differences: tuple[Any, ...] = ()


def entry(event: Event, *, on: date) -> Entry:
    """What an event says. Its day is left out while it is still to come."""
    story = _story(event.value)
    if isinstance(event.value, Adopted) and event.revision:
        story = _decided(story, event.revision)
    return Entry(
        sort=SORTS[event.kind],
        when=event.recorded_at,
        who=event.recorded_by,
        digest=shortened(event.digest),
        title=story.title,
        why=story.why,
        facts=tuple(Fact(label=label, value=str(value)) for label, value in story.facts if value),
        day=story.day if story.day and story.day <= on else None,
        links=story.links,
    )


@dataclass(frozen=True, slots=True)
class _Story:
    title: str
    why: str = ""
    facts: tuple[tuple[str, Any], ...] = ()
    day: date | None = None
    links: tuple[tuple[str, str], ...] = ()


def _decided(story: _Story, revision: Revision) -> _Story:
    """The story of a version's adoption, with its decision as it was recorded."""
    facts = tuple((fact.label, value) for fact, value in revision.decision.facts())
    links = ((f"Läs version {revision.label}", revision.get_absolute_url()),)
    return replace(story, facts=facts + story.facts, day=revision.valid_from, links=links)


@singledispatch
def _story(happening: Happening) -> _Story:
    """What an event says."""
    raise TypeError(f"no words for {happening}")


@_story.register
def _(happening: Adopted) -> _Story:
    facts = (("Versionens kontrolltal", shortened(happening.seal)),)
    if happening.minor:
        title = f"Version {happening.version.label}: redaktionell ändring"
        return _Story(title, happening.reason, facts)
    own = "Den som lämnade förslaget fattade själv beslutet." if happening.own else ""
    return _Story(f"Version {happening.version.label} fastställd", own, facts)


@_story.register
def _(happening: Archived) -> _Story:
    facts = (("Filens kontrolltal", shortened(happening.archive)),)
    return _Story(f"Arkivfil gjord av version {happening.version.label}", facts=facts)


@_story.register
def _(happening: Repealed) -> _Story:
    facts = (
        ("Upphävd från", happening.day),
        ("Upphävd av", happening.repealed_by),
        ("Beslutsdatum", happening.repealed_on),
        ("Paragraf", happening.paragraph),
        ("Diarienummer", happening.registry_number),
    )
    return _Story("Dokumentet upphävt", happening.note, facts, happening.day)


@_story.register
def _(happening: Reviewed) -> _Story:
    facts = (
        ("Version", happening.version.label),
        ("Prövad av", happening.reviewed_by),
        ("Prövad den", happening.day),
        ("Ny dag för revidering", happening.review_by),
    )
    title = f"Aktualitetsprövning: {happening.outcome.words}"
    return _Story(title, happening.note, facts, happening.day)


@_story.register
def _(happening: Corrected) -> _Story:
    facts = (
        ("Det stod", happening.was or "Uppgift saknas"),
        ("Det ska stå", happening.now or "Uppgift saknas"),
    )
    title = f"{CORRECTABLE[happening.field]} rättad för version {happening.version.label}"
    return _Story(title, happening.reason, facts)


@_story.register
def _(happening: Proposed) -> _Story:
    return _Story("Arbetsversionen skickad för beslut", happening.note)


@_story.register
def _(happening: Returned) -> _Story:
    return _Story("Förslaget tillbakalämnat", happening.comment)


@_story.register
def _(happening: Reminded) -> _Story:
    facts = (
        ("Revideras senast", happening.deadline),
        ("Version", happening.version.label),
        ("Skickad till", ", ".join(happening.to)),
    )
    return _Story("Påminnelse om revidering skickad", facts=facts)


@_story.register
def _(happening: Restored) -> _Story:
    when = timezone.localtime(happening.moment)
    to = f"version {happening.label}" if happening.label else f"läget {when:%Y-%m-%d %H:%M}"
    return _Story(f"Arbetsversionen återställd till {to}", happening.reason)
