"""Whether a proposal that waits still holds what was sent, and if not: what was changed, by whom and when."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.models import Activity
from document.standing import Breach
from networks.models import Network, NetworkEntry
from organisation.roles import Role
from plans import actions
from plans.models import Section
from plans.models.working_copy import Save
from plans.reading.proposals import MOST, breaking, of, unanswered
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return factories.plan(slug="trygghet")


@pytest.fixture
def ulla():
    return factories.user(Role.COORDINATOR, username="ulla")


def edit(row, by=None, **values):
    for name, value in values.items():
        setattr(row, name, value)
    Save(by=by, reason="")(row)


def only(plan):
    return of(plan)


def test_a_proposal_is_whole_as_long_as_nothing_is_changed(plan, ulla):
    actions.propose(plan=plan, by=ulla, note="Ny termin.")

    found = only(plan)
    assert (found.by, found.note, found.day) == ("ulla", "Ny termin.", timezone.localdate())
    assert found.is_whole
    assert not found.is_broken


def test_an_edit_of_a_row_breaks_it_and_is_named(plan, ulla):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    edit(Section.objects.get(key="inledning"), by=ulla, title="Början")

    assert only(plan).breach == Breach(
        what="Ändrades: avsnitt ”Början”", by="ulla", day=timezone.localdate()
    )


def test_an_edit_of_a_text_that_plans_share_breaks_it_and_is_named(plan, ulla):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    edit(Network.objects.get(), by=ulla, mission="Trygghet")

    assert only(plan).breach.what == "Ändrades: grupp/nätverk ”Allas barn”"


@pytest.mark.parametrize("kind", [Activity, NetworkEntry])
def test_a_row_that_is_taken_out_breaks_it_and_is_named(plan, kind):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    kind.objects.get().delete()

    assert only(plan).breach.what.startswith("Togs bort: ")


def test_an_edit_of_the_plans_own_facts_breaks_it(plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    edit(plan, applies_to="Skolan")

    assert only(plan).breach.what == "Ändrades: plan ”Handlingsplan för trygghet”"


def test_an_edit_that_is_undone_makes_it_whole_again(plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    edit(Network.objects.get(), mission="Trygghet")
    edit(Network.objects.get(), mission="Samverkan")

    assert only(plan).is_whole


def test_a_reset_to_what_was_sent_makes_it_whole_again(plan):
    factories.revision(plan)
    edit(Section.objects.get(key="inledning"), title="Början")
    actions.propose(plan=plan, by=None, note="Ny rubrik.")
    moment = plan.section_rows.get(key="inledning").history.latest().history_date
    edit(Section.objects.get(key="inledning"), title="Slutet")
    assert only(plan).is_broken

    actions.reset(plan=plan, to=moment, by=None)

    assert only(plan).is_whole


def test_the_newest_change_is_told_first(plan):
    proposed = actions.propose(plan=plan, by=None, note="Ny termin.")
    edit(Section.objects.get(key="inledning"), title="Början")
    edit(Activity.objects.get(), name="Kvällsdag")

    titles = [change.title for change in breaking(proposed)]
    assert titles == ["Ändrades: aktivitet ”Kvällsdag”", "Ändrades: avsnitt ”Början”"]
    assert only(plan).breach.what == titles[0]


def test_no_more_changes_are_told_than_can_be_read(plan):
    proposed = actions.propose(plan=plan, by=None, note="Ny termin.")
    for number in range(MOST + 2):
        edit(Section.objects.get(key="inledning"), title=f"Början {number}")

    assert len(breaking(proposed)) == MOST


def test_what_was_changed_before_it_was_sent_is_not_told(plan):
    edit(Section.objects.get(key="inledning"), title="Början")
    proposed = actions.propose(plan=plan, by=None, note="Ny termin.")

    assert breaking(proposed) == []


def test_another_plans_edit_breaks_nothing(plan):
    other = factories.plan(title="En annan", sections=factories.content().sections[:1])
    actions.propose(plan=plan, by=None, note="Ny termin.")
    edit(other, title="En helt annan")

    assert only(plan).is_whole


def test_one_that_was_sent_back_is_neither_whole_nor_broken(plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    actions.send_back(plan=plan, by=None, comment="Mål saknas.")
    edit(Section.objects.get(key="inledning"), title="Början")

    found = only(plan)
    assert (found.is_returned, found.note) == (True, "Mål saknas.")
    assert not found.is_whole
    assert not found.is_broken


def test_what_was_taken_back_or_decided_on_is_no_proposal(plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    actions.take_back(plan=plan, by=None)
    assert of(plan) is None

    proposed = actions.propose(plan=plan, by=None, note="Ny termin.")
    actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(),
        on=date(2026, 11, 22),
        proposal=proposed,
        render=factories.archive_file,
    )
    assert of(plan) is None


def test_it_asks_as_often_however_many_proposals_are_broken():
    def asked(count):
        plans = [factories.plan() for _ in range(count)]
        for plan in plans:
            actions.propose(plan=plan, by=None, note="Ny termin.")
            edit(plan.section_rows.get(key="inledning"), title="Början")
        with CaptureQueriesContext(connection) as queries:
            found = unanswered(plan.pk for plan in plans)
        assert [each.is_broken for each in found.values()] == [True] * count
        return len(queries)

    assert asked(1) == asked(5)
