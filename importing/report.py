"""What the user is told of an import: what was found, what is missing, and where every word went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.content import Figure, Level, NetworkTable, PlanContent
from document.decision import Decision
from document.edition import cover_lines
from importing.accounting import Account


@dataclass(frozen=True, slots=True)
class Report:
    """The account of an import. An import with lost or invented words must not be stored."""

    recognised: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    account: Account

    @property
    def lost(self) -> tuple[str, ...]:
        """Words of the source that are nowhere in the result."""
        return self.account.lost

    @property
    def invented(self) -> tuple[str, ...]:
        """Words of the result that the source does not have."""
        return self.account.invented

    def lines(self) -> list[str]:
        """The report in plain Swedish."""
        return [
            "Källan läst:",
            *_listed(self.recognised),
            *_part("Saknas i källan och lämnas tomt:", self.missing),
            *_part("Att känna till:", self.notes),
            "",
            *self._account(),
        ]

    def _account(self) -> Iterator[str]:
        account = self.account
        yield f"Källans {account.total} ord:"
        yield f"  placerade: {account.placed}"
        for category, (count, places) in account.set_aside.items():
            yield f"  {category}: {count}" + (f" (rad {_ranges(places)})" if places else "")
        yield f"  tappade: {len(account.lost)}"
        if account.lost:
            yield f"FEL: dessa ord har tappats: {' '.join(account.lost)}"
        if account.invented:
            yield f"FEL: dessa ord finns inte i källan: {' '.join(account.invented)}"


def _part(heading: str, texts: Sequence[str]) -> list[str]:
    """A part of its own, left out when there is nothing in it."""
    return ["", heading, *_listed(texts)] if texts else []


def _listed(texts: Sequence[str]) -> list[str]:
    return [f"  - {text}" for text in texts]


def _ranges(numbers: Sequence[int]) -> str:
    """Line numbers as ranges: 1–3, 5."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("–".join(map(str, ends)) for ends in ranges)


def recognised(content: PlanContent, decision: Decision, number: int | None) -> tuple[str, ...]:
    """What was found."""
    figures = sum(isinstance(block, Figure) for block in content.blocks())
    activities = sum(len(level.activities) for level in content.levels)
    lines = cover_lines(content, decision, ("Versionsnummer", number))
    facts = sorted(lines, key=lambda line: not line[-1])
    items = [
        f"Titel: {content.title}" if content.title else "",
        f"Typ av dokument: {content.kind}" if content.kind else "",
        f"Organisation: {content.organisation}" if content.organisation else "",
        *(f"{label}: {value}" for label, value, _ in facts if value),
        *(f"{fact.label}: {fact.value}" for fact in content.facts),
        f"Avsnitt: {len(content.sections)}",
        f"Nivåer: {len(content.levels)}, med {activities} aktiviteter" if content.levels else "",
        f"Grupper och nätverk: {len(content.networks)}" if content.networks else "",
        f"Figurer: {figures}" if figures else "",
    ]
    return tuple(line for line in items if line)


def missing(content: PlanContent, decision: Decision, number: int | None) -> tuple[str, ...]:
    """What the source does not say. It stays empty: nothing is invented (domain rule 6)."""
    lines = cover_lines(content, decision, ("Versionsnummer", number))
    cover = [
        ("Titel", content.title),
        ("Typ av dokument", content.kind),
        ("Organisation", content.organisation),
        *((label, value) for label, value, expected in lines if expected),
    ]
    return (
        *(f"{label} saknas" for label, value in cover if not value),
        *_empty_cells(content),
    )


def _empty_cells(content: PlanContent) -> Iterator[str]:
    """Cells left empty in columns that the source has."""
    for level in content.levels:
        yield from _gaps(level, "Aktiviteten")
    for block in content.blocks():
        if isinstance(block, NetworkTable):
            yield from _gaps(block, "Gruppen")


def _gaps(table: Level | NetworkTable, what: str) -> Iterator[str]:
    for row in table.rows:
        for column in row.fixed[1:]:
            if getattr(table.columns, column.name) and not getattr(row, column.name):
                yield f"{what} ”{row.name}” saknar {column.noun}"
