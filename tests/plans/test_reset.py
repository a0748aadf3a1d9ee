"""The working copy goes back as a whole: to a version, or to a moment."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from activities.models import Activity, Level
from document.content import canonical, digest
from networks.models import Network, NetworkEntry
from organisation.roles import Role
from plans import actions
from plans.actions.resetting import touched
from plans.compose import compose
from plans.models import CoverFact, Event, Figure, Plan, Section
from plans.models.plan import plan_rows
from plans.row_history import newest_change
from plans.verify import verify
from tests import factories
from tests.plans import strategies

pytestmark = pytest.mark.django_db

KINDS = (CoverFact, Section, Figure, Level, Activity, NetworkEntry)
edits = st.lists(
    st.tuples(
        st.sampled_from(["text", "delete", "move", "add", "swap", "group", "title"]),
        st.integers(0, 9),
        strategies.words,
    ),
    max_size=6,
)


def rename(name="Något annat"):
    activity = Activity.objects.get()
    activity.name = name
    activity.save()


def findings():
    return [str(finding) for _, found in verify() for finding in found]


def pick(plan, models, number):
    rows = [row for model in models for row in model.rows(plan.pk)]
    return rows[number % len(rows)] if rows else None


def write(row, word):
    field = {CoverFact: "value", Section: "title", Level: "name", Activity: "name"}.get(type(row))
    if field:
        setattr(row, field, word)
        row.save()


def edit(plan, how, number, word):
    """An edit such as the admin makes; nothing when the plan has no such row."""
    row = pick(plan, KINDS, number)
    if how == "title":
        plan.title = word
        plan.save()
    elif how == "add":
        level = pick(plan, [Level], number)
        section = Section.objects.create(plan=plan, title=word)
        Figure.objects.create(section=section, kind="levels", position=number)
        if level:
            Activity.objects.create(level=level, name=word)
    elif how == "swap":
        entry = pick(plan, [NetworkEntry], number)
        if entry:
            entry.delete()
            NetworkEntry.objects.create(table=entry.table, network=entry.network, position=number)
    elif how == "group":
        entry = pick(plan, [NetworkEntry], number)
        if entry:
            entry.network.mission = word
            entry.network.save()
    elif row and how == "text":
        write(row, word)
    elif row and how == "move":
        row.position = number
        row.save()
    elif row:
        row.delete()


class AfterAnyEdits(TestCase):
    @given(strategies.plans(), edits)
    @settings(suppress_health_check=list(HealthCheck))
    def test_the_working_copy_is_what_it_was_and_undone_it_is_what_it_had_become(self, value, made):
        plan = factories.plan(value=value)
        moment, then = newest_change(plan), canonical(compose(plan))
        keys = {model: {row.pk for row in model.rows(plan.pk)} for model in plan_rows()}
        for each in made:
            edit(plan, *each)
        became = canonical(compose(plan))
        if became == then:
            return

        event = actions.reset(plan=plan, to=moment, by=None)

        assert canonical(compose(plan)) == then
        assert keys == {model: {row.pk for row in model.rows(plan.pk)} for model in plan_rows()}
        actions.reset(plan=plan, to=event.value.before, by=None)
        assert canonical(compose(plan)) == became


def test_the_working_copy_gets_the_content_of_a_version_byte_for_byte():
    plan = factories.plan()
    first = factories.revision(plan, valid_from=date(2025, 1, 1))
    rename()
    factories.revision(plan, valid_from=date(2026, 1, 1))

    actions.reset(plan=plan, to=first, by=None)

    assert canonical(compose(plan)) == first.content
    assert findings() == []


def test_a_row_that_is_there_is_changed_and_not_replaced():
    plan = factories.plan()
    first = factories.revision(plan)
    rename()

    actions.reset(plan=plan, to=first, by=None)

    assert [record.history_type for record in Activity.history.all()] == ["~", "~", "+"]


def test_what_has_not_changed_gets_no_entry_in_history():
    plan = factories.plan()
    first = factories.revision(plan)
    rename()

    actions.reset(plan=plan, to=first, by=None)

    assert Section.history.count() == Section.objects.count()


def test_the_step_is_told_in_the_ledger_and_in_history_alike():
    plan = factories.plan()
    first = factories.revision(plan)
    rename()
    coordinator = factories.user(Role.COORDINATOR, username="ulla")

    event = actions.reset(plan=plan, to=first, by=coordinator, reason="Fel spår")

    record = Activity.history.first()
    assert record.history_change_reason == "Arbetsversionen återställd till version 1: Fel spår"
    assert record.history_user == coordinator
    assert event.value.before < record.history_date <= event.value.after
    assert (event.recorded_by, event.value.seal) == ("ulla", first.digest)
    assert event.value.content == digest(first.value)


def test_a_group_that_was_taken_out_and_put_in_anew_comes_back_as_it_was():
    plan = factories.plan()
    first = factories.revision(plan)
    old = NetworkEntry.objects.get()
    key = old.pk
    old.delete()
    NetworkEntry.objects.create(table=old.table, network=old.network, extra="ny")

    actions.reset(plan=plan, to=first, by=None)

    assert [entry.pk for entry in NetworkEntry.objects.all()] == [key]


def test_two_groups_that_have_changed_places_change_back():
    plan = factories.plan()
    entry = NetworkEntry.objects.get()
    other = NetworkEntry.objects.create(
        table=entry.table, network=Network.objects.create(name="Råd")
    )
    first = factories.revision(plan)
    other.delete()
    groups = entry.network, other.network
    entry.network = groups[1]
    entry.save()
    NetworkEntry.objects.create(table=entry.table, network=groups[0])

    actions.reset(plan=plan, to=first, by=None)

    assert canonical(compose(plan)) == first.content


def test_a_figure_that_moved_to_a_new_section_moves_home_before_that_section_goes():
    plan = factories.plan()
    figure = Figure.objects.create(section=Section.objects.first(), kind="levels", position=1)
    first = factories.revision(plan)
    figure.section = Section.objects.create(plan=plan, title="Ny")
    figure.save()

    actions.reset(plan=plan, to=first, by=None)

    assert [record.history_type for record in Figure.history.all()] == ["~", "~", "+"]


def test_the_texts_of_groups_go_back_and_the_other_plans_are_named_before():
    plan, other, third = factories.plan(), factories.plan(), factories.plan(sections=())
    first = factories.revision(plan)
    network = Network.objects.get()
    network.mission = "Något annat"
    network.save()

    assert touched(plan, first.sealed_at) == {plan.pk, other.pk}
    actions.reset(plan=plan, to=first, by=None)

    assert canonical(compose(plan)) == first.content
    assert third.pk not in touched(plan, first.sealed_at)


def test_a_group_that_was_deleted_comes_back_with_its_address():
    plan = factories.plan()
    first = factories.revision(plan)
    NetworkEntry.objects.get().delete()
    Network.objects.get().delete()

    actions.reset(plan=plan, to=first, by=None)

    assert Network.objects.get().slug == "allas-barn"


def test_a_working_copy_that_changed_meanwhile_is_left_alone():
    plan = factories.plan()
    first = factories.revision(plan)
    rename()
    seen = digest(compose(plan))
    rename("I sista stund")

    with pytest.raises(actions.Refused, match="har ändrats sedan du läste den"):
        actions.reset(plan=plan, to=first, by=None, expected=seen)

    assert Activity.objects.get().name == "I sista stund"


def test_there_must_be_something_to_put_back():
    plan = factories.plan()
    first = factories.revision(plan)

    with pytest.raises(actions.Refused, match="redan just det"):
        actions.reset(plan=plan, to=first, by=None)


def test_a_plan_does_not_go_back_to_before_it_was_there():
    plan = factories.plan()

    with pytest.raises(actions.Refused, match="fanns inte då"):
        actions.reset(plan=plan, to=newest_change(plan) - timedelta(days=1), by=None)


def test_a_history_that_does_not_give_the_sealed_text_changes_nothing():
    plan = factories.plan()
    first = factories.revision(plan)
    rename()
    Activity.history.filter(history_type="+").update(name="Förfalskat")

    with pytest.raises(actions.Refused, match="går inte ihop"):
        actions.reset(plan=plan, to=first, by=None)

    assert Activity.objects.get().name == "Något annat"
    assert Event.objects.count() == 1


def test_a_clock_set_back_refuses_rather_than_make_a_step_that_cannot_be_undone(monkeypatch):
    plan = factories.plan()
    moment = newest_change(plan)
    rename()
    earlier = timezone.now() - timedelta(days=365)
    plan.title = "Senare"
    plan.save()
    Plan.history.filter(history_type="~").update(history_date=timezone.now() + timedelta(days=1))
    monkeypatch.setattr("plans.models.working_copy.timezone.now", lambda: earlier)

    with pytest.raises(actions.Refused, match="går inte ihop"):
        actions.reset(plan=plan, to=moment, by=None)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER])
def test_only_those_who_prepare_plans_put_back(role):
    plan = factories.plan()
    first = factories.revision(plan)

    with pytest.raises(PermissionDenied):
        actions.reset(plan=plan, to=first, by=factories.user(role))
