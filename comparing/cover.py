"""What differs on the cover: the plan's facts, and the decision's if there is one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from comparing.order import merge
from comparing.values import ComparedFact
from comparing.words import diff
from document.content import COVER_FIELDS, Fact, PlanContent
from document.edition import Edition

#: Not a fact to compare: the versions' numbers are what the comparison is headed by.
_LEFT_OUT = "Version"


def content_facts(content: PlanContent) -> list[Fact]:
    """The facts of the cover that the content holds."""
    named = [
        Fact(label=label, value=getattr(content, name)) for name, label in COVER_FIELDS.items()
    ]
    return named + list(content.facts)


def edition_facts(edition: Edition) -> list[Fact]:
    """The facts of the cover with those of the decision, in the cover's order."""
    facts = content_facts(edition.content)
    named, further = facts[:3], edition.content.facts
    known = edition.cover[: len(edition.cover) - len(further)]
    return [*named, *(fact for fact in known if fact.label != _LEFT_OUT), *further]


def compare_cover(
    before: Sequence[Fact], after: Sequence[Fact]
) -> tuple[tuple[ComparedFact, ...], bool]:
    """The facts that differ, each known by its label, and whether any has changed places."""
    old, new = _by_label(before), _by_label(after)
    slots = merge(list(old), list(new), {})
    labels = [
        list(new)[slot.after] if slot.after is not None else list(old)[slot.before or 0]
        for slot in slots
        if slot.after is not None or not slot.moved
    ]
    rows = [ComparedFact(key[0], diff(old.get(key, ""), new.get(key, ""))) for key in labels]
    return tuple(row for row in rows if row.words.changed), any(slot.moved for slot in slots)


def _by_label(facts: Iterable[Fact]) -> dict[tuple[str, int], str]:
    """Each value by its label, and which of those with the same label it is."""
    seen: Counter[str] = Counter()
    values: dict[tuple[str, int], str] = {}
    for fact in facts:
        values[fact.label, seen[fact.label]] = fact.value
        seen[fact.label] += 1
    return values
