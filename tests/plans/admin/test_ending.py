"""Versions are called off, set aside and decided before each other, through the admin's forms."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from document.rules import State
from organisation.roles import Role
from plans import actions
from plans.admin.action_table import possible
from plans.models import Revision
from plans.reading.versions import versions
from plans.reading.waiting import standing_of
from tests import factories
from tests.pages import Page
from tests.plans.admin.forms import filled

pytestmark = pytest.mark.django_db

AGAIN = "Stämmer det? Inget är sparat än."


@pytest.fixture
def approver(client):
    user = factories.user(Role.APPROVER, username="beslut")
    client.force_login(user)
    client.user = user
    return client


def ahead(days):
    return timezone.localdate() + timedelta(days)


@pytest.fixture
def plan():
    """Version 1 is in force, and version 2 is to begin in a year."""
    plan = factories.revision().plan
    actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(
            adopted_by="Kommunfullmäktige", valid_from=ahead(365), review_by=ahead(800)
        ),
        render=factories.archive_file,
    )
    return plan


def url(plan, name="change"):
    return reverse(f"admin:plans_plan_{name}", args=[plan.pk])


def send(client, plan, name, **told):
    return client.post(url(plan, name), told, follow=True).content.decode()


def states(plan):
    found = versions(plan.slug)
    return {each.label: found.state(each, timezone.localdate()) for each in found.revisions}


def offered(user, plan):
    found = standing_of(plan, on=timezone.localdate())
    return {each.name: each.title for each in possible(user, plan, found)}


def confirmed(client, plan, name, data):
    """The form as it is after it has asked, sent once more."""
    response = client.post(url(plan, name), data)
    assert AGAIN in response.content.decode()
    again = data | {"confirmed": response.context["form"]["confirmed"].value()}
    return client.post(url(plan, name), again, follow=True).content.decode()


# Calling off

WHY = {"called_off_by": "Kommunfullmäktige", "note": "Fel år i protokollet."}


def test_a_version_to_come_is_called_off(approver, plan):
    data = filled(approver, url(plan, "call_off"), **WHY)

    html = send(approver, plan, "call_off", **data)

    assert "Version 2 är återkallad och börjar inte gälla." in html
    assert states(plan) == {"1": State.IN_FORCE, "2": State.CALLED_OFF}


def test_the_form_says_what_it_leads_to_before_its_button(approver, plan):
    html = approver.get(url(plan, "call_off")).content.decode()

    said = html.index("Version 2 börjar inte gälla")
    assert "Version 1 gäller." in html[said:]
    assert said < html.index('value="Återkalla versionen"')


def test_an_instance_that_did_not_decide_is_asked_about_once(approver, plan):
    data = filled(approver, url(plan, "call_off"), **WHY | {"called_off_by": "Kommunstyrelsen"})

    html = confirmed(approver, plan, "call_off", data)

    assert "Version 2 är återkallad och börjar inte gälla." in html
    assert states(plan)["2"] is State.CALLED_OFF


def test_the_question_names_both_and_gives_back_what_was_typed(approver, plan):
    data = filled(approver, url(plan, "call_off"), **WHY | {"called_off_by": "Kommunstyrelsen"})

    html = send(approver, plan, "call_off", **data)

    assert "Version 2 fastställdes av Kommunfullmäktige men återkallas av Kommunstyrelsen." in html
    assert "Fel år i protokollet." in html
    assert states(plan)["2"] is State.UPCOMING


def test_another_answer_than_the_one_that_was_asked_about_is_asked_about_again(approver, plan):
    data = filled(approver, url(plan, "call_off"), **WHY | {"called_off_by": "Kommunstyrelsen"})
    response = approver.post(url(plan, "call_off"), data)
    token = response.context["form"]["confirmed"].value()

    html = send(
        approver, plan, "call_off", **data | {"confirmed": token, "called_off_by": "Socialnämnden"}
    )

    assert AGAIN in html
    assert states(plan)["2"] is State.UPCOMING


def test_what_is_missing_is_said_at_its_field(approver, plan):
    data = filled(approver, url(plan, "call_off"), called_off_by="")

    html = send(approver, plan, "call_off", **data)

    assert "Ange vem som har återkallat versionen." in html
    assert "Skriv varför versionen återkallas." in html


def test_what_must_be_filled_in_is_marked(approver, plan):
    html = approver.get(url(plan, "call_off")).content.decode()

    assert html.count("Måste fyllas i.") == 3  # the version, by whom, why
    assert html.count(" måste fyllas i</span></label>") == 3  # where it is read out


@pytest.mark.parametrize(
    ("name", "field"), [("repeal", "repealed_by"), ("call_off", "called_off_by")]
)
def test_who_decided_last_is_filled_in_and_no_day_or_paragraph(approver, plan, name, field):
    form = approver.get(url(plan, name)).context["form"]

    said = {each: form[each].value() for each in form.fields}
    assert said[field] == "Kommunfullmäktige"
    assert not any(said.get(each) for each in ("day", "repealed_on", "called_off_on", "paragraph"))


def test_a_version_of_another_plan_is_not_called_off(approver, plan):
    other = factories.revision(valid_from=ahead(100), review_by=ahead(800))
    data = filled(approver, url(plan, "call_off"), **WHY) | {"version": other.pk}

    send(approver, plan, "call_off", **data)

    assert states(other.plan) == {"1": State.UPCOMING}


def test_a_decision_that_came_between_is_told(approver, plan):
    data = filled(approver, url(plan, "call_off"), **WHY)
    actions.annul(
        revision=plan.revisions.get(number=1), by=None, day=ahead(0), annulled_by="Domstolen"
    )

    assert "hann före" in send(approver, plan, "call_off", **data)


# A court


def test_a_court_sets_a_decision_aside_once_its_outcome_was_read(approver, plan):
    one = plan.revisions.get(number=1)
    data = filled(
        approver,
        url(plan, "annul"),
        version=one.pk,
        annulled_by="Förvaltningsrätten",
        day=str(ahead(0)),
    )
    assert "gäller ingen version i stället." in send(approver, plan, "annul", **data)

    html = confirmed(approver, plan, "annul", data)

    assert f"Version 1 är upphävd av domstol från {ahead(0)}." in html
    assert states(plan) == {"1": State.ANNULLED, "2": State.UPCOMING}


def test_what_the_court_decided_is_asked_for(approver, plan):
    html = send(approver, plan, "annul", **filled(approver, url(plan, "annul")))

    assert "Ange vilken domstol som har upphävt beslutet." in html
    assert "Ange från vilken dag beslutet är upphävt." in html


# What is adopted already


SAME = "Arbetsversionen säger detsamma som version 2"


def test_the_working_copy_is_compared_with_the_version_to_come(approver, plan):
    assert "Inga ändringar sedan version 2." in approver.get(url(plan, "change")).content.decode()


def test_an_editorial_change_is_compared_with_the_version_in_force(client, plan):
    client.force_login(factories.user(Role.COORDINATOR))

    assert "sedan version 1." in client.get(url(plan, "reword")).content.decode()


def test_the_text_of_the_version_to_come_is_sent_again_only_when_that_is_meant(client, plan):
    client.force_login(factories.user(Role.COORDINATOR))
    data = filled(client, url(plan, "propose"), note="En gång till.")

    html = client.post(url(plan, "propose"), data).content.decode()

    assert f"{SAME}, som börjar gälla" in html
    assert actions.proposal(plan) is None
    confirmed(client, plan, "propose", data)
    assert actions.proposal(plan)


def test_the_text_of_the_version_to_come_is_adopted_again_only_when_that_is_meant(approver, plan):
    actions.propose(plan=plan, by=None, note="En gång till.")
    days = {"valid_from": str(ahead(400)), "review_by": str(ahead(800))}
    data = filled(approver, url(plan, "adopt"), adopted_by="Kommunfullmäktige", **days)

    html = approver.post(url(plan, "adopt"), data).content.decode()

    assert f"{SAME}, som börjar gälla" in html
    assert plan.revisions.count() == 2
    confirmed(approver, plan, "adopt", data)
    assert plan.revisions.count() == 3


def test_a_text_that_does_not_count_any_more_is_sent_without_a_question(client):
    plan = factories.revision(valid_until=ahead(-1)).plan
    client.force_login(factories.user(Role.COORDINATOR))

    send(client, plan, "propose", **filled(client, url(plan, "propose"), note="Igen."))

    assert actions.proposal(plan)


# What is offered


def test_what_makes_sense_is_offered(approver, plan):
    assert {"call_off", "annul", "repeal"} <= offered(approver.user, plan).keys()

    actions.call_off(
        revision=plan.revisions.get(number=2), by=None, called_off_by="KF", note="Fel."
    )

    assert "call_off" not in offered(approver.user, plan)
    assert {"annul", "repeal"} <= offered(approver.user, plan).keys()


def test_an_editorial_revision_of_it_is_not_called_off_by_itself(approver):
    revision = factories.revision(review_by=ahead(800))
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()
    factories.amend(revision.plan)
    factories.correct(revision, field="valid_from", now=str(ahead(365)))

    form = approver.get(url(revision.plan, "call_off")).context["form"]

    assert list(form.fields["version"].queryset) == [revision]


def test_nothing_is_offered_of_what_is_gone(approver):
    plan = factories.revision().plan
    actions.annul(revision=plan.revisions.get(), by=None, day=ahead(0), annulled_by="Domstolen")

    assert not {"call_off", "annul", "repeal"} & offered(approver.user, plan).keys()


def test_a_plan_without_versions_has_nothing_to_end(approver):
    plan = factories.plan()

    assert not {"call_off", "annul", "repeal", "correct"} & offered(approver.user, plan).keys()


def test_a_repeal_to_come_is_told_and_offered_only_as_an_earlier_one(approver, plan):
    actions.repeal(plan=plan, by=None, day=ahead(300), repealed_by="Kommunfullmäktige")

    [told] = Page(approver.get(url(plan, "change")).content.decode()).texts(cls="standing__lines")

    assert f"Version 1 upphävs {ahead(300)}, efter beslut av Kommunfullmäktige." in told
    assert offered(approver.user, plan)["repeal"] == "Upphäv planen tidigare"


def test_the_forms_of_what_is_not_possible_refuse(approver):
    plan = factories.plan()

    for name in ("call_off", "annul"):
        assert "Inget är sparat." in send(approver, plan, name, **WHY)


# Before a version that is to come


@pytest.fixture
def proposed(plan):
    activity = Activity.objects.get()
    activity.name = "Framtidsdagen"
    activity.save()
    actions.propose(plan=plan, by=None, note="Nytt namn på en aktivitet.")
    return plan


def decision(**told):
    facts = {"valid_from": ahead(1), "review_by": ahead(700), "adopted_by": "Kommunfullmäktige"}
    return {name: str(value) for name, value in (facts | told).items()}


ASKED = "Vad händer med den kommande versionen?"


def test_it_is_asked_what_becomes_of_a_version_to_come(approver, proposed):
    html = approver.get(url(proposed, "adopt")).content.decode()

    assert ASKED in html
    assert "Version 2 återkallas" in html
    assert "Version 2 börjar ändå gälla" in html


def test_it_is_not_asked_when_the_new_one_begins_later(approver, proposed):
    told = decision(valid_from=ahead(500), review_by=ahead(900), adopted_by="")

    html = send(approver, proposed, "adopt", **filled(approver, url(proposed, "adopt")) | told)

    assert "Versionen är inte fastställd." in html
    assert ASKED not in html


def test_nothing_is_asked_when_nothing_is_to_come(approver):
    plan = factories.revision().plan
    actions.propose(plan=plan, by=None, note="Ny termin.")

    assert ASKED not in approver.get(url(plan, "adopt")).content.decode()


def test_without_an_answer_the_decision_is_refused_at_the_question(approver, proposed):
    data = filled(approver, url(proposed, "adopt"), **decision())

    html = send(approver, proposed, "adopt", **data)

    assert "Välj vad som händer med den." in html
    assert Revision.objects.count() == 2


@pytest.mark.parametrize(
    ("coming", "state"), [("call_off", State.CALLED_OFF), ("keep", State.UPCOMING)]
)
def test_the_answer_is_what_becomes_of_it(approver, proposed, coming, state):
    data = filled(approver, url(proposed, "adopt"), **decision(coming=coming))

    html = send(approver, proposed, "adopt", **data)

    assert "Version 3 är fastställd" in html
    assert states(proposed)["2"] is state


def test_an_instance_below_the_one_that_decided_is_asked_about(approver, proposed):
    told = decision(coming="call_off", adopted_by="Kommunstyrelsen")
    data = filled(approver, url(proposed, "adopt"), **told)

    html = confirmed(approver, proposed, "adopt", data)

    assert "Version 3 är fastställd" in html
    assert states(proposed)["2"] is State.CALLED_OFF


def test_the_form_says_what_the_decision_leads_to(approver, proposed):
    told = decision(coming="call_off", adopted_by="Kommunstyrelsen")
    data = filled(approver, url(proposed, "adopt"), **told)

    html = " ".join(send(approver, proposed, "adopt", **data).split())

    assert "och ersätter då version 1. Version 2 återkallas och börjar inte gälla." in html
    assert "Den ska revideras senast" in html


def test_the_number_is_the_one_that_a_plan_brought_in_goes_on_from(approver):
    plan = actions.create_plan(
        slug="gammal",
        value=factories.content(),
        decision=factories.decision(),
        number=3,
        by=None,
        reason="Inläst",
    )
    actions.propose(plan=plan, by=None, note="Den första här.")

    html = approver.get(url(plan, "adopt")).content.decode()

    assert "Fastställ version 3" in html
    assert "Version 3 gäller från 1 januari 2026." in html
