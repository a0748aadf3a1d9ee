"""Does this paper still count? The page that a copy's QR code leads to."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from plans.models import Revision
from plans.reading import copy_check
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

OLD = {"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}


@pytest.fixture
def plan():
    return factories.plan(slug="trygghet", title="Handlingsplan för trygghet")


def address(revision, *, characters: int = 12) -> str:
    return f"/kopia/{revision.plan.slug}/{revision.number}/{revision.digest[:characters]}/"


def test_a_copy_of_the_version_in_force_counts(plan):
    page = get(address(factories.revision(plan)))

    assert page.texts("h1") == ["Ja, kopian gäller"]
    assert page.links["Läs på intranätet"] == "/planer/trygghet/"


def test_a_copy_of_an_overdue_version_counts_and_says_that_it_is_late(plan):
    page = get(address(factories.revision(plan, **OLD)))

    assert page.texts("h1") == ["Ja, kopian gäller"]
    assert "Revidering försenad sedan 2021-01-01." in page.main


def test_a_copy_whose_record_was_corrected_says_what_it_may_still_say(plan):
    revision = factories.revision(plan, paragraph="§ 12")
    factories.correct(revision, field="paragraph", now="§ 21", registry_number="KS 2026/7")

    page = get(address(revision))

    assert page.texts("h1") == ["Ja, kopian gäller"]
    assert (
        "Registerrättelse 2026-11-22. Paragraf: det stod § 12, det ska stå § 21. "
        "Enligt § 3, KS 2026/7. Fel. På pappret kan det stå som före rättelsen."
    ) in page.main


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("last day", "Den gäller till och med 2027-06-30."),
        ("repeal", "Den upphör att gälla 2027-05-01, efter beslut av Kommunstyrelsen."),
        ("successor", "Version 2 tar över 2027-03-01."),
    ],
)
def test_a_copy_that_counts_says_what_ends_it_first(plan, ends, said):
    revision = factories.revision(plan, valid_until=date(2027, 6, 30))
    if ends == "repeal":
        factories.repeal(plan, day=date(2027, 5, 1), repealed_by="Kommunstyrelsen")
    if ends == "successor":
        factories.revision(plan, valid_from=date(2027, 3, 1), review_by=date(2029, 1, 1))

    page = get(address(revision))

    assert page.texts("h1") == ["Ja, kopian gäller"]
    assert said in page.main


def test_a_copy_of_a_version_that_counts_until_further_notice_says_no_end(plan):
    page = get(address(factories.revision(plan)))

    assert "som är den giltiga versionen i dag. " in f"{page.main} "
    assert "till och med" not in page.main


def test_a_replaced_copy_says_by_which_version_and_leads_to_what_changed(plan):
    old = factories.revision(plan, **OLD)
    factories.revision(plan)

    page = get(address(old))

    assert page.texts("h1") == ["Nej, ersatt av version 2"]
    assert "Version 2 tog över 2026-01-01." in page.main
    assert "Ingen version" not in page.main
    assert page.links["Läs version 2, som gäller"] == "/planer/trygghet/"
    assert page.links["Se vad som har ändrats"] == "/planer/trygghet/jamfor/1/2/"


def test_a_copy_of_a_repealed_plan_says_so(plan):
    revision = factories.revision(plan)
    factories.repeal(plan, day=TODAY, repealed_by="Kommunstyrelsen")

    page = get(address(revision))

    assert page.texts("h1") == ["Nej, dokumentet är upphävt"]
    assert "Kommunstyrelsen har beslutat" in page.main


def test_a_replaced_copy_of_a_repealed_plan_says_that_no_version_counts(plan):
    old = factories.revision(plan, **OLD)
    factories.revision(plan)
    factories.repeal(plan, day=TODAY)

    page = get(address(old))

    assert page.texts("h1") == ["Nej, ersatt av version 2"]
    assert "Ingen version av dokumentet gäller i dag." in page.main


def test_a_copy_of_a_coming_version_does_not_count_yet(plan):
    coming = factories.revision(
        plan, valid_from=TODAY + timedelta(1), review_by=TODAY + timedelta(400)
    )

    assert get(address(coming)).texts("h1") == ["Nej, den gäller inte än"]


def test_a_copy_of_a_version_whose_last_day_has_passed_does_not_count(plan):
    ended = factories.revision(plan, **OLD, valid_until=date(2022, 1, 1))

    assert get(address(ended)).texts("h1") == ["Nej, dokumentet har upphört"]


@pytest.mark.parametrize(
    "asked",
    [
        "trygghet/1/000000000000/",
        "trygghet/1/{digest:.11}/",
        "trygghet/1/{digest:.12}g/",
        "trygghet/2/{digest:.12}/",
        "okand/1/{digest:.12}/",
        "trygghet/1000000000/{digest:.12}/",
    ],
)
def test_what_is_not_ours_is_answered_alike_whatever_is_wrong(plan, asked):
    revision = factories.revision(plan)
    unknown = get("/kopia/finns-inte/1/abcdefabcdef/", status=404)

    page = get("/kopia/" + asked.format(digest=revision.digest), status=404)

    assert page.texts("h1") == ["Det här är inte en kopia av våra dokument"]
    assert page.main == unknown.main
    assert "trygghet" not in page.main


def test_a_plan_that_is_only_a_draft_is_unknown(plan):
    page = get("/kopia/trygghet/1/abcdefabcdef/", status=404)

    assert page.texts("h1") == ["Det här är inte en kopia av våra dokument"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("2026-11-20", True),
        (str(TODAY + timedelta(1)), False),
        ("2026-02-30", False),
        ("<b>", False),
        ("", False),
    ],
)
def test_the_day_of_printing_is_shown_when_it_can_be_true(plan, printed, shown):
    page = get(f"{address(factories.revision(plan))}?utskriven={printed}")

    assert ("Utskriven enligt kopian" in page.main) is shown


@pytest.mark.parametrize("characters", [12, 20, 64])
def test_as_many_characters_as_were_printed_are_compared(plan, characters):
    assert get(address(factories.revision(plan), characters=characters)).texts("h1") == [
        "Ja, kopian gäller"
    ]


@pytest.mark.parametrize("written", ["{0} {1} {2}", "{0}{1}{2}", " {0}-{1}-{2} "])
def test_the_number_on_a_copy_can_be_typed_by_hand(plan, written):
    revision = factories.revision(plan)
    parts = [revision.digest[start : start + 4].upper() for start in (0, 4, 8)]

    response = Client().get("/kopia/", {"kontrolltal": written.format(*parts)})

    assert response["Location"] == address(revision)


@pytest.mark.parametrize("typed", ["", "abcd", "ghij klmn opqr", "a" * 101, "ab12 cd34 ef5%"])
def test_what_cannot_be_such_a_number_is_explained_at_the_field(typed):
    page = get(f"/kopia/?kontrolltal={typed}")

    assert "Fel:" in page.main


def test_a_number_that_is_no_versions_is_unknown(plan):
    factories.revision(plan)

    page = get("/kopia/?kontrolltal=0000+0000+0000", status=404)

    assert page.texts("h1") == ["Det här är inte en kopia av våra dokument"]


def typed(text, status=200):
    return get(f"/kopia/?{urlencode({'kontrolltal': text})}", status=status)


def held(page):
    """What the field holds."""
    [field] = [each for each in page.all("input") if each["name"] == "kontrolltal"]
    return field["value"]


def other(character):
    return "1" if character == "0" else "0"


def swapped(number):
    """With the first two neighbours that differ in each other's places."""
    place = next(i for i in range(11) if number[i] != number[i + 1])
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


