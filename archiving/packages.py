"""What an export consists of: a folder for each version, and one for each later decision about it.

A package is made of what is sealed, so it never changes once it has been written. What is decided after
an adoption (reviews, corrections, repeals) therefore gets a folder of its own beside the version's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archiving import history, metadata
from archiving.formats import checksums, csv_file, fields_as_csv, fields_as_xml
from archiving.readme import README
from document.content import utc
from document.event_kinds import KINDS, Trait, names
from document.events import Adopted
from plans.models import Event, Plan, Revision
from plans.plugs import Export

#: The columns of the table of events, each with how its cell is read.
_EVENTS: dict[str, Callable[[Event], str]] = {
    "Löpnummer": lambda event: str(event.number),
    "Vad hände": lambda event: KINDS[event.kind].archived,
    "Händelsen": lambda event: event.body,
    "Registrerad": lambda event: utc(event.recorded_at),
    "Registrerad av": lambda event: event.recorded_by,
    "Föregående händelses kontrolltal": lambda event: event.previous_digest,
    "Kontrolltal": lambda event: event.digest,
}


@dataclass(frozen=True, slots=True)
class Package:
    """A folder to be written: its path in the export, and its files by name."""

    path: str
    files: dict[str, bytes]


def version_path(revision: Revision) -> str:
    """Where a version stands in the export."""
    return f"{revision.plan.slug}/version-{revision.label}"


def event_path(event: Event) -> str:
    """Where a later decision stands in the export."""
    return f"{event.plan.slug}/handelse-{event.number}"


def export_path(plan: Plan, export: Export) -> str:
    """Where what another app gives stands in the export."""
    return f"{plan.slug}/{export.name}"


def of_version(revision: Revision, previous: Revision | None) -> Package:
    """A version with its archive file, and its history since the version before it."""
    events = list(_events(revision, previous))
    adopted = next(each.value for each in events if isinstance(each.value, Adopted))
    fields = metadata.of_version(revision, adopted)
    after = previous.sealed_at if previous else None
    rows_of_events = ([read(event) for read in _EVENTS.values()] for event in events)
    rows = history.table(revision.plan, after=after, until=revision.sealed_at)
    readme = README.format(title=revision.value.title, number=revision.label)
    return _package(
        version_path(revision),
        {
            "LASMIG.txt": readme.encode(),
            "arkivfil.pdf": bytes(revision.archive_file.data),
            "innehall.json": revision.content.encode(),
            "metadata.xml": fields_as_xml("version", fields),
            "metadata.csv": fields_as_csv(fields),
            "historik.csv": csv_file(history.HEADER, rows),
            "handelser.csv": csv_file(list(_EVENTS), rows_of_events),
        },
    )


def of_event(event: Event) -> Package:
    """What was decided about a version after it was adopted."""
    fields = metadata.of_event(event)
    return _package(
        event_path(event),
        {
            "handelse.json": event.body.encode(),
            "metadata.xml": fields_as_xml("handelse", fields),
            "metadata.csv": fields_as_csv(fields),
        },
    )


def of_export(plan: Plan, export: Export) -> Package:
    """What another app gives."""
    return _package(export_path(plan, export), dict(export.files()))


def _package(path: str, files: dict[str, bytes]) -> Package:
    return Package(path, {**files, "sha256sums.txt": checksums(files)})


def _events(revision: Revision, previous: Revision | None) -> Iterator[Event]:
    """The events since the version before: those that led to this one, its adoption, its file.

    Those that have a package of their own are not among them.
    """
    events = revision.plan.events.order_by("number")
    adopted = events.of(Adopted).get(revision=revision).number
    since = events.of(Adopted).get(revision=previous).number if previous else 0
    between = events.filter(number__gt=since, number__lte=adopted)
    yield from between.exclude(kind__in=names(Trait.APART | Trait.WITH_ITS_VERSION))
    yield from events.whose(Trait.WITH_ITS_VERSION).filter(revision=revision)
