"""A file is read back before it is kept, and a file that says something else is not kept."""

import io
from datetime import date
from io import StringIO
from typing import Any

import pikepdf
import pytest
import weasyprint.pdf
from django.core.management import CommandError, call_command
from django.db import connection
from django.template.loader import render_to_string
from hypothesis import given, settings
from msgspec.structs import replace
from weasyprint.pdf import fonts as weasyprint_fonts

from activities.models import Activity
from document import text
from document.certificate import Certificate, CertifiedVersion
from document.content import PlanContent, Prose, Section
from document.decision import Decision
from document.edition import Edition
from plans import actions
from plans.actions import adopting
from plans.models import ArchiveFile, Event, Plan, Revision
from printing import archive, certificate, readback, spelling
from printing.marks import marks
from printing.stamp import stamp
from printing.tagged import tagged
from tests import factories
from tests.plans.strategies import plans
from tests.printing import samples

ORGANISATION = "Ljungby kommun"


def check(data: bytes, edition: Edition) -> None:
    readback.check(data, edition, organisation=ORGANISATION)


def holds(content: PlanContent, **given: Any) -> None:
    """Render the content and read it back; raises `Misread` unless it is read as it is written."""
    edition = samples.edition(content, **given)
    check(archive.render(edition, organisation=ORGANISATION), edition)


def misread(content: PlanContent, data: bytes) -> str:
    """What is said of a file when the content was another."""
    with pytest.raises(readback.Misread) as caught:
        check(data, samples.edition(content))
    return str(caught.value)


# What is read as it is written


def test_the_ljungby_plan_is(ljungby: bytes) -> None:
    check(ljungby, samples.edition(samples.ljungby()))


def test_a_strained_plan_is(stress: bytes) -> None:
    check(stress, samples.edition(samples.stress(), number=12))


def test_a_working_copy_is(draft: bytes) -> None:
    check(draft, samples.edition(samples.ljungby(), number=None, state=None, digest=""))


def test_a_copy_with_its_stamp_is(ljungby: bytes) -> None:
    edition = samples.edition(samples.ljungby())
    on_it = marks(edition, printed_on=samples.PRINTED_ON, public_url="https://example.org")
    check(stamp(ljungby, on_it), edition)


@pytest.mark.parametrize(
    "html",
    [
        samples.AWKWARD,
        "<p>Łódź x̆ 漢字 ทำ a\u00adb a\u2029b va\u030ard</p>",
        "<p>" + "Säkerhetssamordningsförvaltningsövergripande " * 40 + "</p>",
    ],
)
def test_whatever_the_editor_lets_through_is(html: str) -> None:
    holds(samples.plan(Section(key="a", title="Ż̆ 漢", blocks=(Prose(html=html),))))


def test_headings_of_the_text_that_say_the_same_as_other_headings_are() -> None:
    texts = Section(key="a", title="Mål", blocks=(Prose(html="<h3>Mål</h3><p>Mål 3</p>"),))
    holds(samples.plan(texts, replace(texts, key="b", title="3")))


def test_a_plan_without_sections_or_without_headings_is() -> None:
    holds(samples.plan())
    nameless = replace(samples.level(2), name="")
    holds(samples.plan(Section(key="a", blocks=(nameless,))), decision=Decision())


@settings(max_examples=20)
@given(plans())
def test_any_plan_is(content: PlanContent) -> None:
    holds(content)


def test_the_certificate_for_the_minutes_is() -> None:
    version = CertifiedVersion(
        label="1", state="Gällande", decision=factories.decision(), digest="ab12" * 16
    )
    certified = Certificate(
        slug="plan",
        title="Plan för Łódź, x̆ och 漢字",
        organisation="",
        on=date(2026, 11, 22),
        versions=(version,),
        events=12,
        head="cd34" * 16,
        findings=(),
    )
    given = {"organisation": ORGANISATION, "address": "https://example.org/planer/plan/"}
    html = render_to_string("printing/certificate.html", {"certificate": certified, **given})
    read = tagged(certificate.render(certified, **given)).root.text
    assert read.split() == text.plain(html.partition("</head>")[2]).split()


# What is said of a file that is not


def test_a_word_that_differs_is_named_with_its_place(ljungby: bytes) -> None:
    content = samples.ljungby()
    first, *others = content.sections
    blocks = (Prose(html="<p>Ett arbete med</p>"), *first.blocks[1:])
    other = replace(content, sections=(replace(first, blocks=blocks), *others))
    assert misread(other, ljungby) == "i avsnittet ”Inledning” läses ”Arbetet” i stället för ”Ett”"


def test_the_first_page_is_named(ljungby: bytes) -> None:
    other = replace(samples.ljungby(), applies_to="Ljungby")
    said = misread(other, ljungby)
    assert said == "på första sidan läses ”kommun” i stället för ”Fastställd”"


