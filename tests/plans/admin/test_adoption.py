"""The approver adopts in the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from organisation.roles import Role
from plans import actions
from plans.models import PlannedDecision, Revision
from tests import factories
from tests.plans.admin.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver(client):
    client.force_login(factories.user(Role.APPROVER, username="beslut"))
    return client


@pytest.fixture
def plan():
    revision = factories.revision()
    activity = Activity.objects.get()
    activity.name = "Framtidsdagen"
    activity.save()
    actions.propose(plan=revision.plan, by=None, note="Nytt namn på en aktivitet.")
    return revision.plan


def url(plan, name="adopt"):
    return reverse(f"admin:plans_plan_{name}", args=[plan.pk])


def decision():
    today = timezone.localdate()
    return {
        "adopted_by": "Kommunfullmäktige",
        "valid_from": str(today),
        "review_by": str(today + timedelta(700)),
    }


def test_the_plans_page_says_how_the_working_copy_differs(approver, plan):
    html = approver.get(url(plan, "change")).content.decode()

    assert "1 ändring sedan version 1." in html
    assert url(plan, "changes") in html
    assert url(plan) in html


def test_who_decided_last_is_filled_in_and_nothing_else_of_that_decision(approver):
    plan = factories.revision(
        adopted_by="Socialnämnden", paragraph="§ 4", registry_number="2026/1"
    ).plan
    actions.propose(plan=plan, by=None, note="Ny.")

    form = approver.get(url(plan)).context["form"]

    said = {name: form[name].value() for name in form.fields}
    assert said["adopted_by"] == "Socialnämnden"
    assert not any(
        said[name] for name in ("valid_from", "review_by", "paragraph", "registry_number")
    )


def test_a_decision_tells_all_that_is_wrong_at_once(approver, plan):
    ahead = str(timezone.localdate() + timedelta(1))
    data = filled(approver, url(plan), adopted_by="", valid_from="2025-01-01", adopted_on=ahead)

    form = approver.post(url(plan), data).context["form"]

    assert set(form.errors) == {"adopted_by", "valid_from", "review_by", "adopted_on"}
    assert all(len(lines) == 1 for lines in form.errors.values())


@pytest.fixture
def both(client):
    user = factories.user(Role.APPROVER, username="allt-i-allo")
    user.groups.add(factories.group(Role.COORDINATOR))
    client.force_login(user)
    return user


@pytest.fixture
def own_proposal(both):
    plan = factories.revision().plan
    activity = Activity.objects.get()
    activity.name = "Framtidsdagen"
    activity.save()
    actions.propose(plan=plan, by=both, note="Mitt eget.")
    return plan


def test_whoever_proposed_reads_that_somebody_else_decides_and_gets_no_form(client, own_proposal):
    html = client.get(url(own_proposal)).content.decode()

    assert "Du har själv lämnat förslaget. Någon annan måste registrera beslutet." in html
    assert "Fastställ versionen" not in html


def test_in_a_small_municipality_the_own_decision_is_shown_to_readers(
    client, own_proposal, settings
):
    settings.OWN_APPROVAL = True
    assert "Det kommer att framgå för läsarna." in client.get(url(own_proposal)).content.decode()

    client.post(url(own_proposal), filled(client, url(own_proposal), **decision()))

    trail = client.get(reverse("plans:event-list", args=[own_proposal.slug])).content.decode()
    assert "Den som lämnade förslaget registrerade själv beslutet." in trail


def test_an_untouched_working_copy_says_so(approver):
    plan = factories.revision().plan

    assert "Inga ändringar sedan version 1." in approver.get(url(plan, "change")).content.decode()


def test_a_plan_without_versions_says_so(approver):
    plan = factories.plan()

    assert "Ingen version är fastställd ännu." in approver.get(url(plan, "change")).content.decode()


def test_the_form_proposes_that_the_version_in_force_is_replaced(approver, plan):
    assert filled(approver, url(plan))["replaces"] == "Version 1"


def test_what_the_working_copy_says_is_replaced_goes_before_that(approver, plan):
    PlannedDecision.objects.create(plan=plan, replaces="Policy mot våld, 2012")

    assert filled(approver, url(plan))["replaces"] == "Policy mot våld, 2012"


def test_nothing_is_proposed_to_be_replaced_when_nothing_counts(approver):
    plan = factories.plan()
    actions.propose(plan=plan, by=None, note="Den första.")

    assert filled(approver, url(plan))["replaces"] == ""


def test_the_comparison_shows_the_changed_word(approver, plan):
    html = approver.get(url(plan, "changes")).content.decode()

    assert "<ins" in html
    assert "Framtidsdagen" in html


def test_the_working_copy_is_shown_as_a_draft(approver, plan):
    html = approver.get(url(plan, "preview")).content.decode()

    assert "Framtidsdagen" in html
    assert "gäller inte" in html


def test_the_form_proposes_what_is_planned(approver, plan):
    PlannedDecision.objects.create(plan=plan, adopted_by="Kommunstyrelsen", paragraph="§ 7")

    form = filled(approver, url(plan))

    assert (form["adopted_by"], form["paragraph"], form["valid_from"]) == (
        "Kommunstyrelsen",
        "§ 7",
        "",
    )


def test_a_version_is_adopted(approver, plan):
    response = approver.post(url(plan), filled(approver, url(plan), **decision()), follow=True)

    revision = Revision.objects.get(number=2)
    html = response.content.decode()
    assert (revision.adopted_by, revision.recorded_by) == ("Kommunfullmäktige", "beslut")
    assert "Version 2 är fastställd" in html
    assert "Diarienummer saknas i beslutet." in html


@pytest.mark.parametrize("missing", ["adopted_by", "valid_from", "review_by"])
def test_a_decision_that_lacks_something_is_refused_at_its_field(approver, plan, missing):
    data = filled(approver, url(plan), **decision()) | {missing: ""}

    html = approver.post(url(plan), data).content.decode()

    assert "Versionen är inte fastställd." in html
    assert "måste fyllas i" in html
    assert Revision.objects.count() == 1


def test_a_start_before_the_newest_versions_is_refused_at_its_field(approver, plan):
    data = filled(approver, url(plan), **decision()) | {"valid_from": "2025-01-01"}

    html = approver.post(url(plan), data).content.decode()

    assert "Versionen måste börja gälla efter 2026-01-01" in html
    assert Revision.objects.count() == 1


def test_what_changed_while_the_page_was_open_is_not_adopted(approver, plan):
    data = filled(approver, url(plan), **decision())
    activity = Activity.objects.get()
    activity.name = "I sista stund"
    activity.save()

    html = approver.post(url(plan), data).content.decode()

    assert "Arbetsversionen har ändrats sedan den skickades för beslut." in html
    assert "Kommunfullmäktige" in html
    assert Revision.objects.count() == 1


def test_a_page_that_was_refused_because_of_a_change_shows_the_new_text_next_time(approver, plan):
    data = filled(approver, url(plan), **decision())
    activity = Activity.objects.get()
    activity.name = "I sista stund"
    activity.save()
    approver.post(url(plan), data)
    actions.propose(plan=plan, by=None, note="Och en sak till.")

    approver.post(url(plan), filled(approver, url(plan), **decision()))

    assert Revision.objects.count() == 2


@pytest.mark.parametrize(("role", "status"), [(Role.COORDINATOR, 403), (Role.READER, 302)])
def test_nobody_else_reaches_the_form(client, plan, role, status):
    client.force_login(factories.user(role))

    assert client.get(url(plan)).status_code == status
    assert client.post(url(plan), decision()).status_code == status
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("name", ["changes", "preview", "adopt"])
def test_a_plan_that_is_not_there_is_not_found(approver, name):
    assert approver.get(reverse(f"admin:plans_plan_{name}", args=[99])).status_code == 404


@pytest.mark.parametrize("name", ["changes", "preview"])
def test_the_working_copy_is_not_for_readers(client, plan, name):
    client.force_login(factories.user(Role.READER))

    assert client.get(url(plan, name)).status_code == 302
