"""The folder that is exported to: whole packages or nothing, and never a file written over."""

import errno
import os
import resource

import pytest
from django.core.management import CommandError, call_command

from archiving import folder
from tests import factories

pytestmark = pytest.mark.django_db

LARGE = 50_000


@pytest.fixture
def plan():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, render=lambda edition: b"%PDF" + b"x" * LARGE)
    return plan


def export(root):
    """The lines that the command fails with."""
    with pytest.raises(CommandError) as raised:
        call_command("export_archive", "--all", str(root))
    assert raised.value.returncode == 1
    return str(raised.value).splitlines()


def everything(root):
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


@pytest.fixture
def small_files():
    """The system refuses to let a file grow past the archive file's size, as on a disk without room."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGE // 2, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_file_that_the_disk_has_no_room_for_leaves_nothing(plan, tmp_path, small_files):
    assert export(tmp_path) == [f"Uttaget avbröts. {tmp_path}: filen är för stor för disken."]
    assert everything(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EROFS, "disken är skrivskyddad"),
        (errno.EACCES, "du har inte rätt att läsa eller skriva här"),
        (errno.EIO, "disken svarar inte som den ska"),
        (errno.ESTALE, os.strerror(errno.ESTALE)),
    ],
)
def test_what_the_disk_refuses_gives_one_line_and_leaves_nothing(
    plan, tmp_path, monkeypatch, number, words
):
    def refuse(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)

    assert export(tmp_path) == [f"Uttaget avbröts. {tmp_path}: {words}."]
    assert everything(tmp_path) == []


def test_packages_that_were_done_before_the_disk_was_full_stay(plan, tmp_path, monkeypatch):
    call_command("export_archive", "--all", str(tmp_path))
    before = everything(tmp_path)
    factories.repeal(plan)

    def refuse(descriptor):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "fsync", refuse)
    export(tmp_path)

    assert everything(tmp_path) == before


def test_a_folder_that_is_not_there_gives_one_line(plan, tmp_path):
    missing = tmp_path / "ingen"

    assert export(missing) == [f"Uttaget avbröts. {missing}: finns inte."]
    assert everything(tmp_path) == []


def test_a_file_where_the_folder_should_be_gives_one_line(plan, tmp_path):
    file = tmp_path / "fil"
    file.touch()

    assert export(file) == [f"Uttaget avbröts. {file}: är ingen mapp."]


@pytest.mark.parametrize("name", ["trygghet", "trygghet/version-1"])
def test_a_file_in_the_way_is_named_and_the_rest_is_exported(plan, tmp_path, name):
    factories.revision(factories.plan(slug="oro"))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("min")

    assert export(tmp_path) == [f"{tmp_path / name} ligger i vägen: det är ingen mapp."]
    assert (tmp_path / name).read_text() == "min"
    assert (tmp_path / "oro/version-1/sha256sums.txt").is_file()


def test_a_file_that_was_changed_is_named_and_left(plan, tmp_path):
    call_command("export_archive", "--all", str(tmp_path))
    file = tmp_path / "trygghet/version-1/innehall.json"
    file.write_text("{}")

    assert export(tmp_path) == [
        f"{file} finns redan med annat innehåll och har lämnats som det är."
    ]
    assert file.read_text() == "{}"


def test_a_file_that_was_taken_away_is_named(plan, tmp_path):
    call_command("export_archive", "--all", str(tmp_path))
    file = tmp_path / "trygghet/version-1/arkivfil.pdf"
    file.unlink()

    assert export(tmp_path) == [f"{file} saknas i ett tidigare uttag och har lämnats som det är."]
    assert not file.exists()


def test_a_file_that_somebody_has_added_is_left_alone(plan, tmp_path):
    call_command("export_archive", "--all", str(tmp_path))
    note = tmp_path / "trygghet/version-1/anteckning.txt"
    note.write_text("levererad")

    call_command("export_archive", "--all", str(tmp_path))

    assert note.read_text() == "levererad"


def test_what_a_killed_export_left_is_cleared_away(plan, tmp_path):
    part = tmp_path / "trygghet/.version-1.part"
    part.mkdir(parents=True)
    (part / "arkivfil.pdf").write_bytes(b"%PD")

    call_command("export_archive", "--all", str(tmp_path))

    assert [path.name for path in (tmp_path / "trygghet").iterdir()] == ["version-1"]
    assert (tmp_path / "trygghet/version-1/arkivfil.pdf").stat().st_size == LARGE + 4


def test_two_exports_to_one_folder_do_not_meet(plan, tmp_path):
    with folder.held(tmp_path):
        assert export(tmp_path) == [
            f"Uttaget avbröts. {tmp_path}: ett annat uttag till mappen pågår."
        ]

    call_command("export_archive", "--all", str(tmp_path))


def test_a_folder_that_others_may_read_gets_packages_that_others_may_read(plan, tmp_path):
    call_command("export_archive", "--all", str(tmp_path))
    mask = os.umask(0)
    os.umask(mask)

    for path in (tmp_path / "trygghet").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o777 if path.is_dir() else 0o666) & ~mask
