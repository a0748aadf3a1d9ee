"""What each version changed, in a sentence: read from the seals, and worked out once for each pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from comparing import compare
from plans.models import Revision
from plans.reading.remembered import Remembered
from plans.reading.versions import LISTED, Versions

type RevisionPair = tuple[Revision, Revision]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs from the version before: how many changes, and in a sentence or two."""

    count: int
    summary: str


#: By the digests of the two versions. A difference is a few sentences.
_known: Remembered[tuple[str, str], Difference] = Remembered(most=4096)


def differences(
    versions: Versions, pairs: Iterable[RevisionPair], *, on: date
) -> dict[int, Difference]:
    """What differs between versions of a plan, by the primary key of the later one in each pair.

    At most one query, for the texts of the pairs that have not been compared before.
    """
    wanted = {(before.digest, after.digest): (before, after) for before, after in pairs}

    def work_out(keys: list[tuple[str, str]]) -> dict[tuple[str, str], Difference]:
        texts = _texts({each.pk for key in keys for each in wanted[key]})
        return {
            key: _difference(versions, [texts[each.pk] for each in wanted[key]], on) for key in keys
        }

    known = _known.get(wanted, work_out)
    return {after.pk: known[key] for key, (_, after) in wanted.items()}


def _difference(versions: Versions, pair: Sequence[Revision], on: date) -> Difference:
    before, after = (each.edition(versions.revisions, on=on) for each in pair)
    comparison = compare(before, after)
    return Difference(comparison.count, comparison.summary)


def _texts(keys: set[int]) -> dict[int, Revision]:
    """Versions with their texts, by primary key."""
    if not keys:
        return {}
    revisions = Revision.objects.filter(pk__in=keys).select_related("plan").only(*LISTED, "content")
    return {revision.pk: revision for revision in revisions}
