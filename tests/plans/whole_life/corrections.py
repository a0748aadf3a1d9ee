"""The record of a decision is corrected: entered by one, confirmed or refused by another."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from document.corrections import DecisionCorrected, RegisterCorrected
from document.decision import FACTS
from organisation.roles import Role
from plans import actions
from plans.models import Event
from tests.plans.whole_life.decisions import APPROVERS, SAID, something_is
from tests.plans.whole_life.edits import COORDINATORS, pick
from tests.plans.whole_life.endings import Ends
from tests.plans.whole_life.machine import PICKS, SEEN, WHICH, mostly
from tests.plans.whole_life.story import Entered, Story, Told
from tests.plans.whole_life.world import may

#: What a fact should say: days are counted from today.
RIGHT = st.sampled_from(["§ 9", "Kommunstyrelsen", "", "i går", 0, -3, 1, 5, 40, 500])


class Corrects(Ends):
    """Rules that correct records, and answer corrections that wait."""

    @something_is("versions")
    @rule(
        which=WHICH,
        by=COORDINATORS,
        kind=st.sampled_from([RegisterCorrected, DecisionCorrected]),
        name=st.sampled_from([*FACTS, "valid_from", "valid_until", "review_by"]),
        now=RIGHT,
        reason=SAID,
        paragraph=mostly("§ 12", rarely=("",)),
        number=PICKS,
    )
    def enter_correction(self, *, which, by, kind, name, now, reason, paragraph, number):
        story = self.stories[which]
        version = pick(story.versions, number)
        if version is None:
            return
        about = version if name == "review_by" else story.called(version.number, 0)
        text = now if isinstance(now, str) else str(self.day(now))
        waits = any((e.number, e.minor, e.name) == (*about.place[1:], name) for e in story.entered)
        done = self.act(
            actions.enter_correction,
            bool(may(by, Role.COORDINATOR) and reason.strip() and paragraph)
            and not waits
            and self.may_read(story, about, name, text),
            revision=self.revision(story, version),
            by=self.users.get(by),
            kind=kind,
            field=name,
            now=text,
            reason=reason,
            paragraph=paragraph,
            on=self.today,
            **({"corrected_by": "Kommunstyrelsen"} if kind is DecisionCorrected else {}),
        )
        if done:
            story.entered.append(
                Entered(done.digest, about.number, about.minor, name, text, by or "")
            )
        self.settle()

    def may_read(self, story: Story, about: Told, name: str, text: str) -> bool:
        """Whether a record may come to say this of a fact."""
        fact = FACTS[name]
        if text == about.record[name] or (fact.required and not text):
            return False
        if not fact.is_day or not text:
            return True
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return False
        if fact.past and day > self.today:
            return False
        days = {"valid_from": about.start, "valid_until": about.until, "review_by": about.review_by}
        days |= {name: day} if name in days else {}
        start, until = days["valid_from"], days["valid_until"]
        others = [each for each in story.line(self.today) if each.number != about.number]
        return (
            start < days["review_by"]
            and (until is None or until >= start)
            and not (name == "valid_from" and any(each.start == day for each in others))
        )

    @something_is("entered")
    @rule(which=WHICH, by=APPROVERS, number=PICKS, head=SEEN)
    def confirm_correction(self, *, which, by, number, head):
        story = self.stories[which]
        entered = pick(story.entered, number)
        if entered is None:
            return
        about = story.called(entered.number, entered.minor)
        done = self.act(
            actions.confirm_correction,
            bool(may(by, Role.APPROVER) and head != "old" and not (by and by == entered.by))
            and self.may_read(story, about, entered.name, entered.text),
            entered=Event.objects.get(digest=entered.digest),
            by=self.users.get(by),
            head=self.seen_head(story, head),
            on=self.today,
        )
        if done:
            story.entered.remove(entered)
            story.rectify(entered)
            story.heads.append(done.digest)
        self.settle()

    @something_is("entered")
    @rule(
        which=WHICH,
        by=mostly("ullaberg", "toraberg", "arneberg", None, rarely=("larsberg",)),
        comment=SAID,
        number=PICKS,
    )
    def refuse_correction(self, *, which, by, comment, number):
        story = self.stories[which]
        entered = pick(story.entered, number)
        if entered is None:
            return
        own = by == entered.by and may(by, Role.COORDINATOR)
        done = self.act(
            actions.refuse_correction,
            bool(comment.strip() and (may(by, Role.APPROVER) or own)),
            entered=Event.objects.get(digest=entered.digest),
            by=self.users.get(by),
            comment=comment,
        )
        if done:
            story.entered.remove(entered)
        self.settle()
