"""What a printed copy is worth today: the answer that its QR code leads to."""

from dataclasses import dataclass
from datetime import date

from document.edition import SHORT_DIGEST, Edition
from plans.models import Revision
from plans.reading.standing import Tag, tag
from plans.reading.versions import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether a copy counts, and the versions to read on from.

    `edition` is the version that the copy was made of; None when it is none of ours, and then nothing
    more is said. `valid` is the version that counts today when it is another one, and `printed_on` the
    day that the copy says it was printed, when it can be true.
    """

    edition: Edition | None = None
    valid: Edition | None = None
    printed_on: date | None = None

    @property
    def tag(self) -> Tag:
        """The state as a colour, an icon and a word."""
        state = self.edition and self.edition.state
        return tag(state) if state else Tag("late", "late", "Okänd")


def answer(
    versions: Versions | None, label: str, digest: str, *, on: date, printed_on: date | None = None
) -> Answer:
    """What a copy of a version is worth on a day.

    The digest is the one that stands on the copy: `SHORT_DIGEST` characters or more from its beginning. A
    copy is unknown when there is no such plan, no such version, or the digest is not the version's.
    """
    revision = versions.labelled(label) if versions else None
    if versions is None or revision is None or len(digest) < SHORT_DIGEST:
        return Answer()
    if not revision.digest.startswith(digest.lower()):
        return Answer()
    valid = versions.in_force(on)
    return Answer(
        edition=versions.edition(revision, on),
        valid=versions.edition(valid, on) if valid and valid != revision else None,
        printed_on=printed_on if printed_on and printed_on <= on else None,
    )


def numbered(digest: str) -> Revision | None:
    """The version whose digest begins so, if any does: one query."""
    known = Revision.objects.select_related("plan").only("plan__slug", "number", "minor")
    return known.filter(digest__startswith=digest).first()


def is_near_miss(typed: str) -> bool:
    """Whether what was typed is a slip of the hand from the number of a copy of ours: one query.

    Which number that is is never said. The slip may be on the paper, if it is forged, and only whoever holds
    it can see that: a reader who was shown the right number would take it to be what the paper says.
    """
    return any(
        _slipped(typed, digest) for digest in Revision.objects.values_list("digest", flat=True)
    )


#: Letters that no digest has, and what they are misread from.
_LOOKALIKES = str.maketrans("oil", "011")


def _slipped(typed: str, digest: str) -> bool:
    """Whether at most one character is wrong, missing, one too many, or has changed places with the next."""
    read = typed.translate(_LOOKALIKES)
    by_hand = len(read) <= SHORT_DIGEST + 1
    lengths = [SHORT_DIGEST] if by_hand else range(len(read) - 1, len(read) + 2)
    return any(_one_apart(read, digest[:length]) for length in lengths)


def _one_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        differ = [
            place for place, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1
        ]
        if len(differ) <= 1:
            return True
        first, last = differ[0], differ[-1]
        swapped = one[first] == other[last] and one[last] == other[first]
        return last == first + 1 and swapped
    short, long = sorted((one, other), key=len)
    gaps = range(len(long)) if len(long) == len(short) + 1 else ()
    return any(long[:gap] + long[gap + 1 :] == short for gap in gaps)
