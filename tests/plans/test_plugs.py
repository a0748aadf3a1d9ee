"""A made-up app, of inspections, plugs into each place and is met where readers and editors look."""

import hashlib
from collections.abc import Iterator
from datetime import date
from io import StringIO
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from auditing import log
from document import event_kinds, events
from document.certificate import Finding
from document.event_kinds import EventKind, Trait
from document.events import Reminded
from organisation import roles
from organisation.models import Mailbox
from organisation.roles import READ, Role
from outbox.sending import send_due
from plans import certificate, plugs
from plans.mailing.letter import Link
from plans.models import Event, Figure, Revision, Section
from plans.plugs import Addition, Export, Letter, PlacedInline, Reminder, Story
from tests import factories
from tests.pages import TODAY, get, today  # noqa: F401 - an autouse fixture

pytestmark = pytest.mark.django_db

KLF = "Kommunledningsförvaltningen"
PLACES = ("CHECKS", "EXPORTS", "PAGE_ADDITIONS", "REMINDERS", "SECTION_INLINES")


class Inspected(events.Happening, frozen=True, tag="inspected"):
    """Somebody has inspected how the plan is followed."""

    by: str


class InspectionDue(Reminded, frozen=True, tag="inspection_due"):
    """It was reminded of an inspection."""


class InspectionReminder(Reminder):
    """Reminds of an inspection."""

    ending = "Tillsynen görs en gång om året."

    @property
    def subject(self) -> str:
        return f"Dags för tillsyn: {self.title}"

    @property
    def words(self) -> str:
        return f"Tillsynen ska göras senast {self.deadline}."

    @property
    def event(self) -> InspectionDue:
        return InspectionDue(
            number=1, deadline=self.deadline, step=0, day=self.on, to=self.to.names
        )


@plugs.story_of.register
def _(happening: Inspected) -> Story:
    return Story(f"Tillsyn gjord av {happening.by}")


@plugs.story_of.register
def _(happening: InspectionDue) -> Story:
    return Story("Påmint om tillsyn")


@plugs.letter.register
def _(what: Inspected, event: Event) -> Letter:
    to_plan = Link("Läs planen", event.plan.get_absolute_url())
    paragraphs = (f"{what.by} har gjort tillsyn.",)
    return Letter(subject="Tillsyn", paragraphs=paragraphs, links=(to_plan,), why="Du samordnar.")


@pytest.fixture(autouse=True)
def _unplugged() -> Iterator[None]:
    """What a test plugs in is gone after it."""
    with patch.dict(event_kinds.KINDS):
        before = {name: list(getattr(plugs, name)) for name in PLACES}
        yield
    for name, things in before.items():
        getattr(plugs, name)._added[:] = things


@pytest.fixture
def plan():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan)
    return plan


@pytest.fixture
def kinds():
    words = {"words": "Tillsyner", "act": "Gjorde tillsyn", "archived": "Tillsyn"}
    look = {"icon": "check", "tone": "off"}
    inspected = EventKind(of=Inspected, traits=Trait.PUBLIC | Trait.MAILED, **words, **look)
    plugs.add_event_kinds(inspected, EventKind(of=InspectionDue, **words, **look))


@pytest.fixture
def inspection(plan, kinds):
    factories.user(Role.COORDINATOR, email="anna@ljungby.example")
    with transaction.atomic():
        return plugs.record(Inspected(by="Länsstyrelsen"), plan=plan, by=None)


def verify():
    out = StringIO()
    call_command("verify", stdout=out, stderr=out)
    return out.getvalue()


def due(directory, on):
    """The inspection of every version that has not been reminded of."""
    for revision in Revision.objects.exclude(events__kind="inspection_due").select_related("plan"):
        yield InspectionReminder(
            revision=revision,
            title=revision.plan.title,
            deadline=TODAY,
            step=0,
            on=on,
            to=directory.receiver(KLF),
        )


def test_a_part_of_the_plans_page_stands_below_the_text_and_in_its_contents(
    plan, settings, tmp_path
):
    (tmp_path / "inspections.html").write_text(
        '<p>Tillsyn {{ given.day|date:"Y-m-d" }} av {{ given.slug }}.</p>'
    )
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], tmp_path]}]

    def inspections(edition, versions):
        given = {"day": versions.revisions[0].valid_from, "slug": edition.slug}
        yield Addition(key="tillsyn", title="Tillsyn", template="inspections.html", given=given)

    plugs.PAGE_ADDITIONS.add(inspections)
    page = get("/planer/trygghet/")

    assert page.texts("h2")[-1] == "Tillsyn"
    assert page.links["Tillsyn"] == "#tillagg:tillsyn"
    assert "Tillsyn 2026-01-01 av trygghet." in page.main
    assert "hör inte till det fastställda dokumentet" in page.main


def test_what_stands_in_a_section_is_edited_on_its_page(plan):
    class VisitInline(PlacedInline):
        model = Figure
        verbose_name_plural = "Tillsyner på plats"

    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))
    address = f"/admin/plans/section/{Section.objects.first().pk}/change/"
    plugs.SECTION_INLINES.add(VisitInline)

    assert "Tillsyner på plats" in client.get(address).content.decode()


