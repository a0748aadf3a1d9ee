"""What the table of facts says of each: what it is called, which are days, and what is asked of it."""

from dataclasses import fields
from datetime import date

import pytest

from document.decision import ASKED, FACTS, Decision, DecisionFact

LABELS = {
    "valid_from": ("Gäller från", "galler_fran"),
    "valid_until": ("Gäller till", "galler_till"),
    "adopted_by": ("Fastställd av", "faststalld_av"),
    "adopted_on": ("Beslutsdatum", "beslutsdatum"),
    "paragraph": ("Paragraf", "paragraf"),
    "registry_number": ("Diarienummer", "diarienummer"),
    "attested_on": ("Justerat den", "justerat_den"),
    "delegation_item": ("Delegationspunkt", "delegationspunkt"),
    "replaces": ("Ersätter", "ersatter"),
    "review_by": ("Revideras senast", "revideras_senast"),
}
DAYS = {"valid_from", "valid_until", "adopted_on", "attested_on", "review_by"}
TRAITS = {
    "required": {"valid_from", "adopted_by", "review_by"},
    "warned": {"adopted_on", "paragraph", "registry_number"},
    "counts": {"valid_from", "valid_until", "review_by"},
    "own": {"review_by"},
    "past": {"adopted_on", "attested_on"},
    "numbered": {"paragraph", "registry_number", "delegation_item"},
    "help": set(LABELS) - {"adopted_on"},
    "planned": {"valid_until", "adopted_by", "replaces", "review_by"},
    "beside": {"valid_until", "adopted_on", "registry_number", "delegation_item"},
    "expected": set(LABELS) - {"valid_until", "attested_on", "delegation_item", "replaces"},
}


def test_each_has_a_label_and_a_name_in_the_archive_that_never_change():
    assert {name: (fact.label, fact.export) for name, fact in FACTS.items()} == LABELS
    assert [fact.name for fact in FACTS.values()] == list(LABELS)


@pytest.mark.parametrize("trait", TRAITS)
def test_those_have_a_trait_that_should(trait):
    assert {name for name, fact in FACTS.items() if getattr(fact, trait)} == TRAITS[trait]


def test_two_have_no_help_where_a_decision_is_prepared():
    assert {name for name, fact in FACTS.items() if fact.planned == ""} == {
        "valid_from",
        "registry_number",
    }


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_the_first_of_the_words_that_a_cover_calls_it_by_begin_as_it_is_called(fact):
    assert any(len(word.strip()) > 2 for word in fact.words.split(";"))
    assert fact.noun == fact.label[0].lower() + fact.label[1:]


def test_a_day_that_is_not_said_is_none_and_a_text_is_empty():
    assert {name for name, fact in FACTS.items() if fact.is_day} == DAYS
    assert {each.name: each.default for each in fields(Decision)} == {
        name: None if name in DAYS else "" for name in LABELS
    }


def test_a_day_is_read_from_its_text_and_a_text_as_it_stands():
    assert FACTS["valid_from"].read("2027-03-04") == date(2027, 3, 4)
    assert FACTS["valid_from"].read("") is None
    assert FACTS["paragraph"].read("§ 12") == "§ 12"
    with pytest.raises(ValueError, match="isoformat"):
        FACTS["valid_from"].read("igår")


def test_who_decides_is_asked_first_and_then_the_days_that_count():
    assert [fact.name for fact in ASKED] == [
        "adopted_by",
        "valid_from",
        "valid_until",
        "review_by",
        "adopted_on",
        "paragraph",
        "registry_number",
        "attested_on",
        "delegation_item",
        "replaces",
    ]


def test_a_decision_tells_every_fact_also_those_that_it_does_not_say():
    told = Decision(paragraph="§ 1").facts()

    assert [(fact.name, value) for fact, value in told if value] == [("paragraph", "§ 1")]
    assert len(told) == len(FACTS)


def test_a_fact_of_which_nothing_more_is_said_has_no_trait():
    plain = DecisionFact("A", "a", "a")

    assert not any(getattr(plain, trait) for trait in TRAITS)
    assert (plain.planned, plain.name, plain.is_day) == (None, "", False)


def test_a_decision_cannot_be_changed_and_its_facts_are_given_by_name():
    with pytest.raises(AttributeError):
        Decision().paragraph = "§ 1"
    with pytest.raises(TypeError):
        Decision(date(2027, 3, 4))
