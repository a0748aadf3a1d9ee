"""The ten rules, whatever is done to plans and in whatever order (`tests.plans.whole_life`)."""

import json
import re

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from document.assessing import CALL_OFF
from document.decision import FACTS
from document.events import Adopted
from document.rules import State
from plans import actions, reading
from plans.models import Event, Revision, Section
from plans.reading import proposals
from plans.reading.history import PER_PAGE
from plans.reading.waiting import standing_of
from plans.triggers import tables
from plans.verify import verify
from printing.marks import marks
from tests import factories
from tests.plans.whole_life.reading import Reading
from tests.plans.whole_life.sound import AHEAD, SOUND, Sound
from tests.plans.whole_life.story import DAY
from tests.plans.whole_life.world import STAFF, markers

pytestmark = pytest.mark.django_db

#: What a version's own page says that it is.
SAYS = {
    State.IN_FORCE: "Giltig version {0} · gäller från",
    State.UPCOMING: "Kommande version {0} · börjar gälla",
    State.SUPERSEDED: "Version {0} är ersatt av version",
    State.EXPIRED: "Version {0} har upphört",
    State.REPEALED: "är upphäv",
    State.CALLED_OFF: "Version {0} är återkallad",
    State.ANNULLED: "Version {0} är upphävd av domstol",
}
LATE = re.compile(
    r"Revidering försenad sedan <time.*?>([\d-]+)</time> <span class=\"nobr\">\(([\d\s]+)dag"
)


