"""Who may do what."""

import pytest
from django.contrib.auth.models import Group

from plans import roles
from plans.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_the_groups_that_the_migration_made_follow_the_table(role):
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")

    assert {f"{p.content_type.app_label}.{p.codename}" for p in permissions} == roles.PERMISSIONS[
        role
    ]


@pytest.mark.parametrize(
    ("role", "adopts", "sees_drafts"),
    [
        (Role.COORDINATOR, False, True),
        (Role.APPROVER, True, True),
        (Role.READER, False, False),
        (None, False, False),
    ],
)
def test_the_coordinator_edits_and_only_the_approver_adopts(role, adopts, sees_drafts):
    user = factories.user(role)

    assert roles.may_adopt(user) is adopts
    assert roles.may_see_drafts(user) is sees_drafts
