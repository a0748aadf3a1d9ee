"""The registry as readers know it: the groups that the plans in force name, as those plans name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from document.content import Activity, Fact, Level, Network, NetworkColumns, NetworkTable
from document.text import swedish_order
from networks.naming import names
from plans.models import Revision
from plans.models.revision import first_day
from plans.reading.tables import activity_anchor, network_anchor

#: How the canonical JSON of a content says that it holds a table of groups. Inside a text the quotation
#: marks would be escaped, so a plan that has no such table is never read.
HAS_NETWORKS = '"type":"networks"'


@dataclass(frozen=True, slots=True)
class Task:
    """An activity that names a group: the address of its row, and the cells that do."""

    name: str
    url: str
    cells: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A plan in force that names a group, and the address of the group's row in it.

    `level` is what the level is called that the group works on there; empty when it is not set. `tasks` are
    the plan's activities that name the group, which only `group` looks for.
    """

    title: str
    label: str
    valid_from: date
    url: str
    level: str = ""
    tasks: tuple[Task, ...] = ()

    @property
    def order(self) -> str:
        """Where it stands among others."""
        return swedish_order(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicGroup:
    """A group: its texts in the plan that was adopted last, and the plans that name it."""

    key: str
    name: str
    mission: str
    facts: tuple[Fact, ...]
    source: Mention
    mentions: tuple[Mention, ...]

    @property
    def has_tasks(self) -> bool:
        """Whether any activity names it."""
        return any(mention.tasks for mention in self.mentions)


def group(key: str, *, on: date) -> PublicGroup | None:
    """The group with a key, with its activities; None when no plan in force names it. One query."""
    return next((group for group in groups(on=on, only=key)), None)


def groups(*, on: date, only: str = "") -> list[PublicGroup]:
    """Every group that a plan in force names, in alphabetical order: one query.

    Or the only one with a key, which is also searched for in the activities.
    """
    in_force = Revision.objects.in_force(on).filter(content__contains=HAS_NETWORKS)
    dated = in_force.annotate(begins=first_day())
    revisions = dated.select_related("plan").order_by("-recorded_at", "-pk")
    rows: dict[str, list[tuple[Network, NetworkColumns, Mention]]] = {}
    for revision in revisions:
        for network, columns in _listed(revision):
            if only in ("", network.key):
                mention = _mention(revision, network, searched=bool(only))
                rows.setdefault(network.key, []).append((network, columns, mention))
    return sorted(map(_group, rows.values()), key=lambda group: swedish_order(group.name))


def _listed(revision: Revision) -> Iterable[tuple[Network, NetworkColumns]]:
    """The groups of a version, each once, with the headings of the table it stands in first."""
    listed: dict[str, tuple[Network, NetworkColumns]] = {}
    for block in revision.value.blocks():
        if isinstance(block, NetworkTable):
            for network in block.networks:
                listed.setdefault(network.key, (network, block.columns))
    return listed.values()


def _mention(revision: Revision, network: Network, *, searched: bool) -> Mention:
    address = reverse("plans:plan-show", args=[revision.plan.slug])
    levels = revision.value.levels
    return Mention(
        title=revision.value.title,
        label=revision.label,
        valid_from=revision.begins,  # type: ignore[attr-defined]
        url=f"{address}#{network_anchor(network.key)}",
        level=next((each.display_name for each in levels if each.key == network.level), ""),
        tasks=tuple(_tasks(levels, network.name, address)) if searched else (),
    )


def _tasks(levels: Iterable[Level], name: str, address: str) -> Iterator[Task]:
    """The activities whose responsible or target group is the group, by name, in the plan's order."""
    for level in levels:
        for activity in level.activities:
            if cells := tuple(_cells(level, activity, name)):
                yield Task(activity.name, f"{address}#{activity_anchor(activity.key)}", cells)


def _cells(level: Level, activity: Activity, name: str) -> Iterator[Fact]:
    """The cells that name the group. A column without a heading is not shown in the plan."""
    columns = level.columns
    for label, text in (
        (columns.responsible, activity.responsible),
        (columns.target_group, activity.target_group),
    ):
        if label and names(text, name):
            yield Fact(label=label, value=text)


def _group(rows: list[tuple[Network, NetworkColumns, Mention]]) -> PublicGroup:
    network, columns, source = rows[0]
    mentions = (mention for _, _, mention in rows)
    return PublicGroup(
        key=network.key,
        name=network.name,
        mission=network.mission,
        facts=tuple(_facts(network, columns)),
        source=source,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.order)),
    )


def _facts(network: Network, columns: NetworkColumns) -> Iterator[Fact]:
    """What the plan says of the group, under the headings of its table."""
    labels = [
        *(getattr(columns, each.name) or each.heading for each in network.fixed),
        *columns.extra,
        *("Övrigt" for _ in network.extra[len(columns.extra) :]),
    ]
    for label, text in list(zip(labels, network.texts, strict=False))[1:]:
        if text:
            yield Fact(label=label, value=text)
