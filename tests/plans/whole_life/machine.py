"""What the rules and the invariants of a life stand on: two plans that share a group, and a way to act."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

from django.core import mail
from django.core.exceptions import PermissionDenied
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from document.content import canonical, sha256
from document.decision import Decision
from organisation.roles import Role
from outbox.sending import send_due
from plans import actions
from plans.compose import compose
from plans.models import Plan
from plans.row_history import newest_change
from tests import factories
from tests.plans.whole_life.story import Story
from tests.plans.whole_life.world import STAFF, Clock, address, everything, marker, may, world


def mostly(*usual: Any, rarely: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """What is usually given, and sometimes what is refused: each is tried, and lives still get somewhere."""
    return st.sampled_from([*usual * (12 * len(rarely) // len(usual) or 1), *rarely])


#: Which of the two plans: mostly the first, so that it gets somewhere.
WHICH = st.sampled_from([0, 0, 0, 1])
#: Which row, version or moment among those that there are.
PICKS = st.integers(0, 30)
#: Whether who acts has seen the newest, did not say, or has seen what is no longer so.
SEEN = mostly("newest", "", rarely=("old",))


class Machine(RuleBasedStateMachine):
    """Two plans on a database of their own, from the day they are brought in."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = ExitStack()
        self.clock = Clock()
        self.dawn = self.clock.now() - timedelta(days=1)
        self.users = self.undo.enter_context(world(self.clock))
        self.written, self.turn, self.rows = 0, 0, {}
        self.stories = [Story("trygghet", first=1), Story("rutin", first=3)]
        for story in self.stories:
            actions.create_plan(
                slug=story.slug,
                value=factories.content(title=f"Plan {self.word()}"),
                decision=Decision(),
                number=story.first,
                by=None,
                reason="",
            )
        self.settle()

    def teardown(self) -> None:
        self.undo.close()

    @property
    def today(self) -> Any:
        return self.clock.day

    def word(self) -> str:
        """A word that has not been written before."""
        self.written += 1
        return marker(self.written)

    def plan(self, story: Story) -> Plan:
        return Plan.objects.get(slug=story.slug)

    def draft(self, story: Story) -> str:
        """What the working copy holds now."""
        return canonical(compose(self.plan(story)))

    def settle(self) -> None:
        """Time goes on, and what the working copies hold by now is written down."""
        rows = everything()
        if rows != self.rows:
            self.rows, self.pages, self.held = rows, {}, set()
            for story in self.stories:
                moment = newest_change(self.plan(story))
                if moment <= self.clock.now():
                    story.stood[moment] = self.draft(story)
        self.turn += 1
        self.clock.tick()

    def is_news(self, what: Any) -> bool:
        """Whether something has not been looked at since anything was last stored."""
        if what in self.held:
            return False
        self.held.add(what)
        return True

    def act(self, action: Callable[..., Any], allowed: bool | None, **kwargs: Any) -> Any:
        """Do what the site does, with its mail. None, and nothing is changed, when it is refused.

        `allowed` is whether it should be done; None when this is not known beforehand.
        """
        letters, done, refusal, whole = len(mail.outbox), None, None, self.whole()
        try:
            done = action(**kwargs)
        except (actions.Refused, PermissionDenied) as error:
            refusal = error
        assert allowed in (refusal is None, None), refusal or done
        if refusal:
            assert everything() == self.rows
        else:
            send_due()
            self.told_once(mail.outbox[letters:], but=kwargs.get("by"))
            self.told_of_proposals(mail.outbox[letters:], whole)
        return done

    def whole(self) -> dict[str, bool]:
        """The plans with a proposal that waits, and whether they hold what was sent."""
        waiting = [story for story in self.stories if story.waiting]
        return {story.slug: self.draft(story) == story.waiting.text for story in waiting}

    def told_of_proposals(self, letters: list[Any], before: dict[str, bool]) -> None:
        """Those concerned are told of every proposal that was broken or made whole, and of no other."""
        now = self.whole()
        for words, was in (("Förslaget är brutet", True), ("Förslaget är helt igen", False)):
            told = {each.subject for each in letters if each.subject.startswith(words)}
            changed = [slug for slug in now if (before.get(slug), now[slug]) == (was, not was)]
            assert len(told) == len(changed), (told, changed)

    def told_once(self, letters: list[Any], *, but: Any) -> None:
        """One letter at most about each thing to those who work there, and none to who did it."""
        told = [(each, letter.subject) for letter in letters for each in letter.to]
        assert len(set(told)) == len(told)
        to = {each for each, _ in told}
        assert to <= {address(name) for name in STAFF if may(name, Role.COORDINATOR, Role.APPROVER)}
        assert not but or but.email not in to

    def seen_text(self, story: Story, seen: str) -> str:
        """The digest that somebody says the working copy had when they looked."""
        return {"newest": sha256(self.draft(story)), "": "", "old": sha256("")}[seen]

    def seen_head(self, story: Story, seen: str) -> str | None:
        """The decision that somebody says was the newest when they looked."""
        return {"newest": story.heads[-1], "": None, "old": "0" * 64}[seen]

    def decided(self, story: Story) -> None:
        """A decision is in the ledger: it is the newest, and no proposal waits for one any more."""
        story.heads.append(self.plan(story).events.order_by("number").last().digest)
        story.waits = False
