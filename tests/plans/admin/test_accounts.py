"""Logging in, and the accounts themselves."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from auditing.models import Act, AuditEntry
from organisation import roles
from organisation.roles import Role
from plans.models import Section
from tests import factories
from tests.plans.admin.forms import filled

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


def log_in(client, password):
    return client.post(LOGIN, {"username": "ulla", "password": password})


@pytest.fixture
def ulla(db):
    return factories.user(Role.COORDINATOR, username="ulla")


def test_the_right_password_lets_in(client, ulla):
    assert log_in(client, "hemligt-lösenord").status_code == 302


def test_after_ten_wrong_tries_the_right_password_waits_too(client, ulla):
    for _ in range(10):
        response = log_in(client, "fel")

    assert response.status_code == 429
    assert "spärrad en stund" in response.content.decode()
    assert log_in(client, "hemligt-lösenord").status_code == 429


def test_a_reader_has_no_way_into_the_admin(client):
    factories.user(Role.READER, username="ulla")

    response = log_in(client, "hemligt-lösenord")

    assert response.status_code == 200
    assert "errornote" in response.content.decode()


def test_an_account_is_closed_and_never_deleted(admin_client, ulla):
    url = reverse("admin:auth_user_delete", args=[ulla.pk])

    assert admin_client.post(url, {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=ulla.pk).exists()


@pytest.fixture
def administrator(client):
    client.force_login(factories.user(Role.ADMINISTRATOR, username="förvaltare"))
    return client


def page(account, name="change"):
    return reverse(f"admin:auth_user_{name}", args=[account.pk])


def change(client, account, *, groups=(), **told):
    """Send the account's form with these roles."""
    data = filled(client, page(account), **told)
    data["groups"] = [factories.group(role).pk for role in groups]
    return client.post(page(account), data)


def told():
    entry = AuditEntry.objects.latest("pk")
    return entry.act, entry.recorded_by, entry.about


def test_the_administrator_gives_a_role_and_a_department(administrator):
    factories.plan(responsible_department="Socialförvaltningen")
    account = factories.user(username="anna")

    change(administrator, account, groups=[Role.CONTRIBUTOR], department="Socialförvaltningen")

    account = User.objects.get(pk=account.pk)
    assert account.is_staff
    assert roles.department(account) == "Socialförvaltningen"
    assert told() == (
        Act.ACCOUNT_CHANGED,
        "förvaltare",
        "anna (roller: Handläggare; förvaltning: Socialförvaltningen)",
    )


def test_whoever_loses_their_last_role_gets_no_further_than_a_reader(administrator, ulla):
    change(administrator, ulla, groups=[Role.READER])

    ulla.refresh_from_db()
    assert not ulla.is_staff


def test_a_closed_account_is_out_at_once(administrator, ulla):
    session = Client()
    session.force_login(ulla)
    data = filled(administrator, page(ulla))
    del data["is_active"]

    administrator.post(page(ulla), data)

    assert session.get("/admin/").status_code == 302
    assert told()[2].endswith("stängt)")


def test_a_new_account_has_no_role_and_is_recorded(administrator):
    password = "tre-lugna-sjöar-i-dis"

    administrator.post(
        reverse("admin:auth_user_add"),
        {
            "username": "ny",
            "usable_password": "true",
            "password1": password,
            "password2": password,
        },
    )

    assert not User.objects.get(username="ny").is_staff
    assert told() == (
        Act.ACCOUNT_ADDED,
        "förvaltare",
        "ny (roller: inga; förvaltning: ingen)",
    )


def test_the_form_says_what_each_role_does(administrator, ulla):
    html = administrator.get(page(ulla)).content.decode()

    for role in Role:
        assert f"{role}: {role.does}" in html


def test_nobody_changes_their_own_rights(administrator):
    own = User.objects.get(username="förvaltare")

    change(administrator, own, groups=[Role.APPROVER, Role.ADMINISTRATOR], department="")

    assert [group.name for group in own.groups.all()] == [Role.ADMINISTRATOR]


def test_an_administrator_makes_nobody_almighty(administrator, ulla):
    change(administrator, ulla, groups=[Role.COORDINATOR], is_superuser="on")

    ulla.refresh_from_db()
    assert not ulla.is_superuser


def test_single_permissions_are_not_given_out(administrator, ulla):
    change(administrator, ulla, user_permissions="1")

    assert not ulla.user_permissions.exists()


def test_an_almighty_account_is_out_of_the_administrators_reach(administrator):
    root = User.objects.create_superuser("drift", password="hemligt-lösenord")

    assert administrator.post(page(root), {"username": "drift"}).status_code == 403
    assert administrator.get(page(root, "password_change")).status_code == 403


