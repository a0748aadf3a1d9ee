"""What can happen between two versions, and to what: the words and their Swedish."""

from enum import StrEnum
from typing import Any, Self

from document import swedish
from document.swedish import Forms, Noun

#: What a section without a heading is called.
UNNAMED = "Avsnitt utan rubrik"


class Thing(StrEnum):
    """What a change concerns, in Swedish, and its `noun`: the word with its gender and plural."""

    noun: Noun

    def __new__(cls, name: str, *noun: Any) -> Self:
        """A member, its noun as `Noun` takes it."""
        thing = str.__new__(cls, name)
        thing._value_, thing.noun = name, Noun(*noun)
        return thing

    COVER = "Försättsbladet", "försättsbladet", "försättsblad", True
    SECTION = "Avsnitt", "avsnitt", "avsnitt", True
    LEVEL = "Nivå", "nivå", "nivåer"
    ACTIVITY = "Aktivitet", "aktivitet", "aktiviteter"
    TABLE = "Tabell", "tabell", "tabeller"
    NETWORK = "Grupp", "grupp", "grupper"
    FIGURE = "Figur", "figur", "figurer"


class ChangeKind(StrEnum):
    """What happened to something between the two versions: a `word` in Swedish, and the `icon` with it."""

    word: str
    icon: str
    forms: Forms

    def __new__(cls, name: str, word: str, icon: str, forms: Forms) -> Self:
        """A member, with the forms of its word beside a noun."""
        kind = str.__new__(cls, name)
        kind._value_, kind.word, kind.icon, kind.forms = name, word, icon, forms
        return kind

    ADDED = "added", "Tillagt", "plus", ("ny", "nytt", "nya")
    REMOVED = "removed", "Borttaget", "minus", ("borttagen", "borttaget", "borttagna")
    CHANGED = "changed", "Ändrat", "edit", ("ändrad", "ändrat", "ändrade")
    MOVED = "moved", "Flyttat", "move", ("flyttad", "flyttat", "flyttade")

    def of(self, noun: Noun, count: int = 1) -> str:
        """What happened to so many of something: ”ny”, ”nytt”, ”nya”."""
        return swedish.agree(self.forms, noun, count)


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
