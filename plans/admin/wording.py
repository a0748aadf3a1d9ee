"""Every word that the working copy changes of the version in force, and what is more than wording."""

from dataclasses import dataclass

from django.utils import timezone

from comparing.words import Words, diff
from document import editorial
from document.editorial import Rewording
from plans.actions import rewording
from plans.compose import compose
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class RewordedText:
    """A text with its changes marked, where it stands, and the words that differ one by one."""

    where: str
    words: Words
    changes: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editorial revision would change of a version (empty: none counts), and what stops it."""

    of: str
    texts: tuple[RewordedText, ...]
    stops: tuple[str, ...]


def wording(plan: Plan, *, rewords: str = "") -> Wording:
    """What the working copy changes of the version in force today; `rewords` is what it was proposed of."""
    value = compose(plan)
    current, problems = rewording.obstacles(plan, value, on=timezone.localdate(), rewords=rewords)
    texts = editorial.texts(current.value, value) if current else []
    return Wording(
        of=current.label if current else "",
        texts=tuple(
            RewordedText(pair.where, diff(pair.before, pair.after), tuple(editorial.reworded(pair)))
            for pair in texts
        ),
        stops=tuple(each.message for each in problems),
    )
