"""What is done to working copies: edits, and the ways back."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from activities.models import Activity, Level
from document.content import sha256
from networks.models import Network, NetworkEntry, NetworkTable
from organisation.roles import Role
from plans import actions
from plans.models import CoverFact, Figure, Plan, PlannedDecision, Section
from plans.models.plan import plan_rows
from plans.models.working_copy import Save
from plans.row_history import newest_change
from tests.plans.whole_life.machine import PICKS, SEEN, WHICH, Machine, mostly
from tests.plans.whole_life.story import DAY, Story
from tests.plans.whole_life.world import DEPARTMENTS, may

COORDINATORS = mostly("ullaberg", "toraberg", None, rarely=("arneberg", "larsberg"))

#: Texts by the row they stand in: those that a mere change of wording may touch, and others.
WORDING = [
    (Section, "title"),
    (Section, "body"),
    (Level, "name"),
    (Level, "intro"),
    (Activity, "name"),
    (Activity, "target_group"),
    (Activity, "purpose"),
    (Network, "mission"),
    (Network, "participants"),
    (Plan, "title"),
]
DECIDED = [
    (Activity, "schedule"),
    (Activity, "responsible"),
    (Plan, "applies_to"),
    (Plan, "prepared_by"),
    (CoverFact, "value"),
]


def rows(kind: Any, plan: Plan) -> list[Any]:
    """The rows of a kind that a plan's working copy is made of."""
    if kind is Plan:
        return [plan]
    if kind is Network:
        return list(Network.objects.filter(entries__plan=plan).distinct().order_by("pk"))
    return list(kind.objects.filter(plan=plan).order_by("pk"))


def pick(found: list[Any], number: int) -> Any:
    """One of them; None when there is none."""
    return found[number % len(found)] if found else None


