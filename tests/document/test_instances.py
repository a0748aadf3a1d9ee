"""Which instances decide on steering documents, by their names, and what is said of others."""

import pytest

from document import instances


@pytest.mark.parametrize(
    "name",
    [
        "Kommunfullmäktige",
        "fullmäktige i Ljungby kommun",
        "Kommunstyrelsen",
        "Kommunstyrelsens arbetsutskott",
        "Socialnämnden",
        "Barn- och utbildningsnämnden",
        "Socialnämndens individutskott",
        "Direktionen för räddningstjänstförbundet",
        "Säkerhetssamordnaren",
        "Kommundirektören Anna Ek",
        "Socialchef",
        "Kommunstyrelsens ordförande",
        "KOMMUNSTYRELSEN",
        "KSAU",
    ],
)
def test_fullmaktige_a_namnd_an_utskott_and_a_delegate_in_office_decide(name):
    assert instances.remark(name) == ""


@pytest.mark.parametrize(
    "name",
    ["Kommunledningsgrupp", "Ledningsgruppen", "Folkhälsorådet", "de ovannämnda", "Kf-gruppen"],
)
def test_somebody_else_is_shown_as_it_says_and_remarked_on(name):
    assert instances.remark(name).startswith(f"{name} är varken fullmäktige, en nämnd, ett utskott")


def test_a_named_person_is_a_delegate_by_the_item_of_delegation():
    assert instances.remark("Anna Ek")
    assert instances.remark("Anna Ek", delegation_item="KS 3.2") == ""


def test_a_group_of_officials_is_no_delegate_whatever_is_delegated():
    assert instances.remark("Kommunledningsgrupp", delegation_item="KS 3.2")


def test_nothing_is_said_of_an_instance_that_is_not_known():
    assert instances.remark("") == ""
