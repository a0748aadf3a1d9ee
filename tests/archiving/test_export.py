"""Adopted versions as folders of files, for the archive."""

import csv
import hashlib
import io
import subprocess
from datetime import date
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from activities.models import Activity
from archiving import metadata
from auditing.models import Act, AuditEntry
from document import content, events
from document.event_kinds import KINDS, Trait
from document.events import Outcome
from networks.models import Network, NetworkEntry, NetworkTable
from organisation.roles import Role
from plans import actions, ledger
from plans.models import ArchiveFile, Revision, Section
from plans.models.working_copy import Save
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
FILES = {
    "LASMIG.txt",
    "arkivfil.pdf",
    "handelser.csv",
    "historik.csv",
    "innehall.json",
    "metadata.csv",
    "metadata.xml",
    "sha256sums.txt",
}


@pytest.fixture
def plan():
    plan = factories.plan(slug="trygghet", title="=Trygghet & hälsa")
    factories.revision(
        plan, valid_from=date(2025, 1, 1), review_by=date(2027, 6, 1), paragraph="§ 12"
    )
    return plan


@pytest.fixture
def root(tmp_path):
    return folder(tmp_path, "arkiv")


def folder(parent, name):
    path = parent / name
    path.mkdir()
    return path


def export(*args):
    out = StringIO()
    call_command("export_archive", *map(str, args), stdout=out, stderr=out)
    return out.getvalue()


def tree(place):
    """Every file below a folder, by its path."""
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def table(path):
    """A table's rows by header, as the docs say to read it."""
    text = path.read_bytes().decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    return [
        dict(zip(header, (cell.removeprefix("'") for cell in row), strict=True)) for row in rows
    ]


def fields(path):
    """The metadata of a folder, by name."""
    return {row["Fält"]: row["Uppgift"] for row in table(path / "metadata.csv")}


def edit(row, reason="", by=None, **values):
    for name, value in values.items():
        setattr(row, name, value)
    Save(by=by, reason=reason)(row)


def second(plan, **kwargs):
    return factories.revision(plan, valid_from=date(2026, 1, 1), **kwargs)


def review(plan, **kwargs):
    told = {"outcome": Outcome.REVISE, "reviewed_by": "Samordnaren", "on": TODAY, **kwargs}
    return actions.review(plan=plan, by=None, **told)


def test_a_version_becomes_a_folder_of_files(plan, root):
    said = export("trygghet", root)

    assert {path.name for path in (root / "trygghet/version-1").iterdir()} == FILES
    assert "1 av 1: trygghet/version-1" in said
    assert "En mapp är ny." in said


def test_the_content_and_the_archive_file_are_those_that_were_sealed(plan, root):
    export("trygghet", root)
    place, revision = root / "trygghet/version-1", Revision.objects.get()
    told = fields(place)

    assert (place / "innehall.json").read_text() == revision.content
    assert (place / "arkivfil.pdf").read_bytes() == b"%PDF-1.7 trygghet 1"
    for name, field in {"innehall.json": "innehallets", "arkivfil.pdf": "arkivfilens"}.items():
        digest = hashlib.sha256((place / name).read_bytes()).hexdigest()
        assert told[f"{field}_kontrolltal"] == digest


def test_the_checksums_pass(plan, root):
    review(plan)
    export("trygghet", root)

    for place in (root / "trygghet").iterdir():
        names = {path.name for path in place.iterdir()} - {"sha256sums.txt"}
        listed = (place / "sha256sums.txt").read_text().splitlines()
        assert [line.split("  ")[1] for line in listed] == sorted(names)
        subprocess.run(
            ["sha256sum", "--check", "--strict", "--quiet", "sha256sums.txt"],  # noqa: S607
            cwd=place,
            check=True,
        )


def test_metadata_says_what_was_decided_and_leaves_what_was_not_said_empty(plan, root):
    export("trygghet", root)
    told, revision = fields(root / "trygghet/version-1"), Revision.objects.get()

    assert told["titel"] == "=Trygghet & hälsa"
    assert told["faststalld_av"] == "Kommunledningsgrupp"
    assert told["galler_fran"] == "2025-01-01"
    assert told["galler_till"] == ""
    assert told["paragraf"] == "§ 12"
    assert told["diarienummer"] == ""
    assert told["revideras_senast"] == "2027-06-01"
    assert told["kontrolltal"] == revision.digest
    assert told["forseglad"] == content.utc(revision.sealed_at)


