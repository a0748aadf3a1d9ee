"""How covers say their facts."""

import datetime as dt

import pytest

from document.content import Fact
from document.decision import Decision
from document.rules import COPY_RULE
from importing import read
from importing.dates import parse

BODY = "\n\nInledning\n\nHär börjar texten.\n"


def cover(*lines, organisation=""):
    reading = read("\n".join(["Plan för trygghet", "", *lines]) + BODY, organisation=organisation)
    assert (reading.report.lost, reading.report.invented) == ((), ())
    return reading


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-07-01", dt.date(2017, 7, 1)),
        ("2017/07/01", dt.date(2017, 7, 1)),
        ("2017.07.01", dt.date(2017, 7, 1)),
        ("20170701", dt.date(2017, 7, 1)),
        ("1 juli 2017", dt.date(2017, 7, 1)),
        ("den 1 Juli 2017", dt.date(2017, 7, 1)),
        ("2017-07-01.", dt.date(2017, 7, 1)),
        ("2017-02-30", None),
        ("2017-07/01", None),
        ("1/7 2017", None),
        ("1 juno 2017", None),
        ("juli 2017", None),
        ("2017", None),
        ("0000-01-01", None),
        ("", None),
        ("9999-12-31", None),
        ("den 1 juli 0017", None),
    ],
)
def test_dates_are_read_as_swedish_documents_write_them(written, day):
    assert parse(written) == day


@pytest.mark.parametrize(
    "line",
    [
        "Gäller från:\t1 juli 2017",
        "Gäller från\t2017-07-01",
        "Gäller från: 20170701",
        "Gäller från:2017-07-01",
        "gäller från : 2017/07/01",
        "Gäller fr.o.m. 2017-07-01",
        "Giltig från och med:\nden 1 juli 2017",
        "Gäller från\n\n2017-07-01",
        "GÄLLER FRÅN:\t\n2017-07-01",
    ],
)
def test_label_and_value_may_be_parted_in_many_ways(line):
    assert cover(line).decision == Decision(valid_from=dt.date(2017, 7, 1))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Beslutat av: Socialnämnden", "adopted_by", "Socialnämnden"),
        ("Fastställt av: Socialnämnden", "adopted_by", "Socialnämnden"),
        ("Antagen av\tSocialnämnden", "adopted_by", "Socialnämnden"),
        ("Antaget av Socialnämnden", "adopted_by", "Socialnämnden"),
        ("Fastställd: Socialnämnden", "adopted_by", "Socialnämnden"),
        ("Fastställd: 2020-02-03", "adopted_on", dt.date(2020, 2, 3)),
        ("Fastställd den 3 februari 2020", "adopted_on", dt.date(2020, 2, 3)),
        ("Beslutsdatum: 2020-02-03", "adopted_on", dt.date(2020, 2, 3)),
        ("Datum för beslut: 2020-02-03", "adopted_on", dt.date(2020, 2, 3)),
        ("Dnr KS 2020/12", "registry_number", "KS 2020/12"),
        ("Diarienummer: KS 2020/12", "registry_number", "KS 2020/12"),
        ("Ersätter: Policy mot våld, 2012", "replaces", "Policy mot våld, 2012"),
        ("§ 45", "paragraph", "§ 45"),
        ("§§ 45–46", "paragraph", "§ 45–46"),
        ("§\t45", "paragraph", "§ 45"),
        ("§: 45", "paragraph", "§ 45"),
        ("Paragraf: 45", "paragraph", "45"),
        ("Paragraf\n§ 45", "paragraph", "§ 45"),
        ("Giltighetstid: 2023-12-31", "valid_until", dt.date(2023, 12, 31)),
        ("Gäller t.o.m. 31 december 2023", "valid_until", dt.date(2023, 12, 31)),
        ("Revideras senast: 2019-01-01", "review_by", dt.date(2019, 1, 1)),
        ("Revideras 2019-01-01", "review_by", dt.date(2019, 1, 1)),
    ],
)
def test_each_label_fills_its_field(line, field, value):
    assert cover(line).decision == Decision(**{field: value})


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Gäller för: Alla nämnder", "applies_to"),
        ("Framtagen av: Alla nämnder", "prepared_by"),
        ("Dokumentägare: Alla nämnder", "responsible_department"),
        ("Dokumentansvarig\nAlla nämnder", "responsible_department"),
        ("Ansvarig förvaltning\tAlla nämnder", "responsible_department"),
    ],
)
def test_each_label_of_the_content_fills_its_field(line, field):
    assert getattr(cover(line).content, field) == "Alla nämnder"


