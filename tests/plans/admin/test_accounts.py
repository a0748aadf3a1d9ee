"""Logging in, and the accounts themselves."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from plans.roles import Role
from tests import factories

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
