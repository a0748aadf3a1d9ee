"""The start page: what is valid, what concerns a department, and what is late or due soon.

The department filters the whole page and is remembered; the other filters are for the register alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse

from document.rules import State
from document.standing import Standing
from document.text import slug
from plans.models import Revision
from plans.reading import filters
from plans.reading.filters import FilterField, Option
from plans.reading.kinds import RegisterKind
from plans.reading.pagination import Pages, pages
from plans.reading.register import Register, RegisterEntry, register
from plans.reading.standing import ENDING, EXPIRING, LAPSED, LATE, SOON

#: So many documents need no filter.
FEW = 5
PER_PAGE = 50
#: So many departments are seen at once; more of them are a list to choose from.
AT_ONCE = 6
#: What an address says for all departments, whatever is remembered.
ALL = "alla"

_STATES: tuple[tuple[Option, Callable[[Standing[Revision]], object]], ...] = (
    (Option("giltig", "Giltig"), lambda found: found.current),
    (Option("utlopt", LAPSED.word), lambda found: found.is_lapsed),
    (Option("forsenad", LATE.word), lambda found: found.days_overdue),
    (Option("utloper", EXPIRING.word), lambda found: found.is_expiring),
    (Option("snart", SOON.word), lambda found: found.is_soon),
    (
        Option("kommande", "Kommande version"),
        lambda found: found.state is State.UPCOMING or found.coming,
    ),
    (Option("upphavs", ENDING.word), lambda found: found.is_ending),
    (Option("upphord", "Upphörd"), lambda found: found.state is State.EXPIRED),
    (Option("upphavd", "Upphävd"), lambda found: found.state in (State.REPEALED, State.ANNULLED)),
    (Option("aterkallad", "Återkallad"), lambda found: found.state is State.CALLED_OFF),
)
_STATE_ORDER = [option for option, _ in _STATES]


def _departments(entry: RegisterEntry) -> Iterator[Option]:
    """Those that answer for a document. Only a comma parts them: "Miljö och bygg" is one."""
    for name in entry.cover.responsible_department.split(","):
        if value := slug(name):
            yield Option(value, name.strip())


def _states(entry: RegisterEntry) -> Iterator[Option]:
    return (option for option, holds in _STATES if holds(entry.standing))


DEPARTMENT: FilterField[RegisterEntry] = FilterField(
    name="forvaltning",
    label="Förvaltning",
    everything="Alla förvaltningar",
    read=_departments,
    order=filters.alphabetic,
)
FIELDS: tuple[FilterField[RegisterEntry], ...] = (
    FilterField(
        name="slag",
        label="Slag",
        everything="Alla slag",
        read=lambda entry: [Option(entry.kind.value, entry.kind.heading)],
        order=lambda _: 0,  # the register is in the order of the kinds
    ),
    FilterField(
        name="lage",
        label="Läge",
        everything="Alla lägen",
        read=_states,
        order=_STATE_ORDER.index,
    ),
)


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Documents of a kind. `is_continued` says that the page before ends with the same kind."""

    kind: RegisterKind
    entries: tuple[RegisterEntry, ...]
    is_continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The start page as one reader sees it.

    `register` is what the department answers for, or everything; `page` holds those of its documents
    that were asked for. `asks_for_all` says that the address itself names all departments.
    """

    register: Register
    department: FilterField[RegisterEntry]
    fields: tuple[FilterField[RegisterEntry], ...]
    page: Page[RegisterEntry]
    groups: tuple[KindGroup, ...]
    asks_for_all: bool

    @property
    def has_departments(self) -> bool:
        """Whether there are departments to choose between."""
        return len(self.department.options) > 1

    @property
    def has_many_departments(self) -> bool:
        """Whether they are too many to be seen at once."""
        return len(self.department.options) > AT_ONCE

    @property
    def is_asked(self) -> bool:
        """Whether the register is narrowed by more than the department."""
        return any(field.chosen for field in self.fields)

    @property
    def department_value(self) -> str:
        """The department as an address names it, so that the address shows everyone the same."""
        return self.department.chosen or (ALL if self.asks_for_all else "")

    @property
    def pages(self) -> Pages | None:
        """The way to the other pages of the register."""
        return pages(self.page, lambda number: self.address(sida="" if number == 1 else number))

    @property
    def everything(self) -> str:
        """The address of the department's whole register."""
        return self.address(slag="", lage="")

    @property
    def urls(self) -> dict[str, str]:
        """The addresses of all that stand alike, by what the filter calls it."""
        return {option.value: self.address(slag="", lage=option.value) for option, _ in _STATES}

    @property
    def is_first(self) -> bool:
        """Whether it is the first page, which alone says what needs attention."""
        return self.page.number == 1

    def address(self, **changes: str | int) -> str:
        """The address of this page with changes: the first page, unless they say another."""
        asked: dict[str, str | int] = {DEPARTMENT.name: self.department_value}
        asked |= {field.name: field.chosen for field in self.fields} | changes
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{reverse('plans:plan-list')}{query and f'?{query}'}#register"


def start(*, on: date, asked: Mapping[str, str], remembered: str = "") -> Start:
    """The start page of a day. `asked` is what its address asks for, `remembered` a department."""
    everything = register(on=on)
    department = _department(everything.entries, asked.get(DEPARTMENT.name, ""), remembered)
    mine = everything.kept(department.keeps)
    many = len(everything.entries) > FEW
    fields = filters.ask(FIELDS, everything.entries, asked) if many else ()
    entries = [entry for entry in mine.entries if all(field.keeps(entry) for field in fields)]
    page = Paginator(entries, PER_PAGE).get_page(asked.get("sida"))
    return Start(
        register=mine,
        department=department,
        fields=fields,
        page=page,
        groups=tuple(_groups(page.object_list, entries[: page.start_index() - 1][-1:])),
        asks_for_all=asked.get(DEPARTMENT.name) == ALL,
    )


def _department(
    entries: Iterable[RegisterEntry], asked: str, remembered: str
) -> FilterField[RegisterEntry]:
    """The department of the address, else the remembered one; none when there is nothing to choose."""
    field = DEPARTMENT.over(entries)
    if len(field.options) < 2 or asked == ALL:  # noqa: PLR2004 - a choice is between two
        return field
    chosen = field.asked(asked)
    return chosen if chosen.chosen else field.asked(remembered)


def _groups(entries: Iterable[RegisterEntry], before: list[RegisterEntry]) -> Iterator[KindGroup]:
    """The entries of a page by kind; `before` holds the last entry of the page before, if any."""
    kinds_before = {entry.kind for entry in before}
    for kind, of_kind in groupby(entries, key=lambda entry: entry.kind):
        yield KindGroup(kind, tuple(of_kind), is_continued=kind in kinds_before)
