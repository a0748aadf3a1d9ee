"""What each version changed, in a sentence: read from the seals, and worked out once for each pair."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comparing import compare
from plans.models import Revision
from plans.reading.versions import LISTED, Versions

type Pair = tuple[Revision, Revision]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs from the version before: how many changes, and in a sentence or two."""

    count: int
    summary: str


#: By the digests of the two versions. Neither ever changes, so a process compares a pair once.
_known: dict[tuple[str, str], Difference] = {}


def differences(found: Versions, pairs: Iterable[Pair], *, on: date) -> dict[int, Difference]:
    """What differs between versions of a plan, by the primary key of the later one in each pair.

    At most one query, for the texts of the pairs that have not been compared before.
    """
    wanted = list(pairs)
    new = [pair for pair in wanted if _key(pair) not in _known]
    texts = _texts({revision.pk for pair in new for revision in pair})
    for pair in new:
        before, after = (texts[each.pk].edition(list(found.revisions), on=on) for each in pair)
        comparison = compare(before, after)
        _known[_key(pair)] = Difference(comparison.count, comparison.summary)
    return {pair[1].pk: _known[_key(pair)] for pair in wanted}


def _key(pair: Pair) -> tuple[str, str]:
    before, after = pair
    return before.digest, after.digest


def _texts(keys: set[int]) -> dict[int, Revision]:
    """Versions with their texts, by primary key."""
    if not keys:
        return {}
    found = Revision.objects.filter(pk__in=keys).select_related("plan").only(*LISTED, "content")
    return {revision.pk: revision for revision in found}
