"""The history of a plan: its versions, the newest first, each with what was decided."""

from dataclasses import dataclass
from datetime import date

from plans import rules
from plans.models import Revision
from plans.reading.kinds import Kind, kind
from plans.reading.standing import Tag, tag
from plans.reading.versions import Versions, covers

#: So many signs of a version's digest are shown and printed.
DIGEST_SIGNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version in the list, with the number of the one before it and the one that took over by now."""

    revision: Revision
    tag: Tag
    before: int | None
    replaced_by: Revision | None

    @property
    def digest(self) -> str:
        """The first signs of the digest, in groups of four as on printed copies."""
        signs = self.revision.digest[:DIGEST_SIGNS]
        return " ".join(signs[start : start + 4] for start in range(0, len(signs), 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All versions of a plan. The title is that of the version that stands for it today."""

    slug: str
    title: str
    kind: Kind
    versions: tuple[Version, ...]


def history(found: Versions, *, on: date) -> History:
    """The history of a plan as it is on a day. At most one query, for the title."""
    nearest = found.nearest(on)
    cover = covers([nearest])[nearest.pk]
    listed = []
    for revision in found.revisions:
        before = found.before(revision)
        listed.append(
            Version(
                revision=revision,
                tag=tag(found.state(revision, on)),
                before=before.number if before else None,
                replaced_by=rules.successor(revision, found.revisions, on=on),
            )
        )
    return History(
        slug=found.slug, title=cover.title, kind=kind(cover.kind), versions=tuple(listed)
    )
