"""What the visited site holds: the real plan, and around it a document in every state there is."""

import io
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command

import importing
import plans
from document.events import Outcome
from networks.models import NetworkEntry
from organisation.models import Mailbox
from organisation.roles import Role
from plans import actions
from plans.management.commands.demo import ABBREVIATIONS
from plans.models import Abbreviation, Plan, Section
from tests import factories
from tests.browser.known import (
    ADMINISTRATOR,
    APPROVER,
    AUDITOR,
    CONTRIBUTOR,
    EDITOR,
    PASSWORD,
    PLAN,
    TODAY,
)

SOCIAL = "Socialförvaltningen"
#: The levels that two of the plan's groups work on.
LEVELS = {
    "skolsamverkan": "forebyggande-arbete-riktat-mot-riskgrupper",
    "sociala-insatsgrupper-sig": "individstod",
}
SOURCE = Path(plans.__file__).parent / "data" / f"{PLAN}.txt"


def real() -> None:
    """The Ljungby plan as version 1, and somebody in each role that has a use for the admin."""
    reading = importing.read_file(SOURCE, organisation="Ljungby kommun")
    actions.bring_in(imported=reading, adopted=True, by=None)
    factories.user(Role.COORDINATOR, username=EDITOR)
    factories.user(Role.APPROVER, username=APPROVER)
    own = Plan.objects.get().responsible_department
    factories.user(Role.CONTRIBUTOR, username=CONTRIBUTOR, department=own)
    factories.user(Role.AUDITOR, username=AUDITOR)
    factories.user(Role.ADMINISTRATOR, username=ADMINISTRATOR)


def demo() -> None:
    """What `manage.py demo` gives, with a password that the walk through the handbook knows."""
    call_command("demo", verbosity=0, stdout=io.StringIO())
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()


def full() -> None:
    """Version 2 of the real plan, and documents that are overdue, soon due, coming, ending and ended."""
    rows = [Abbreviation(short=short, meaning=text) for short, text in ABBREVIATIONS.items()]
    Abbreviation.objects.bulk_create(rows)
    Mailbox.objects.create(name=SOCIAL, email="socialforvaltningen@ljungby.example")
    plan = Plan.objects.get(slug=PLAN)
    _edit(plan)
    _adopt(plan, valid_from=date(2026, 6, 1), review_by=date(2027, 1, 10))
    _work(plan)
    for slug, title, kind, department, first, review_by in (
        ("trygghet", "Trygghetsprogram", "program", SOCIAL, date(2023, 1, 1), date(2025, 12, 31)),
        (
            "krisberedskap",
            "Plan för krisberedskap",
            "plan",
            SOCIAL,
            date(2025, 1, 1),
            date(2026, 12, 20),
        ),
        ("rokfritt", "Rökfri arbetstid", "policy", "", date(2024, 1, 1), date(2029, 1, 1)),
    ):
        new = _plan(slug, title, kind, responsible_department=department)
        _adopt(new, valid_from=first, review_by=review_by)
    for year in (2025, 2027):
        _adopt(Plan.objects.get(slug="rokfritt"), valid_from=date(year, 1, 1))
    _adopt(_plan("ny-rutin", "Rutin vid hot", "rutin"), valid_from=date(2027, 2, 1))
    _adopt(
        _plan("avslutad", "Avslutad strategi", "strategi"),
        valid_from=date(2020, 1, 1),
        valid_until=date(2024, 12, 31),
    )
    _adopt(_plan("upphavd", "Upphävd riktlinje", "riktlinje"), valid_from=date(2021, 1, 1))
    factories.repeal(Plan.objects.get(slug="upphavd"), day=date(2026, 3, 1))
    _adopt(
        _plan("tillfallig", "Tillfällig rutin för lån av lokaler", "rutin"),
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    )
    _adopt(_plan("fasas-ut", "Riktlinje för faxar", "riktlinje"), valid_from=date(2022, 1, 1))
    factories.repeal(Plan.objects.get(slug="fasas-ut"), day=date(2027, 3, 1))
    _withdraw()


def _withdraw() -> None:
    """A version that was called off, and a document whose only version a court has set aside."""
    plan = _plan("aterkallad", "Regler för sociala medier", "riktlinje")
    _adopt(plan, valid_from=date(2026, 1, 1))
    _adopt(plan, valid_from=date(2027, 1, 1))
    actions.call_off(
        revision=plan.revisions.get(number=2),
        by=None,
        called_off_by="Kommunfullmäktige",
        called_off_on=date(2026, 11, 16),
        paragraph="§ 31",
        note="Underlaget saknade samråd med förvaltningarna.",
        on=TODAY,
    )
    plan = _plan("domstol", "Avgifter för lokaler", "riktlinje")
    _adopt(plan, valid_from=date(2026, 1, 1))
    actions.annul(
        revision=plan.revisions.get(),
        by=None,
        day=date(2026, 11, 2),
        annulled_by="Förvaltningsrätten i Växjö",
        registry_number="1234-26",
        on=TODAY,
    )


def _work(plan: Plan) -> None:
    """What is not a decision: a review, a correction, a proposal that came back, and a change undone."""
    actions.review(
        plan=plan,
        by=None,
        outcome=Outcome.REVISE,
        reviewed_by="Säkerhetssamordnaren",
        note="Lägesbilden är ny.",
        on=TODAY,
    )
    first = plan.revisions.get(number=1)
    told = {"field": "paragraph", "now": "§ 12", "reason": "Fattades i protokollet."}
    factories.correct(first, on=TODAY, **told)
    proposal = actions.propose(plan=plan, by=None, note="Två avsnitt är omarbetade.")
    actions.send_back(plan=proposal.plan, by=None, comment="Tidsplanen saknas.")
    actions.reset(plan=plan, to=first, by=None, reason="Fel spår")
    actions.reset(plan=plan, to=plan.revisions.get(number=2), by=None)


def _plan(slug: str, title: str, kind: str, **content: Any) -> Plan:
    return factories.plan(slug=slug, title=title, kind=kind, **content)


def _adopt(plan: Plan, **decision: date) -> None:
    decision.setdefault("review_by", date(2028, 1, 1))
    actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(**decision),
        on=TODAY,
        render=factories.archive_file,
    )


def _edit(plan: Plan) -> None:
    """A change of every sort that the comparison shows: words, a row, a section gone and one come."""
    sections = list(Section.objects.filter(plan=plan).order_by("position"))
    sections[0].body = sections[0].body.replace("</p>", " Texten har setts över.</p>", 1)
    sections[0].save()
    activity = plan.activity_rows.order_by("position").first()
    activity.schedule = "Varje år i oktober"
    activity.save()
    plan.activity_rows.order_by("position").last().delete()
    for entry in NetworkEntry.objects.filter(plan=plan, network__slug__in=LEVELS):
        entry.level = LEVELS[entry.network.slug]
        entry.save()
    Section(plan=plan, title="Det här är nytt", body="<p>Ett avsnitt som tillkom.</p>").save()
