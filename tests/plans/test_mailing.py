"""Mail at each step, as its receivers get it from a real mail server on this machine."""

import logging
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from document.corrections import RegisterCorrected
from document.events import Outcome
from organisation.models import Mailbox
from organisation.roles import Role
from outbox.models import Mail, State
from outbox.sending import send_due
from plans import actions
from plans.models import Event, Section
from tests import factories
from tests.pages import today  # noqa: F401 - an autouse fixture: it is always the same day
from tests.post import HOST, serving, smtp

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts([HOST])]

TODAY = date(2026, 11, 22)
SITE = "https://styrdokument.ljungby.example"
CORRECTION = {
    "by": None,
    "kind": RegisterCorrected,
    "field": "paragraph",
    "now": "§ 12",
    "reason": "Stod inte i beslutet.",
    "registry_number": "KS 2026/1",
}
NOTE = "Aktiviteterna är nya.\n\nTidsplanen är <ändrad> & klar."


@pytest.fixture(autouse=True)
def _site(settings):
    settings.PUBLIC_URL = SITE


@pytest.fixture
def post(settings):
    with serving(settings) as office:
        yield office


@pytest.fixture
def people():
    """A coordinator and an approver, each with an address."""
    return {
        role: factories.user(role, username=name, email=f"{name}@ljungby.example", **kwargs)
        for role, name, kwargs in (
            (Role.COORDINATOR, "anna", {"first_name": "Anna", "last_name": "Ek"}),
            (Role.APPROVER, "bo", {}),
        )
    }


@pytest.fixture
def plan():
    return factories.plan(slug="trygghet", title="Handlingsplan för trygghet")


def sent_after(act, **kwargs):
    """Do something, and send the letters that it wrote."""
    done = act(**kwargs)
    send_due()
    return done


@pytest.fixture
def propose(people, plan):
    def do(by=people[Role.COORDINATOR], note=NOTE):
        return sent_after(actions.propose, plan=plan, by=by, note=note)

    return do


@pytest.fixture
def adopt(people, plan):
    def do(by=people[Role.APPROVER], **kwargs):
        return sent_after(
            actions.adopt,
            plan=plan,
            by=by,
            decision=factories.decision(**kwargs),
            on=TODAY,
            render=factories.archive_file,
        )

    return do


def answers(letter, user):
    """How the site answers when a receiver follows each link of a mail."""
    client = Client()
    client.force_login(user)
    links = letter.links
    assert links
    assert all(link.startswith(SITE) for link in links)
    assert all(link in letter.text for link in links)
    return {client.get(urlsplit(link).path or "/").status_code for link in links}


def test_a_proposal_is_mailed_to_those_who_may_decide(post, propose, people):
    propose()

    letter = post.only()
    assert letter.to == ["bo@ljungby.example"]
    assert letter.subject == "För beslut: Handlingsplan för trygghet"
    assert "Handlingsplan för trygghet väntar på beslut. Skickat av Anna Ek." in letter.words
    assert "Tidsplanen är <ändrad> & klar." in letter.text
    assert "Tidsplanen är <ändrad> & klar." in letter.html.one("blockquote").text
    assert answers(letter, people[Role.APPROVER]) == {200}


def test_a_return_is_mailed_to_who_proposed(post, propose, plan, people):
    factories.user(Role.COORDINATOR, email="annan@ljungby.example")
    propose()
    post.letters.clear()

    sent_after(
        actions.send_back, plan=plan, by=people[Role.APPROVER], comment="Skriv om inledningen."
    )

    letter = post.only()
    assert letter.to == ["anna@ljungby.example"]
    assert letter.subject == "Tillbaka från beslut: Handlingsplan för trygghet"
    assert "behöver ändras före beslut. Tillbakalämnat av bo." in letter.words
    assert "Skriv om inledningen." in letter.text
    assert answers(letter, people[Role.COORDINATOR]) == {200}


def test_when_nobody_knows_who_proposed_it_is_mailed_to_the_coordinators(
    post, propose, plan, people
):
    propose(by=None)
    post.letters.clear()

    sent_after(actions.send_back, plan=plan, by=people[Role.APPROVER], comment="Nej.")

    assert post.only().to == ["anna@ljungby.example"]


