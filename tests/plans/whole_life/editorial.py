"""Wording that is changed without a decision: one proposes, another approves."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from document.decision import Decision
from organisation.roles import Role
from plans import actions
from plans.models import Event
from tests import factories
from tests.plans.whole_life.decisions import APPROVERS, SAID, Deciding, something_is
from tests.plans.whole_life.edits import COORDINATORS, pick
from tests.plans.whole_life.machine import PICKS, SEEN, WHICH
from tests.plans.whole_life.story import Story, Waiting
from tests.plans.whole_life.wording import is_wording
from tests.plans.whole_life.world import may


class Rewording(Deciding):
    """Rules of editorial revisions."""

    @something_is("versions")
    @rule(which=WHICH, by=COORDINATORS, note=SAID, seen=SEEN, afresh=st.booleans())
    def propose_wording(self, *, which, by, note, seen, afresh):
        story = self.stories[which]
        if afresh:
            self.start_afresh(story)
        current, text, waiting = story.valid(self.today), self.draft(story), story.waiting
        allowed = bool(
            may(by, Role.COORDINATOR)
            and note.strip()
            and seen != "old"
            and self.may_be_amended(story)
            and is_wording(current.text, text)
            and not (waiting and (waiting.text, waiting.rewords) == (text, current.label))
        )
        told = note.strip() and f"{note} {self.word()}"
        done = self.act(
            actions.propose,
            allowed,
            plan=self.plan(story),
            by=self.users.get(by),
            note=told,
            expected=self.seen_text(story, seen),
            editorial=True,
            on=self.today,
        )
        if done:
            story.proposals.append(Waiting(done.digest, text, by or "", current.label, told))
            story.waits = True
        self.settle()

    @something_is("proposals")
    @rule(which=WHICH, by=APPROVERS, number=PICKS, is_newest=st.booleans(), text=SEEN, head=SEEN)
    def amend(self, *, which, by, number, is_newest, text, head):
        story = self.stories[which]
        proposal = story.waiting if is_newest else pick(story.proposals, number)
        if proposal is None:
            return
        current, holds = story.valid(self.today), self.draft(story)
        allowed = bool(
            may(by, Role.APPROVER)
            and "old" not in (text, head)
            and self.may_decide_on(story, proposal, by, holds)
            and self.may_be_amended(story)
            and proposal.rewords == current.label
            and is_wording(current.text, holds)
        )
        done = self.act(
            actions.amend,
            allowed,
            plan=self.plan(story),
            by=self.users.get(by),
            proposal=Event.objects.get(digest=proposal.digest),
            on=self.today,
            expected=self.seen_text(story, text),
            head=self.seen_head(story, head),
            render=factories.printable,
        )
        if done:
            label = f"{current.number}.{current.minor + 1}"
            deadline = story.deadline(current, self.today)
            taken_over = Decision(
                valid_from=self.today, valid_until=current.until, review_by=deadline
            )
            self.adopted(story, done, label, taken_over, holds)
            own = {"valid_from": str(self.today), "review_by": str(deadline)}
            story.versions[-1].record = current.record | own
            story.versions[-1].reason = proposal.note
        self.settle()

    def may_be_amended(self, story: Story) -> bool:
        """Whether the plan is in a state that allows an editorial revision."""
        current = story.valid(self.today)
        return bool(
            current
            and current.start < self.today
            and story.deadline(current, self.today) > self.today
        )

    def start_afresh(self, story: Story) -> None:
        """The working copy holds what the version in force does, but for a word."""
        which, current = self.stories.index(story), story.valid(self.today)
        if current:
            number = story.versions.index(current)
            self.put_all_back(which=which, by=None, number=number, seen="", to="version")
        plan = self.plan(story)
        plan.title = f"{plan.title} {self.word()}"
        plan.save()
        self.settle()
