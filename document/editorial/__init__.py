"""What an editorial revision may change: wording, and nothing else (glossary: redaktionell ändring).

Pure: two contents are compared text by text. `problems` says what is more than wording; for the person who
approves, `rewordings` lists every word that differs, and `texts` where they stand. What counts as what:
docs/decisions/0030.
"""

from collections.abc import Iterator

from document.assessing import Problem
from document.content import PlanContent
from document.editorial.judging import TextPair, judge
from document.editorial.parts import walk
from document.editorial.shown import Rewording, reworded

__all__ = ["Rewording", "problems", "reworded", "rewordings", "texts"]


def problems(before: PlanContent, after: PlanContent) -> list[Problem]:
    """Each difference that is more than wording, in Swedish; empty when there is none."""
    if before == after:
        return [Problem("Arbetsversionen är likadan som den giltiga versionen.")]
    lines = dict.fromkeys(_lines(before, after))
    return [Problem(f"{line} Det kräver ett nytt beslut.") for line in lines]


def rewordings(before: PlanContent, after: PlanContent) -> list[Rewording]:
    """Every word that differs in the texts that both contents have, in reading order."""
    return [change for pair in texts(before, after) for change in reworded(pair)]


def texts(before: PlanContent, after: PlanContent) -> list[TextPair]:
    """The texts that differ, each as it was and as it became, in reading order; links aside."""
    pairs = (part for part in walk(before, after) if isinstance(part, TextPair))
    return [pair for pair in pairs if pair.before != pair.after]


def _lines(before: PlanContent, after: PlanContent) -> Iterator[str]:
    own_names = _own_names(before)
    for part in walk(before, after):
        if isinstance(part, TextPair):
            yield from judge(part, own_names)
        else:
            yield part


def _own_names(content: PlanContent) -> frozenset[str]:
    """What the organisation is called: a name that may be left out."""
    return frozenset(f"{content.organisation} {content.applies_to}".lower().split())