def test_who_works_on_plans_no_more_is_not_told_what_was_said_of_a_draft(
    post, propose, plan, people
):
    factories.user(Role.COORDINATOR, email="annan@ljungby.example")
    propose()
    post.letters.clear()
    people[Role.COORDINATOR].groups.set([factories.group(Role.ADMINISTRATOR)])

    sent_after(actions.send_back, plan=plan, by=people[Role.APPROVER], comment="Nej.")

    assert post.only().to == ["annan@ljungby.example"]


def test_a_proposal_taken_back_is_told_to_those_who_would_have_decided_and_who_sent_it(
    post, propose, plan, people
):
    propose()
    post.letters.clear()
    other = factories.user(Role.COORDINATOR, username="eva")

    sent_after(actions.take_back, plan=plan, by=other, note="Vi väntar på polisen.")

    letter, to_proposer = sorted(post.letters, key=lambda each: each.to, reverse=True)
    assert (letter.to, to_proposer.to) == (["bo@ljungby.example"], ["anna@ljungby.example"])
    assert letter.subject == "Tillbakadraget: Handlingsplan för trygghet"
    assert "väntar inte längre på svar. Tillbakadraget av eva." in letter.words
    assert "Vi väntar på polisen." in letter.text
    assert answers(letter, people[Role.APPROVER]) == {200}


@pytest.mark.parametrize(
    ("adopted_on", "said"),
    [(date(2017, 5, 2), " 2017-05-02."), (None, ", vilken dag är inte känt.")],
)
def test_a_version_that_was_read_in_is_mailed_as_that(post, plan, people, adopted_on, said):
    sent_after(
        actions.adopt,
        plan=plan,
        by=None,
        decision=factories.decision(adopted_on=adopted_on),
        on=TODAY,
        brought_in=True,
        render=factories.archive_file,
    )

    letter = post.only()
    assert letter.subject == "Inläst: Handlingsplan för trygghet, version 1"
    assert f"är inläst. Den är fastställd av Kommunledningsgrupp{said}" in letter.words


def test_an_adoption_is_mailed_to_the_coordinators_and_who_proposed(post, propose, adopt, people):
    root = User.objects.create_superuser("root", "root@ljungby.example")
    propose(by=root)
    post.letters.clear()

    adopt(valid_until=date(2029, 12, 31))

    letter, _ = sorted(post.letters, key=lambda each: each.to)
    assert [each.to for each in post.letters] == [
        ["anna@ljungby.example"],
        ["root@ljungby.example"],
    ]
    assert letter.subject == "Fastställd: Handlingsplan för trygghet, version 1"
    assert "är fastställd av Kommunledningsgrupp." in letter.words
    assert (
        "Den gäller från 2026-01-01 till och med 2029-12-31 och ska revideras senast 2028-01-01."
        in letter.words
    )
    assert answers(letter, people[Role.COORDINATOR]) == {200}


def test_an_editorial_revision_is_mailed_with_its_reason(post, adopt, plan, people):
    adopt()
    section = Section.objects.filter(plan=plan).first()
    section.body = "<p>Vi är trygga</p>"
    section.save()
    post.letters.clear()

    wording = {"note": "En punkt var för mycket.", "editorial": True, "on": TODAY}
    sent_after(actions.propose, plan=plan, by=None, **wording)
    asked = post.only()
    assert asked.subject == "Att godkänna: redaktionell ändring av Handlingsplan för trygghet"
    assert "version 1 väntar på godkännande." in asked.words
    assert answers(asked, people[Role.APPROVER]) == {200}
    post.letters.clear()
    told = {"proposal": actions.proposal(plan), "on": TODAY, "render": factories.archive_file}
    sent_after(actions.amend, plan=plan, by=None, **told)

    letter = post.only()
    assert letter.to == ["anna@ljungby.example"]
    assert letter.subject == "Rättad: Handlingsplan för trygghet, version 1.1"
    assert (
        "är rättad i version 1.1. Bara ordalydelsen är ändrad, utan nytt beslut. "
        "Ändringen är godkänd av den som sköter programmet. Den gäller från 2026-11-22"
        in letter.words
    )
    assert "En punkt var för mycket." in letter.text
    assert answers(letter, people[Role.COORDINATOR]) == {200}