class Editing(Machine):
    """Rules that change working copies."""

    @rule(
        which=WHICH, text=st.sampled_from(WORDING), number=PICKS, said=st.sampled_from(["", " 7"])
    )
    def reword(self, *, which, text, number, said):
        self.write(which, *text, number, f"{self.word()}{said}")

    @rule(which=WHICH, text=st.sampled_from(DECIDED), number=PICKS, is_empty=st.booleans())
    def redecide(self, *, which, text, number, is_empty):
        self.write(which, *text, number, "" if is_empty else self.word())

    def write(self, which, kind, column, number, text):
        row = pick(rows(kind, self.plan(self.stories[which])), number)
        if row:
            setattr(row, column, f"<p>{text}</p>" if column in ("body", "intro") else text)
            self.save(row)

    @rule(which=WHICH, name=st.sampled_from(DEPARTMENTS))
    def hand_over(self, *, which, name):
        plan = self.plan(self.stories[which])
        plan.responsible_department = name
        self.save(plan)

    @rule(
        which=WHICH,
        kind=st.sampled_from(["section", "activity", "fact", "figure", "group"]),
        number=PICKS,
    )
    def add(self, *, which, kind, number):
        row = self.made(kind, self.plan(self.stories[which]), number)
        if row:
            self.save(row)

    def made(self, kind, plan, number):
        """A new row, with a new word; None when there is no place for it."""
        section = pick(rows(Section, plan), number)
        level, table = pick(rows(Level, plan), number), pick(rows(NetworkTable, plan), number)
        match kind:
            case "section":
                return Section(plan=plan, title=self.word())
            case "fact":
                return CoverFact(plan=plan, label="Målgrupp", value=self.word())
            case "figure":
                return section and Figure(section=section, kind="levels")
            case "activity":
                return level and Activity(level=level, name=self.word())
        listed = table.entries.values("network") if table else []
        group = pick(list(Network.objects.exclude(pk__in=listed).order_by("pk")), number)
        if group is None:
            group = Network(name=self.word())
            self.save(group)
        return table and NetworkEntry(table=table, network=group)

    @rule(
        which=WHICH,
        kind=st.sampled_from([Section, Level, Activity, CoverFact, NetworkEntry, Figure]),
        number=PICKS,
    )
    def take_out(self, *, which, kind, number):
        row = pick(rows(kind, self.plan(self.stories[which])), number)
        if row:
            self.edit(row, Save(by=self.users["ullaberg"], reason="").delete)

    @rule(
        which=WHICH,
        kind=st.sampled_from([Section, Activity, Level, NetworkEntry]),
        number=PICKS,
        place=PICKS,
    )
    def move(self, *, which, kind, number, place):
        row = pick(rows(kind, self.plan(self.stories[which])), number)
        if row:
            row.position = place
            self.save(row)

    def save(self, row):
        self.edit(row, Save(by=self.users["ullaberg"], reason=""))

    def edit(self, row, change):
        """Change a row as the site does, which tells of the proposals that it breaks."""

        def do(*, by):
            with actions.editing(row, by=by):
                change(row)

        self.act(do, True, by=self.users["ullaberg"])
        self.settle()

    @rule(
        which=WHICH,
        by=COORDINATORS,
        number=PICKS,
        seen=SEEN,
        to=st.sampled_from(["version", "moment", "before"]),
    )
    def put_all_back(self, *, which, by, number, seen, to):
        story = self.stories[which]
        plan, was = self.plan(story), self.draft(story)
        goal, wanted = self.goal(story, to, number)
        if goal is None:
            return
        allowed = may(by, Role.COORDINATOR) and seen != "old" and wanted not in (None, was)
        if allowed and newest_change(plan) >= self.clock.now():
            allowed = None  # the clock has been set back: history may not give it
        done = self.act(
            actions.reset,
            allowed,
            plan=plan,
            to=goal,
            by=self.users.get(by),
            expected=self.seen_text(story, seen),
        )
        if done:
            assert self.draft(story) == wanted
            assert done.value.content == sha256(wanted)
            story.stood.setdefault(done.value.before, was)
        self.settle()

    def goal(self, story: Story, to: str, number: int) -> tuple[Any, str | None]:
        """What to go back to, and what was in it."""
        if to == "version":
            version = pick(story.versions, number)
            found = version and self.plan(story).revisions.get(
                number=version.number, minor=version.minor
            )
            return found, version and version.text
        if to == "before":
            return self.dawn, None
        moment = pick(sorted(story.stood), number)
        return moment, story.stood.get(moment)

    @rule(which=WHICH, by=COORDINATORS, kind=PICKS, number=PICKS)
    def put_a_row_back(self, *, which, by, kind, number):
        plan = self.plan(self.stories[which])
        model = pick([*plan_rows(), Plan, Network, PlannedDecision], kind)
        mine = {Plan: {"id": plan.pk}, Network: {}}.get(model, {"plan_id": plan.pk})
        records = model.history.filter(**mine).exclude(history_type="-").order_by("history_id")
        record = pick(list(records), number)
        if record:
            row = self.act(actions.restore, None, record=record, by=self.users.get(by))
            if row:
                columns = [each.attname for each in model._meta.concrete_fields]
                stored = model.objects.get(pk=row.pk)
                assert all(getattr(stored, each) == getattr(record, each) for each in columns)
            self.settle()

    @rule(days=st.sampled_from([1, 2, 10, 31, 100, 366]))
    def days_pass(self, *, days):
        self.clock.pass_days(days)
        self.pages = {}
        self.settle()

    @rule()
    def it_is_the_next_day_that_matters(self):
        ahead = [day for story in self.stories for day in story.days if day > self.today]
        self.days_pass(days=(min(ahead, default=self.today + DAY) - self.today).days)

    @rule(minutes=st.integers(1, 300))
    def the_clock_is_set_back(self, *, minutes):
        self.clock.set_back(minutes)
        for story in self.stories:
            story.stood = {at: text for at, text in story.stood.items() if at < self.clock.now()}
