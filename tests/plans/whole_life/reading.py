"""What happens without anybody deciding: reminders leave, copies are printed, pages are read."""

from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.test import Client
from hypothesis.stateful import precondition, rule

from document.rules import COPY_RULE, State
from tests.plans.whole_life.edits import pick
from tests.plans.whole_life.machine import PICKS, WHICH, Machine
from tests.plans.whole_life.story import DAY, Story
from tests.plans.whole_life.world import markers
from tests.printing.reading import pages

#: One for all: to set up the site's middleware for each page would take longer than the pages.
READER = Client()


class Reading(Machine):
    """Rules that change nothing but what is reminded of, and the public pages of a day."""

    def __init__(self):
        super().__init__()
        self.had_mail = set()

    @rule()
    def remind(self):
        is_first = not any(day == self.today for day, _ in self.had_mail)
        letters = len(mail.outbox)
        call_command("remind", on=self.today, stdout=StringIO(), stderr=StringIO())
        new = mail.outbox[letters:]
        got = [(self.today, to) for letter in new for to in letter.to]
        assert len(set(got)) == len(got)
        assert not self.had_mail.intersection(got)
        self.had_mail.update(got)
        assert all(markers(f"{each.subject} {each.body}") <= self.known for each in new)
        self.settle()
        for story in self.stories:
            if is_first and story.late(self.today):
                assert self.was_reminded(story)

    def was_reminded(self, story: Story) -> bool:
        """Whether the deadline that has passed was reminded of within a month."""
        deadline = story.deadline(story.valid(self.today), self.today)
        told = [each.value for each in self.plan(story).events.filter(kind="reminded")]
        return any(
            each.deadline == deadline and self.today - 31 * DAY <= each.day <= self.today
            for each in told
        )

    @precondition(lambda life: any(story.versions for story in life.stories))
    @rule(which=WHICH, number=PICKS)
    def print_a_copy(self, *, which, number):
        story = self.stories[which]
        version = pick(story.versions, number)
        if version is None:
            return
        copy = READER.get(f"/planer/{story.slug}/version/{version.label}/pdf/").content
        state = story.state(version, self.today)
        for page in pages(copy):
            said = " ".join(page.split())
            assert COPY_RULE in said
            assert f"Version {version.label} · utskriven {self.today}" in said
            assert ("gäller inte" in said) == (state is not State.IN_FORCE)
            late = state is State.IN_FORCE and story.late(self.today)
            deadline = story.deadline(version, self.today)
            assert (f"försenad sedan {deadline}" in said) == bool(late)

    @property
    def known(self) -> set[str]:
        """The words of all that was ever adopted, and of why wording was changed."""
        return set().union(
            *(
                markers(f"{each.text} {each.reason}")
                for story in self.stories
                for each in story.versions
            )
        )

    def page(self, path: str, status: int = 200) -> str:
        """What a reader is shown at an address; fetched once as long as nothing happens."""
        if path not in self.pages:
            response = READER.get(path)
            assert response.status_code == status, f"{path}: {response.status_code}"
            self.pages[path] = response.content.decode()
        return self.pages[path]

    def addresses(self, story: Story) -> list[str]:
        """Public addresses that speak of a plan: the main ones, and two of the others in turn."""
        home = f"/planer/{story.slug}/"
        labels = [each.label for each in story.versions]
        others = [f"{home}handelser/", f"{home}dag/{self.today - DAY}/"]
        for label in labels[-3:]:
            others += [f"{home}version/{label}/", f"{home}jamfor/{labels[0]}/{label}/"]
        turns = (others[(self.turn + step) % len(others)] for step in (0, 1))
        return [home, f"{home}versioner/", *turns]
