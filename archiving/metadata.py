"""What an export says about a version, and about what was decided later: named fields in a fixed order.

Only what is sealed, so that nothing here changes afterwards. What is not known is there, and empty.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.utils import timezone

from archiving.formats import MetadataField
from document.content import COVER_FIELDS, Value, utc
from document.decision import FACTS
from document.event_kinds import KINDS
from document.events import Adopted, BroughtIn, Outcome
from plans.models import Event, Revision

#: Rises when what the files hold changes, so that a reader can tell how to read them.
FORMAT = "1"

#: What the cover's facts are called that the content holds.
_CONTENT = {
    "title": "titel",
    "kind": "slag",
    "organisation": "organisation",
    "applies_to": "galler_for",
    "prepared_by": "utarbetad_av",
    "responsible_department": "dokumentansvarig",
}

#: Of a version: each field's label, and where the version has it; empty for what it does not have itself.
VERSION = {
    "format": ("Uttagets format", ""),
    "plan": ("Planens adress", "plan.slug"),
    "nummer": ("Version", "label"),
    **{_CONTENT[name]: (label, f"value.{name}") for name, label in COVER_FIELDS.items()},
    **{fact.export: (fact.label, fact.name) for fact in FACTS.values()},
    "redaktionell_andring": ("Anledning till den redaktionella ändringen", ""),
    "godkand_av": ("Den redaktionella ändringen godkänd av", ""),
    "inlast": ("Inläst, redan beslutad", ""),
    "forseglad": ("Förseglad", "sealed_at"),
    "registrerad": ("Registrerad", "recorded_at"),
    "registrerad_av": ("Registrerad av", "recorded_by"),
    "innehallets_kontrolltal": ("Innehållets kontrolltal", "content_digest"),
    "arkivfilens_kontrolltal": ("Arkivfilens kontrolltal", "archive_file.sha256"),
    "foregaende_kontrolltal": ("Föregående versions kontrolltal", "previous_digest"),
    "kontrolltal": ("Versionens kontrolltal", "digest"),
}

#: A line of the cover that has no field of its own; comes last, once for each, with the cover's own label.
COVER = "forsattsblad"

#: Of an event, likewise: first what all have, then what its kind says.
EVENT = {
    "format": ("Uttagets format", ""),
    "plan": ("Planens adress", "plan.slug"),
    "lopnummer": ("Löpnummer", "number"),
    "version": ("Version", ""),
    "slag": ("Vad som hände", ""),
    "registrerad": ("Registrerad", "recorded_at"),
    "registrerad_av": ("Registrerad av", "recorded_by"),
    "foregaende_kontrolltal": ("Föregående händelses kontrolltal", "previous_digest"),
    "kontrolltal": ("Händelsens kontrolltal", "digest"),
}

#: What events that come after an adoption say, by their fields in `document.events`.
EVENT_FIELDS = {
    "day": ("dag", "Dag"),
    "outcome": ("utfall", "Utfall"),
    "reviewed_by": ("provad_av", "Prövad av"),
    "review_by": ("revideras_senast", "Revideras senast"),
    "repealed_by": ("upphavd_av", "Upphävd av"),
    "repealed_on": ("beslutsdatum", "Beslutsdatum"),
    "called_off_by": ("aterkallad_av", "Återkallad av"),
    "called_off_on": ("beslutsdatum", "Beslutsdatum"),
    "annulled_by": ("domstol", "Domstol"),
    "instead": ("galler_i_stallet", "Gäller i stället"),
    "paragraph": ("paragraf", "Paragraf"),
    "registry_number": ("diarienummer", "Diarienummer"),
    "field": ("rattad_uppgift", "Rättad uppgift"),
    "was": ("fore", "Före rättelsen"),
    "now": ("efter", "Efter rättelsen"),
    "reason": ("anledning", "Anledning"),
    "corrected_by": ("rattat_av", "Rättat av"),
    "corrected_on": ("rattat_den", "Rättat den"),
    "correction": ("slag_av_rattelse", "Slag av rättelse"),
    "entered": ("inskriven_rattelse", "Kontrolltal för den inskrivna rättelsen"),
    "own": ("av_samma_person", "Av den som skrev in rättelsen"),
    "comment": ("anledning", "Anledning"),
    "note": ("anteckning", "Anteckning"),
}


def of_version(revision: Revision, adopted: Adopted) -> list[MetadataField]:
    """A version as it was sealed, with its archive file. `adopted` is the event that says so."""
    cover = [MetadataField(COVER, fact.label, fact.value) for fact in revision.value.facts]
    brought_in = isinstance(adopted, BroughtIn) and timezone.localtime(revision.recorded_at).date()
    known = {
        "redaktionell_andring": adopted.reason,
        "godkand_av": adopted.approved_by,
        "inlast": _word(brought_in or None),
    }
    return _fields(VERSION, revision, known) + cover


def of_event(event: Event) -> list[MetadataField]:
    """Something that was decided after a version was adopted."""
    version = event.revision.label if event.revision else ""
    known = {"version": version, "slag": KINDS[event.kind].archived}
    return _fields(EVENT, event, known) + [
        MetadataField(*EVENT_FIELDS[name], _in_words(part, name))
        for name, part in _parts(event.value)
        if name in EVENT_FIELDS
    ]


def _parts(value: Value) -> Iterator[tuple[str, Any]]:
    """The parts of an event by name, and those of what it holds."""
    for name in value.__struct_fields__:
        part = getattr(value, name)
        yield name, part
        if isinstance(part, Value):
            yield from _parts(part)


def _fields(
    table: Mapping[str, tuple[str, str]], row: Revision | Event, known: Mapping[str, str]
) -> list[MetadataField]:
    """The fields of a table: what is known already, and the rest from the row itself."""
    known = {"format": FORMAT, **known}
    return [
        MetadataField(name, label, known[name] if name in known else _word(attrgetter(place)(row)))
        for name, (label, place) in table.items()
    ]


def _word(value: Any) -> str:
    """A value as it is written: a day as YYYY-MM-DD, a moment in UTC, what is not known as nothing."""
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, bool):
        return "ja" if value else ""
    return "" if value is None else str(value)


def _in_words(value: Any, name: str) -> str:
    """A part of an event in words."""
    if name == "outcome":
        return Outcome(value).words
    if name == "field":
        return FACTS[value].label
    return value.words if name == "correction" else _word(value)
