"""What the table of columns says of each: what it is called, and the headings by which it is known."""

import pytest

from document.columns import ACTIVITY, NETWORK

TERMS = {
    "aktivitet": "aktivitet; aktiviteter; åtgärd; åtgärder; insats; insatser",
    "målgrupp": "målgrupp; målgrupper",
    "syfte": "syfte; mål; effektmål; delmål",
    "tidsplan": "när; tid; tidplan; tidsplan; klart; klart senast; tidpunkt; tidsram; start",
    "ansvarig": "ansvar; ansvarig; ansvariga; ansvarig nämnd; ansvarig förvaltning; huvudansvar",
    "grupp": "grupp; grupper; nätverk; forum; samverkansforum; råd",
    "uppdrag": "uppdrag; syfte; fokus; uppgift; uppgifter",
    "deltagare": "deltagare; medlemmar; ledamöter; representanter",
}


def test_each_is_known_by_its_headings_and_has_a_word_in_a_sentence():
    assert {column.noun: column.terms for column in (*ACTIVITY, *NETWORK)} == TERMS


def test_a_new_table_calls_them_by_their_labels():
    headings = [[column.heading for column in table] for table in (ACTIVITY, NETWORK)]

    assert headings == [
        ["Aktivitet/åtgärd", "Målgrupp", "Syfte/mål", "Tidsplan", "Ansvarig"],
        ["Grupp/nätverk", "Uppdrag", "Deltagare"],
    ]


@pytest.mark.parametrize("table", [ACTIVITY, NETWORK])
def test_the_first_names_the_row(table):
    assert table[0].name == "name"


def test_help_says_where_no_person_is_named_and_nothing_elsewhere():
    helped = {column.name: column.help for column in (*ACTIVITY, *NETWORK) if column.help}

    assert helped == {
        "target_group": "En grupp, aldrig enskilda personer.",
        "responsible": "En roll eller förvaltning, inte ett personnamn.",
        "participants": "Roller och organisationer, inte personnamn.",
    }


def test_a_decision_stands_behind_who_is_meant_when_and_who_answers():
    decided = {column.name: column.decided for column in (*ACTIVITY, *NETWORK) if column.decided}

    assert decided == {
        "target_group": "Målgruppen är ändrad",
        "schedule": "Tidsplanen är ändrad",
        "responsible": "Ansvarig är ändrad",
    }
