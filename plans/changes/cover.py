"""What differs on the cover: the plan's facts, and the decision's if there is one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from plans.changes.order import merge
from plans.changes.values import CoverRow
from plans.changes.words import diff
from plans.content import Fact, PlanContent
from plans.edition import Edition

#: Not a fact to compare: the versions' numbers are what the comparison is headed by.
_LEFT_OUT = "Version"


def content_facts(content: PlanContent) -> list[Fact]:
    """The facts of the cover that the content holds."""
    named = [
        ("Titel", content.title),
        ("Slag av dokument", content.kind),
        ("Organisation", content.organisation),
        ("Gäller för", content.applies_to),
        ("Utarbetad av", content.prepared_by),
        ("Dokumentansvarig förvaltning", content.responsible_department),
    ]
    return [Fact(label=label, value=value) for label, value in named] + list(content.facts)


def edition_facts(edition: Edition) -> list[Fact]:
    """The facts of the cover, those of the decision with them."""
    title, kind, organisation, *_ = content_facts(edition.content)
    return [title, kind, organisation] + [
        fact for fact in edition.cover if fact.label != _LEFT_OUT
    ]


def compare_cover(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[CoverRow, ...]:
    """The facts that differ, each known by its label; one that only changed places does not."""
    old, new = _by_label(before), _by_label(after)
    rows = [
        CoverRow(label, diff(old.get((label, n), ""), new.get((label, n), "")))
        for slot in merge(list(old), list(new), {})
        for label, n in [list(new)[slot.after] if slot.after is not None else list(old)[slot.before]]
    ]
    return tuple(row for row in rows if row.words.changed)
