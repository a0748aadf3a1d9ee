"""The permission sweep: every address, with everyone who may ask, against the table of `organisation.roles`.

An address that is not listed below fails the test: whoever adds one says who it is for.
"""

from collections.abc import Iterable

import pytest

from auditing.access import AUDIT
from organisation import roles
from plans import access, copies
from tests.addresses import ACTORS, DEPARTMENT, Actor, addresses, world

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: Who an address is for, when it is not for those who have a permission.
EVERYONE = "alla"
INSIDE = "alla som når adminsidorna"
NOBODY = "ingen"
#: An address that only answers to GET, or to POST, says so to all alike, and does nothing.
NOT_THAT_WAY = 405

#: Addresses for readers: no login, nothing to hide.
READING = (
    "theme",
    "plans:plan-list",
    "plans:department-choose",
    "plans:copy-find",
    "plans:copy-check",
    "plans:plan-show",
    "plans:plan-pdf",
    "plans:plan-calendar",
    "plans:revision-list",
    "plans:revision-show",
    "plans:revision-pdf",
    "plans:revision-compare",
    "plans:event-list",
    "plans:day-choose",
    "plans:plan-day",
    "accessibility:statement-show",
    "accessibility:feedback-add",
    "accessibility:feedback-thanks",
    "networks:network-list",
    "networks:network-show",
    "admin:login",
    "admin:logout",
)
#: Addresses of the admin that every role has use for.
FRAME = (
    "admin:index",
    "admin:password_change",
    "admin:password_change_done",
    "admin:jsi18n",
)
#: The admin's pages of rows, each with what it takes to see it and to send its form.
PAGES = {
    "changelist": ("view", "view"),
    "add": ("add", "add"),
    "change": ("view", "change"),
    "delete": ("delete", "delete"),
    "history": ("view", "view"),
}
#: Rows that belong to a plan, and so to a department.
DIVIDED = (
    "plans.plan",
    "plans.section",
    "activities.level",
    "activities.activity",
    "networks.networktable",
)
SHARED = (
    "plans.abbreviation",
    "organisation.mailbox",
    "networks.network",
    "auth.user",
    "accessibility.accessibilitystatement",
    "accessibility.feedback",
    "outbox.mail",
)

type Rule = str | tuple[str, ...]


def _pages(model: str) -> Iterable[tuple[str, tuple[Rule, Rule]]]:
    app, name = model.split(".")
    for page, verbs in PAGES.items():
        see, send = (f"{app}.{verb}_{name}" for verb in verbs)
        yield f"admin:{app}_{name}_{page}", (see, send)
    yield f"admin/{app}/{name}/<path:object_id>/", (INSIDE, INSIDE)  # leads on to ”change”


def _same(names: Iterable[str], rule: Rule) -> dict[str, tuple[Rule, Rule]]:
    return dict.fromkeys(names, (rule, rule))


