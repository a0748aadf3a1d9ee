"""Who may do what to which plan."""

import pytest

from organisation.roles import Role
from plans import access
from plans.models import Plan
from tests import factories

pytestmark = pytest.mark.django_db

SOCIAL, CULTURE = "Socialförvaltningen", "Kultur- och fritidsförvaltningen"


@pytest.mark.parametrize(
    ("role", "adopts", "prepares", "audits", "sees_drafts"),
    [
        (None, False, False, False, False),
        (Role.READER, False, False, False, False),
        (Role.CONTRIBUTOR, False, False, False, True),
        (Role.COORDINATOR, False, True, False, True),
        (Role.APPROVER, True, False, False, True),
        (Role.AUDITOR, False, False, True, False),
        (Role.ADMINISTRATOR, False, False, False, False),
    ],
)
def test_each_role_has_its_own_say(role, adopts, prepares, audits, sees_drafts):
    user = factories.user(role)

    assert access.may_adopt(user) is adopts
    assert access.may_prepare(user) is prepares
    assert access.may_audit(user) is audits
    assert access.may_see_drafts(user) is sees_drafts


@pytest.mark.parametrize(
    ("role", "department", "sees"),
    [
        (None, SOCIAL, set()),
        (Role.READER, SOCIAL, set()),
        (Role.CONTRIBUTOR, SOCIAL, {"social", "both"}),
        (Role.CONTRIBUTOR, CULTURE, {"culture", "both"}),
        (Role.CONTRIBUTOR, "fritidsförvaltningen", set()),
        (Role.CONTRIBUTOR, ".*", set()),
        (Role.CONTRIBUTOR, "", set()),
        (Role.COORDINATOR, "", {"social", "culture", "both", "none"}),
        (Role.COORDINATOR, SOCIAL, {"social", "culture", "both", "none"}),
        (Role.APPROVER, SOCIAL, {"social", "culture", "both", "none"}),
        (Role.AUDITOR, SOCIAL, set()),
        (Role.ADMINISTRATOR, SOCIAL, set()),
    ],
)
def test_the_question_of_one_plan_and_of_all_have_the_same_answer(role, department, sees):
    both = f"{CULTURE}, {SOCIAL}"
    for slug, responsible in (
        ("social", SOCIAL),
        ("culture", CULTURE),
        ("both", both),
        ("none", ""),
    ):
        factories.plan(slug=slug, responsible_department=responsible)
    user = factories.user(role, department=department)

    one_by_one = {plan.slug for plan in Plan.objects.all() if access.may_see_draft(user, plan)}
    at_once = set(Plan.objects.filter(access.seen_by(user)).values_list("slug", flat=True))

    assert one_by_one == at_once == sees