def test_an_account_keeps_its_name_since_ledgers_tell_of_it(administrator, ulla):
    change(administrator, ulla, username="någon-annan")

    ulla.refresh_from_db()
    assert ulla.username == "ulla"


def test_a_password_that_somebody_else_sets_is_recorded(administrator, ulla):
    password = "tre-lugna-sjöar-i-dis"

    administrator.post(
        page(ulla, "password_change"),
        {"usable_password": "true", "password1": password, "password2": password},
    )

    assert told() == (Act.PASSWORD_SET, "förvaltare", "ulla")
    assert User.objects.get(pk=ulla.pk).check_password(password)


OWN = "/admin/password_change/"


def new_password(password, old="hemligt-lösenord"):
    return {"old_password": old, "new_password1": password, "new_password2": password}


def test_one_changes_ones_own_password_and_it_is_recorded(client, ulla):
    client.force_login(ulla)

    client.post(OWN, new_password("tre-lugna-sjöar-i-dis"))

    assert User.objects.get(pk=ulla.pk).check_password("tre-lugna-sjöar-i-dis")
    assert told() == (Act.PASSWORD_SET, "ulla", "sitt eget")


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("kort-ord", "minst 12 tecken.</li>"),
        ("192837465564", "enbart numeriskt"),
        ("ulla.svensson1", "alltför likt användarnamn"),
        ("qwertyuiop123", "alldeles för vanligt"),
    ],
)
def test_a_weak_password_is_refused_in_swedish(client, password, words):
    ulla = factories.user(Role.COORDINATOR, username="ulla.svensson")
    client.force_login(ulla)

    html = client.post(OWN, new_password(password)).content.decode()

    assert words in html
    assert User.objects.get(pk=ulla.pk).check_password("hemligt-lösenord")
    assert told()[0] != Act.PASSWORD_SET


def test_a_login_ends_with_the_browser_and_after_an_hour_without_a_page(client, ulla):
    client.force_login(ulla)
    response = client.get("/admin/")

    cookie = response.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(minutes=60)


def test_a_login_that_nobody_has_used_is_over(client, ulla):
    client.force_login(ulla)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get("/admin/").status_code == 302


def test_the_contributors_start_page_leads_to_their_own_plans(client):
    own = factories.plan(title="Vår plan", responsible_department="Socialförvaltningen")
    factories.plan(title="Deras plan", responsible_department="Tekniska förvaltningen")
    client.force_login(factories.user(Role.CONTRIBUTOR, department="Socialförvaltningen"))

    html = client.get("/admin/").content.decode()

    assert "Planer som Socialförvaltningen ansvarar för" in html
    assert reverse("admin:plans_plan_change", args=[own.pk]) in html
    assert "Deras plan" not in html


@pytest.mark.parametrize(
    ("department", "words"),
    [("", "hör inte till någon förvaltning"), ("Ny förvaltning", "Ingen plan har Ny förvaltning")],
)
def test_a_contributor_without_plans_reads_why(client, department, words):
    client.force_login(factories.user(Role.CONTRIBUTOR, department=department))

    assert words in client.get("/admin/").content.decode()


def test_a_contributor_edits_a_row_and_adds_one_in_a_plan_of_their_own(client):
    plan = factories.plan(responsible_department="Socialförvaltningen")
    client.force_login(factories.user(Role.CONTRIBUTOR, department="Socialförvaltningen"))
    activity, section = Activity.objects.get(), Section.objects.get(key="inledning")
    edit = reverse("admin:activities_activity_change", args=[activity.pk])
    add = reverse("admin:plans_section_add") + f"?plan={plan.pk}"

    client.post(edit, filled(client, edit, name="Framtidsdagen"))
    client.post(add, filled(client, add, title="Nytt avsnitt", body=section.body))

    activity.refresh_from_db()
    assert activity.name == "Framtidsdagen"
    assert plan.section_rows.filter(title="Nytt avsnitt").exists()


def test_a_contributor_restores_what_is_theirs_to_write_from_the_plans_history(client):
    plan = factories.plan(responsible_department="Socialförvaltningen")
    plan.save()
    Activity.objects.get().save()
    client.force_login(factories.user(Role.CONTRIBUTOR, department="Socialförvaltningen"))

    html = client.get(reverse("admin:plans_plan_history", args=[plan.pk])).content.decode()

    assert 'läge<span class="visually-hidden">: aktivitet' in html
    assert 'läge<span class="visually-hidden">: plan ' not in html
