"""The management commands."""

import os
import sys
from datetime import date, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command, execute_from_command_line
from django.db import connection
from django.utils import timezone

import importing
from organisation.roles import Role
from plans import access
from plans.management.commands.demo import SOURCE
from plans.models import ArchiveFile, Plan, Revision
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """Rutin vid oro

Gäller från:\t2026-01-01
Fastställd av:\tSocialnämnden
Revideras senast:\t2028-01-01

Inledning

Den här rutinen beskriver vad du gör när du är orolig för någon.
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "rutin.txt"
    path.write_text(TEXT)
    return path


def run(name, *args):
    out = StringIO()
    call_command(name, *args, stdout=out, stderr=out)
    return out.getvalue()


def test_a_document_becomes_a_working_copy(document):
    said = run("import_plan", document)

    plan = Plan.objects.get()
    assert (plan.slug, plan.title) == ("rutin-vid-oro", "Rutin vid oro")
    assert plan.planned_decision.adopted_by == "Socialnämnden"
    assert not Revision.objects.exists()
    assert "inläst med adressen rutin-vid-oro" in said


def test_a_document_is_adopted_at_once(document):
    said = run("import_plan", document, "--adopt", "--slug", "oro")

    assert Revision.objects.get().plan.slug == "oro"
    assert "Version 1 är inläst och gäller från 2026-01-01." in said


def test_a_trial_run_writes_nothing(document):
    said = run("import_plan", document, "--adopt", "--dry-run")

    assert not Plan.objects.exists()
    assert "ingenting är skrivet" in said


def test_the_report_accounts_for_every_word():
    said = run("import_plan", SOURCE)

    assert "Diarienummer" in said
    assert "tidsplan" in said.lower()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tom"),
        (b"\xff\xfe\x00\x01", ""),
        ("En rad utan rubrik som bara fortsätter.".encode("latin-1"), ""),
        (b"bara ett stycke text som slutar med punkt.", "rubrik"),
    ],
)
def test_what_cannot_be_read_gives_one_line_and_writes_nothing(tmp_path, content, words):
    path = tmp_path / "fil.txt"
    path.write_bytes(content)

    with pytest.raises(CommandError) as raised:
        run("import_plan", path)

    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not Plan.objects.exists()


def test_a_file_that_is_not_there_gives_one_line(tmp_path):
    with pytest.raises(CommandError, match=r"saknas\.txt"):
        run("import_plan", tmp_path / "saknas.txt")


def test_an_address_that_is_taken_gives_one_line(document):
    run("import_plan", document)

    with pytest.raises(CommandError, match="redan en plan med adressen ”rutin-vid-oro”"):
        run("import_plan", document)

    assert Plan.objects.count() == 1


def test_a_cover_that_says_too_little_is_not_adopted_and_nothing_is_written(tmp_path):
    path = tmp_path / "rutin.txt"
    path.write_text(TEXT.replace("Fastställd av:\tSocialnämnden\n", ""))

    with pytest.raises(CommandError, match="vem som har fastställt"):
        run("import_plan", path, "--adopt")

    assert not Plan.objects.exists()


def test_a_word_that_is_lost_is_a_failure_and_nothing_is_written(document, monkeypatch):
    monkeypatch.setattr(importing.Report, "lost", ("orolig",))

    with pytest.raises(CommandError, match="orolig"):
        run("import_plan", document)

    assert not Plan.objects.exists()


def test_the_version_in_force_is_printed_to_a_file(tmp_path):
    plan = factories.revision(render=factories.printable).plan
    path = tmp_path / "plan.pdf"

    said = run("print_plan", plan.slug, "-o", path)

    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in said
    assert list(tmp_path.iterdir()) == [path]


def test_another_version_is_printed_by_its_number(tmp_path):
    plan = factories.revision(valid_from=date(2024, 1, 1), render=factories.printable).plan
    factories.revision(plan, valid_from=date(2025, 1, 1), render=factories.printable)
    path = tmp_path / "plan.pdf"

    run("print_plan", plan.slug, "--version", "1", "-o", path)

    assert path.read_bytes().startswith(b"%PDF")


def test_without_a_file_the_pdf_goes_to_standard_output(monkeypatch):
    out = TextIOWrapper(BytesIO())
    monkeypatch.setattr(sys, "stdout", out)

    call_command("print_plan", factories.revision(render=factories.printable).plan.slug)

    assert out.buffer.getvalue().startswith(b"%PDF")


def test_a_terminal_gets_no_pdf(monkeypatch):
    out = TextIOWrapper(BytesIO())
    out.isatty = lambda: True
    monkeypatch.setattr(sys, "stdout", out)

    with pytest.raises(CommandError, match="Ange en fil med -o"):
        call_command("print_plan", factories.revision(render=factories.printable).plan.slug)


def test_what_is_not_there_is_not_printed():
    upcoming = factories.revision(
        valid_from=timezone.localdate() + timedelta(9), review_by=date(2099, 1, 1)
    ).plan

    for args, words in {
        ("finns-inte",): "ingen plan med adressen",
        (upcoming.slug,): "ingen giltig version i dag",
        (upcoming.slug, "--version", "7"): "ingen version 7",
    }.items():
        with pytest.raises(CommandError, match=words):
            run("print_plan", *args)


def test_a_folder_that_is_not_there_gives_one_line_and_leaves_nothing(tmp_path):
    plan = factories.revision(render=factories.printable).plan

    with pytest.raises(CommandError, match=r"ingen/plan\.pdf: finns inte\.$"):
        run("print_plan", plan.slug, "-o", tmp_path / "ingen" / "plan.pdf")

    assert list(tmp_path.iterdir()) == []


def test_a_copy_takes_the_place_of_no_folder_and_no_device(tmp_path):
    plan = factories.revision(render=factories.printable).plan
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)

    for output in (tmp_path, Path(), pipe):
        with pytest.raises(CommandError, match=r": är ingen fil\.$"):
            run("print_plan", plan.slug, "-o", output)

    assert list(tmp_path.iterdir()) == [pipe]
    assert pipe.is_fifo()


def test_a_link_stays_a_link_to_the_copy(tmp_path):
    plan = factories.revision(render=factories.printable).plan
    (tmp_path / "plan.pdf").symlink_to(tmp_path / "2026.pdf")

    run("print_plan", plan.slug, "-o", tmp_path / "plan.pdf")

    assert (tmp_path / "plan.pdf").is_symlink()
    assert (tmp_path / "2026.pdf").read_bytes().startswith(b"%PDF")


def test_a_command_gives_up_in_swedish(monkeypatch):
    said = StringIO()
    monkeypatch.setattr(sys, "stderr", said)

    with pytest.raises(SystemExit) as gave_up:
        execute_from_command_line(["manage.py", "print_plan", "finns-inte", "--skip-checks"])

    assert gave_up.value.code == 1
    assert said.getvalue() == "Fel: Det finns ingen plan med adressen ”finns-inte”.\n"


def test_versions_without_an_archive_file_get_one(unsealed):
    factories.revision()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM plans_archivefile")

    said = run("archive")

    assert "1 av 1: Handlingsplan för trygghet, version 1" in said
    assert "En arkivfil är gjord." in said
    assert bytes(ArchiveFile.objects.get().data).startswith(b"%PDF")
    assert "Alla versioner har en arkivfil." in run("archive")


def test_the_demo_fills_an_empty_database():
    said = run("demo")

    assert Revision.objects.get().number == 1
    assert "lösenord:" in said
    users = {user.username: user for user in User.objects.all()}
    assert {user.groups.get().name for user in users.values()} == set(Role)
    assert users["beslutsfattare"].groups.get().name == Role.APPROVER
    assert [name for name, user in users.items() if not user.is_staff] == ["lasare"]


def test_the_demos_contributor_works_on_the_ljungby_plan():
    run("demo")

    contributor = User.objects.get(username="handlaggare")

    assert access.may_see_draft(contributor, Plan.objects.get())


def test_a_password_that_the_demo_prints_works():
    said = run("demo")
    password = said.split("samordnare")[1].split("lösenord: ")[1].split()[0]

    assert User.objects.get(username="samordnare").check_password(password)


def test_the_demo_keeps_what_is_there():
    run("demo")
    passwords = list(User.objects.values_list("password", flat=True))

    said = run("demo")

    assert list(User.objects.values_list("password", flat=True)) == passwords
    assert "lösenordet är kvar" in said
    assert Revision.objects.count() == 1
