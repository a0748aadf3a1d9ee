"""What a printed copy is worth today: the answer that its QR code leads to."""

from dataclasses import dataclass
from datetime import date

from document.edition import SHORT_DIGEST, Edition
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
