"""The adopted versions of a plan, and the cover facts of versions without reading their whole text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

import msgspec
from django.utils import timezone

from document import rules
from document.ahead import upcoming
from document.corrections import Correction
from document.decision import FACTS, Decision
from document.edition import Edition
from document.events import CalledOff, Repealed, Withdrawn
from document.life import NEW, Life
from document.standing import Proposal, Standing, standing
from plans.models import Event, Revision
from plans.reading.remembered import Remembered

#: What lists need. The sealed text is left out, and of the plan's own row only its address is read:
#: the rest of that row is the working copy's.
LISTED = ("plan__slug", "number", "minor", *FACTS, "recorded_at", "digest")


@dataclass(frozen=True, slots=True)
class Versions:
    """All adopted versions of a plan, the newest first, without their texts. Never empty.

    Each has its decision as the record reads after corrections; one that is asked about may be a row as it
    was sealed.
    """

    slug: str
    revisions: tuple[Revision, ...]
    life: Life = NEW

    @classmethod
    def of(cls, slug: str, rows: Iterable[Revision], life: Life) -> Self:
        """The versions that these rows are, for what has happened to them."""
        return cls(slug, tuple(each.corrected(life) for each in rows), life)

    def standing(self, on: date, *, proposal: Proposal | None = None) -> Standing[Revision]:
        """Where the plan stands on a day, with the proposal that is not answered, if that is to be told."""
        return standing(self.revisions, self.life, on=on, proposal=proposal)

    def in_force(self, on: date) -> Revision | None:
        """The one that counts on a day."""
        return rules.in_force(
            self.revisions,
            on=on,
            repeals=self.life.repeals,
            withdrawals=self.life.withdrawals,
        )

    def coming(self, on: date) -> Revision | None:
        """The next one to begin after a day."""
        return next(iter(self.upcoming(on)), None)

    def nearest(self, on: date) -> Revision:
        """The one that stands for the plan in lists: in force, else the next to begin, else the last to end.

        One that was called off stands for it only where there never was another.
        """
        return self.standing(on).version or self.revisions[0]

    def is_called_off(self, revision: Revision) -> bool:
        """Whether a version was taken back before it began."""
        return isinstance(self.withdrawal(revision), CalledOff)

    def title(self, on: date) -> str:
        """What the plan is called on a day. At most one query."""
        nearest = self.nearest(on)
        return covers([nearest])[nearest.pk].title

    def labelled(self, label: str) -> Revision | None:
        """The one that is called "2" or "2.1"."""
        return next((each for each in self.revisions if each.label == label), None)

    def before(self, revision: Revision) -> Revision | None:
        """The one that another took over from, or would have; None for the first."""
        own = revision.corrected(self.life)
        among = self.kept(own.valid_from)
        if self.is_called_off(own):
            among = [each for each in among if each.pk < own.pk]
        return rules.predecessor(own, among)

    def taking_over(self, revision: Revision, on: date) -> Revision | None:
        """The one that has taken over from another by a day, or is decided to; None when none is."""
        return rules.successor(revision.corrected(self.life), self.kept(on), on=date.max)

    def kept(self, on: date) -> list[Revision]:
        """Those that were not called off, annulled, or repealed before they begin."""
        return rules.kept(
            self.revisions, on=on, repeals=self.life.repeals, withdrawals=self.life.withdrawals
        )

    def begun(self, on: date) -> Revision | None:
        """The last to have begun by a day, whether it still counts or not."""
        begun = (each for each in self.kept(on) if each.valid_from <= on)
        return max(begun, key=rules.order, default=None)

    def upcoming(self, on: date) -> list[Revision]:
        """Those that are to come, the next one first."""
        return upcoming(self.revisions, self.life, on=on)

    def state(self, revision: Revision, on: date) -> rules.State:
        """What one of them is on a day."""
        return rules.state(
            revision.corrected(self.life),
            self.revisions,
            on=on,
            repeals=self.life.repeals,
            withdrawals=self.life.withdrawals,
        )

    def deadline(self, revision: Revision, on: date) -> date:
        """By when one of them must be revised, as that stands on a day."""
        own = revision.corrected(self.life)
        return self.life.deadline(own.version, own.review_by, on=on)

    def decision(self, revision: Revision) -> Decision:
        """The decision that adopted one of them, as its record reads after corrections."""
        return self.life.corrected(revision.version, revision.decision)

    def brought_in(self, revision: Revision) -> date | None:
        """The day on which one of them was read in, when it had been decided on elsewhere by then."""
        was = self.life.was_brought_in(revision.version)
        return timezone.localtime(revision.recorded_at).date() if was else None

    @property
    def decided_by(self) -> str:
        """The instance that decided on the newest of them."""
        return self.decision(self.revisions[0]).adopted_by

    def after(self, withdrawal: Withdrawn) -> "Versions":
        """The versions as they stand once one of them is taken away."""
        taken = (*self.life.withdrawals, withdrawal)
        return replace(self, life=replace(self.life, withdrawals=taken))

    def corrected(self, correction: Correction) -> "Versions":
        """The versions as they stand once the record of one of them is corrected."""
        made = (*self.life.corrections, correction)
        return Versions.of(self.slug, self.revisions, replace(self.life, corrections=made))

    def withdrawal(self, revision: Revision) -> Withdrawn | None:
        """The decision that calls one of them off or annuls it."""
        return rules.withdrawal_of(revision, self.life.withdrawals)

    def repeal(self, revision: Revision) -> Repealed | None:
        """The decision that ends one of them, also while its day is still to come."""
        return rules.repeal_of(revision, self.life.repeals)

    def edition(self, revision: Revision, on: date) -> Edition:
        """One of them as it is shown on a day. Reads its text: one query."""
        own = revision.corrected(self.life)
        return own.edition(self.revisions, on=on, life=self.life)


def versions(slug: str) -> Versions | None:
    """The versions of the plan with an address; None when it has none, and so is unknown to readers."""
    rows = Revision.objects.filter(plan__slug=slug).newest_first()
    revisions = tuple(rows.select_related("plan").only(*LISTED))
    if not revisions:
        return None
    return Versions.of(slug, revisions, Event.objects.filter(plan__slug=slug).life())


def all_versions() -> list[Versions]:
    """The versions of every plan that has any: two queries."""
    rows = Revision.objects.order_by("plan_id", "-number", "-minor")
    by_slug: dict[str, list[Revision]] = {}
    for revision in rows.select_related("plan").only(*LISTED):
        by_slug.setdefault(revision.plan.slug, []).append(revision)
    lives = Event.objects.all().lives()
    return [
        Versions.of(slug, revisions, lives.get(revisions[0].plan_id, NEW))
        for slug, revisions in by_slug.items()
    ]


class Cover(msgspec.Struct, frozen=True):
    """The facts of a sealed content that lists show; decoding it skips the rest of the text."""

    title: str
    kind: str = ""
    applies_to: str = ""
    responsible_department: str = ""


_decoder = msgspec.json.Decoder(Cover)

#: By the version's digest. A cover is a few hundred bytes.
_covers: Remembered[str, Cover] = Remembered(most=4096)


def covers(revisions: Iterable[Revision]) -> dict[int, Cover]:
    """The covers of versions by primary key: at most one query, none for those already read.

    Decoding in Python was measured against extracting the keys in the database, 400 plans of 6 and 62
    kB: 15 and 110 ms against 70 and 320 ms on PostgreSQL, and of the same order on SQLite.
    """
    wanted = {revision.pk: revision.digest for revision in revisions}
    by_digest = _covers.get(wanted.values(), _read)
    return {pk: by_digest[digest] for pk, digest in wanted.items()}


def _read(digests: list[str]) -> dict[str, Cover]:
    texts = Revision.objects.filter(digest__in=digests).values_list("digest", "content")
    return {digest: _decoder.decode(text) for digest, text in texts}