def test_a_repeal_is_mailed_with_its_message(post, adopt, plan, people):
    adopt()
    post.letters.clear()

    sent_after(factories.repeal, of=plan, note="Läs trygghetsprogrammet i stället.")

    letter = post.only()
    assert letter.subject == "Upphävd: Handlingsplan för trygghet"
    assert "är upphävd av Kommunledningsgrupp." in letter.words
    assert "Från och med 2026-11-22 gäller ingen version." in letter.words
    assert "Läs trygghetsprogrammet i stället." in letter.text
    assert answers(letter, people[Role.COORDINATOR]) == {200}


@pytest.fixture
def review(plan):
    def do(**kwargs):
        given = {"plan": plan, "by": None, "reviewed_by": "Säkerhetssamordnaren", "on": TODAY}
        return sent_after(actions.review, **given, **kwargs)

    return do


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"outcome": Outcome.CURRENT, "review_by": date(2027, 5, 1)},
            "Den är aktuell utan ändring och ska revideras senast 2027-05-01.",
        ),
        ({"outcome": Outcome.REVISE}, "Den ska revideras. Dagen för revidering ligger kvar"),
        ({"outcome": Outcome.REPEAL}, "Den ska upphävas. Den gäller tills det är beslutat"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_a_review_is_mailed_with_what_it_came_to(post, adopt, review, given, words):
    adopt()
    post.letters.clear()

    review(note="Prövad med polisen.", **given)

    letter = post.letters[0]
    asks_who_may_repeal = given["outcome"] is Outcome.REPEAL
    assert letter.to == ["anna@ljungby.example"]
    assert bool(post.to("bo@ljungby.example")) == asks_who_may_repeal
    assert letter.subject == "Aktualitetsprövad: Handlingsplan för trygghet"
    assert "Version 1 av Handlingsplan för trygghet prövades 2026-11-22 av Säker" in letter.words
    assert words in letter.words
    assert "Prövad med polisen." in letter.text
    assert answers(letter, User.objects.get(username="anna")) == {200}


def test_plain_text_and_html_say_the_same_in_swedish(post, propose):
    propose()

    letter = post.only()
    assert letter.message.get_content_type() == "multipart/alternative"
    assert letter.message["Auto-Submitted"] == "auto-generated"
    assert letter.html.one("html")["lang"] == "sv"
    assert letter.html.one("h1").text == letter.subject
    body = letter.html.one("body").text
    for line in ("Vad har ändrats, och varför?", "Du får mejlet för att du kan fastställa"):
        assert line in letter.words
        assert line in body


def test_a_plain_text_needs_no_wide_window(post, propose):
    propose(note="Kort.")

    prose = [line for line in post.only().text.splitlines() if SITE not in line]
    assert max(map(len, prose)) <= 76


def test_who_did_it_is_not_told_of_it(post, adopt, people, settings):
    people[Role.APPROVER].groups.add(factories.group(Role.COORDINATOR))

    adopt()

    assert post.only().to == ["anna@ljungby.example"]


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_an_account_that_is_closed_or_has_no_address_gets_nothing(post, propose, people, change):
    for name, value in change.items():
        setattr(people[Role.APPROVER], name, value)
    people[Role.APPROVER].save()

    propose()

    assert not post.letters


def test_an_address_that_two_accounts_share_is_written_to_once(post, propose):
    factories.user(Role.APPROVER, email="BO@ljungby.example")

    propose()

    assert post.only().to == ["bo@ljungby.example"]


def test_what_is_undone_was_never_mailed(post, people, plan):
    with transaction.atomic():
        actions.propose(plan=plan, by=None, note=NOTE)
        assert Mail.objects.exists()
        transaction.set_rollback(True)

    send_due()

    assert not post.letters
    assert not Mail.objects.exists()


def test_nobody_waits_for_the_mail_server(people, plan, settings):
    settings.MAILERS = smtp(port=1)

    actions.propose(plan=plan, by=None, note=NOTE)

    [waiting] = Mail.objects.all()
    assert (waiting.to, waiting.attempts) == ("bo@ljungby.example", 0)


def test_a_correction_that_waits_is_told_to_those_who_may_confirm_it(post, adopt, plan):
    post.letters.clear()

    sent_after(actions.enter_correction, revision=adopt(), **CORRECTION)

    letter = post.letters[-1]
    assert letter.subject.startswith("Att bekräfta: rättelse av")
    assert "Paragraf: det stod ingen uppgift, det ska stå § 12" in letter.words
    assert letter.to == ["bo@ljungby.example"]


def test_a_correction_is_told_to_the_coordinators_with_what_counts_then(post, adopt, plan):
    revision = adopt()
    post.letters.clear()

    sent_after(
        factories.correct, of=revision, field="valid_until", now="2027-12-31", paragraph="§ 9"
    )

    letter = post.letters[-1]
    assert letter.subject.startswith("Registerrättelse:")
    assert "det ska stå 2027-12-31. Det rätta står i § 9." in letter.words
    assert "Version 1 gäller" in letter.words


def test_a_correction_that_is_refused_is_told_with_why(post, adopt, plan):
    entered = actions.enter_correction(revision=adopt(), **CORRECTION)
    post.letters.clear()

    sent_after(actions.refuse_correction, entered=entered, by=None, comment="Det står § 2.")

    assert post.letters[-1].subject.startswith("Rättelse avslagen:")
    assert "Det står § 2." in post.letters[-1].words


def test_a_server_that_refuses_undoes_nothing_and_the_log_names_nobody(post, propose, plan, caplog):
    post.refuses.add("bo@ljungby.example")

    with caplog.at_level(logging.ERROR):
        propose()

    assert actions.proposal(plan)
    assert "mejlservern tog inte emot det" in caplog.text
    assert "bo@" not in caplog.text
    assert "trygghet" not in caplog.text


def test_neither_does_a_server_that_is_not_there(propose, plan, settings):
    settings.MAILERS = smtp(port=1)

    propose()

    assert actions.proposal(plan)
    assert Mail.objects.get().state == State.WAITING


def test_nor_an_address_that_cannot_be_written(post, propose, people, plan):
    people[Role.APPROVER].email = "bo\n@ljungby.example"
    people[Role.APPROVER].save()

    propose()

    assert actions.proposal(plan)


def test_a_reminder_is_read_in_full(post, adopt, people):
    adopt(valid_from=date(2024, 1, 1), review_by=date(2026, 9, 30))
    Mailbox.objects.create(name="Kommunledningsförvaltningen", email="klf@ljungby.example")
    post.letters.clear()

    call_command("remind", on=TODAY)

    letter = post.only()
    assert letter.to == ["klf@ljungby.example"]
    assert letter.subject == "Försenad revidering: Handlingsplan för trygghet"
    said = "Försenad 53\N{NO-BREAK SPACE}dagar: skulle ha reviderats senast 2026-09-30."
    assert said in letter.text
    assert letter.html.one("span", "late").text.replace("\N{NO-BREAK SPACE}", " ") == (
        said.replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "Påminnelserna slutar när en aktualitetsprövning visar" in letter.words
    assert answers(letter, people[Role.COORDINATOR]) == {200}
    assert Event.objects.filter(kind="reminded").count() == 1


def test_a_reminder_that_the_server_refuses_makes_the_run_fail(post, adopt):
    adopt(valid_from=date(2024, 1, 1), review_by=date(2026, 9, 30))
    Mailbox.objects.create(name="Kommunledningsförvaltningen", email="klf@ljungby.example")
    post.letters.clear()
    post.refuses.add("klf@ljungby.example")

    with pytest.raises(CommandError, match="inte påminda"):
        call_command("remind", on=TODAY)

    assert not post.letters
    assert Mail.objects.get(to="klf@ljungby.example").state == State.GIVEN_UP