@pytest.mark.parametrize(
    ("line", "number"),
    [("Version: 3", 3), ("Version:3", 3), ("Version 3", 3), ("Versionsnummer\t12", 12)],
)
def test_a_whole_version_number_is_read(line, number):
    assert cover(line).number == number


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("Version: 1.2", "Version", "1.2"),
        ("Version: 0", "Version", "0"),
        ("Version: 01", "Version", "01"),
        ("Version: ett", "Version", "ett"),
        ("Giltighetstid: 2023–2026", "Giltighetstid", "2023–2026"),
        ("Gäller till:\tTills vidare", "Gäller till", "Tills vidare"),
        ("Revideras: Vart fjärde år", "Revideras", "Vart fjärde år"),
        ("Beslutsdatum:våren 2020", "Beslutsdatum", "våren 2020"),
        ("Beslutsdatum: 2024-01-01 – 2027-12-31", "Beslutsdatum", "2024-01-01 – 2027-12-31"),
        ("Gäller från: 2024-01-01 – 2027-12-31", "Gäller från", "2024-01-01 – 2027-12-31"),
    ],
)
def test_a_value_that_its_field_cannot_hold_is_kept_as_text_and_noted(line, label, value):
    reading = cover(line)
    assert reading.content.facts == (Fact(label=label, value=value),)
    assert reading.decision == Decision()
    assert any(f"”{label}: {value}”" in note for note in reading.report.notes)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Senast reviderad: 2020-01-01", "Senast reviderad"),
        ("Målgrupp: 2020-01-01", "Målgrupp"),
        ("Publicerad på webben\t2020-01-01", "Publicerad på webben"),
    ],
)
def test_facts_without_a_field_keep_their_label(line, label):
    reading = cover(line)
    assert reading.content.facts == (Fact(label=label, value="2020-01-01"),)
    assert reading.report.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "http://www.example.se",
        "Tid:30 minuter",
        "Detta är en mycket lång inledning utan punkt: här",
        "Kontakt:",
        ": Kontakt",
        "17:30",
        "1 2: tre",
        "A\tB\tC",
        ":\tB",
    ],
)
def test_what_is_no_label_stays_text(line):
    reading = cover("Dnr 12", line)
    assert reading.content.facts == ()
    assert reading.content.sections[0].key == "inledande-text"


def test_who_decided_when_and_where_are_taken_apart():
    assert cover("Antagen av kommunfullmäktige 2018-11-27, § 123").decision == Decision(
        adopted_by="kommunfullmäktige", adopted_on=dt.date(2018, 11, 27), paragraph="§ 123"
    )


def test_a_field_that_is_filled_is_not_filled_again():
    reading = cover("Beslutsdatum: 2018-11-27", "Antagen av: KF 2018-12-01", "Antagen av: KS")
    assert reading.decision == Decision(
        adopted_by="KF 2018-12-01", adopted_on=dt.date(2018, 11, 27)
    )
    assert reading.content.facts == (Fact(label="Antagen av", value="KS"),)


def test_the_second_version_number_is_kept_as_text():
    reading = cover("Version: 1", "Version: 2")
    assert reading.number == 1
    assert reading.content.facts == (Fact(label="Version", value="2"),)


