"""The start page: what is valid today, and what needs attention."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Section
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

ADDRESS = "/"


def adopted(title: str, *, slug: str = "", kind: str = "rutin", **decision):
    plan = factories.plan(slug=slug, title=title, kind=kind)
    return factories.revision(plan, **decision)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_it_stands_at_the_root():
    assert reverse("plans:plan-list") == ADDRESS


def test_it_says_so_when_nothing_is_adopted():
    factories.plan(title="Bara ett utkast")

    page = get(ADDRESS)

    assert "Inget styrdokument är fastställt ännu." in page.main
    assert "Bara ett utkast" not in page.html


def test_it_counts_what_is_valid_overdue_and_soon_due():
    adopted("Giltig", review_by=days(400))
    adopted("Sen", review_by=days(-3))
    adopted("Snart", review_by=days(90))
    adopted("Kommande", valid_from=days(10))

    lead = get(ADDRESS).one("p", "lead").text

    assert lead == (
        "I dag gäller tre styrdokument. Ett har en försenad revidering och ett ska revideras inom "
        "90 dagar. En version är fastställd men gäller inte än."
    )


def test_the_sentence_is_plain_when_nothing_is_urgent():
    adopted("Giltig", review_by=days(91))

    page = get(ADDRESS)

    expected = "I dag gäller ett styrdokument. Inget behöver revideras inom 90 dagar."
    assert page.one("p", "lead").text == expected
    assert "Inget dokument behöver ses över de närmaste 90 dagarna." in page.main


def test_the_sentence_leads_to_what_is_due_soon():
    adopted("Snart", review_by=days(0))

    page = get(ADDRESS)

    assert "Ett ska revideras inom 90 dagar." in page.main
    assert "Snart, i dag" in page.main


def test_the_sentence_says_that_nothing_is_valid():
    adopted("Slut", valid_until=days(-1))
    adopted("Kommande", valid_from=days(10))
    adopted("Nästa", valid_from=days(11))

    lead = get(ADDRESS).one("p", "lead").text

    expected = (
        "I dag gäller inget styrdokument. Ett har löpt ut utan ny version. "
        "Två versioner är fastställda men gäller inte än."
    )
    assert lead == expected


def test_what_needs_attention_is_in_order_overdue_soon_coming():
    adopted("Kommande", valid_from=days(39))
    adopted("Snart", review_by=days(22))
    adopted("Senast försenad", review_by=days(-1))
    adopted("Mest försenad", review_by=days(-300))

    page = get(ADDRESS)

    assert page.texts("h3", "timeline__title") == [
        "Mest försenad",
        "Senast försenad",
        "Snart",
        "Kommande",
    ]
    assert page.texts(cls="timeline__state") == [
        "Försenad 300 dagar",
        "Försenad 1 dag",
        "Snart, om 22 dagar",
        "Kommande, om 39 dagar",
    ]


def test_what_has_lapsed_stands_before_what_is_late_and_what_runs_out_before_what_is_due():
    adopted("Snart", review_by=days(5))
    adopted("Sen", review_by=days(-300))
    adopted("Slut", valid_until=days(-3))
    adopted("Löper ut", valid_until=days(20))

    page = get(ADDRESS)

    assert page.texts("h3", "timeline__title") == ["Slut", "Sen", "Löper ut", "Snart"]
    assert page.texts(cls="timeline__state") == [
        "Ny version saknas sedan 3 dagar",
        "Försenad 300 dagar",
        "Löper ut om 20 dagar",
        "Snart, om 5 dagar",
    ]


def test_what_is_decided_ahead_is_not_among_what_must_be_seen_to():
    adopted("Kommande", valid_from=days(39))
    factories.repeal(adopted("Upphävs").plan, day=days(200))

    page = get(ADDRESS)

    assert "Inget dokument behöver ses över de närmaste 90 dagarna." in page.main
    assert page.texts(cls="timeline__state") == ["Kommande, om 39 dagar", "Upphävs"]
    assert "Gäller inte från 2027-06-10" in page.main


def test_the_register_says_what_ends_a_version_first():
    version = adopted("Slutar", valid_until=days(400), review_by=date(2029, 1, 1))
    last_day = "Gäller till och med 2027-12-27"
    assert get(ADDRESS).texts("p", "register__next")[1:] == [last_day]

    factories.repeal(version.plan, day=days(200))

    assert get(ADDRESS).texts("p", "register__next")[1:] == ["Upphävs 2027-06-10"]


def test_a_long_row_of_overdue_documents_is_folded():
    for number in range(9):
        adopted(f"Sen {number}", review_by=days(-10 + number))

    page = get(ADDRESS)

    assert page.texts("h3", "timeline__title") == ["Sen 0", "Sen 1", "Sen 2", "Sen 3"]
    assert page.one("summary").text == "5 till med försenad revidering"
    assert "Sen 8" in page.one(cls="timeline__fold").text


def test_soon_and_coming_are_folded_too():
    for number in range(6):
        adopted(f"Snart {number}", review_by=days(10 + number))
        adopted(f"Kommande {number}", valid_from=days(20 + number))

    page = get(ADDRESS)

    assert page.texts("summary") == ["2 till att revidera snart", "2 kommande till"]


def test_documents_stand_by_kind_and_in_swedish_order():
    adopted("Öppettider", kind="rutin")
    adopted("Ärenden", kind="rutin")
    adopted("Åtgärder", kind="rutin")
    adopted("Zoner", kind="rutin")
    adopted("Policy", kind="policy")
    adopted("Utan slag", kind="")

    page = get(ADDRESS)

    assert page.texts("h3", "register__kind") == ["Policyer", "Rutiner", "Övriga styrdokument"]
    assert page.texts("a", "register__title") == [
        "Policy",
        "Zoner",
        "Åtgärder",
        "Ärenden",
        "Öppettider",
        "Utan slag",
    ]
    assert "6 dokument i tre slag, med de övergripande först." in page.main


def test_a_document_says_its_version_dates_and_state():
    adopted("Rutin vid oro", slug="oro", review_by=days(-3))

    item = get(ADDRESS).one("li", "register__item")

    assert item.text == (
        "Rutin vid oro Version 1 · gäller från 2026-01-01 Gäller för Ljungby kommun "
        "Giltig Revidering försenad Skulle ha reviderats 2026-11-19"
    )


def test_a_document_links_to_its_page():
    adopted("Rutin vid oro", slug="oro")

    assert get(ADDRESS).links["Rutin vid oro"] == "/planer/oro/"


def test_a_document_that_is_soon_due_says_in_how_many_days():
    adopted("Snart", review_by=days(1))

    item = get(ADDRESS).one("li", "register__item").text

    assert "Giltig Revideras snart Revideras senast 2026-11-23, om 1 dag" in item


def test_a_document_with_only_a_coming_version_is_coming():
    adopted("Kommande", slug="kommande", valid_from=days(10))

    page = get(ADDRESS)

    item = page.one("li", "register__item").text
    assert "Kommande Börjar gälla om 10 dagar" in item
    stop = page.one("h3", "timeline__title")
    assert [a["href"] for a in page.all("a") if stop in a.parents] == [
        "/planer/kommande/version/1/"
    ]


def test_a_document_whose_last_version_has_ended_is_ended():
    adopted("Slut", valid_until=days(-1))

    item = get(ADDRESS).one("li", "register__item").text

    assert "Version 1 · gällde till och med 2026-11-21" in item
    assert item.endswith("Upphörd Ny version saknas")


def test_a_valid_document_mentions_its_coming_version():
    plan = factories.plan()
    factories.revision(plan)
    factories.revision(plan, valid_from=days(5))

    item = get(ADDRESS).one("li", "register__item").text

    assert "Version 2 börjar gälla 2026-11-27" in item


def test_every_tag_has_an_icon_and_a_word():
    adopted("Sen", review_by=days(-3))
    adopted("Snart", review_by=days(3))
    adopted("Kommande", valid_from=days(3))
    adopted("Slut", valid_until=days(-3))

    page = get(ADDRESS)

    tags = page.all("span", "tag")
    assert len(tags) == 7
    for tag in tags:
        assert tag.text
        assert any(tag in svg.parents for svg in page.all("svg", "icon"))


def test_nothing_of_the_working_copy_shows():
    plan = factories.plan(title="Fastställd titel", applies_to="Alla")
    factories.revision(plan)
    before = get(ADDRESS).html

    plan.title, plan.applies_to, plan.kind = "Ändrad titel", "Ingen", "policy"
    plan.save()
    Section.objects.filter(plan=plan).update(title="Ändrad rubrik")

    assert get(ADDRESS).html == before


def test_a_title_is_escaped():
    adopted("<script>alert(1)</script>")

    page = get(ADDRESS)

    assert "<script>alert" not in page.html
    assert "<script>alert(1)</script>" in page.texts("a", "register__title")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_only_reads(method):
    assert getattr(Client(), method)(ADDRESS).status_code == 405


def test_head_is_answered():
    assert Client().head(ADDRESS).status_code == 200
