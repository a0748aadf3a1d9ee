"""Filters: what readers may choose among in a list, and what a choice keeps. Pure.

The options of a filter are read from the items themselves, so an option that would keep nothing is never
offered, and every item is reached by some option. What is asked for comes from an address and may be
anything: what no item holds is ignored.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from document.text import fold, swedish_order

#: Where one name ends and the next begins. The hyphen of "Kultur- och fritidsförvaltningen" makes it one.
_JOINT = re.compile(r",|(?<!-) och ")


@dataclass(frozen=True, slots=True, order=True)
class Option:
    """What may be chosen: its value in the address, and the words that readers see."""

    value: str
    label: str


#: Stands for an empty cell.
MISSING = Option("saknas", "Uppgift saknas")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterField[T]:
    """One filter. `read` gives the options that an item answers to, `order` how they are listed.

    `everything` are the words for no choice at all, and `chosen` is then empty.
    """

    name: str
    label: str
    everything: str
    read: Callable[[T], Iterable[Option]]
    order: Callable[[Option], Any]
    options: tuple[Option, ...] = ()
    chosen: str = ""

    def over(self, items: Iterable[T]) -> "FilterField[T]":
        """The filter with the options of these items, in order, none of them twice.

        Of two spellings the one with a capital is shown, whichever item comes first.
        """
        options: dict[str, Option] = {}
        for option in (each for item in items for each in self.read(item)):
            key = _key(option.value)
            options[key] = min(options.get(key, option), option)
        return replace(self, options=tuple(sorted(options.values(), key=self.order)))

    def asked(self, value: str) -> "FilterField[T]":
        """The filter with a choice made; unchanged when the value is not one of its options."""
        known = {_key(option.value): option.value for option in self.options}
        return replace(self, chosen=known.get(_key(value), "") if fold(value) else "")

    def keeps(self, item: T) -> bool:
        """Whether an item is among what was chosen."""
        if not self.chosen:
            return True
        return _key(self.chosen) in {_key(option.value) for option in self.read(item)}

    @property
    def chosen_label(self) -> str:
        """The words of what was chosen."""
        return next((each.label for each in self.options if each.value == self.chosen), "")


def ask[T](
    fields: Iterable[FilterField[T]], items: Iterable[T], asked: Mapping[str, str]
) -> tuple[FilterField[T], ...]:
    """The filters that leave something to choose, each with what was asked for by its name."""
    every = tuple(items)
    filled = (field.over(every) for field in fields)
    return tuple(
        field.asked(asked.get(field.name, "")) for field in filled if len(field.options) > 1
    )


def parts(cell: str) -> tuple[str, ...]:
    """The names in a cell, apart. A full stop that ends the cell does not belong to the last of them."""
    return tuple(name for part in _JOINT.split(fold(cell)) if (name := _unstopped(part.strip())))


def texts(cell: str) -> Iterator[Option]:
    """A cell as an option: its exact words."""
    words = fold(cell)
    yield Option(words, words) if words else MISSING


def names(cell: str) -> Iterator[Option]:
    """A cell of names as options: its exact words, and each name when it holds several."""
    yield from texts(cell)
    several = parts(cell)
    if len(several) > 1:
        yield from (Option(name, name) for name in several)


def alphabetic(option: Option) -> tuple[bool, str, str]:
    """The Swedish order of options, what is missing last."""
    return option == MISSING, swedish_order(option.label), option.label


def _key(value: str) -> str:
    """What two spellings of one name share."""
    return fold(value).casefold().rstrip(".")


def _unstopped(name: str) -> str:
    """A name without its full stop, unless it is an abbreviation with several (m.fl.)."""
    return name[:-1].rstrip() if name.count(".") == 1 and name.endswith(".") else name