def test_a_paragraph_sign_without_a_number_says_nothing_of_where():
    assert cover("Antagen av: Nämnden §").decision == Decision(adopted_by="Nämnden §")


def test_a_day_alone_is_not_who_decided():
    assert cover("Antagen av: 2018-11-27").decision.adopted_by == "2018-11-27"


def test_the_kind_may_stand_on_the_cover_alone():
    for label in ("Dokumenttyp", "Typ av dokument"):
        reading = read(f"Trygg i Almby\n\n{label}: Riktlinjer{BODY}")
        assert reading.content.kind == "riktlinje"
    assert read(f"Trygg i Almby\n\nReviderad: Riktlinjer{BODY}").content.kind == ""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Alkohol- och drogpolicy", "policy"),
        ("Riktlinjer för gåvor", "riktlinje"),
        ("Biblioteksplan 2024", "plan"),
        ("Handlingsplan: Trygghet", "handlingsplan"),
        ("Verksamhetsplan", "verksamhetsplan"),
        ("Nämndens arbetsordning", "arbetsordning"),
        ("Lokala föreskrifter", "föreskrift"),
        ("Instruktion för kommundirektören", "instruktion"),
        ("Miljöprogram", "program"),
        ("Reglemente för nämnden", "reglemente"),
        ("Riktlinje (gåvor)", "riktlinje"),
        ("Rutin för larm", "rutin"),
        ("Rutiner för larm", "rutin"),
        ("”Strategi”", "strategi"),
        ("Avfallstaxa", "taxa"),
        ("Taxor 2024", "taxa"),
        ("Planering av program", "program"),
        ("Trygg i Almby", ""),
    ],
)
def test_the_kind_is_the_words_of_the_title(title, kind):
    reading = read(f"{title}{BODY}")
    assert reading.content.title == title
    assert reading.content.kind == kind


@pytest.mark.parametrize("mark", ["Almby kommun", "ALMBY\nKOMMUN", "ALMBY\n\nKOMMUN"])
def test_the_word_mark_is_known_by_the_name_expected(mark):
    reading = cover("Dnr 12", mark, organisation="Almby kommun")
    assert reading.content.organisation.casefold() == "almby kommun"
    assert len(reading.content.sections) == 1


def test_the_word_mark_is_known_by_its_form():
    for name in ("Östra Viks kommun", "Viks stad", "Region Vik"):
        assert cover("Dnr 12", name).content.organisation == name
    assert cover("Dnr 12", "Norra Östra Viks kommun").content.organisation == ""
    assert cover("Dnr 12", "Policy Viks kommun").content.organisation == ""


def test_a_missing_word_mark_is_left_empty_and_reported():
    reading = cover(organisation="Almby kommun")
    assert reading.content.organisation == ""
    assert "Organisation saknas" in reading.report.missing


def test_the_source_says_whose_plan_it_is():
    reading = cover("Dnr 12", "Viks kommun", organisation="Almby kommun")
    assert reading.content.organisation == "Viks kommun"


@pytest.mark.parametrize("rule", [COPY_RULE, COPY_RULE.upper(), COPY_RULE.replace(", ", ",\n")])
def test_the_rule_of_printed_copies_is_recognised(rule):
    reading = cover("Dnr 12", rule)
    assert len(reading.content.sections) == 1
    assert reading.report.account.set_aside["sidmarkeringar"] == (0, ())


def test_a_title_runs_over_lines_that_stand_together():
    assert read(f"Handlingsplan\n\nmot\n\nvåld\n\nDnr 12{BODY}").content.title == (
        "Handlingsplan mot våld"
    )


def test_a_title_is_at_most_three_lines():
    reading = read(f"Ett\n\ntvå\n\ntre\n\nfyra\n\nDnr 12{BODY}")
    assert reading.content.title == "Ett två tre"
    assert reading.content.sections[0].blocks[0].html == "<p>fyra</p>"