def test_a_role_has_the_rights_that_the_app_says():
    app = SimpleNamespace(label="inspections", rights={"visit": {Role.AUDITOR: READ}})

    with patch.object(apps, "get_app_configs", lambda: [app]):
        assert roles.permissions()[Role.AUDITOR] == {"inspections.view_visit"}


def test_a_kind_of_event_is_told_to_readers_and_may_be_chosen(inspection):
    page = get("/planer/trygghet/handelser/")

    assert "Tillsyn gjord av Länsstyrelsen" in page.texts("h2")
    assert "Tillsyner" in page.texts("option")


def test_a_kind_of_event_is_mailed_to_those_concerned(inspection):
    send_due()

    [sent] = mail.outbox

    assert (sent.subject, sent.to) == ("Tillsyn", ["anna@ljungby.example"])


def test_a_kind_of_event_stands_in_the_audit_log(inspection):
    assert log.LogLine(*log.log(log.Asked(act="inspected"))[0]).what == "Gjorde tillsyn"


def test_a_kind_of_event_is_verified_as_part_of_the_chain(inspection):
    assert "Allt stämmer." in verify()


def test_a_kind_of_event_lies_with_the_next_version_in_the_export(inspection, plan, tmp_path):
    factories.revision(plan, valid_from=date(2026, 12, 1))
    call_command("export_archive", "trygghet", str(tmp_path), stdout=StringIO(), stderr=StringIO())

    assert "Tillsyn" in (tmp_path / "trygghet/version-2/handelser.csv").read_text()


def test_a_reminder_is_sent_and_recorded_once_as_the_apps_own_event(plan, kinds):
    Mailbox.objects.create(name=KLF, email="klf@ljungby.example")
    plugs.REMINDERS.add(due)
    said = StringIO()
    call_command("remind", on=TODAY, stdout=said)
    call_command("remind", on=date(2026, 11, 23), dry_run=True, stdout=said)

    [sent] = mail.outbox
    assert sent.subject == "Dags för tillsyn: Handlingsplan för trygghet"
    assert "Tillsynen ska göras senast 2026-11-22." in sent.body
    assert "Tillsynen görs en gång om året." in sent.body
    assert said.getvalue().splitlines()[1:] == ["Skickade ett mejl.", "Inga påminnelser skickades."]
    assert Event.objects.of(InspectionDue).count() == 1


def test_two_reminders_of_one_plan_are_each_recorded_though_they_go_to_others(plan, kinds):
    Mailbox.objects.create(name=KLF, email="klf@ljungby.example")
    Mailbox.objects.create(name="Nämnden", email="namnd@ljungby.example")

    class Board(InspectionReminder):
        ending = "Nämnden."

    def to_the_board(directory, on):
        [own] = due(directory, on)
        yield Board(
            revision=own.revision,
            title=own.title,
            deadline=own.deadline,
            step=0,
            on=on,
            to=directory.receiver("Nämnden"),
        )

    plugs.REMINDERS.add(due)
    plugs.REMINDERS.add(to_the_board)
    call_command("remind", on=TODAY, stdout=StringIO())

    assert len(mail.outbox) == 2
    assert {event.value.to for event in Event.objects.of(InspectionDue)} == {(KLF,), ("Nämnden",)}


def test_an_apps_reminder_does_not_take_the_step_of_the_deadline(plan, kinds):
    Mailbox.objects.create(name=KLF, email="klf@ljungby.example")
    with transaction.atomic():
        plugs.record(
            InspectionDue(
                number=1, deadline=date(2028, 1, 1), step=99, day=date(2026, 1, 2), to=(KLF,)
            ),
            plan=plan,
            revision=plan.revisions.get(),
            by=None,
        )
    said = StringIO()
    call_command("remind", on=date(2027, 7, 1), dry_run=True, stdout=said)

    assert "Ska revideras senast 2028-01-01" in said.getvalue()


def test_files_for_the_archive_lie_beside_the_versions_with_checksums(plan, tmp_path):
    plugs.EXPORTS.add(lambda plan: [Export("tillsyn-2026", lambda: {"protokoll.txt": b"Bra."})])
    call_command("export_archive", "trygghet", str(tmp_path), stdout=StringIO(), stderr=StringIO())

    folder = tmp_path / "trygghet/tillsyn-2026"
    assert (folder / "protokoll.txt").read_bytes() == b"Bra."
    assert hashlib.sha256(b"Bra.").hexdigest() in (folder / "sha256sums.txt").read_text()


def test_what_an_app_keeps_is_verified_and_told_in_the_statement(plan):
    finding = Finding("trygghet tillsyn", "ett protokoll saknas.")
    plugs.CHECKS.add(lambda plan: [("trygghet tillsyn", [finding])])

    with pytest.raises(CommandError, match="1 fel hittades"):
        verify()
    assert certificate.certify(plan, on=TODAY).findings == (finding,)


def test_what_is_plugged_in_twice_is_there_once(plan):
    def nothing(plan):
        return []

    before = len(list(plugs.CHECKS))
    plugs.CHECKS.add(nothing)
    plugs.CHECKS.add(nothing)

    assert len(list(plugs.CHECKS)) == before + 1