def test_xml_and_csv_hold_the_same_fields(root):
    fact = content.Fact(label="Ersätter", value="Plan <2019>")
    factories.revision(factories.plan(slug="trygghet", facts=(fact,)))

    export("trygghet", root)

    place = root / "trygghet/version-1"
    rows = [tuple(row.values()) for row in table(place / "metadata.csv")]
    parsed = ET.parse(place / "metadata.xml").getroot()  # noqa: S314 - our own file
    assert [(each.tag, each.get("rubrik"), each.text or "") for each in parsed] == rows
    assert rows[-1] == ("forsattsblad", "Ersätter", "Plan <2019>")


def test_whoever_recorded_the_version_is_named_by_the_account(root):
    plan = factories.plan(slug="trygghet")
    actions.adopt(
        plan=plan,
        by=factories.user(Role.APPROVER, username="anna.beslutar"),
        decision=factories.decision(),
        on=TODAY,
        render=factories.archive_file,
    )

    export("trygghet", root)

    assert fields(root / "trygghet/version-1")["registrerad_av"] == "anna.beslutar"


def test_history_tells_what_was_changed_since_the_version_before(plan, root):
    editor = factories.user(Role.COORDINATOR, username="@eva")
    edit(Section.objects.get(key="inledning"), by=editor, reason="Klarare", title="- Början")
    second(plan)

    export("trygghet", root)

    (row,) = table(root / "trygghet/version-2/historik.csv")
    assert row.pop("När") == content.utc(Revision.objects.get(number=2).sealed_at)
    assert row.pop("Rad") == str(Section.objects.get(key="inledning").pk)
    assert row == {
        "Vem": "@eva",
        "Varför": "Klarare",
        "Vad hände": "Ändrades",
        "Slag av rad": "avsnitt",
        "Radens namn": "- Början",
        "Uppgift": "rubrik",
        "Före": "Inledning",
        "Efter": "- Början",
    }


def test_the_first_version_has_the_history_from_the_beginning(plan, root):
    export("trygghet", root)

    rows = table(root / "trygghet/version-1/historik.csv")
    assert {row["Vad hände"] for row in rows} == {"Lades till"}
    assert {row["Varför"] for row in rows} == {"Inläst"}
    level = Activity.objects.get().level
    assert [row["Efter"] for row in rows if row["Uppgift"] == "nivå"] == [
        f"{level.pk} Nivå: Främjande"
    ]


def test_a_row_that_was_removed_tells_what_it_said(plan, root):
    Activity.objects.get().delete()
    second(plan)

    export("trygghet", root)

    rows = table(root / "trygghet/version-2/historik.csv")
    assert {row["Vad hände"] for row in rows} == {"Togs bort"}
    assert ("tidsplan", "Årligen", "") in {
        (row["Uppgift"], row["Före"], row["Efter"]) for row in rows
    }


def test_a_row_that_was_saved_as_it_was_has_a_line_in_the_history(plan, root):
    edit(Section.objects.get(key="inledning"), reason="Igen")
    second(plan)

    export("trygghet", root)

    (row,) = table(root / "trygghet/version-2/historik.csv")
    assert (row["Varför"], row["Uppgift"], row["Före"], row["Efter"]) == ("Igen", "", "", "")


def test_a_change_of_a_group_that_the_plan_lists_is_in_its_history(plan, root):
    edit(Network.objects.get(), mission="Ny samverkan")
    second(plan)

    export("trygghet", root)

    (row,) = table(root / "trygghet/version-2/historik.csv")
    assert (row["Slag av rad"], row["Radens namn"]) == ("grupp/nätverk", "Allas barn")
    assert (row["Uppgift"], row["Före"], row["Efter"]) == (
        "uppdrag",
        "Samverkan",
        "Ny samverkan",
    )


def test_history_stays_as_it_was_whatever_happens_to_the_rows_afterwards(plan, root, tmp_path):
    export("trygghet", root)
    NetworkEntry.objects.get().delete()
    NetworkTable.objects.get().delete()
    Network.objects.get().delete()
    edit(Section.objects.get(key="aktiviteter"), title="Något annat")
    Activity.objects.get().level.delete()

    again = folder(tmp_path, "igen")
    export("trygghet", again)

    assert tree(again) == tree(root)


def test_the_events_that_led_to_a_version_lie_with_it(plan, root):
    author = factories.user(Role.COORDINATOR, username="eva")
    edit(Section.objects.get(key="inledning"), title="Början")
    review(plan)
    actions.propose(plan=plan, by=author, note="Ny början")
    second(plan)

    export("trygghet", root)

    first, then = (table(root / f"trygghet/version-{n}/handelser.csv") for n in (1, 2))
    assert [row["Vad hände"] for row in first] == ["Ny version"]
    assert [(row["Löpnummer"], row["Vad hände"]) for row in then] == [
        ("3", "Skickad för beslut"),
        ("4", "Ny version"),
    ]
    assert then[0]["Registrerad av"] == "eva"