def test_the_contents_are_named(ljungby: bytes) -> None:
    content = samples.ljungby()
    other = replace(
        content, sections=(replace(content.sections[0], title="Om"), *content.sections[1:])
    )
    assert misread(other, ljungby) == (
        "i innehållsförteckningen läses ”Inledning” i stället för ”Om”"
    )


def test_a_line_of_the_contents_ends_in_the_number_of_a_page() -> None:
    data = samples.printed(samples.plan(Section(key="a", title="Mål är")))
    other = samples.plan(Section(key="a", title="Mål"))
    assert misread(other, data) == "i innehållsförteckningen läses ”är” i stället för ett sidnummer"


def test_what_is_missing_at_the_end_is_named() -> None:
    section = Section(key="a", title="Mål", blocks=(Prose(html="<p>Trygghet nu</p>"),))
    data = samples.printed(samples.plan(section))
    other = replace(section, blocks=(*section.blocks, Prose(html="<p>och sedan</p>")))
    assert misread(samples.plan(other), data) == "i avsnittet ”Mål” saknas ”och”"


def test_what_is_too_much_is_named() -> None:
    section = Section(key="a", blocks=(Prose(html="<p>Trygghet nu</p>"),))
    data = samples.printed(samples.plan(section))
    other = replace(section, blocks=(Prose(html="<p>Trygghet</p>"),))
    assert misread(samples.plan(other), data) == "efter planens slut läses ”nu”"


def test_a_text_that_no_element_holds_is_told() -> None:
    content = samples.plan(Section(key="a", title="Mål"))
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.printed(content))) as pdf:
        pdf.Root.StructTreeRoot.K[0].K.pop()
        pdf.save(changed)
    said = misread(content, changed.getvalue())
    assert said == "en del av dokumentet är inte med i det som läses upp"


# What happens then

LOST = (
    "Arkivfilen går inte att läsa upp som planen är skriven: i avsnittet ”Inledning” läses ”etra” i "
    "stället för ”extra”. Inget är sparat. Meddela den som sköter programmet."
)


@pytest.fixture
def sabotaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter is lost in every font, as versions of other programs have lost some. The pages look right."""

    def build(pdf: Any, fonts: dict[int, Any], *given: Any) -> Any:
        for font in fonts.values():
            font.to_unicode = {
                glyph: text.replace("x", "") for glyph, text in font.to_unicode.items()
            }
        return weasyprint_fonts.build_fonts_dictionary(pdf, fonts, *given)

    monkeypatch.setattr(weasyprint.pdf, "build_fonts_dictionary", build)
    monkeypatch.setattr(spelling, "_alike", lambda written, spelled: True)


@pytest.fixture
def plan(db: None) -> Plan:
    value = factories.content()
    first, *others = value.sections
    told = replace(first, blocks=(Prose(html="<p>Vi är extra trygga.</p>"),))
    return factories.plan(value=replace(value, sections=(told, *others)))


@pytest.mark.usefixtures("sabotaged")
def test_a_lost_letter_stops_the_adoption_and_nothing_is_sealed(plan: Plan) -> None:
    with pytest.raises(actions.Refused) as refused:
        actions.adopt(plan=plan, by=None, decision=factories.decision())
    assert str(refused.value) == LOST
    assert not Revision.objects.exists()
    assert not ArchiveFile.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.usefixtures("sabotaged")
def test_a_lost_letter_stops_an_editorial_revision(plan: Plan) -> None:
    factories.revision(plan)
    activity = Activity.objects.get(plan=plan)
    activity.purpose = "Större förståelse"
    activity.save()
    with pytest.raises(actions.Refused, match="i stället för ”extra”"):
        factories.amend(plan, on=date(2026, 11, 23), render=adopting.checked_file)
    assert Revision.objects.count() == 1


@pytest.mark.usefixtures("sabotaged")
def test_a_version_whose_file_loses_a_letter_is_named_and_others_get_theirs(
    plan: Plan, unsealed: None
) -> None:
    for each in (plan, factories.plan()):
        factories.revision(each)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM plans_archivefile")
    said = StringIO()
    with pytest.raises(CommandError, match="version 1: Arkivfilen går inte att läsa upp"):
        call_command("archive", stdout=said, stderr=StringIO())
    assert said.getvalue() == "En arkivfil är gjord.\n"
    assert ArchiveFile.objects.get().revision.plan != plan


def test_a_file_that_is_read_as_it_is_written_is_kept(plan: Plan) -> None:
    revision = actions.adopt(plan=plan, by=None, decision=factories.decision())
    check(bytes(revision.archive_file.data), actions.printed(revision))
