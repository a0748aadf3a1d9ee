"""What an export says about a version, and about what was decided later: named fields in a fixed order.

Only what is sealed, so that nothing here changes afterwards. What is not known is there, and empty.
"""

from collections.abc import Mapping
from typing import Any

from archiving.formats import MetadataField
from document.content import COVER_FIELDS, utc
from document.decision import CORRECTABLE, FACTS
from document.event_kinds import KINDS
from document.events import Outcome
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

VERSION = {
    "format": "Uttagets format",
    "plan": "Planens adress",
    "nummer": "Version",
    **{_CONTENT[name]: label for name, label in COVER_FIELDS.items()},
    **{fact.export: fact.label for fact in FACTS.values()},
    "redaktionell_andring": "Anledning till den redaktionella ändringen",
    "forseglad": "Förseglad",
    "registrerad": "Registrerad",
    "registrerad_av": "Registrerad av",
    "innehallets_kontrolltal": "Innehållets kontrolltal",
    "arkivfilens_kontrolltal": "Arkivfilens kontrolltal",
    "foregaende_kontrolltal": "Föregående versions kontrolltal",
    "kontrolltal": "Versionens kontrolltal",
}

#: A line of the cover that has no field of its own; comes last, once for each, with the cover's own label.
COVER = "forsattsblad"

#: Of an event: first what all have, then what its kind says.
EVENT = {
    "format": "Uttagets format",
    "plan": "Planens adress",
    "lopnummer": "Löpnummer",
    "version": "Version",
    "slag": "Vad som hände",
    "registrerad": "Registrerad",
    "registrerad_av": "Registrerad av",
    "foregaende_kontrolltal": "Föregående händelses kontrolltal",
    "kontrolltal": "Händelsens kontrolltal",
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
    "note": ("anteckning", "Anteckning"),
}


def of_version(revision: Revision, *, reason: str, archive: str) -> list[MetadataField]:
    """A version as it was sealed.

    `reason` is that of an editorial revision, `archive` the SHA-256 of the archive file.
    """
    content = revision.value
    values = {
        "format": FORMAT,
        "plan": revision.plan.slug,
        "nummer": revision.label,
        **{export: getattr(content, name) for name, export in _CONTENT.items()},
        **{fact.export: value for fact, value in revision.decision.facts()},
        "redaktionell_andring": reason,
        "forseglad": utc(revision.sealed_at),
        "registrerad": utc(revision.recorded_at),
        "registrerad_av": revision.recorded_by,
        "innehallets_kontrolltal": revision.content_digest,
        "arkivfilens_kontrolltal": archive,
        "foregaende_kontrolltal": revision.previous_digest,
        "kontrolltal": revision.digest,
    }
    cover = [MetadataField(COVER, fact.label, fact.value) for fact in content.facts]
    return _fields(VERSION, values) + cover


def of_event(event: Event) -> list[MetadataField]:
    """Something that was decided after a version was adopted."""
    values = {
        "format": FORMAT,
        "plan": event.plan.slug,
        "lopnummer": event.number,
        "version": event.revision.label if event.revision else "",
        "slag": KINDS[event.kind].archived,
        "registrerad": utc(event.recorded_at),
        "registrerad_av": event.recorded_by,
        "foregaende_kontrolltal": event.previous_digest,
        "kontrolltal": event.digest,
    }
    return _fields(EVENT, values) + [
        MetadataField(*EVENT_FIELDS[name], _in_words(getattr(event.value, name), name))
        for name in event.value.__struct_fields__
        if name in EVENT_FIELDS
    ]


def _fields(labels: Mapping[str, str], values: Mapping[str, Any]) -> list[MetadataField]:
    return [MetadataField(name, label, _word(values[name])) for name, label in labels.items()]


def _word(value: Any) -> str:
    """A value as it is written: a day as YYYY-MM-DD, what is not known as nothing."""
    return "" if value is None else str(value)


def _in_words(value: Any, name: str) -> str:
    """A part of an event in words."""
    if name == "outcome":
        return Outcome(value).words
    return CORRECTABLE[value] if name == "field" else _word(value)
