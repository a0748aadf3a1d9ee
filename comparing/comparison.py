"""`Comparison`: what differs between two versions, in short and in full."""

from dataclasses import dataclass

from comparing import summary
from comparing.kinds import Thing
from comparing.values import Change, ComparedFact, ComparedSection, MovedFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two versions: the list of changes in reading order, then the text.

    `cover` holds the facts that differ (`cover_reordered`: some have changed places), `sections` all
    sections, with a mark where a moved one stood.
    """

    before_label: str
    after_label: str
    changes: tuple[Change, ...]
    cover: tuple[ComparedFact, ...]
    sections: tuple[ComparedSection | MovedFrom, ...]
    cover_reordered: bool

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.changes)

    @property
    def is_empty(self) -> bool:
        """Whether the versions hold the same."""
        return not self.changes

    @property
    def cover_change(self) -> Change | None:
        """The line of the list that concerns the cover."""
        return next((change for change in self.changes if change.what is Thing.COVER), None)

    @property
    def summary(self) -> str:
        """The changes in a sentence or two."""
        return summary.summarise(self.changes)
