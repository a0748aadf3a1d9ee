"""What an event of the ledger says, in words: one entry of the trail."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatch
from typing import Any

from django.utils import timezone

from document.content import Fact
from document.corrections import (
    Correction,
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
)
from document.edition import shortened
from document.event_kinds import KINDS, Sort, Trait
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
)
from plans.models import Event, Revision

#: What is not told by the ledger: a change in the working copy, and what was taken out of the site: a draft
#: on paper, a certificate for the minutes, files for the archive.
EDITED, PRINTED, CERTIFIED, EXPORTED = "edited", "printed", "stated", "exported"


NOT_KNOWN = "Uppgift saknas"
#: Of a version that was read in: it was not adopted on the day when that was recorded.
ALREADY_DECIDED = "Den var redan beslutad när den fördes in här."

_BESIDE_THE_LEDGER = {
    EDITED: Sort(words="Ändringar i arbetsversionen", icon="edit", tone="off", traits=Trait.DRAFT),
    PRINTED: Sort(words="Hämtade utkast", icon="pdf", tone="off", traits=Trait.DRAFT),
    CERTIFIED: Sort(words="Hämtade intyg", icon="pdf", tone="off"),
    EXPORTED: Sort(words="Uttag till arkivet", icon="pdf", tone="off"),
}


def sorts() -> dict[str, Sort]:
    """The sorts of entries by name, in the order in which they are offered to choose among."""
    return {**KINDS, **_BESIDE_THE_LEDGER}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEntry:
    """One thing that happened.

    `why` is the reason or the note, `day` the day from which it changed what counts, `digest` the first
    characters of the event's. `links` are words and addresses, `field_changes` the texts of a changed row.
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
    field_changes: tuple[Any, ...] = ()


