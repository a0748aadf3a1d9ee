"""Pairs of texts with a person's verdict, from the files beside this one."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from document.content import Activity, Level, Network, NetworkTable, PlanContent, Prose
from tests import factories

ACTIVITY = ("name", "target_group", "purpose", "schedule", "responsible")


@dataclass(frozen=True)
class Pair:
    """A text before and after, where it stands, and whether the change is only wording."""

    place: str
    before: str | dict[str, str]
    after: str | dict[str, str]
    verdict: str
    note: str = ""

    def __str__(self) -> str:
        return self.note or f"{self.before} → {self.after}"

    @property
    def contents(self) -> tuple[PlanContent, PlanContent]:
        """Two plans that differ in this text alone."""
        return with_text(self.place, self.before), with_text(self.place, self.after)


def read(name: str) -> list[Pair]:
    """The pairs of a file: seen.toml, aside.toml or later.toml."""
    found = tomllib.loads((Path(__file__).parent / name).read_text())
    return [Pair(**each) for each in found["pair"]]


def with_text(place: str, said: str | dict[str, str]) -> PlanContent:
    """A plan with a text in a place."""
    fields = said if isinstance(said, dict) else {place: said}
    content = factories.content()
    sections = []
    for section in content.sections:
        blocks = tuple(_filled(block, place, fields) for block in section.blocks)
        sections.append(replace(section, blocks=blocks))
    return replace(content, sections=tuple(sections))


def _filled(block, place, fields):
    match block:
        case Prose() if place == "prose":
            return Prose(html=fields["prose"])
        case Level(activities=rows) if place == "activity" or place in ACTIVITY:
            return replace(block, activities=tuple(_with(row, fields) for row in rows))
        case NetworkTable(networks=rows) if place in {"mission", "participants"}:
            return replace(block, networks=tuple(_with(row, fields) for row in rows))
        case _:
            return block


def _with(row: Activity | Network, fields: dict[str, str]) -> Activity | Network:
    return replace(row, **fields)