class WholeLife(Sound, Reading):
    """The rules of domain, each held after every step."""

    def __init__(self):
        super().__init__()
        self.kept = self.rows

    @initialize(**AHEAD)
    def the_first_plan_is_adopted(self, **ahead):
        self.adopt(
            which=0,
            by=None,
            given=SOUND,
            on="nothing",
            number=0,
            text="newest",
            head="newest",
            coming="",
        )
        self.decide_ahead_and_then(which=0, **ahead)

    @invariant()
    def one_valid_version(self):
        spread = {self.today + step * DAY for step in (-400, -1, 0, 1, 30, 400)}
        for day in filter(self.is_news, spread.union(*(story.days for story in self.stories))):
            found = Revision.objects.in_force(day).select_related("plan")
            told = sorted((each.plan.slug, each.label) for each in found)
            valid = [(story.slug, story.valid(day)) for story in self.stories]
            assert told == sorted((slug, each.label) for slug, each in valid if each), day

    @invariant()
    def what_is_sealed_never_changes(self):
        if not self.is_news("seals"):
            return
        for story in self.stories:
            sealed = self.plan(story).revisions.as_recorded()
            assert [(each.label, each.content) for each in sealed] == [
                (each.label, each.text) for each in story.versions
            ]
        for table in tables():
            if self.rows[table]:
                self.refuses(
                    f"UPDATE {table} SET recorded_by = ''"
                    if table != "plans_archivefile"
                    else f"UPDATE {table} SET made_at = made_at"
                )
                self.refuses(f"DELETE FROM {table}")
        assert not [str(finding) for _, found in verify() for finding in found]

    def refuses(self, statement):
        with pytest.raises(DatabaseError, match="kan inte ändras"), transaction.atomic():
            connection.cursor().execute(statement)

    @invariant()
    def readers_are_shown_what_is_valid(self):
        register = self.page("/")
        for story in self.stories:
            if not story.versions:
                continue
            valid, body = story.valid(self.today), self.page(f"/planer/{story.slug}/")
            title, label = re.search(
                rf'href="/planer/{story.slug}/">(.*?)</a>\s*<p class="register__meta">Version (\S+) ·',
                register,
            ).groups()
            shown = story.nearest(self.today)
            assert (title, label) == (json.loads(shown.text)["title"], shown.label)
            if valid:
                assert SAYS[State.IN_FORCE].format(valid.label) in body
                assert markers(body) == markers(valid.text)
                self.says_until_when(story, valid, body)
            else:
                assert "Ingen version gäller i dag" in body
                assert markers(body) <= markers(shown.text)
            for path in self.addresses(story):
                if "/version/" in path:
                    self.says_what_it_is(story, path)

    @invariant()
    def where_a_plan_stands_is_one_value(self):
        for story in self.stories:
            if not self.is_news(("standing", story.slug, self.today)):
                continue
            found = standing_of(self.plan(story), on=self.today)
            valid, coming = story.valid(self.today), story.coming(self.today)
            shown, stand = story.nearest(self.today), [*filter(None, [valid]), *coming]
            newest = max(stand, key=lambda each: (each.number, each.minor), default=None)
            ends = story.ends(valid, self.today) if valid else {}
            assert self.label(found.version) == self.label(shown)
            assert found.state is (shown and story.state(shown, self.today))
            assert [each.label for each in found.coming] == [
                each.label for each in coming if each is not shown
            ]
            assert self.label(found.newest) == self.label(newest)
            assert (found.end and found.end.day) == min(ends, default=None)
            assert found.days_overdue == (story.late(self.today) or 0)
            waiting = story.waiting
            counts = waiting and waiting.rewords in ("", self.label(valid) or "")
            is_whole = bool(counts) and waiting.text == self.draft(story)
            assert bool(found.proposal and found.proposal.is_whole) == is_whole
            is_broken = waiting is not None and not is_whole
            assert bool(found.proposal and found.proposal.is_broken) == is_broken

    def label(self, version):
        return version and version.label

    def says_what_it_is(self, story, path):
        [version] = [each for each in story.versions if each.label == path.split("/")[-2]]
        state, body = story.state(version, self.today), self.page(path)
        assert SAYS[state].format(version.label) in body
        assert (SAYS[State.IN_FORCE].format(version.label) in body) == (state is State.IN_FORCE)
        assert markers(body) == markers(version.text)

    def says_until_when(self, story, version, body):
        """The day on which it ends, and what ends it, is the first of all that is decided."""
        said = re.sub("<.*?>", "", re.search(r'validity__note">(.*?)</p>', body)[1])
        ends = story.ends(version, self.today)
        if not ends:
            assert said == "Gäller tills en ny version har fastställts eller dokumentet upphävs."
            return
        day = min(ends)
        follower = story.follower(version, self.today)
        wanted = {
            State.EXPIRED: f"Gäller till och med {day - DAY}.",
            State.REPEALED: f"Upphör att gälla {day}, efter beslut av",
            State.SUPERSEDED: f"Gäller tills version {follower and follower.label} börjar gälla.",
        }
        assert said.startswith(wanted[ends[day]])

    @invariant()
    def a_copy_says_what_it_is(self):
        for story in self.stories:
            found = reading.versions(story.slug)
            for version in story.versions:
                edition = found.edition(found.labelled(version.label), self.today)
                said = marks(edition, printed_on=self.today, public_url="http://testserver")
                is_valid = story.valid(self.today) is version
                late = is_valid and story.late(self.today)
                deadline = story.deadline(version, self.today)
                assert said.version == f"Version {version.label}"
                assert said.address == f"http://testserver/planer/{story.slug}/"
                assert edition.state is story.state(version, self.today)
                assert ("gäller inte" in said.label) == (not is_valid)
                assert said.overdue == (f"revidering försenad sedan {deadline}" if late else "")

    @invariant()
    def the_deadline_is_moved_by_decisions_and_reviews_alone(self):
        late = {story.slug for story in self.stories if story.late(self.today)}
        overdue = Revision.objects.overdue(self.today).values_list("plan__slug", flat=True)
        assert sorted(overdue) == sorted(late)
        for story in self.stories:
            valid = story.valid(self.today)
            if valid:
                said = LATE.findall(self.page(f"/planer/{story.slug}/"))
                told = [(day, int("".join(days.split()))) for day, days in said]
                deadline, days = story.deadline(valid, self.today), story.late(self.today)
                assert told == ([(str(deadline), days)] if days else [])

    @invariant()
    def nothing_is_invented(self):
        for story in self.stories:
            if not story.versions:
                continue
            listed = self.page(f"/planer/{story.slug}/versioner/").split('<li class="version ')[1:]
            newest_first = sorted(story.versions, key=lambda v: (v.number, v.minor), reverse=True)
            for version, item in zip(newest_first[:PER_PAGE], listed, strict=True):
                for field, fact in FACTS.items():
                    found = re.findall(rf"<dt>{fact.label}</dt><dd>(.*?)</dd>", item)
                    known = version.record[field]
                    if field == "review_by":
                        known = str(story.deadline(version, self.today))
                    assert [re.sub("<.*?>", "", each) for each in found] == (
                        [known] if known else []
                    )

    @invariant()
    def nothing_is_lost(self):
        for table, rows in self.kept.items():
            if "historical" in table or table in tables():
                assert self.rows[table][: len(rows)] == rows, table
        self.kept = self.rows

    @invariant()
    def no_persons_are_named(self):
        """But for those who have approved a wording."""
        values = [each.value for each in Event.objects.all()]
        approved = {each.approved_by for each in values if isinstance(each, Adopted)}
        told = [*Event.objects.values_list("body", flat=True), *self.pages.values()]
        unnamed = {*STAFF, "@post.example"} - approved
        assert not any(name in each for each in told for name in unnamed)

    @invariant()
    def drafts_are_seen_by_nobody_else(self):
        for path in ("/", ("/kalender.ics", "/natverk/")[self.turn % 2]):
            assert markers(self.page(path)) <= self.known, path
        for story in self.stories:
            for path in self.addresses(story):
                assert (
                    markers(self.page(path, status=200 if story.versions else 404)) <= self.known
                ), path

    @invariant()
    def a_proposal_is_whole_as_long_as_the_text_is_what_was_sent(self):
        found = {each.slug: proposals.of(self.plan(each)) for each in self.stories}
        waits = {slug: each for slug, each in found.items() if each and not each.is_returned}
        assert {slug: each.is_whole for slug, each in waits.items()} == self.whole()

    @invariant()
    def nothing_locks(self):
        """An edit, a proposal and a decision: a chosen text counts from a chosen day, and all goes on."""
        if not self.is_news("ways on"):
            return
        story = self.stories[self.turn % 2]
        day = self.today + (1, 2, 41, 301)[self.turn % 4] * DAY
        with transaction.atomic():
            plan = self.plan(story)
            Section(plan=plan, title="Det valda").save()
            actions.propose(plan=plan, by=self.users["ullaberg"], note="Det valda.")
            chosen = actions.adopt(
                plan=plan,
                by=self.users["arneberg"],
                decision=factories.decision(valid_from=day, review_by=day + 400 * DAY),
                on=self.today,
                proposal=actions.proposal(plan),
                coming=CALL_OFF,
                render=factories.printable,
            )
            assert "Det valda" in chosen.content
            assert list(plan.revisions.in_force(day)) == [chosen]
            transaction.set_rollback(True)


#: How many lives are lived, and of how many steps, in each profile of tests/conftest.py.
LIVES = {
    "quick": (2, 20),
    "ordinary": (6, 30),
    "mutants": (6, 30),
    "thorough": (20, 50),
    "explore": (200, 50),
}


def test_the_rules_hold_whatever_is_done_to_plans():
    lives, steps = LIVES[settings.get_current_profile_name()]
    run_state_machine_as_test(
        WholeLife, settings=settings(max_examples=lives, stateful_step_count=steps)
    )