def entry(event: Event, *, on: date) -> TrailEntry:
    """What an event says. Its day is left out while it is still to come."""
    story = story_of(event.value)
    if isinstance(event.value, Adopted) and event.revision:
        story = _decided(story, event.value, event.revision)
    return TrailEntry(
        sort=KINDS[event.kind],
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
class Story:
    """What an event says. Facts are labels with their values; those without a value are left out."""

    title: str
    why: str = ""
    facts: tuple[tuple[str, Any], ...] = ()
    day: date | None = None
    links: tuple[tuple[str, str], ...] = ()


def _decided(story: Story, what: Adopted, revision: Revision) -> Story:
    """The story of a version's adoption, with its decision as it was recorded."""
    unknown = {"adopted_on": NOT_KNOWN} if isinstance(what, BroughtIn) else {}
    known = revision.decision.facts()
    facts = tuple((fact.label, value or unknown.get(fact.name)) for fact, value in known)
    links = ((f"Läs version {revision.label}", revision.get_absolute_url()),)
    return replace(story, facts=facts + story.facts, day=revision.valid_from, links=links)


@singledispatch
def story_of(happening: Happening) -> Story:
    """What an event says; each type has its own way (`story_of.register`)."""
    raise TypeError(f"no words for {happening}")


@story_of.register
def _(happening: Adopted) -> Story:
    facts = (("Versionens kontrolltal", shortened(happening.seal)),)
    if approval := happening.approval:
        title = f"Version {happening.version.label}: redaktionell ändring {approval.words}"
        return Story(title, approval.reason, facts)
    remark = "Den som lämnade förslaget registrerade själv beslutet." if happening.own else ""
    return Story(f"Version {happening.version.label} fastställd", remark, facts)


@story_of.register
def _(happening: BroughtIn) -> Story:
    facts = (("Versionens kontrolltal", shortened(happening.seal)),)
    return Story(f"Version {happening.version.label} inläst", ALREADY_DECIDED, facts)


@story_of.register
def _(happening: Archived) -> Story:
    facts = (("Filens kontrolltal", shortened(happening.archive)),)
    return Story(f"Arkivfil gjord av version {happening.version.label}", facts=facts)


@story_of.register
def _(happening: Repealed) -> Story:
    facts = (
        ("Upphävd från", happening.day),
        ("Upphävd av", happening.repealed_by),
        ("Beslutsdatum", happening.repealed_on),
        ("Paragraf", happening.paragraph),
        ("Diarienummer", happening.registry_number),
    )
    return Story("Dokumentet upphävt", happening.note, facts, happening.day)


@story_of.register
def _(happening: CalledOff) -> Story:
    facts = (
        ("Återkallad av", happening.called_off_by),
        ("Beslutsdatum", happening.called_off_on),
        ("Paragraf", happening.paragraph),
        ("Diarienummer", happening.registry_number),
    )
    title = f"Version {happening.version.label} återkallad innan den började gälla"
    return Story(title, happening.note, facts, happening.day)


@story_of.register
def _(happening: Annulled) -> Story:
    counts = f"Version {happening.instead}" if happening.instead else "Ingen version"
    facts = (
        ("Upphävd av", happening.annulled_by),
        ("Målnummer", happening.registry_number),
        ("Upphävd från", happening.day),
        ("Gäller i stället", counts),
    )
    title = f"Version {happening.version.label} upphävd av domstol"
    return Story(title, happening.note, facts, happening.day)


@story_of.register
def _(happening: Reviewed) -> Story:
    facts = (
        ("Version", happening.version.label),
        ("Prövad av", happening.reviewed_by),
        ("Prövad den", happening.day),
        ("Ny dag för revidering", happening.review_by),
    )
    title = f"Aktualitetsprövning: {happening.outcome.words}"
    return Story(title, happening.note, facts, happening.day)


@story_of.register(RegisterCorrected)
@story_of.register(DecisionCorrected)
def _(happening: Correction) -> Story:
    remark = "Den som skrev in rättelsen bekräftade den själv." if happening.own else ""
    return _corrected(happening, " ".join(filter(None, [happening.reason, remark])))


def _corrected(correction: Correction, why: str) -> Story:
    facts = (
        ("Det stod", correction.was or NOT_KNOWN),
        ("Det ska stå", correction.now or NOT_KNOWN),
        ("Paragraf", correction.paragraph),
        ("Diarienummer", correction.registry_number),
        ("Rättat av", getattr(correction, "corrected_by", "")),
        ("Rättat den", getattr(correction, "corrected_on", None)),
    )
    label = correction.version.label
    return Story(f"{correction.words}: {correction.fact.noun}, version {label}", why, facts)


@story_of.register
def _(happening: CorrectionEntered) -> Story:
    story = _corrected(happening.correction, happening.correction.reason)
    return replace(story, title=f"Inskriven för att bekräftas. {story.title}")


@story_of.register
def _(happening: CorrectionRefused) -> Story:
    done = "tillbakadragen" if happening.own else "avslagen"
    facts = (("Rättelsens kontrolltal", shortened(happening.entered)),)
    return Story(f"Rättelse {done} för version {happening.version.label}", happening.comment, facts)


@story_of.register
def _(happening: Proposed) -> Story:
    if happening.rewords:
        return Story(
            f"Redaktionell ändring av version {happening.rewords} föreslagen", happening.note
        )
    return Story("Arbetsversionen skickad för beslut", happening.note)


@story_of.register
def _(happening: Returned) -> Story:
    return Story("Förslaget tillbakalämnat", happening.comment)


@story_of.register
def _(happening: TakenBack) -> Story:
    return Story("Förslaget tillbakadraget", happening.note)


@story_of.register
def _(happening: Reminded) -> Story:
    return _reminded("Påminnelse om revidering skickad", "Revideras senast", happening)


@story_of.register
def _(happening: RemindedOfLastDay) -> Story:
    return _reminded("Påminnelse om sista dagen skickad", "Gäller till", happening)


def _reminded(title: str, day: str, happening: Reminded) -> Story:
    facts = (
        (day, happening.deadline),
        ("Version", happening.version.label),
        ("Skickad till", ", ".join(happening.to)),
    )
    return Story(title, facts=facts)


@story_of.register
def _(happening: Restored) -> Story:
    when = timezone.localtime(happening.moment)
    to = f"version {happening.label}" if happening.label else f"läget {when:%Y-%m-%d %H:%M}"
    return Story(f"Arbetsversionen återställd till {to}", happening.reason)
