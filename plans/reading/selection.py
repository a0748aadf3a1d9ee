"""Which of a plan's activities readers ask for: by level, target group and responsible. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from document.content import Activity, Level, PlanContent
from plans.reading import filters
from plans.reading.filters import FilterField, Option

#: Fewer activities than this are read at a glance.
LEAST = 4

type LevelActivity = tuple[Level, Activity]


FIELDS: tuple[FilterField[LevelActivity], ...] = (
    FilterField(
        name="niva",
        label="Nivå",
        everything="Alla nivåer",
        read=lambda placed: [Option(placed[0].key, placed[0].display_name)],
        order=lambda _: 0,  # as they stand in the plan
    ),
    FilterField(
        name="malgrupp",
        label="Målgrupp",
        everything="Alla målgrupper",
        read=lambda placed: filters.texts(placed[1].target_group),
        order=filters.alphabetic,
    ),
    FilterField(
        name="ansvarig",
        label="Ansvarig",
        everything="Alla ansvariga",
        read=lambda placed: filters.names(placed[1].responsible),
        order=filters.alphabetic,
    ),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """The activities of a plan, and what was asked for among them."""

    levels: tuple[Level, ...]
    fields: tuple[FilterField[LevelActivity], ...]

    def keeps(self, level: Level) -> tuple[bool, ...]:
        """For each of a level's activities, in order, whether it is shown."""
        return tuple(
            all(field.keeps((level, activity)) for field in self.fields)
            for activity in level.activities
        )

    @property
    def total(self) -> int:
        """How many activities the plan has."""
        return sum(len(level.activities) for level in self.levels)

    @property
    def shown(self) -> int:
        """How many of them are shown."""
        return sum(sum(self.keeps(level)) for level in self.levels)

    @property
    def is_asked(self) -> bool:
        """Whether anything was chosen."""
        return any(field.chosen for field in self.fields)


def select(content: PlanContent, asked: Mapping[str, str]) -> Selection | None:
    """What is asked for; None when there are too few activities, or nothing to tell them apart."""
    placed = [(level, activity) for level in content.levels for activity in level.activities]
    if len(placed) < LEAST:
        return None
    fields = filters.ask(FIELDS, placed, asked)
    return Selection(content.levels, fields) if fields else None