def test_reminders_lie_with_the_version_after_them(plan, root):
    reminded = events.Reminded(
        number=1, deadline=date(2027, 6, 1), step=-6, day=TODAY, to=("Samordnare",)
    )
    ledger.record(reminded, plan=plan, revision=Revision.objects.get(), by=None)
    export("trygghet", root)
    before = tree(root)
    second(plan)

    export("trygghet", root)

    assert {path: tree(root)[path] for path in before} == before
    rows = table(root / "trygghet/version-2/handelser.csv")
    assert [row["Vad hände"] for row in rows] == ["Påminnelse skickad", "Ny version"]


def test_the_chain_of_the_ledger_can_be_checked_from_the_files_alone(plan, root):
    review(plan)
    second(plan)
    export("trygghet", root)
    found = [row for path in root.rglob("handelser.csv") for row in table(path)]
    later = fields(root / "trygghet/handelse-2")
    body = (root / "trygghet/handelse-2/handelse.json").read_text()
    found.append(
        {
            "Löpnummer": later["lopnummer"],
            "Händelsen": body,
            "Registrerad": later["registrerad"],
            "Registrerad av": later["registrerad_av"],
            "Föregående händelses kontrolltal": later["foregaende_kontrolltal"],
            "Kontrolltal": later["kontrolltal"],
        }
    )

    previous = ""
    for row in sorted(found, key=lambda row: int(row["Löpnummer"])):
        sealed = {
            "plan": "trygghet",
            "number": int(row["Löpnummer"]),
            "event": content.sha256(row["Händelsen"]),
            "recorded_at": row["Registrerad"],
            "recorded_by": row["Registrerad av"],
            "previous": previous,
        }
        assert row["Föregående händelses kontrolltal"] == previous
        previous = content.sha256(content.canonical(sealed))
        assert row["Kontrolltal"] == previous


def test_what_is_decided_later_gets_a_folder_of_its_own(plan, root):
    export("trygghet", root)
    before = tree(root)
    review(plan, outcome=Outcome.CURRENT, review_by=date(2028, 1, 1), note="Håller")
    factories.correct(
        Revision.objects.get(),
        field="registry_number",
        now="KS 2025/7",
        reason="Saknades",
        on=TODAY,
    )
    factories.repeal(plan, day=date(2027, 1, 1))

    said = export("trygghet", root)

    assert "Fyra mappar är nya. 1 fanns redan." in said
    after = tree(root)
    assert {path: after[path] for path in before} == before
    told = [fields(root / f"trygghet/handelse-{number}") for number in (2, 3, 4, 5)]
    assert [each["slag"] for each in told] == [
        "Aktualitetsprövad",
        "Rättelse inskriven",
        "Registerrättelse",
        "Upphävd",
    ]
    assert (told[0]["utfall"], told[0]["revideras_senast"]) == (
        "aktuell utan ändring",
        "2028-01-01",
    )
    assert told[1]["slag_av_rattelse"] == "Registerrättelse"
    for each in told[1:3]:
        assert (each["rattad_uppgift"], each["fore"], each["efter"], each["paragraf"]) == (
            "Diarienummer",
            "",
            "KS 2025/7",
            "§ 3",
        )
    assert (told[1]["dag"], told[2]["dag"]) == ("", "2026-11-22")
    assert told[2]["inskriven_rattelse"] == told[1]["kontrolltal"]
    assert (told[3]["dag"], told[3]["upphavd_av"]) == ("2027-01-01", "Kommunledningsgrupp")
    assert all(each["version"] == "1" for each in told)


def test_an_editorial_revision_has_a_folder_and_its_reason(plan, root):
    edit(Section.objects.get(key="inledning"), title="Inledningen")
    factories.amend(plan, reason="Stavfel", by=factories.user(Role.APPROVER, username="asa"))
    factories.repeal(plan)

    export("trygghet", root)

    told = fields(root / "trygghet/version-1.1")
    assert (told["nummer"], told["redaktionell_andring"]) == ("1.1", "Stavfel")
    assert told["godkand_av"] == "asa"
    assert len(table(root / "trygghet/version-1.1/historik.csv")) == 1
    assert fields(root / "trygghet/version-1")["redaktionell_andring"] == ""
    assert fields(root / "trygghet/handelse-4")["version"] == "1.1"


