"""What is decided to end: repeals, versions that are called off, and what a court sets aside."""

from hypothesis.stateful import rule

from document.rules import State
from organisation.roles import Role
from plans import actions
from tests.plans.whole_life.decisions import APPROVERS, DECIDED, SAID, WHO, something_is
from tests.plans.whole_life.editorial import Rewording
from tests.plans.whole_life.edits import pick
from tests.plans.whole_life.machine import PICKS, SEEN, WHICH, mostly
from tests.plans.whole_life.story import Ending, Story, Taking, Told
from tests.plans.whole_life.world import may


class Ends(Rewording):
    """Rules that end versions."""

    @something_is("versions")
    @rule(
        which=WHICH,
        by=APPROVERS,
        days=mostly(0, 1, 5, 100, 400, rarely=(-1, None)),
        repealed_by=WHO,
        repealed_on=DECIDED,
        head=SEEN,
    )
    def repeal(self, *, which, by, days, repealed_by, repealed_on, head):
        story, day, decided_on = self.stories[which], self.day(days), self.day(repealed_on)
        ended = max((each.number for each in story.line(self.today)), default=0)
        done = self.act(
            actions.repeal,
            bool(may(by, Role.APPROVER) and repealed_by and head != "old" and day)
            and self.may_be_repealed(story, day)
            and (decided_on is None or decided_on <= self.today),
            plan=self.plan(story),
            by=self.users.get(by),
            day=day,
            repealed_by=repealed_by,
            repealed_on=decided_on,
            head=self.seen_head(story, head),
            on=self.today,
        )
        if done:
            story.endings.append(Ending(day, ended))
            self.decided(story)
        self.settle()

    def repealable(self, story: Story) -> list[Told]:
        """What a repeal ends: the version that counts and those to come, in order, or what lapsed."""
        current, lapsed = story.valid(self.today), story.lapsed(self.today)
        return [*([current] if current else []), *story.coming(self.today), *lapsed]

    def may_be_repealed(self, story: Story, day) -> bool:
        found, current = self.repealable(story), story.valid(self.today)
        if found and found == story.lapsed(self.today):
            return found[0].until < day
        if not found or day < (current.start if current else self.today):
            return False
        earlier = story.ending(max(found, key=lambda each: each.number))
        until = found[-1].until
        return (earlier is None or day < earlier.day) and (until is None or day <= until)

    @something_is("versions")
    @rule(
        which=WHICH,
        by=APPROVERS,
        called_off_by=WHO,
        called_off_on=DECIDED,
        note=SAID,
        number=PICKS,
        is_coming=mostly(True, rarely=(False,)),
        head=SEEN,
    )
    def call_off(self, *, which, by, called_off_by, called_off_on, note, number, is_coming, head):
        story, decided_on = self.stories[which], self.day(called_off_on)
        version = pick(story.coming(self.today) if is_coming else story.versions, number)
        if version is None:
            return
        done = self.act(
            actions.call_off,
            bool(may(by, Role.APPROVER) and called_off_by and note.strip() and head != "old")
            and version in story.coming(self.today)
            and (decided_on is None or decided_on <= self.today),
            revision=self.revision(story, version),
            by=self.users.get(by),
            called_off_by=called_off_by,
            called_off_on=decided_on,
            note=note,
            head=self.seen_head(story, head),
            on=self.today,
        )
        if done:
            story.takings.append(Taking(self.today, version.number, State.CALLED_OFF))
            self.decided(story)
        self.settle()

    @something_is("versions")
    @rule(
        which=WHICH,
        by=APPROVERS,
        annulled_by=mostly("Förvaltningsrätten", rarely=("",)),
        back=mostly(0, 1, 40, 400, rarely=(-1, None)),
        number=PICKS,
        head=SEEN,
    )
    def annul(self, *, which, by, annulled_by, back, number, head):
        story = self.stories[which]
        version, day = pick(story.versions, number), None if back is None else self.day(-back)
        if version is None:
            return
        done = self.act(
            actions.annul,
            bool(may(by, Role.APPROVER) and annulled_by and head != "old" and day)
            and day <= self.today
            and not story.taking(version),
            revision=self.revision(story, version),
            by=self.users.get(by),
            day=day,
            annulled_by=annulled_by,
            head=self.seen_head(story, head),
            on=self.today,
        )
        if done:
            story.takings.append(Taking(day, version.number, State.ANNULLED))
            instead = story.valid(day)
            assert done.value.instead == (instead.label if instead else "")
            self.decided(story)
        self.settle()

    def revision(self, story: Story, version: Told):
        return self.plan(story).revisions.get(number=version.number, minor=version.minor)
