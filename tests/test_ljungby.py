"""The whole walk with the real plan: in, read, edited, adopted anew, printed.

What is expected is taken from the source file, line by line, not from a copied list.
"""

import re
from datetime import date
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from activities.models import Activity, Level
from networks.models import NetworkEntry
from plans import actions
from plans.management.commands.demo import SOURCE
from plans.models import Plan, Revision, Section
from plans.verify import verify
from tests import factories
from tests.printing.reading import inside, words

pytestmark = pytest.mark.django_db

SLUG = "handlingsplan-mot-valdsbejakande-extremism"
CONTENTS = re.compile(r"Innehållsförteckning|.*?\.*\t\d+|.*\.{3,}\t?\d+")


def pieces():
    """Every heading, fact, paragraph and cell of the source, with broken rows joined again."""
    found: list[str] = []
    row: list[int] = []
    for line in SOURCE.read_text().split("\n"):
        if not line.strip() or CONTENTS.fullmatch(line.strip()):
            continue
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if line.startswith("\t"):
            for place, cell in enumerate(cells):
                if cell:
                    found[row[place]] += f" {cell}"
            continue
        row = list(range(len(found), len(found) + len(cells)))
        found += cells
    return [piece.removesuffix(":") for piece in found if piece]


@pytest.fixture
def version_1(db):
    """The real plan as version 1, brought in as the user would."""
    out = StringIO()
    call_command("import_plan", SOURCE, "--adopt", stdout=out)
    return Revision.objects.get()


def words_on(client, url):
    """What a page says, without its markup, white space folded."""
    html = client.get(url).content.decode()
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_source_gives_the_pieces_that_this_test_looks_for():
    found = pieces()

    assert len(found) > 100
    assert "Fånga upp elevers psykiska hälsa" in found
    assert "Kommunledningsgrupp" in found
    assert "Innehållsförteckning" not in found


def test_every_piece_of_the_source_stands_verbatim_on_the_page(client, version_1):
    page = words_on(client, f"/planer/{SLUG}/")
    word_mark = {"LJUNGBY", "KOMMUN"}  # on the printed cover; the site says "Ljungby kommun"

    assert [piece for piece in pieces() if piece not in page and piece not in word_mark] == []


def test_every_piece_of_the_source_stands_verbatim_in_the_pdf(client, version_1):
    pdf = client.get(f"/planer/{SLUG}/pdf/").content
    printed = " ".join(words(inside(pdf)))

    assert [piece for piece in pieces() if piece not in printed] == []


def test_the_plan_has_its_sections_networks_and_activities(version_1):
    assert Section.objects.count() == 7
    assert NetworkEntry.objects.count() == 6
    assert [level.activities.count() for level in Level.objects.order_by("position")] == [6, 3, 2]


def test_the_figures_of_the_source_stand_in_their_sections(version_1):
    kinds = {
        section.title: [block.kind for block in section.blocks if hasattr(block, "kind")]
        for section in version_1.value.sections
    }

    assert kinds["Rekommenderad struktur för arbetet"] == ["levels"]
    assert kinds["Integrering av arbetet i befintlig struktur"] == ["networks"]
    assert sum(map(len, kinds.values())) == 2


def test_nothing_is_invented(version_1):
    assert (version_1.adopted_on, version_1.paragraph, version_1.registry_number) == (None, "", "")
    assert Activity.objects.get(name__startswith="Rutin för verksamheter").schedule == ""


def test_the_banner_says_valid_and_how_late_the_revision_is(client, version_1):
    page = words_on(client, f"/planer/{SLUG}/")

    assert "Giltig version 1 · gäller från 2017-07-01" in page
    assert re.search(r"Revidering försenad sedan 2019-01-01 \( ?\d ?\d{3} dagar", page)


def test_from_an_edit_in_the_admin_to_version_2(client, version_1):
    activity = Activity.objects.get(name="Sommarskola")
    activity.schedule = "Varje sommar"
    activity.save()
    before = words_on(client, f"/planer/{SLUG}/")
    plan = Plan.objects.get()
    actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(valid_from=date(2026, 11, 1), review_by=date(2028, 11, 1)),
    )

    assert "Varje sommar" not in before
    assert "Varje sommar" in words_on(client, f"/planer/{SLUG}/")
    assert "Version 2" in words_on(client, "/")
    assert "Version 1 är ersatt av version 2" in words_on(client, f"/planer/{SLUG}/version/1/")
    comparison = client.get(reverse("plans:revision-compare", args=[SLUG, 1, 2])).content.decode()
    assert re.search(r"<ins\b.*?Varje sommar.*?</ins>", comparison, re.DOTALL)
    assert [finding for _, findings in verify() for finding in findings] == []
