"""What may be forgotten in a plan: empty parts, tables without rows, links that lead nowhere, who decides."""

from document.content import Level, NetworkTable, Prose, Section
from document.remarks import remarks
from tests import factories

SITE = "https://styrdokument.ljungby.example"


def said(*sections, **facts):
    """What is said of a plan with these sections; on the site only /planer/policy/ leads to something."""
    decision = factories.decision(**{"adopted_by": "Kommunfullmäktige", **facts})
    return remarks(
        factories.content(sections=sections),
        decision,
        anchors={"mal", "niva:framjande"},
        leads=lambda address: address == "/planer/policy/",
        site=SITE,
    )


def section(*html, title="Mål", depth=1):
    return Section(key="mal", title=title, depth=depth, blocks=tuple(map(Prose, html)))


def link(target):
    return section(f'<p>Se <a href="{target}">här</a>.</p>')


def test_a_plan_in_which_nothing_is_forgotten_is_not_remarked_on():
    assert said(*factories.content().sections) == []


def test_an_empty_section_is_told_but_not_one_that_has_sections_below_it():
    below = section("<p>Text.</p>", title="Delmål", depth=2)

    assert said(section(), below) == []
    assert said(section(), section("<p>Text.</p>")) == ["Avsnittet ”Mål” är tomt."]
    assert said(below, section(title="Medel")) == ["Avsnittet ”Medel” är tomt."]


def test_a_table_without_rows_is_told_whatever_it_is_a_table_of():
    head = "<thead><tr><th>Vad</th></tr></thead>"
    level = Level(key="x", columns=factories.ACTIVITY_COLUMNS, name="Nivå: Främjande")
    groups = NetworkTable(columns=factories.NETWORK_COLUMNS)

    found = [
        *said(section(f"<table>{head}</table>")),
        *said(Section(key="mal", title="Mål", blocks=(level,))),
        *said(Section(key="mal", title="Mål", blocks=(groups,))),
    ]

    assert found == [
        "Tabellen i avsnittet ”Mål” har inga rader.",
        "Tabellen ”Främjande” i avsnittet ”Mål” har inga rader.",
        "Tabellen i avsnittet ”Mål” har inga rader.",
    ]
    assert said(section(f"<table>{head}<tbody><tr><td>1</td></tr></tbody></table>")) == []


def test_a_link_that_leads_nowhere_on_the_site_is_told_with_its_section():
    for target in ("#medel", "/planer/borta/", f"{SITE}/planer/borta/", "policy.html"):
        assert said(link(target)) == [f"Länken till ”{target}” i avsnittet ”Mål” leder ingenstans."]


def test_a_link_that_leads_somewhere_is_not():
    for target in ("#mal", "#niva:framjande", "/planer/policy/", f"{SITE}/planer/policy/"):
        assert said(link(target)) == []


def test_outside_addresses_are_left_alone():
    for target in ("https://ljungby.se/borta", "mailto:a@ljungby.se", f"{SITE}.example.org/x"):
        assert said(link(target)) == []


def test_a_link_in_the_introduction_of_a_level_is_looked_at_too():
    level = Level(
        key="x",
        columns=factories.ACTIVITY_COLUMNS,
        intro='<p><a href="#borta">x</a></p>',
        activities=factories.content().levels[0].activities,
    )

    assert said(Section(key="mal", title="Mål", blocks=(level,))) == [
        "Länken till ”#borta” i avsnittet ”Mål” leder ingenstans."
    ]


def test_somebody_who_is_none_of_those_who_decide_is_remarked_on():
    (line,) = said(section("<p>Text.</p>"), adopted_by="Kommunledningsgrupp")

    assert line.startswith("Kommunledningsgrupp är varken fullmäktige")


def test_the_same_is_said_once():
    assert len(said(link("#borta"), link("#borta"))) == 1


def test_the_site_itself_is_somewhere_and_an_address_below_it_is_looked_at():
    assert said(link(SITE)) == []
    assert len(said(link(f"{SITE}/"))) == 1


def test_a_link_in_a_section_without_a_heading_is_told():
    text = Section(key="mal", blocks=(Prose('<p><a href="x&amp;y">här</a></p>'),))

    assert said(text) == ["Länken till ”x&y” i avsnittet utan rubrik leder ingenstans."]
