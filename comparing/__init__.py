"""What differs between two versions of a plan, down to the word. Pure: no models, no clock.

`compare` takes two versions with their decisions, `compare_content` the contents alone. Both give a
`Comparison`: the list of changes, a sentence that sums them up, and the whole text with its changes
marked, ready to be shown.
"""

from collections.abc import Sequence

from comparing.comparison import Comparison
from comparing.cover import compare_cover, content_facts, edition_facts
from comparing.listing import list_changes
from comparing.match import pair
from comparing.sections import compare_sections
from document.content import Fact, PlanContent
from document.edition import Edition

__all__ = ["Comparison", "compare", "compare_content"]


def compare(before: Edition, after: Edition) -> Comparison:
    """What differs between two versions: the decision's facts and the content."""
    return _compare(
        (before.content, after.content),
        (edition_facts(before), edition_facts(after)),
        (_label(before), _label(after)),
    )


def compare_content(
    before: PlanContent, after: PlanContent, *, labels: tuple[str, str] = ("Före", "Efter")
) -> Comparison:
    """What differs between two contents; `labels` are what the two are called."""
    facts = content_facts(before), content_facts(after)
    return _compare((before, after), facts, labels)


def _label(edition: Edition) -> str:
    return "Arbetsversionen" if edition.number is None else f"Version {edition.label}"


def _compare(
    contents: tuple[PlanContent, PlanContent],
    facts: tuple[Sequence[Fact], Sequence[Fact]],
    labels: tuple[str, str],
) -> Comparison:
    cover, reordered = compare_cover(*facts)
    sections = compare_sections(pair(*contents))
    return Comparison(
        before_label=labels[0],
        after_label=labels[1],
        changes=list_changes(cover, sections, reordered=reordered),
        cover=cover,
        sections=sections,
        cover_reordered=reordered,
    )
