"""Domain rule 9: nobody sees a working copy but those who work on the plan, whatever way they ask."""

from typing import Any

import pytest
from django.urls import reverse

from activities.models import Activity, Level
from document.content import digest
from networks.models import NetworkTable
from plans import copies
from plans.compose import compose
from plans.models import Event, Plan, Revision, Section
from tests.addresses import (
    ACTORS,
    ANONYMOUS,
    APPROVER,
    AUDITOR,
    COORDINATOR,
    NOWHERE,
    OTHER,
    OWN,
    SECRET,
    SECRET_GROUP,
    SUPERUSER,
    addresses,
    world,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

INSIDE = (OWN, COORDINATOR, APPROVER, SUPERUSER)
OUTSIDE = tuple(each for each in ACTORS if each not in INSIDE)
#: What a script on the page asks with.
HTMX = {"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "main"}
ASKED = [
    *(pytest.param(actor, {}, id=f"{actor}-sida") for actor in OUTSIDE),
    *(pytest.param(actor, HTMX, id=f"{actor}-htmx") for actor in (ANONYMOUS, OTHER, AUDITOR)),
]


@pytest.fixture(autouse=True)
def _copies_that_can_be_read(monkeypatch):
    """A copy that holds its words as they are."""
    for name in ("printed_copy", "printed_draft", "certificate"):
        monkeypatch.setattr(copies, name, lambda shown, **_: repr(shown).encode())


def body(response: Any) -> str:
    """All that was sent."""
    if response.streaming:
        return b"".join(response.streaming_content).decode()
    return response.content.decode()


def row_of(plan: Plan, model: Any) -> Any:
    return model.objects.filter(plan=plan).first()


def page(row: Any, name: str) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{name}", args=[row.pk])


@pytest.mark.parametrize("actor", [OWN, COORDINATOR, APPROVER], ids=str)
def test_those_who_work_on_the_plan_see_it(client, actor):
    plan, new = world()
    actor.log_in(client)

    for each in (plan, new):
        assert SECRET in body(client.get(page(each, "change")))
        assert SECRET in body(client.get(page(each, "draft")))


@pytest.mark.parametrize(("actor", "headers"), ASKED)
def test_no_address_says_a_word_of_it_to_anybody_else(client, actor, headers):
    plans = world()
    actor.log_in(client)
    # The registry of groups is shared by all who work on any plan.
    secrets = (SECRET,) if actor in (OTHER, NOWHERE) else (SECRET, SECRET_GROUP)

    for plan in plans:
        for _, path in ((each.name, each.path) for each in addresses(plan)):
            if path != reverse("admin:logout"):
                said = body(client.get(path, headers=headers, follow=True))
                assert not any(secret in said for secret in secrets), path


@pytest.mark.parametrize("actor", [*OUTSIDE, COORDINATOR], ids=str)
def test_a_plan_that_was_never_adopted_has_no_address_for_readers(client, actor):
    _, new = world()
    actor.log_in(client)

    for address in addresses(new):
        if address.path.startswith(("/planer/", "/kopia/ny-rutin/")):
            assert client.get(address.path).status_code == 404, address.path


@pytest.mark.parametrize("actor", [OTHER, NOWHERE], ids=str)
@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (
            "/admin/autocomplete/",
            "app_label=plans&model_name=section&field_name=plan&term={secret}",
        ),
        ("/admin/plans/plan/", "q={secret}"),
        ("/admin/plans/plan/", "responsible_department=Socialförvaltningen"),
        ("/admin/plans/section/", "plan__id__exact={plan}"),
        ("/admin/plans/section/add/", "plan={plan}"),
        ("/admin/activities/level/add/", "section={section}"),
        ("/admin/activities/activity/add/", "level={level}"),
        ("/admin/networks/networktable/add/", "section={section}"),
    ],
)
def test_lists_and_choices_do_not_offer_it(client, actor, path, asked):
    plan, _ = world()
    actor.log_in(client)
    level = row_of(plan, Level)
    level.name = f"Nivå: {SECRET}"
    level.save()
    keys = {"plan": plan.pk, "section": row_of(plan, Section).pk, "level": level.pk}

    said = body(client.get(f"{path}?{asked.format(secret=SECRET, **keys)}", follow=True))

    assert SECRET not in said.replace(f'value="{SECRET}"', "")  # what was asked for is repeated


@pytest.mark.parametrize("actor", OUTSIDE, ids=str)
def test_a_deleted_row_is_neither_shown_nor_brought_back(client, actor):
    world()
    actor.log_in(client)
    deleted = Activity.history.get(history_type="-")
    added = Activity.history.get(history_type="+", id=deleted.id)
    history = reverse("admin:activities_activity_history", args=[deleted.id])
    restore = reverse("admin:plans_restore", args=["activities", "activity", added.pk])

    for response in (client.get(history), client.post(restore)):
        assert response.status_code in (302, 403)
        assert SECRET not in body(response)

    assert not Activity.objects.filter(pk=deleted.id).exists()


@pytest.mark.parametrize("actor", [*OUTSIDE, COORDINATOR, OWN], ids=str)
def test_nobody_learns_a_drafts_address_by_counting(client, actor):
    _, new = world()
    actor.log_in(client)

    response = client.get(f"/admin/r/1/{new.pk}/")

    assert response.status_code in (302, 404)
    assert "ny-rutin" not in response.headers.get("Location", "")


def _state() -> tuple[Any, ...]:
    kinds = (Plan, Section, Level, Activity, NetworkTable)
    written = [model.history.count() for model in kinds]
    return (*written, Event.objects.count(), Revision.objects.count())


@pytest.mark.parametrize("actor", [*OUTSIDE, APPROVER], ids=str)
def test_what_is_sent_by_those_who_may_not_edit_changes_nothing(client, actor):
    plan, _ = world()
    actor.log_in(client)
    section, activity = row_of(plan, Section), row_of(plan, Activity)
    before = _state()

    for path, sent in (
        (page(section, "change"), {"title": "Kapad", "depth": 1, "position": 1}),
        (page(section, "delete"), {"post": "yes"}),
        (page(activity, "delete"), {"post": "yes"}),
        ("/admin/plans/section/add/", {"plan": plan.pk, "title": "Ny", "depth": 1}),
        ("/admin/activities/activity/add/", {"level": activity.level_id, "name": "Ny"}),
        (
            "/admin/plans/section/",
            {"action": "delete_selected", "_selected_action": section.pk, "post": "yes"},
        ),
        (page(plan, "propose"), {"note": "Nytt."}),
        (page(plan, "reword"), {"note": "Språket."}),
        (page(plan, "reset"), {"expected": digest(compose(plan))}),
        (page(plan, "correct"), {"field": "paragraph", "now": "§ 9", "reason": "Glömd."}),
    ):
        said = client.post(path, sent, follow=True)
        assert actor is APPROVER or SECRET not in body(said), path

    assert _state() == before


@pytest.mark.parametrize("actor", [*OUTSIDE, OWN, COORDINATOR], ids=str)
def test_what_is_sent_by_those_who_may_not_decide_decides_nothing(client, actor):
    plan, _ = world()
    actor.log_in(client)
    before = _state()

    for name, sent in (
        ("adopt", {"adopted_by": "Jag", "valid_from": "2030-01-01", "review_by": "2032-01-01"}),
        ("return", {"comment": "Nej."}),
        ("repeal", {"repealed_by": "Jag", "day": "2030-01-01"}),
    ):
        assert client.post(page(plan, name), sent).status_code in (302, 403)

    assert _state() == before
