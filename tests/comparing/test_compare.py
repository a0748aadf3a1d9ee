"""A comparison as a whole: the cover, the list and the sentences that sum it up."""

import re
from datetime import date

import pytest
from django.conf import settings

from comparing import Comparison, compare, compare_content
from comparing.cover import compare_cover
from comparing.kinds import ChangeKind, Thing
from comparing.values import Change, ComparedLine, FigurePlace, MovedFrom
from document import swedish
from document.content import Fact, PlanContent, Section
from document.decision import Decision
from document.edition import Edition
from tests import factories

NEW, GONE = (ChangeKind.ADDED,), (ChangeKind.REMOVED,)
CHANGED, MOVED = (ChangeKind.CHANGED,), (ChangeKind.MOVED,)
BOTH = MOVED + CHANGED


def edition(number=1, content=None, **decision):
    return Edition(
        slug="plan",
        on=date(2026, 11, 22),
        content=content or factories.content(),
        decision=Decision(**decision),
        number=number,
    )


def test_the_decisions_facts_are_compared():
    comparison = compare(
        edition(1, adopted_by="Kommunledningsgrupp", valid_from=date(2017, 7, 1)),
        edition(2, adopted_by="Kommunfullmäktige", valid_from=date(2026, 1, 1)),
    )

    (change,) = comparison.changes
    assert (change.word, change.what, change.name) == ("Ändrat", "Försättsbladet", "")
    assert change.how == "Gäller från och Fastställd av"
    assert change.anchor == "sida:forsattsblad"
    assert comparison.cover_change == change
    assert [(row.label, row.old.before, row.new.after) for row in comparison.cover] == [
        ("Gäller från", "2017-07-01", "2026-01-01"),
        ("Fastställd av", "Kommunledningsgrupp", "Kommunfullmäktige"),
    ]


def test_a_fact_that_came_or_went_is_shown():
    comparison = compare(edition(1, paragraph="§ 12"), edition(2, registry_number="KS 1"))

    assert [(row.label, row.words.before, row.words.after) for row in comparison.cover] == [
        ("Paragraf", "§ 12", ""),
        ("Diarienummer", "", "KS 1"),
    ]


def test_each_fact_that_differs_is_listed_once_in_the_covers_order():
    before, after = (
        factories.content(
            title=f"Plan {word}",
            kind=f"slag {word}",
            organisation=f"kommun {word}",
            prepared_by=f"Grupp {word}",
            facts=(Fact(label="Antagen", value=word), Fact(label="Antagen", value=f"{word}!")),
        )
        for word in ("ett", "två")
    )

    comparison = compare(edition(1, before, paragraph="§ 1"), edition(2, after, paragraph="§ 2"))

    assert [row.label for row in comparison.cover] == [
        "Titel",
        "Slag av dokument",
        "Organisation",
        "Paragraf",
        "Utarbetad av",
        "Antagen",
        "Antagen",
    ]


def test_a_fact_that_is_no_longer_there_stands_where_it_stood():
    facts = [Fact(label=label, value="1") for label in "ABC"]

    comparison = compare_content(
        PlanContent(title="P", facts=tuple(facts)),
        PlanContent(title="P", facts=(facts[0], facts[2])),
    )

    assert [(row.label, row.words.before, row.words.after) for row in comparison.cover] == [
        ("B", "1", "")
    ]
    assert not comparison.cover_reordered


def test_the_number_of_the_version_is_no_change():
    assert compare(edition(1), edition(2)).is_empty


def test_a_fact_of_the_source_called_version_is_compared():
    before = factories.content(facts=(Fact(label="Version", value="1"),))

    assert not compare(edition(1, before), edition(2)).is_empty


def test_the_versions_are_called_by_their_numbers():
    comparison = compare(edition(1), edition(None))

    assert (comparison.before_label, comparison.after_label) == ("Version 1", "Arbetsversionen")


def test_contents_may_be_given_names():
    comparison = compare_content(
        PlanContent(title="A"), PlanContent(title="A"), labels=("Version 1", "Arbetsversionen")
    )

    assert comparison.after_label == "Arbetsversionen"


def test_the_plans_own_facts_are_compared():
    before = PlanContent(title="Plan", facts=(Fact(label="Antagen", value="2017"),))
    after = PlanContent(title="Ny plan", facts=(Fact(label="Antagen", value="2018"),))

    (change,) = compare_content(before, after).changes

    assert change.how == "Titel och Antagen"


def test_every_fact_of_a_content_is_compared():
    fields = (
        "title",
        "kind",
        "organisation",
        "applies_to",
        "prepared_by",
        "responsible_department",
    )
    before, after = (
        PlanContent(**dict.fromkeys(fields, value), facts=(Fact(label="Eget", value=value),))
        for value in "ab"
    )

    rows = compare_content(before, after).cover

    assert [(row.label, row.old.before, row.new.after) for row in rows] == [
        (label, "a", "b")
        for label in (
            "Titel",
            "Slag av dokument",
            "Organisation",
            "Gäller för",
            "Utarbetad av",
            "Dokumentansvarig förvaltning",
            "Eget",
        )
    ]


def test_the_first_fact_may_be_another():
    facts = ([Fact(label=label, value="1"), Fact(label="C", value="1")] for label in "AB")

    rows, _ = compare_cover(*facts)

    assert [(row.label, row.words.before, row.words.after) for row in rows] == [
        ("A", "1", ""),
        ("B", "", "1"),
    ]


