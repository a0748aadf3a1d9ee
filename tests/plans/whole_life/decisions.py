"""What is decided about plans."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from document.assessing import CALL_OFF, KEEP
from document.decision import FACTS, Decision
from document.events import Outcome
from document.rules import State
from organisation.roles import Role
from plans import actions
from plans.models import Event
from tests import factories
from tests.plans.whole_life.edits import COORDINATORS, Editing, pick
from tests.plans.whole_life.machine import PICKS, SEEN, WHICH, mostly
from tests.plans.whole_life.story import DAY, Story, Taking, Told, Waiting
from tests.plans.whole_life.world import may

APPROVERS = mostly("arneberg", "toraberg", None, rarely=("ullaberg", "larsberg"))
WHO = mostly("Kommunledningsgrupp", "Kommunstyrelsen", rarely=("",))
SAID = mostly("Läget har ändrats.", rarely=(" ",))
#: Days from today, None for no day.
DECIDED = mostly(0, -1, -400, None, rarely=(1,))
#: The first day that a version may have: the newest began the day before.
NEXT = "next"
DECISIONS = st.fixed_dictionaries(
    {
        "valid_from": mostly(0, 1, 10, 200, -1, NEXT, NEXT, rarely=(-400, None)),
        "review_by": mostly(700, 30, 1, rarely=(0, None)),
        "valid_until": mostly(None, None, 40, 5, 0, rarely=(-1,)),
        "adopted_on": DECIDED,
        "adopted_by": WHO,
        "paragraph": st.sampled_from(["", "§ 12"]),
        "registry_number": st.sampled_from(["", "KS 2026/1"]),
    }
)


def something_is(name):
    """The rule waits until some plan has got that far."""
    return precondition(lambda life: any(getattr(story, name) for story in life.stories))


class Deciding(Editing):
    """Rules that write in the ledgers."""

    def day(self, days):
        return None if days is None else self.today + timedelta(days=days)

    @rule(which=WHICH, by=COORDINATORS, note=SAID, seen=SEEN)
    def propose(self, *, which, by, note, seen):
        story = self.stories[which]
        text = self.draft(story)
        waiting = story.waiting
        same = waiting and waiting.text == text and not waiting.rewords
        done = self.act(
            actions.propose,
            bool(may(by, Role.COORDINATOR) and note.strip() and seen != "old" and not same)
            and '"sections"' in text,
            plan=self.plan(story),
            by=self.users.get(by),
            note=note.strip() and f"{note} {self.word()}",
            expected=self.seen_text(story, seen),
        )
        if done:
            story.proposals.append(Waiting(done.digest, text, by or ""))
            story.waits = True
        self.settle()

    @something_is("proposals")
    @rule(which=WHICH, by=APPROVERS, comment=SAID, number=PICKS, is_newest=st.booleans())
    def send_back(self, *, which, by, comment, number, is_newest):
        story = self.stories[which]
        proposal = story.waiting if is_newest else pick(story.proposals, number)
        done = self.act(
            actions.send_back,
            bool(may(by, Role.APPROVER) and comment.strip() and story.waiting)
            and proposal == story.waiting,
            plan=self.plan(story),
            by=self.users.get(by),
            comment=comment.strip() and f"{comment} {self.word()}",
            proposal_digest=proposal.digest if proposal else "0" * 64,
        )
        if done:
            story.waits = False
        self.settle()

    @something_is("proposals")
    @rule(which=WHICH, by=COORDINATORS, note=SAID, is_newest=st.booleans(), number=PICKS)
    def take_back(self, *, which, by, note, is_newest, number):
        story = self.stories[which]
        proposal = story.waiting if is_newest else pick(story.proposals, number)
        done = self.act(
            actions.take_back,
            bool(may(by, Role.COORDINATOR) and story.waiting) and proposal == story.waiting,
            plan=self.plan(story),
            by=self.users.get(by),
            note=note.strip() and f"{note} {self.word()}",
            proposal_digest=proposal.digest if proposal else "0" * 64,
        )
        if done:
            story.waits = False
        self.settle()

    @rule(
        which=WHICH,
        by=APPROVERS,
        given=DECISIONS,
        on=st.sampled_from(["waiting", "nothing", "nothing", "any"]),
        number=PICKS,
        text=SEEN,
        head=SEEN,
        coming=mostly(KEEP, CALL_OFF, rarely=("",)),
    )
    def adopt(self, *, which, by, given, on, number, text, head, coming):
        story = self.stories[which]
        proposal = {"waiting": story.waiting, "any": pick(story.proposals, number)}.get(on)
        decision, holds = self.decision(story, given), self.draft(story)
        allowed = (
            may(by, Role.APPROVER)
            and "old" not in (text, head)
            and self.may_be_decided(story, decision, holds)
            and self.is_said(story, decision, coming)
            and (
                proposal is None
                or (not proposal.rewords and self.may_decide_on(story, proposal, by, holds))
            )
        )
        done = self.act(
            actions.adopt,
            allowed,
            plan=self.plan(story),
            by=self.users.get(by),
            decision=decision,
            on=self.today,
            expected=self.seen_text(story, text),
            head=self.seen_head(story, head),
            proposal=proposal and Event.objects.get(digest=proposal.digest),
            coming=coming,
            render=factories.printable,
        )
        if done:
            number = story.newest.number + 1 if story.newest else story.first
            if coming == CALL_OFF:
                story.takings += [
                    Taking(self.today, each.number, State.CALLED_OFF)
                    for each in self.met(story, decision)
                ]
            self.adopted(story, done, str(number), decision, holds)
        self.settle()

    def decision(self, story: Story, given: dict[str, Any]) -> Decision:
        """The decision, with its first day counted from today and its last ones from the first."""
        start = self.start(story, given["valid_from"])
        since = start or self.today
        days = {
            name: None if given[name] is None else since + timedelta(days=given[name])
            for name in ("review_by", "valid_until")
        }
        return Decision(
            **given | days | {"valid_from": start, "adopted_on": self.day(given["adopted_on"])}
        )

    def start(self, story: Story, given: Any) -> date | None:
        if given == NEXT:
            begun = story.begun(self.today)
            return begun.start + DAY if begun else self.today
        return self.day(given)

    def may_be_decided(self, story: Story, decision: Decision, text: str) -> bool:
        start, begun = decision.valid_from, story.begun(self.today)
        return bool(
            start
            and decision.adopted_by
            and decision.review_by
            and decision.review_by > start
            and (begun is None or start > begun.start)
            and (decision.valid_until is None or decision.valid_until >= start)
            and (decision.adopted_on is None or decision.adopted_on <= self.today)
            and '"sections"' in text
        )

    def met(self, story: Story, decision: Decision) -> list[Told]:
        """The versions to come that one would begin before or with."""
        start = decision.valid_from or self.today
        return [each for each in story.coming(self.today) if each.start >= start]

    def is_said(self, story: Story, decision: Decision, coming: str) -> bool:
        """Whether it is said what becomes of those, and may be so."""
        met = self.met(story, decision)
        kept = coming == KEEP and not any(each.start == decision.valid_from for each in met)
        return not met or coming == CALL_OFF or kept

    def may_decide_on(self, story: Story, proposal: Waiting, by: str | None, text: str) -> bool:
        is_own = bool(by) and by == proposal.by
        return proposal == story.waiting and proposal.text == text and not is_own

    def adopted(self, story, revision, label, decision, text):
        """A version was made of what the working copy held: write down what that was."""
        assert (revision.label, revision.content) == (label, text)
        record = {name: str(getattr(decision, name) or "") for name in FACTS}
        story.versions.append(
            Told(label, decision.valid_from, decision.valid_until, decision.review_by, text, record)
        )
        self.decided(story)

    @something_is("versions")
    @rule(
        which=WHICH,
        by=COORDINATORS,
        outcome=st.sampled_from(Outcome),
        reviewed_by=WHO,
        back=mostly(0, 1, 40, rarely=(-1,)),
        ahead=mostly(1, 20, 600, 729, rarely=(732, 0, None)),
        is_sound=mostly(True, rarely=(False,)),
        head=SEEN,
    )
    def review(self, *, which, by, outcome, reviewed_by, back, ahead, is_sound, head):
        story = self.stories[which]
        current, day, moves = story.valid(self.today), self.day(-back), outcome is Outcome.CURRENT
        until = self.day(ahead) if moves is is_sound else None
        since = [current.start, *(on for on, _ in current.reviews)] if current else []
        within = until and self.today < until and (until - day).days <= 730
        done = self.act(
            actions.review,
            bool(may(by, Role.COORDINATOR) and reviewed_by and head != "old" and current)
            and max(since) <= day <= self.today
            and (bool(within) if moves else until is None),
            plan=self.plan(story),
            by=self.users.get(by),
            outcome=outcome,
            reviewed_by=reviewed_by,
            day=day,
            review_by=until,
            head=self.seen_head(story, head),
            on=self.today,
        )
        if done:
            current.reviews.append((day, until))
        self.settle()
