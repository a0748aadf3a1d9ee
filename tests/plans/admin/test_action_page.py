"""What is done to a plan besides editing it, through the admin's forms."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from document import assessing
from document.events import Outcome
from organisation.roles import Role
from plans import actions
from plans.admin.action_table import PLAN_ACTIONS
from plans.models import Event, PlannedDecision, Revision, Section
from tests import factories
from tests.plans.admin.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return factories.revision(review_by=date(2026, 6, 1)).plan


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


@pytest.fixture
def approver(client):
    client.force_login(factories.user(Role.APPROVER, username="beslut"))
    return client


def url(plan, name="change"):
    return reverse(f"admin:plans_plan_{name}", args=[plan.pk])


def post(client, plan, name, **told):
    address = url(plan, name)
    return client.post(address, filled(client, address, **told), follow=True).content.decode()


def last() -> Event:
    return Event.objects.order_by("pk").last()


def rename(name="Framtidsdagen"):
    activity = Activity.objects.get()
    activity.name = name
    activity.save()


def test_the_coordinator_sends_the_working_copy_for_decision(coordinator, plan):
    rename()

    html = post(coordinator, plan, "propose", note="Ny termin.")

    assert "skickad för beslut" in html
    assert (last().kind, last().recorded_by) == ("proposed", "samordnare")
    assert "Ny termin." in html


def test_the_coordinator_takes_the_proposal_back(coordinator, plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    assert "Ny termin." in coordinator.get(url(plan, "take_back")).content.decode()

    html = post(coordinator, plan, "take_back", note="Vi väntar på polisen.")

    assert "Förslaget är tillbakadraget." in html
    assert (last().kind, last().recorded_by) == ("taken_back", "samordnare")


def test_a_proposal_that_was_answered_meanwhile_is_not_taken_back_and_the_note_is_kept(
    coordinator, plan
):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    data = filled(coordinator, url(plan, "take_back"), note="Vi väntar på polisen.")
    actions.send_back(plan=plan, by=None, comment="Mål saknas.")

    html = coordinator.post(url(plan, "take_back"), data).content.decode()

    assert "Det finns inget sådant förslag längre." in html
    assert "Vi väntar på polisen." in html


def test_what_changed_while_the_page_was_open_is_not_sent(coordinator, plan):
    data = filled(coordinator, url(plan, "propose"), note="Ny termin.")
    activity = Activity.objects.get()
    activity.name = "I sista stund"
    activity.save()

    html = coordinator.post(url(plan, "propose"), data).content.decode()

    assert "Arbetsversionen har ändrats sedan du läste den." in html
    assert "Ny termin." in html


def test_the_coordinator_proposes_an_editorial_revision(coordinator):
    plan = factories.revision(review_by=date(2099, 1, 1)).plan
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()

    html = post(coordinator, plan, "reword", note="Stavfel.")

    assert "Ändringen är skickad för godkännande." in html
    assert last().value.rewords == "1"


def test_what_is_more_than_wording_is_named(coordinator):
    plan = factories.revision(review_by=date(2099, 1, 1)).plan
    activity = Activity.objects.get()
    activity.responsible = "Polisen"
    activity.save()

    html = post(coordinator, plan, "reword", note="Stavfel.")

    assert "Ansvarig är ändrad i aktiviteten ”Framtidsdag”" in html
    assert "(”Demokratiberedningen” → ”Polisen”). Det kräver ett nytt beslut." in html
    assert Revision.objects.count() == 1


def test_what_may_be_forgotten_is_listed_and_asks_for_nothing(coordinator, plan):
    Activity.objects.all().delete()
    PlannedDecision.objects.create(plan=plan, adopted_by="Kommunledningsgrupp")

    html = coordinator.get(url(plan, "propose")).content.decode()

    assert "Tabellen ”Främjande” i avsnittet ”Aktiviteter” har inga rader." in html
    assert "Kommunledningsgrupp är varken fullmäktige, en nämnd, ett utskott" in html
    assert "saknas i beslutet" not in html
    assert "skickad för beslut" in post(coordinator, plan, "propose", note="Ny termin.")


def test_who_decided_last_is_remarked_on_when_nobody_is_planned_to(coordinator, plan):
    html = coordinator.get(url(plan, "propose")).content.decode()

    assert "Kommunledningsgrupp är varken fullmäktige, en nämnd, ett utskott" in html


def test_the_decider_reads_what_the_minutes_should_say_and_who_is_named(approver, plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    PlannedDecision.objects.create(plan=plan, adopted_by="Kommunledningsgrupp", paragraph="§ 7")

    html = approver.get(url(plan, "adopt")).content.decode()

    assert "Diarienummer saknas i beslutet." in html
    assert "Paragraf saknas i beslutet." not in html
    assert "Kommunledningsgrupp är varken fullmäktige, en nämnd, ett utskott" in html
    assert "Du registrerar ett beslut som fullmäktige, en nämnd" in html


def test_a_character_that_cannot_be_printed_is_listed_before_anything_is_sent(coordinator, plan):
    section = Section.objects.get(plan=plan, key="inledning")
    section.body = "<p>Vi är trygga 🙂.</p>"
    section.save()

    html = coordinator.get(url(plan, "propose")).content.decode()

    assert "Tecknet ”🙂” (U+1F642) i avsnittet ”Inledning” finns inte" in html
    assert "Inget är sparat." in post(coordinator, plan, "propose", note="Ny termin.")


@pytest.fixture
def reworded():
    """A plan whose working copy spells a word another way and has a word for another, and is proposed."""
    plan = factories.revision(review_by=date(2099, 1, 1)).plan
    activity = Activity.objects.get()
    activity.purpose = "Större förstålse"
    activity.save()
    coordinator = factories.user(Role.COORDINATOR, username="samordnaren")
    actions.propose(plan=plan, by=coordinator, note="Stavfel.", editorial=True)
    return plan


def test_the_approver_reads_every_changed_word_and_approves_it(approver, reworded):
    html = approver.get(url(reworded, "amend")).content.decode()

    assert "”Öka” blir ”Större”" in html
    assert '”förståelse” blir ”förstålse” <span class="quiet">(bara stavning)</span>' in html
    assert "<ins><span" in html
    assert "av samordnaren: Stavfel." in html
    assert "Version 1.1 gäller från i dag." in post(approver, reworded, "amend")
    assert last().value.approved_by == "beslut"


def test_the_approver_is_led_from_the_plan_and_from_what_waits_to_the_words(approver, reworded):
    for page in (url(reworded), reverse("admin:index"), url(reworded, "adopt")):
        assert url(reworded, "amend") in approver.get(page).content.decode()
    assert (
        'value="Fastställ versionen"' not in approver.get(url(reworded, "adopt")).content.decode()
    )


def test_what_the_rule_stops_is_read_and_cannot_be_approved(approver, reworded, monkeypatch):
    stopped = [assessing.Problem("Ett ord väger mer i dag.")]
    monkeypatch.setattr("document.editorial.problems", lambda *_: stopped)

    html = approver.get(url(reworded, "amend")).content.decode()

    assert "Ett ord väger mer i dag." in html
    assert 'value="Godkänn ändringen"' not in html


def test_whoever_proposed_a_wording_reads_that_somebody_else_approves_it(client, settings):
    both = factories.user(Role.COORDINATOR)
    both.groups.add(factories.group(Role.APPROVER))
    client.force_login(both)
    plan = factories.revision(review_by=date(2099, 1, 1)).plan
    section = Section.objects.filter(plan=plan).earliest("position")
    section.body = "<p>Vi är alla trygga.</p>"
    section.save()
    actions.propose(plan=plan, by=both, note="Ett ord.", editorial=True)

    html = client.get(url(plan, "amend")).content.decode()
    assert "Du har själv föreslagit ändringen. Någon annan måste godkänna den." in html
    assert 'value="Godkänn ändringen"' not in html

    settings.OWN_APPROVAL = True
    assert "Det kommer att framgå för läsarna." in client.get(url(plan, "amend")).content.decode()
    post(client, plan, "amend")
    assert last().value.own


def test_a_wording_that_was_sent_anew_while_the_page_was_open_is_not_approved(approver, reworded):
    data = filled(approver, url(reworded, "amend"))
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()
    actions.propose(plan=reworded, by=None, note="Stavfel.", editorial=True)

    html = approver.post(url(reworded, "amend"), data).content.decode()

    assert "Ett annat beslut om planen hann före." in html
    assert Revision.objects.count() == 1


def test_the_approver_sends_a_proposal_back_and_the_coordinator_reads_why(approver, plan):
    actions.propose(plan=plan, by=None, note="Ny termin.")

    post(approver, plan, "return", comment="Tidsplanen saknas.")

    assert last().value.comment == "Tidsplanen saknas."
    approver.force_login(factories.user(Role.COORDINATOR))
    assert "Tidsplanen saknas." in approver.get(url(plan)).content.decode()


def test_a_review_moves_the_deadline(coordinator, plan):
    today = timezone.localdate()
    told = {"outcome": "current", "reviewed_by": "Samordnaren"}

    html = post(coordinator, plan, "review", review_by=str(today + timedelta(365)), **told)

    assert "Planen är aktuell." in html
    assert not Revision.objects.overdue(today).exists()


@pytest.mark.parametrize("outcome", ["revise", "repeal"])
def test_a_review_that_asks_for_more_says_what_comes_next(coordinator, plan, outcome):
    html = post(coordinator, plan, "review", outcome=outcome, reviewed_by="Samordnaren")

    assert "Prövningen är sparad." in html
    assert last().value.outcome == outcome


def test_a_review_that_asks_for_a_repeal_prepares_it(approver, plan):
    told = {"outcome": Outcome.REPEAL, "reviewed_by": "Samordnaren", "note": "Ersatt av lag."}
    actions.review(plan=plan, by=None, **told)

    assert "ska upphävas." in approver.get(url(plan)).content.decode()
    assert filled(approver, url(plan, "repeal"))["note"] == "Ersatt av lag."


def test_a_review_that_asks_for_a_revision_opens_the_proposal_and_no_repeal(admin_client, plan):
    told = {"outcome": Outcome.REVISE, "reviewed_by": "Samordnaren", "note": "Ny lägesbild."}
    actions.review(plan=plan, by=None, **told)

    assert filled(admin_client, url(plan, "propose"))["note"] == "Ny lägesbild."
    assert filled(admin_client, url(plan, "repeal"))["note"] == ""


def test_a_review_that_asks_for_a_revision_stands_on_the_plans_page_until_it_is_answered(
    coordinator, plan
):
    post(coordinator, plan, "review", outcome="revise", reviewed_by="Samordnaren")
    assert "ska revideras." in coordinator.get(url(plan)).content.decode()

    factories.revision(plan, valid_from=timezone.localdate(), review_by=date(2099, 1, 1))

    assert "ska revideras." not in coordinator.get(url(plan)).content.decode()


def test_a_review_without_an_outcome_is_explained_at_its_field(coordinator, plan):
    html = post(coordinator, plan, "review", reviewed_by="Samordnaren")

    assert "Välj vad prövningen kom fram till." in html


def test_a_review_tells_all_that_is_wrong_at_once(coordinator, plan):
    tomorrow = str(timezone.localdate() + timedelta(1))
    address = url(plan, "review")

    form = coordinator.post(address, filled(coordinator, address, day=tomorrow)).context["form"]
    assert set(form.errors) == {"outcome", "reviewed_by", "day"}

    data = filled(coordinator, address, outcome="current", day=tomorrow, review_by="2001-01-01")
    form = coordinator.post(address, data).context["form"]
    assert set(form.errors) == {"reviewed_by", "day", "review_by"}
    assert all(len(lines) == 1 for lines in form.errors.values())


def test_the_approver_repeals_the_plan(approver, plan):
    html = post(approver, plan, "repeal", repealed_by="Kommunstyrelsen", day="2026-11-01")

    assert "Planen är upphävd från 2026-11-01." in html
    assert last().value.repealed_by == "Kommunstyrelsen"


def test_the_versions_of_other_plans_are_not_offered(coordinator, plan):
    other = factories.revision(factories.plan(slug="annan"))
    data = filled(coordinator, url(plan, "correct"), now="§ 9", reason="Glömd.")

    html = coordinator.post(url(plan, "correct"), data | {"version": other.pk}).content.decode()

    assert "Inget är sparat." in html
    assert last().kind == "adopted"


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.COORDINATOR, {"propose", "take_back", "reword", "review", "correct"}),
        (Role.APPROVER, {"return", "repeal", "annul"}),
    ],
)
def test_each_role_is_offered_what_it_may_do(client, plan, role, offered):
    actions.propose(plan=plan, by=None, note="Ny termin.")
    client.force_login(factories.user(role))

    html = client.get(url(plan)).content.decode()

    assert {each.name for each in PLAN_ACTIONS if url(plan, each.name) in html} == offered


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.COORDINATOR, "return"),
        (Role.COORDINATOR, "repeal"),
        (Role.COORDINATOR, "call_off"),
        (Role.COORDINATOR, "annul"),
        (Role.APPROVER, "propose"),
        (Role.APPROVER, "take_back"),
        (Role.APPROVER, "reword"),
        (Role.COORDINATOR, "amend"),
        (Role.APPROVER, "review"),
        (Role.APPROVER, "correct"),
        (Role.COORDINATOR, "confirm_correction"),
        (Role.CONTRIBUTOR, "refuse_correction"),
    ],
)
def test_nobody_does_what_is_anothers(client, plan, role, name):
    client.force_login(factories.user(role))

    assert client.get(url(plan, name)).status_code == 403
    assert client.post(url(plan, name), {}).status_code == 403


def test_nothing_can_be_adopted_that_was_not_proposed(approver, plan):
    html = approver.get(url(plan, "adopt")).content.decode()

    assert "Det finns inget förslag att besluta om." in html
    assert 'value="Fastställ versionen"' not in html
    approver.post(url(plan, "adopt"), {"adopted_by": "K", "valid_from": "2026-11-01"})
    assert Revision.objects.count() == 1


def test_what_was_written_keeps_its_lines(approver, plan):
    actions.propose(plan=plan, by=None, note="Ny tidsplan.\nNy ansvarig.")

    for name in ("change", "adopt", "return"):
        assert "Ny tidsplan.<br>Ny ansvarig." in approver.get(url(plan, name)).content.decode()