def test_facts_that_change_places_are_told():
    facts = Fact(label="A", value="1"), Fact(label="B", value="2")

    comparison = compare_content(
        PlanContent(title="P", facts=facts), PlanContent(title="P", facts=facts[::-1])
    )

    assert comparison.cover_reordered
    assert [change.how for change in comparison.changes] == ["Uppgifternas ordning är ändrad"]


def test_a_fact_that_moved_and_changed_stands_where_it_stands_now():
    before, after = (
        PlanContent(title="P", facts=tuple(Fact(label=each, value=value) for each in labels))
        for labels, value in (("ABC", "1"), ("CAB", "2"))
    )

    assert [row.label for row in compare_content(before, after).cover] == ["C", "A", "B"]


def test_changes_are_listed_in_reading_order():
    before = PlanContent(title="A", sections=(Section(key="b", title="B"),))
    after = PlanContent(title="C", sections=(Section(key="a", title="A"),))

    assert [change.what for change in compare_content(before, after).changes] == [
        Thing.COVER,
        Thing.SECTION,
        Thing.SECTION,
    ]


def comparison(*changes):
    return Comparison(
        before_label="Före",
        after_label="Efter",
        changes=tuple(
            Change(kinds=kinds, what=what, name="", how="", anchor="") for what, kinds in changes
        ),
        cover=(),
        sections=(),
        cover_reordered=False,
    )


@pytest.mark.parametrize(
    ("changes", "summary"),
    [
        ([], "Versionerna har samma innehåll."),
        (
            [(Thing.COVER, CHANGED)],
            "Försättsbladet är ändrat. Resten av innehållet är detsamma.",
        ),
        ([(Thing.SECTION, CHANGED)], "Ett avsnitt är ändrat."),
        (
            [(Thing.SECTION, CHANGED)] * 3 + [(Thing.SECTION, MOVED), (Thing.ACTIVITY, NEW)],
            "Tre avsnitt är ändrade och ett är flyttat. En aktivitet är ny.",
        ),
        (
            [(Thing.COVER, CHANGED), (Thing.SECTION, BOTH), (Thing.SECTION, GONE)],
            "Försättsbladet är ändrat, ett avsnitt är både flyttat och ändrat och ett är borttaget.",
        ),
        (
            [(Thing.LEVEL, NEW), (Thing.FIGURE, MOVED), (Thing.FIGURE, MOVED)],
            "En nivå är ny och två figurer är flyttade.",
        ),
        ([(Thing.ACTIVITY, GONE)] * 12, "Tolv aktiviteter är borttagna."),
        ([(Thing.NETWORK, NEW)] * 13, "13 grupper är nya."),
        ([(Thing.TABLE, NEW), (Thing.TABLE, CHANGED)], "En tabell är ändrad och en är ny."),
    ],
)
def test_the_changes_are_summed_up_in_correct_swedish(changes, summary):
    assert comparison(*changes).summary == summary


def test_everything_that_may_change_has_a_name_and_agrees_with_its_count():
    names = {
        thing.value: (swedish.counted(1, thing.noun), swedish.counted(2, thing.noun))
        for thing in Thing
    }

    assert names == {
        "Försättsbladet": ("ett försättsbladet", "två försättsblad"),
        "Avsnitt": ("ett avsnitt", "två avsnitt"),
        "Nivå": ("en nivå", "två nivåer"),
        "Aktivitet": ("en aktivitet", "två aktiviteter"),
        "Tabell": ("en tabell", "två tabeller"),
        "Grupp": ("en grupp", "två grupper"),
        "Figur": ("en figur", "två figurer"),
    }


def test_the_changes_are_counted():
    assert comparison((Thing.SECTION, NEW), (Thing.LEVEL, GONE)).count == 2


def test_the_cover_has_no_change_when_only_other_things_have():
    assert comparison().cover_change is None
    assert comparison((Thing.SECTION, NEW)).cover_change is None


@pytest.mark.parametrize(
    ("kind", "name", "word", "icon"),
    [
        (ChangeKind.ADDED, "added", "Tillagt", "plus"),
        (ChangeKind.REMOVED, "removed", "Borttaget", "minus"),
        (ChangeKind.CHANGED, "changed", "Ändrat", "edit"),
        (ChangeKind.MOVED, "moved", "Flyttat", "move"),
    ],
)
def test_every_kind_of_change_has_a_name_a_word_and_an_icon(kind, name, word, icon):
    assert (kind.value, kind.word, kind.icon) == (name, word, icon)


@pytest.mark.parametrize(
    ("kinds", "what", "word"),
    [
        (NEW, Thing.ACTIVITY, "Ny aktivitet"),
        (NEW, Thing.SECTION, "Nytt avsnitt"),
        (BOTH, Thing.SECTION, "Flyttat och ändrat avsnitt"),
        (GONE, Thing.LEVEL, "Borttagen nivå"),
        (CHANGED, Thing.COVER, "Ändrat"),
    ],
)
def test_a_change_agrees_with_what_it_concerns(kinds, what, word):
    assert Change(kinds=kinds, what=what, name="", how="", anchor="").word == word


def test_the_page_knows_lines_figures_and_marks_by_their_names():
    folder = settings.BASE_DIR / "templates" / "plans"
    html = "".join(path.read_text() for path in folder.glob("_comparison*.html"))

    assert set(re.findall(r'\.template == "(\w+)"', html)) == {
        ComparedLine.template,
        FigurePlace.template,
        MovedFrom.template,
    }
