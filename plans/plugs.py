"""Where an app above `plans` plugs in what is its own. `plans` knows the places, and none of the apps.

- Rows among a section's paragraphs: a model that is a `Placed`, for a kind of `Block` of its own.
- Their inlines on the section's page in the admin: `SECTION_INLINES`.
- What its models are to the roles: `rights` on its `AppConfig`, as `organisation.roles` says.
- A part of the plan's page, below the text: `PAGE_ADDITIONS`.
- A kind of event in the ledger: a `Happening` with its row (`add_event_kinds`), its words
  (`story_of.register`) and, if the row says that it is mailed, its letter (`letter.register`). `record`
  writes it.
- Something to remind of: `REMINDERS`. The event of such a `Reminder` is a kind of `Reminded`.
- Files for the archive: `EXPORTS`.
- What `verify` is to check, and certificates to tell of: `CHECKS`.

Inlines are added in the app's `admin.py`, the rest when the app is ready. Each place stands by what reads it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from document.event_kinds import EventKind
from document.event_kinds import add as add_event_kinds
from plans.actions.recording import record
from plans.admin.section import SECTION_INLINES, PlacedInline
from plans.mailing.directory import Directory
from plans.mailing.letter import Letter
from plans.mailing.letters import letter
from plans.mailing.reminder import Reminder
from plans.mailing.reminding import REMINDERS
from plans.models import Placed, Plan
from plans.plug_place import PlugPlace
from plans.reading.additions import PAGE_ADDITIONS, Addition
from plans.reading.entries import Story, story_of
from plans.verify import CHECKS


@dataclass(frozen=True, slots=True)
class Export:
    """A folder beside a plan's versions in the export: its name, and how to make its files by name.

    It is written once: what has changed since goes into a folder with another name.
    """

    name: str
    files: Callable[[], Mapping[str, bytes]]


#: Functions that give a plan's folders for the archive, besides those of its versions and later events.
EXPORTS: PlugPlace[Callable[[Plan], Iterable[Export]]] = PlugPlace()

__all__ = [
    "CHECKS",
    "EXPORTS",
    "PAGE_ADDITIONS",
    "REMINDERS",
    "SECTION_INLINES",
    "Addition",
    "Directory",
    "EventKind",
    "Export",
    "Letter",
    "Placed",
    "PlacedInline",
    "Reminder",
    "Story",
    "add_event_kinds",
    "letter",
    "record",
    "story_of",
]