def test_a_working_copy_and_its_proposals_are_not_exported(plan, root):
    export("trygghet", root)
    before = tree(root)
    edit(Section.objects.get(key="inledning"), title="Hemlig början")
    actions.propose(plan=plan, by=None, note="Hemlig")

    export("trygghet", root)

    assert tree(root) == before


def test_two_exports_give_the_same_bytes(plan, root, tmp_path):
    review(plan)
    second(plan)

    export("trygghet", root)
    again = folder(tmp_path, "igen")
    export("--all", again)

    assert tree(again) == tree(root)


def test_a_second_run_adds_only_what_is_new_and_touches_nothing(plan, root):
    export("trygghet", root)
    first = {path: path.stat().st_mtime_ns for path in root.rglob("*/*")}
    second(plan)

    said = export("trygghet", root)

    assert "En mapp är ny. 1 fanns redan." in said
    assert {path: path.stat().st_mtime_ns for path in first} == first
    assert (root / "trygghet/version-2").is_dir()


def test_all_plans_with_a_version_are_exported_with_one_command(plan, root):
    factories.revision(factories.plan(slug="oro"))
    factories.plan(slug="bara-arbetsversion")

    export("--all", root)

    assert {path.name for path in root.iterdir()} == {"oro", "trygghet"}


def test_an_export_that_adds_something_is_recorded_for_its_plan(plan, root):
    export("trygghet", root)
    export("trygghet", root)

    [entry] = AuditEntry.objects.filter(act=Act.EXPORTED)
    assert (entry.about, entry.recorded_by) == ("trygghet", "")


def test_the_readme_is_swedish_and_names_every_file(plan, root):
    export("trygghet", root)

    told = (root / "trygghet/version-1/LASMIG.txt").read_text(encoding="utf-8")
    assert told.startswith("=Trygghet & hälsa\nVersion 1\n")
    assert all(name in told for name in FILES - {"LASMIG.txt"})
    assert "Är filerna oförändrade?" in told


def test_the_docs_name_every_field(plan, root):
    told = (settings.BASE_DIR / "docs/archive-export.md").read_text()
    events_told = {name for name, _ in metadata.EVENT_FIELDS.values()}

    for name in {*metadata.VERSION, metadata.COVER, *metadata.EVENT, *events_told, *FILES}:
        assert f"`{name}`" in told, name


def test_everything_that_a_later_decision_says_has_a_field():
    later = [kind.of for kind in KINDS.values() if Trait.APART in kind.traits]
    named = {name for each in later for name in each.__struct_fields__}

    assert named - {"number", "minor"} == set(metadata.EVENT_FIELDS)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("finns-inte", "."), "Det finns ingen plan med adressen ”finns-inte”."),
        (("utkast", "."), "”Handlingsplan för trygghet” har ingen fastställd version."),
        (("trygghet", ".", "--all"), "Ange antingen en plans adress eller --all"),
        (("trygghet",), "Ange antingen en plans adress eller --all"),
    ],
)
def test_what_cannot_be_exported_gives_one_line(plan, args, words):
    factories.plan(slug="utkast")

    with pytest.raises(CommandError) as raised:
        export(*args)

    assert str(raised.value).startswith(words)
    assert "\n" not in str(raised.value)
    assert raised.value.returncode == 1


def test_a_version_without_an_archive_file_is_named_and_other_plans_are_exported(
    plan, root, unsealed
):
    factories.revision(factories.plan(slug="oro"))
    ArchiveFile.objects.filter(revision__plan=plan).delete()

    with pytest.raises(CommandError) as raised:
        export("--all", root)

    line = "trygghet version 1 saknar arkivfil. Kör manage.py archive först."
    assert str(raised.value) == line
    assert [path.name for path in root.iterdir()] == ["oro"]


def test_a_version_that_does_not_match_its_seal_is_not_exported(plan, root, unsealed):
    Revision.objects.update(paragraph="§ 13")

    with pytest.raises(CommandError, match=r"^Inte uttagen\. trygghet version 1: beslutet"):
        export("trygghet", root)

    assert list(root.iterdir()) == []


def test_an_archive_file_that_was_altered_is_not_exported(plan, root, unsealed):
    ArchiveFile.objects.update(data=b"%PDF falsk")

    with pytest.raises(CommandError, match=r"^Inget är uttaget\. .*arkivfilen .* är ändrad\.$"):
        export("trygghet", root)

    assert list(root.iterdir()) == []