SEE = "plans.view_plan"
#: Addresses about one plan, beside the pages of its rows.
ABOUT_A_PLAN: dict[str, tuple[Rule, Rule]] = {
    **_same(
        (
            "admin:plans_plan_preview",
            "admin:plans_plan_draft",
            "admin:plans_plan_changes",
            "admin:plans_plan_trail",
            "admin:plans_plan_moment",
        ),
        SEE,
    ),
    **_same(
        (
            "admin:plans_plan_adopt",
            "admin:plans_plan_amend",
            "admin:plans_plan_return",
            "admin:plans_plan_repeal",
            "admin:plans_plan_call_off",
            "admin:plans_plan_annul",
            "admin:plans_plan_confirm_correction",
        ),
        access.ADOPT,
    ),
    **_same(("admin:plans_plan_refuse_correction",), (access.PREPARE, access.ADOPT)),
    **_same(
        (
            "admin:plans_plan_propose",
            "admin:plans_plan_take_back",
            "admin:plans_plan_reword",
            "admin:plans_plan_review",
            "admin:plans_plan_correct",
            "admin:plans_plan_reset",
        ),
        access.PREPARE,
    ),
    **_same(("admin:plans_restore",), "activities.change_activity"),
}
#: Every address, with who may see it and who may send something to it.
TABLE: dict[str, tuple[Rule, Rule]] = {
    **_same(READING, EVERYONE),
    **_same(FRAME, INSIDE),
    **{name: rule for model in (*DIVIDED, *SHARED) for name, rule in _pages(model)},
    **ABOUT_A_PLAN,
    **_same(("plans:component-list",), SEE),
    **_same(("admin:auditing_auditentry_changelist", "admin:auditing_auditentry_export"), AUDIT),
    # A certificate says nothing of the working copy, and so the auditor has it of every plan.
    **_same(("admin:plans_plan_statement",), (access.ANY_DEPARTMENT, AUDIT)),
    **_same(("admin:auth_user_password_change",), "auth.change_user"),
    **_same(("admin:autocomplete",), SEE),
    **_same(("admin:app_list",), SEE),  # of the app ”plans”
    # What nobody may, whatever the role: accounts, an adopted plan and the accessibility statement
    # stay; reports stay as they came, and letters as they were written; there is one statement.
    **_same(
        (
            "admin:auth_user_delete",
            "admin:plans_plan_delete",
            "admin:accessibility_accessibilitystatement_add",
            "admin:accessibility_accessibilitystatement_delete",
            "admin:accessibility_feedback_add",
            "admin:outbox_mail_add",
            "admin/(?P<url>.*)",
        ),
        NOBODY,
    ),
    "admin:accessibility_feedback_change": ("accessibility.view_feedback", NOBODY),
    "admin:outbox_mail_change": ("outbox.view_mail", NOBODY),
}
#: Where the object that is asked about stands in a plan of the department.
IN_A_PLAN = {
    *ABOUT_A_PLAN,
    *(
        name
        for model in DIVIDED
        for name, _ in _pages(model)
        if name.endswith(("change", "delete"))
    ),
    *(name for model in DIVIDED for name, _ in _pages(model) if name.endswith("history")),
}
#: What an address must be asked with to answer at all.
ASKED = {
    "admin:autocomplete": {"app_label": "plans", "model_name": "section", "field_name": "plan"}
}


def expected(name: str, actor: Actor, *, sent: bool) -> str:
    """What the table says: the actor gets in, is told to log in, or is refused."""
    rule = TABLE[name][sent]
    if rule == EVERYONE:
        return "in"
    if not actor.gets_in:
        is_told_apart = name == "plans:component-list" and actor.has_account
        return "refused" if is_told_apart else "login"
    if rule in (INSIDE, NOBODY):
        return "in" if rule == INSIDE else "refused"
    wanted = {rule} if isinstance(rule, str) else set(rule)
    held = roles.permissions()[actor.role] if actor.role else wanted
    everywhere = actor.is_superuser or access.ANY_DEPARTMENT in held
    is_theirs = name not in IN_A_PLAN or everywhere or actor.department == DEPARTMENT
    return "in" if wanted & held and is_theirs else "refused"


def verdict(response) -> str:
    """What the answer amounts to."""
    if response.status_code in (403, 404):
        return "refused"
    if response.status_code == 302 and response.url.startswith("/admin/login/"):
        return "login"
    assert response.status_code in (200, 302), response.status_code
    return "in"


@pytest.fixture(autouse=True)
def _quick_copies(monkeypatch):
    """What a copy looks like is tested elsewhere."""
    for name in ("printed_copy", "printed_draft", "certificate"):
        monkeypatch.setattr(copies, name, lambda *_, **__: b"%PDF-1.7")


def test_every_address_is_in_the_table_and_the_table_names_no_other():
    plan, _ = world()

    assert {address.name for address in addresses(plan)} == set(TABLE)


@pytest.mark.parametrize("sent", [False, True], ids=["läsa", "skicka"])
@pytest.mark.parametrize("actor", ACTORS, ids=str)
def test_everyone_gets_where_the_table_says_and_nowhere_else(client, actor, sent):
    plan, _ = world()
    every = addresses(plan)
    actor.log_in(client)
    found, wanted = {}, {}

    for address in sorted(every, key=lambda each: each.name == "admin:logout"):
        ask = client.post if sent else client.get
        response = ask(address.path, ASKED.get(address.name, {}))
        if response.status_code != NOT_THAT_WAY:
            found[address.path] = verdict(response)
            wanted[address.path] = expected(address.name, actor, sent=sent)

    assert found == wanted