#: Slips of the hand, each from a number to what is typed.
SLIPS = {
    "the first is wrong": lambda n: other(n[0]) + n[1:],
    "the last is wrong": lambda n: n[:-1] + other(n[-1]),
    "a letter that no number has": lambda n: n[:5] + "x" + n[6:],
    "one is missing": lambda n: n[:6] + n[7:],
    "the last is missing": lambda n: n[:-1],
    "one is too many": lambda n: n[:6] + "7" + n[6:],
    "two have changed places": swapped,
    "a wrong one in groups": lambda n: f"{other(n[0])}{n[1:4]} {n[4:8]} {n[8:]}".upper(),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_hand_is_asked_about_with_what_was_typed(plan, slip):
    number = factories.revision(plan).digest[:12]

    page = typed(slip(number))

    assert page.texts("h1") == ["Skrev du rätt?"]
    assert held(page) == slip(number)
    assert "Lita då inte på innehållet." in page.main


@pytest.mark.parametrize(("written", "digest"), [("o", "0"), ("O", "0"), ("l", "1"), ("I", "1")])
def test_letters_for_digits_are_asked_about(plan, written, digest):
    revision = factories.revision(plan)
    number = f"ab{digest}" + revision.digest[3:]

    assert copy_check._slipped(f"ab{written}{number[3:12]}".lower(), number)


def test_the_right_number_is_never_said(plan):
    number = factories.revision(plan).digest[:12]

    html = Client().get("/kopia/", {"kontrolltal": number[:-1]}).content.decode()

    assert number not in html.replace(" ", "")
    assert "trygghet" not in html.split("<main")[1]


@pytest.mark.parametrize(
    "slip",
    [
        lambda n: other(n[0]) + n[1:6] + other(n[6]) + n[7:],
        lambda n: n[:-2],
        lambda n: n + "zz",
        lambda n: "0" * 12,
    ],
)
def test_more_than_a_slip_is_no_number_of_ours(plan, slip):
    factories.revision(plan)
    number = Revision.objects.get().digest[:12]

    assert not copy_check.is_near_miss(slip(number))


def test_a_number_that_is_like_none_is_warned_of_with_what_was_typed(plan):
    factories.revision(plan)

    page = typed("0000 0000 0000", status=404)

    assert page.texts("h1") == ["Det här är inte en kopia av våra dokument"]
    assert held(page) == "0000 0000 0000"


def test_a_whole_digest_is_mistyped_too(plan):
    digest = factories.revision(plan).digest

    assert typed(digest[:40] + other(digest[40]) + digest[41:]).texts("h1") == ["Skrev du rätt?"]


def test_the_question_is_asked_from_every_page(plan):
    factories.revision(plan)

    response = Client().get("/planer/trygghet/")

    assert 'href="/kopia/"' in response.content.decode()