def test_a_text_that_begins_with_running_words_has_no_title():
    reading = read(f"Detta är ett stycke som slutar med punkt.{BODY}")
    assert reading.content.title == ""
    assert reading.slug == ""
    assert "Titel saknas" in reading.report.missing


def test_the_label_of_a_row_with_no_row_of_values_below_is_text():
    reading = cover("Dokumenttyp\tDiarienummer\tBeslutsdatum")
    assert reading.content.facts == ()
    assert "<td>Diarienummer</td>" in reading.content.sections[0].blocks[0].html


def test_a_known_label_at_the_end_of_the_cover_has_no_value():
    reading = read("Plan för trygghet\n\nDnr\n\nInledning\n\nText här.\n")
    assert [section.title for section in reading.content.sections] == ["Inledning"]
    assert reading.decision == Decision()


@pytest.mark.parametrize(
    "value", ["2024-04-01 – 2026-12-31", "1 april 2024 - den 31 december 2026"]
)
def test_a_range_of_days_says_when_the_plan_begins_and_ends(value):
    decision = cover(f"Giltighetstid: {value}").decision

    assert (decision.valid_from, decision.valid_until) == (
        dt.date(2024, 4, 1),
        dt.date(2026, 12, 31),
    )


def test_a_range_beside_a_first_day_is_kept_as_text():
    reading = cover("Gäller från: 2024-04-01", "Giltighetstid: 2024-04-01 – 2026-12-31")

    assert reading.content.facts == (Fact("Giltighetstid", "2024-04-01 – 2026-12-31"),)


@pytest.mark.parametrize(
    "facts", ["Version\tDnr\n1\tKS 12", "Dnr KS 12\nVersion 1", "Dnr\nKS 12\nVersion\n1"]
)
def test_the_first_plain_line_is_the_title_though_facts_stand_above_it(facts):
    reading = read(f"{facts}\n\nPlan: Trygghet{BODY}")

    assert (reading.content.title, reading.content.facts) == ("Plan: Trygghet", ())
    assert (reading.number, reading.decision.registry_number) == (1, "KS 12")


@pytest.mark.parametrize(
    ("count", "is_title"),
    [(14, True), (15, False)],
)
def test_a_title_has_at_most_fourteen_words(count, is_title):
    line = " ".join(["Plan", *["ord"] * (count - 1)])

    assert (read(f"{line}{BODY}").content.title == line) is is_title


@pytest.mark.parametrize(("letters", "is_title"), [(120, True), (121, False)])
def test_a_title_has_at_most_a_hundred_and_twenty_characters(letters, is_title):
    line = "Plan " + "x" * (letters - 5)

    assert (read(f"{line}{BODY}").content.title == line) is is_title


def test_a_fact_of_the_covers_own_is_no_heading():
    reading = read(f"Plan för trygghet\n\nDnr 12\n\nKontakt: Anna Berg\n\nLite text.{BODY}")

    assert [section.title for section in reading.content.sections][-1] == "Inledning"
    assert reading.content.facts == (Fact(label="Kontakt", value="Anna Berg"),)


@pytest.mark.parametrize(
    "line",
    [
        "Ersätter alla tidigare planer",
        "Gäller från nästa år",
        "Fastställd i december",
        "Antagen av kommunfullmäktige.",
        "Version två",
        "Dnr saknas",
        "§ saknas",
    ],
)
def test_words_that_begin_with_a_label_and_give_no_value_are_text(line):
    reading = cover("Beslutsdatum: 2020-02-03", line)

    assert reading.decision == Decision(adopted_on=dt.date(2020, 2, 3))
    assert (reading.number, reading.content.facts) == (None, ())


@pytest.mark.parametrize(("letters", "fits"), [(200, True), (201, False)])
@pytest.mark.parametrize("between", ["\n", " "])
def test_the_value_of_a_fact_is_at_most_so_long(between, letters, fits):
    value = "Nämnden " + "x" * (letters - 8)

    assert (cover(f"Antagen av{between}{value}").decision.adopted_by == value) is fits
