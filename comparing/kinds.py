"""What can happen between two versions, and to what: the words and their Swedish."""

from enum import StrEnum

from document import swedish
from document.swedish import Noun

#: What a section without a heading is called.
UNNAMED = "Avsnitt utan rubrik"


class Thing(StrEnum):
    """What a change concerns, in Swedish."""

    COVER = "Försättsbladet"
    SECTION = "Avsnitt"
    LEVEL = "Nivå"
    ACTIVITY = "Aktivitet"
    TABLE = "Tabell"
    NETWORK = "Grupp"
    FIGURE = "Figur"

    @property
    def noun(self) -> Noun:
        """The word with its gender and plural."""
        return {
            Thing.COVER: Noun("försättsbladet", "försättsblad", neuter=True),
            Thing.SECTION: Noun("avsnitt", "avsnitt", neuter=True),
            Thing.LEVEL: Noun("nivå", "nivåer"),
            Thing.ACTIVITY: Noun("aktivitet", "aktiviteter"),
            Thing.TABLE: Noun("tabell", "tabeller"),
            Thing.NETWORK: Noun("grupp", "grupper"),
            Thing.FIGURE: Noun("figur", "figurer"),
        }[self]


class ChangeKind(StrEnum):
    """What happened to something between the two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"

    @property
    def word(self) -> str:
        """What happened, in Swedish."""
        return {
            ChangeKind.ADDED: "Tillagt",
            ChangeKind.REMOVED: "Borttaget",
            ChangeKind.CHANGED: "Ändrat",
            ChangeKind.MOVED: "Flyttat",
        }[self]

    @property
    def icon(self) -> str:
        """The name of the icon that stands with the word."""
        return {
            ChangeKind.ADDED: "plus",
            ChangeKind.REMOVED: "minus",
            ChangeKind.CHANGED: "edit",
            ChangeKind.MOVED: "move",
        }[self]

    def of(self, noun: Noun, count: int = 1) -> str:
        """What happened to so many of something: ”ny”, ”nytt”, ”nya”."""
        return swedish.agree(_FORMS[self], noun, count)


_FORMS = {
    ChangeKind.ADDED: ("ny", "nytt", "nya"),
    ChangeKind.REMOVED: ("borttagen", "borttaget", "borttagna"),
    ChangeKind.CHANGED: ("ändrad", "ändrat", "ändrade"),
    ChangeKind.MOVED: ("flyttad", "flyttat", "flyttade"),
}

#: How a change is sorted into kinds; something may be both moved and changed.
type Kinds = tuple[ChangeKind, ...]


def kinds_of(*, before: bool, after: bool, moved: bool = False, changed: bool = False) -> Kinds:
    """What happened to something that is in one version or in both."""
    if not before:
        return (ChangeKind.ADDED,)
    if not after:
        return (ChangeKind.REMOVED,)
    happened = {ChangeKind.MOVED: moved, ChangeKind.CHANGED: changed}
    return tuple(kind for kind, is_so in happened.items() if is_so)
