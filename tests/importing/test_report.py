"""What the user is told of a reading, line by line."""

from dataclasses import replace

import pytest

from importing import read
from importing.accounting import Category
from importing.report import Report

FULL = """Almby kommun

Handlingsplan för hundar

Gäller från: 2024-01-01
Gäller till: 2027-12-31
Gäller för: Alla hundar
Fastställd av: Nämnden
Beslutsdatum: 2023-12-01
Paragraf: 12
Diarienummer: KS 2023/1
Ersätter: Den förra planen
Utarbetad av: Gruppen
Revideras senast: 2026-01-01
Version: 2
Dokumentansvarig förvaltning: Kontoret
Kontakt: Anna Berg

Inledning

Arbetet bedrivs på tre nivåer, se figur 1.

Insats\tMålgrupp\tSyfte\tNär\tAnsvarig
Promenad\t\t\t\t
Träning\tValpar\tLugn\tVår\tKlubben

Grupp\tUppdrag\tDeltagare
Rådet\t\t
"""
BARE = "Inledning\n\nHär börjar texten.\n"


@pytest.fixture(scope="module")
def full():
    return read(FULL).report


def test_all_that_was_found_is_told(full):
    assert full.recognised == (
        "Titel: Handlingsplan för hundar",
        "Typ av dokument: handlingsplan",
        "Organisation: Almby kommun",
        "Gäller från: 2024-01-01",
        "Gäller för: Alla hundar",
        "Fastställd av: Nämnden",
        "Beslutsdatum: 2023-12-01",
        "Paragraf: 12",
        "Diarienummer: KS 2023/1",
        "Utarbetad av: Gruppen",
        "Revideras senast: 2026-01-01",
        "Versionsnummer: 2",
        "Dokumentansvarig förvaltning: Kontoret",
        "Gäller till: 2027-12-31",
        "Ersätter: Den förra planen",
        "Kontakt: Anna Berg",
        "Avsnitt: 1",
        "Nivåer: 1, med 2 aktiviteter",
        "Grupper och nätverk: 1",
        "Figurer: 1",
    )


def test_every_empty_cell_is_told(full):
    assert full.missing == (
        "Aktiviteten ”Promenad” saknar målgrupp",
        "Aktiviteten ”Promenad” saknar syfte",
        "Aktiviteten ”Promenad” saknar tidsplan",
        "Aktiviteten ”Promenad” saknar ansvarig",
        "Gruppen ”Rådet” saknar uppdrag",
        "Gruppen ”Rådet” saknar deltagare",
    )


def test_all_that_a_cover_should_say_and_does_not_is_told():
    report = read(BARE).report

    assert report.recognised == ("Avsnitt: 1",)
    assert report.missing == tuple(
        f"{label} saknas"
        for label in [
            "Titel",
            "Typ av dokument",
            "Organisation",
            "Gäller från",
            "Gäller för",
            "Fastställd av",
            "Beslutsdatum",
            "Paragraf",
            "Diarienummer",
            "Utarbetad av",
            "Revideras senast",
            "Versionsnummer",
            "Dokumentansvarig förvaltning",
        ]
    )


def test_a_cell_is_not_missed_in_a_column_that_the_source_does_not_have():
    report = read(
        "Inledning\n\nInsats\tNär\nPromenad\tVår\n\nGrupp\tUppdrag\nRådet\tMöten\n"
    ).report

    assert not [line for line in report.missing if "”" in line]


def test_the_report_accounts_for_every_word():
    account = replace(
        read(BARE).report.account,
        total=30,
        placed=20,
        set_aside={
            Category.REPEATED: (0, ()),
            Category.FURNITURE: (6, (1, 2, 3, 7, 9, 10)),
            Category.CONTENTS: (2, (5,)),
        },
        lost=("ett", "två"),
        invented=("tre",),
    )
    report = Report(("A: 1",), ("B saknas",), ("Obs.",), account)

    assert report.lines() == [
        "Källan läst:",
        "  - A: 1",
        "",
        "Saknas i källan och lämnas tomt:",
        "  - B saknas",
        "",
        "Att känna till:",
        "  - Obs.",
        "",
        "Källans 30 ord:",
        "  placerade: 20",
        "  upprepade tabellrubriker: 0",
        "  sidmarkeringar: 6 (rad 1–3, 7, 9–10)",
        "  innehållsförteckning: 2 (rad 5)",
        "  tappade: 2",
        "FEL: dessa ord har tappats: ett två",
        "FEL: dessa ord finns inte i källan: tre",
    ]


def test_the_report_says_nothing_of_what_there_is_nothing_to_say():
    account = read(BARE).report.account

    assert Report(("A: 1",), (), (), account).lines() == [
        "Källan läst:",
        "  - A: 1",
        "",
        "Källans 4 ord:",
        "  placerade: 4",
        "  upprepade tabellrubriker: 0",
        "  sidmarkeringar: 0",
        "  innehållsförteckning: 0",
        "  tappade: 0",
    ]
