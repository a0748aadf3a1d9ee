"""An edit of a plan that waits for a decision: the forms say so, and those concerned are told."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Level
from networks.models import Network, NetworkTable
from organisation.roles import Role
from outbox.models import Mail
from plans import actions, mailing
from plans.admin.tracked import SharedAdmin
from plans.models import CoverFact, Plan, Section
from plans.models.plan import shared_rows
from plans.reading.proposals import of
from tests import factories
from tests.pages import Page
from tests.plans.admin.forms import filled, page

pytestmark = pytest.mark.django_db

WAITS = "Planen väntar på beslut."
BREAKS = "Sparar du en ändring bryts förslaget, och planen måste skickas igen."
BROKEN = "är brutet och behöver skickas igen."
ASKED = "Stämmer det? Inget är sparat än."


@pytest.fixture
def people():
    """Who sends proposals, another who edits, and who decides."""
    return {
        name: factories.user(role, username=name, email=f"{name}@ljungby.example")
        for name, role in (
            ("anna", Role.COORDINATOR),
            ("eva", Role.COORDINATOR),
            ("bo", Role.APPROVER),
        )
    }


@pytest.fixture
def plan(people):
    """A plan that waits for a decision; the letter about that has left."""
    plan = factories.plan(slug="trygghet", title="Trygghet")
    actions.propose(plan=plan, by=people["anna"], note="Ny termin.")
    Mail.objects.all().delete()
    return plan


@pytest.fixture
def eva(client, people):
    client.force_login(people["eva"])
    return client


def words(response):
    return " ".join(Page(response.content.decode()).one("main").text.split())


def save(client, row, **changes):
    return client.post(page(row), filled(client, page(row), **changes), follow=True)


def told():
    return sorted(Mail.objects.values_list("to", "subject"))


def forms_of(plan):
    """Every form that edits the working copy."""
    yield page(plan)
    yield page(Section.objects.get(key="inledning"))
    for row in (Level, Activity, NetworkTable):
        yield page(row.objects.get())
    section = Section.objects.get(key="inledning")
    yield f"{reverse('admin:plans_section_add')}?plan={plan.pk}"
    yield f"{reverse('admin:activities_level_add')}?section={section.pk}"
    yield f"{reverse('admin:networks_networktable_add')}?section={section.pk}"
    yield f"{reverse('admin:activities_activity_add')}?level={Level.objects.get().pk}"
    yield reverse("admin:plans_section_delete", args=[section.pk])
    yield reverse("admin:plans_plan_history", args=[plan.pk])


def test_every_form_that_edits_the_plan_says_that_it_waits_and_leads_to_taking_it_back(eva, plan):
    for url in forms_of(plan):
        response = eva.get(url)
        assert f"{WAITS} Den skickades" in words(response), url
        assert BREAKS in words(response), url
        assert reverse("admin:plans_plan_take_back", args=[plan.pk]) in response.content.decode()


def test_no_form_says_so_when_nothing_waits(eva, plan):
    actions.take_back(plan=plan, by=None)

    for url in forms_of(plan):
        assert WAITS not in words(eva.get(url)), url


def test_a_form_that_cannot_be_saved_does_not_warn(client, people, plan):
    client.force_login(people["bo"])

    assert WAITS not in words(client.get(page(Section.objects.get(key="inledning"))))


def test_a_contributor_is_warned_and_not_led_to_what_is_not_theirs(client, plan):
    department = plan.responsible_department
    client.force_login(factories.user(Role.CONTRIBUTOR, department=department))

    response = client.get(page(Section.objects.get(key="inledning")))

    assert BREAKS in words(response)
    assert reverse("admin:plans_plan_take_back", args=[plan.pk]) not in response.content.decode()


def test_the_reset_of_the_working_copy_says_so(eva, plan):
    factories.revision(plan)
    edit = Section.objects.get(key="inledning")
    edit.title = "Början"
    edit.save()
    actions.propose(plan=plan, by=None, note="Ny rubrik.")

    assert BREAKS in words(eva.get(reverse("admin:plans_plan_reset", args=[plan.pk])))


def test_an_edit_breaks_the_proposal_and_both_who_sent_it_and_who_decides_are_told(eva, plan):
    html = words(save(eva, Section.objects.get(key="inledning"), title="Början"))

    assert f"Förslaget om Trygghet {BROKEN}" in html
    assert told() == [
        ("anna@ljungby.example", "Förslaget är brutet: Trygghet"),
        ("bo@ljungby.example", "Förslaget är brutet: Trygghet"),
    ]
    assert "Ändrades: avsnitt ”Början”, av eva" in Mail.objects.first().text


def test_the_form_says_what_broke_it(eva, plan):
    save(eva, Section.objects.get(key="inledning"), title="Början")

    html = words(eva.get(page(Activity.objects.get())))

    assert "Förslaget är brutet." in html
    assert "Ändrades: avsnitt ”Början”, av eva" in html
    assert "Skicka igen" in html


def test_they_are_told_once_however_many_edits_follow(eva, plan):
    save(eva, Section.objects.get(key="inledning"), title="Början")
    save(eva, Activity.objects.get(), name="Kvällsdag")

    assert len(told()) == 2


def test_who_breaks_it_is_not_told(client, people, plan):
    client.force_login(people["anna"])

    save(client, Section.objects.get(key="inledning"), title="Början")

    assert told() == [("bo@ljungby.example", "Förslaget är brutet: Trygghet")]


def test_an_edit_that_is_undone_makes_it_whole_and_they_are_told(eva, plan):
    save(eva, Section.objects.get(key="inledning"), title="Början")
    Mail.objects.all().delete()

    html = words(save(eva, Section.objects.get(key="inledning"), title="Inledning"))

    assert "Förslaget om Trygghet är helt igen och väntar på svar." in html
    assert [subject for _, subject in told()] == ["Förslaget är helt igen: Trygghet"] * 2
    assert of(plan).is_whole


@pytest.mark.parametrize("name", ["", "change_reason"])
def test_saving_without_a_change_breaks_nothing(eva, plan, name):
    save(eva, Section.objects.get(key="inledning"), **({name: "Ingenting"} if name else {}))

    assert told() == []
    assert of(plan).is_whole


def test_what_is_planned_of_the_decision_is_no_part_of_the_proposal(eva, plan):
    prefix = "planned_decision-0-"
    save(eva, plan, **{f"{prefix}adopted_by": "Kommunstyrelsen"})

    assert told() == []


def test_a_row_that_is_added_breaks_it(eva, plan):
    url = f"{reverse('admin:activities_activity_add')}?level={Level.objects.get().pk}"

    eva.post(url, filled(eva, url, name="Kvällsdag"))

    assert of(plan).breach.what == "Lades till: aktivitet ”Kvällsdag”"
    assert len(told()) == 2


def test_a_row_that_is_taken_out_breaks_it(eva, plan):
    url = reverse("admin:plans_section_delete", args=[Section.objects.get(key="inledning").pk])

    eva.post(url, {"post": "yes"})

    assert len(told()) == 2


def test_rows_that_are_taken_out_together_break_it_once(eva, plan):
    data = {
        "action": "delete_selected",
        "post": "yes",
        "_selected_action": [row.pk for row in Section.objects.all()],
    }

    eva.post(reverse("admin:plans_section_changelist"), data)

    assert not Section.objects.exists()
    assert len(told()) == 2


def test_a_row_that_goes_back_breaks_it(eva, plan):
    fact = CoverFact(plan=plan, label="Sekretess", value="Nej")
    fact.save()
    actions.propose(plan=plan, by=None, note="En uppgift till.")
    Mail.objects.all().delete()
    fact.value = "Ja"
    fact.save()
    actions.propose(plan=plan, by=None, note="Ändrad uppgift.")
    Mail.objects.all().delete()

    actions.restore(record=fact.history.last(), by=None)

    assert [subject for _, subject in told()] == ["Förslaget är brutet: Trygghet"]


# A text that plans share


@pytest.fixture
def other(plan):
    """Another plan that lists the same group, and does not wait."""
    return factories.plan(slug="annan", title="Annan", sections=factories.content().sections[1:2])


def test_every_text_that_plans_share_is_edited_on_a_page_that_asks():
    for *_, model in shared_rows():
        assert isinstance(admin.site.get_model_admin(model), SharedAdmin)


def test_its_form_names_the_plans_that_it_stands_in_and_the_proposals(eva, plan, other):
    html = words(eva.get(page(Network.objects.get())))

    assert "Det du sparar ändras i arbetsversionen av: AnnanTrygghet" in html
    assert "Trygghet väntar på beslut." in html
    assert "Annan väntar" not in html


def test_it_asks_before_it_breaks_a_proposal_and_keeps_what_was_typed(eva, plan, other):
    html = words(save(eva, Network.objects.get(), mission="Trygghet", change_reason="Önskemål"))

    assert ASKED in html
    assert "Förslaget om Trygghet, skickat" in html
    assert "av anna, bryts." in html
    assert (
        "Trygghet</textarea>"
        in save(eva, Network.objects.get(), mission="Trygghet").content.decode()
    )
    assert Network.objects.get().mission == "Samverkan"
    assert told() == []


def test_it_is_saved_when_that_is_confirmed_and_those_concerned_are_told(eva, plan, other):
    url = page(Network.objects.get())
    data = filled(eva, url, mission="Trygghet")
    asked = eva.post(url, data)
    assert "Rätta" not in words(asked)

    confirmed = asked.context["adminform"].form["confirmed"].value()
    html = words(eva.post(url, data | {"confirmed": confirmed}, follow=True))

    assert Network.objects.get().mission == "Trygghet"
    assert f"Förslaget om Trygghet {BROKEN}" in html
    assert [to for to, _ in told()] == ["anna@ljungby.example", "bo@ljungby.example"]
    assert "Ändrades: grupp/nätverk ”Allas barn”, av eva" in Mail.objects.first().text


def test_a_confirmation_is_of_the_proposals_that_were_named(eva, plan, other):
    url = page(Network.objects.get())
    data = filled(eva, url, mission="Trygghet")
    confirmed = eva.post(url, data).context["adminform"].form["confirmed"].value()
    actions.propose(plan=other, by=None, note="Den också.")

    html = words(eva.post(url, data | {"confirmed": confirmed}))

    assert ASKED in html
    assert "Förslaget om Annan" in html


def test_nothing_is_asked_when_no_proposal_is_touched(eva, plan, other):
    actions.take_back(plan=plan, by=None)

    save(eva, Network.objects.get(), mission="Trygghet")

    assert Network.objects.get().mission == "Trygghet"


def test_nothing_is_asked_of_a_proposal_that_is_broken_already(eva, plan):
    save(eva, Section.objects.get(key="inledning"), title="Början")

    save(eva, Network.objects.get(), mission="Trygghet")

    assert Network.objects.get().mission == "Trygghet"


def test_nothing_is_asked_when_nothing_is_changed(eva, plan):
    html = words(save(eva, Network.objects.get(), change_reason="Ingenting"))

    assert ASKED not in html


def test_a_new_text_is_not_asked_about(eva, plan):
    url = reverse("admin:networks_network_add")

    eva.post(url, filled(eva, url, name="Rektorerna"))

    assert Network.objects.filter(name="Rektorerna").exists()


def test_a_text_that_is_wrong_is_not_asked_about_until_it_is_mended(eva, plan):
    html = words(save(eva, Network.objects.get(), name=""))

    assert ASKED not in html


def test_its_way_back_in_history_asks_too(eva, plan, other):
    network = Network.objects.get()
    network.mission = "Trygghet"
    network.save()
    actions.propose(plan=plan, by=None, note="Nytt uppdrag.")
    Mail.objects.all().delete()
    url = reverse("admin:plans_restore", args=["networks", "network", network.history.last().pk])

    asked = eva.post(url)
    assert ASKED in words(asked)
    assert Network.objects.get().mission == "Trygghet"

    eva.post(url, {"confirmed": asked.context["form"]["confirmed"].value()})
    assert Network.objects.get().mission == "Samverkan"
    assert [to for to, _ in told()] == ["bo@ljungby.example"]


def test_a_reset_of_one_plan_asks_about_the_proposal_of_another(eva, plan, other):
    factories.revision(other)
    network = Network.objects.get()
    network.mission = "Trygghet"
    network.save()
    actions.propose(plan=plan, by=None, note="Nytt uppdrag.")
    url = reverse("admin:plans_plan_reset", args=[other.pk])
    data = filled(eva, url)

    asked = eva.post(url, data)
    assert "Förslaget om Trygghet" in words(asked)
    assert Network.objects.get().mission == "Trygghet"

    eva.post(url, data | {"confirmed": asked.context["form"]["confirmed"].value()})
    assert Network.objects.get().mission == "Samverkan"
    assert of(plan).is_broken


# Who decides


def test_the_form_that_adopts_says_what_broke_the_proposal_by_whom_and_when(
    client, people, eva, plan
):
    save(eva, Section.objects.get(key="inledning"), title="Början")
    when = Section.objects.get(key="inledning").history.first().history_date
    client.force_login(people["bo"])

    response = client.get(reverse("admin:plans_plan_adopt", args=[plan.pk]))

    assert "Förslaget är brutet." in words(response)
    assert f"Ändrades: avsnitt ”Början”, av eva {when:%Y-%m-%d}" in words(response)
    assert "Fastställ versionen" not in response.content.decode()


def test_nothing_is_said_to_be_broken_of_a_proposal_that_is_whole(client, people, plan):
    client.force_login(people["bo"])

    response = client.get(reverse("admin:plans_plan_adopt", args=[plan.pk]))

    assert "brutet" not in words(response)
    assert "Fastställ versionen" in response.content.decode()


def test_a_form_that_is_only_shown_holds_nothing(eva, plan):
    def transactions(address):
        with CaptureQueriesContext(connection) as asked:
            eva.get(address)
        return len([query for query in asked if query["sql"].startswith("SAVEPOINT")])

    assert transactions(page(Network.objects.get())) == transactions(reverse("admin:index"))


def test_who_approves_an_editorial_revision_is_told_what_broke_it_and_is_not_asked(client, people):
    plan = factories.revision(review_by=date(2099, 1, 1)).plan
    section = Section.objects.get(key="inledning")
    section.body = "<p>Vi är trygga!</p>"
    section.save()
    actions.propose(plan=plan, by=people["anna"], note="Ett tecken.", editorial=True)
    client.force_login(people["eva"])
    assert "Planen väntar på godkännande." in words(client.get(page(section)))
    save(client, section, body="<p>Vi är trygga.</p>", title="Inledning.")

    client.force_login(people["bo"])
    response = client.get(reverse("admin:plans_plan_amend", args=[plan.pk]))

    assert "Förslaget är brutet." in words(response)
    assert "Den måste skickas på nytt innan den kan godkännas." in words(response)
    assert "av eva" in words(response)
    assert "Godkänn ändringen</" not in response.content.decode()
    assert 'type="submit" class="default"' not in response.content.decode()
    change = client.get(page(plan)).content.decode()
    assert reverse("admin:plans_plan_amend", args=[plan.pk]) not in change


def test_all_is_one_transaction(eva, plan, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(mailing, "tell_broken", fail)

    with pytest.raises(RuntimeError):
        save(eva, Section.objects.get(key="inledning"), title="Början")

    assert Section.objects.filter(title="Inledning").exists()
    assert Plan.objects.get(pk=plan.pk)
