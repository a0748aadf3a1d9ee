"""The registry as readers know it: the groups that the plans in force name, as those plans name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from plans.content import Fact, Network, NetworkColumns, NetworkTable
from plans.models import Revision
from plans.reading.tables import network_anchor
from plans.text import swedish_order

#: How the canonical JSON of a content says that it holds a table of groups. Inside a text the quotation
#: marks would be escaped, so a plan that has no such table is never read.
HAS_NETWORKS = '"type":"networks"'


@dataclass(frozen=True, slots=True)
class Mention:
    """A plan in force that names a group, and the address of the group's row in it."""

    title: str
    number: int
    valid_from: date
    url: str

    @property
    def order(self) -> str:
        """Where it stands among others."""
        return swedish_order(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group: its texts in the plan that was adopted last, and the plans that name it."""

    key: str
    name: str
    facts: tuple[Fact, ...]
    source: Mention
    mentions: tuple[Mention, ...]


def groups(*, on: date) -> list[Group]:
    """Every group that a plan in force names, in alphabetical order: one query."""
    found = Revision.objects.in_force(on).filter(content__contains=HAS_NETWORKS)
    revisions = found.select_related("plan").order_by("-recorded_at", "-pk")
    rows: dict[str, list[tuple[Network, NetworkColumns, Mention]]] = {}
    for revision in revisions:
        for network, columns in _listed(revision):
            mention = _mention(revision, network)
            rows.setdefault(network.key, []).append((network, columns, mention))
    return sorted(map(_group, rows.values()), key=lambda group: swedish_order(group.name))


def group(key: str, *, on: date) -> Group | None:
    """The group with a key, or None when no plan in force names it."""
    return next((group for group in groups(on=on) if group.key == key), None)


def _listed(revision: Revision) -> Iterable[tuple[Network, NetworkColumns]]:
    """The groups of a version, each once, with the headings of the table it stands in first."""
    found: dict[str, tuple[Network, NetworkColumns]] = {}
    for block in revision.value.blocks():
        if isinstance(block, NetworkTable):
            for network in block.networks:
                found.setdefault(network.key, (network, block.columns))
    return found.values()


def _mention(revision: Revision, network: Network) -> Mention:
    address = reverse("plans:plan-show", args=[revision.plan.slug])
    return Mention(
        title=revision.value.title,
        number=revision.number,
        valid_from=revision.valid_from,
        url=f"{address}#{network_anchor(network.key)}",
    )


def _group(rows: list[tuple[Network, NetworkColumns, Mention]]) -> Group:
    network, columns, source = rows[0]
    mentions = (mention for _, _, mention in rows)
    return Group(
        key=network.key,
        name=network.name,
        facts=tuple(_facts(network, columns)),
        source=source,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.order)),
    )


def _facts(network: Network, columns: NetworkColumns) -> Iterator[Fact]:
    """What the plan says of the group, under the headings of its table."""
    labels = (columns.mission or "Uppdrag", columns.participants or "Deltagare", *columns.extra)
    texts = (network.mission, network.participants, *network.extra)
    padded = (*labels, *("Övrigt",) * (len(texts) - len(labels)))
    for label, text in zip(padded, texts, strict=False):
        if text:
            yield Fact(label=label, value=text)
