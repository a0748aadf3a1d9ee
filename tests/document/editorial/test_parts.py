"""An editorial revision changes wording, and nothing that a decision stands behind."""

import pytest
from msgspec.structs import replace

from document import editorial
from document.content import (
    Activity,
    ActivityColumns,
    Fact,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    Prose,
    Section,
)
from tests import factories

CONTENT = factories.content()


def edited(change, content=CONTENT):
    """The content with each part put through a function that changes one kind of part."""
    sections = tuple(
        change(replace(section, blocks=tuple(_block(block, change) for block in section.blocks)))
        for section in content.sections
    )
    return change(replace(content, sections=tuple(each for each in sections if each)))


def _block(block, change):
    if isinstance(block, Level):
        block = replace(block, activities=tuple(filter(None, map(change, block.activities))))
    if isinstance(block, Level | NetworkTable):
        block = replace(block, columns=change(block.columns))
    if isinstance(block, NetworkTable):
        block = replace(block, networks=tuple(filter(None, map(change, block.networks))))
    return change(block)


def on(kind, **fields):
    """Sets fields of every part of a kind; a callable is given the old value."""

    def change(part):
        if not isinstance(part, kind):
            return part
        values = {
            name: value(getattr(part, name)) if callable(value) else value
            for name, value in fields.items()
        }
        return replace(part, **values)

    return change


def _of_kind(part, kind):
    return replace(part, kind=kind) if isinstance(part, type(CONTENT)) else part


def messages(after, before=CONTENT):
    return [problem.message for problem in editorial.problems(before, after)]


@pytest.mark.parametrize(
    "change",
    [
        on(Prose, html=lambda html: html.replace("Vi", "Vi alla")),
        on(Section, title=lambda title: f"{title}!"),
        on(
            Activity, name="Framtidens dag", purpose="Förståelse", target_group="Elever i årskurs 7"
        ),
        on(Network, mission="Bred samverkan", participants="Skolan, polisen"),
        on(Level, name="Nivå: Främjande arbete"),
        on(ActivityColumns, responsible="Ansvariga"),
        on(Activity, responsible="Demokratiberedningn", schedule="Årlgen"),
        on(type(CONTENT), responsible_department="Kommunledningsförvaltnigen"),
    ],
)
def test_wording_may_change(change):
    assert messages(edited(change)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (on(type(CONTENT), responsible_department="Socialförvaltningen"), "Dokumentansvarig"),
        (
            on(type(CONTENT), applies_to="Alla"),
            "Gäller för är ändrat på försättsbladet (”Ljungby kommun” → ”Alla”).",
        ),
        (on(type(CONTENT), facts=(Fact(label="Datum", value="i år"),)), "försättsbladet"),
        (on(type(CONTENT), title="Plan 2030"), "”2030” är tillagt i rubriken på dokumentet."),
        (
            on(Activity, responsible="Polisen"),
            "Ansvarig är ändrad i aktiviteten ”Framtidsdag” (”Demokratiberedningen” → ”Polisen”).",
        ),
        (
            on(Activity, schedule="Vartannat år"),
            "Tidsplanen är ändrad i aktiviteten ”Framtidsdag” (”Årligen” → ”Vartannat år”).",
        ),
        (
            on(Activity, target_group="Elever i åk 8"),
            "Målgruppen är ändrad i aktiviteten ”Framtidsdag” (”7” → ”8”).",
        ),
        (on(Activity, key="en-annan"), "Borttaget: aktiviteten ”Framtidsdag”."),
        (on(Network, key="en-annan"), "Tillagt: gruppen ”Allas barn”."),
        (on(Network, level="framjande"), "Nivån som gruppen"),
        (on(Level, key="en-annan"), "Tabeller eller figurer"),
        (
            on(Prose, html="<p>Vi är trygga från 2027.</p>"),
            "”från”, ”2027” är tillagt i avsnittet ”Inledning”, stycket ”Vi är trygga från 2027.”.",
        ),
        (
            on(Prose, html="<p>Vi är trygga i maj.</p>"),
            "”maj” är tillagt i avsnittet ”Inledning”, stycket ”Vi är trygga i maj.”.",
        ),
        (on(Network, name="Allas barn 2"), "”2” är tillagt i namnet på gruppen ”Allas barn 2”"),
        (on(Activity, purpose=""), "Texten ”Öka förståelse” är borttagen i syftet med"),
        (on(Activity, name="Bio"), "Hela texten är utbytt i namnet på aktiviteten ”Bio”"),
        (on(ActivityColumns, responsible="Deltar"), "kolumnrubriken ”Deltar” i nivån"),
        (on(Level, intro="<p>Nytt.</p>"), "Stycket ”Nytt.” är tillagt i nivån ”Främjande”."),
        (lambda part: _of_kind(part, "policy"), "Slag av dokument är ändrat."),
        (on(ActivityColumns, responsible=""), "Kolumner är tillagda eller borttagna i nivån"),
        (on(ActivityColumns, extra=("Kostnad",)), "Kolumner är tillagda eller borttagna i nivån"),
        (on(NetworkColumns, participants=""), "Kolumner är tillagda eller borttagna i tabellen"),
        (on(Section, depth=2), "Nivån på rubriken"),
        (on(Section, key=lambda key: f"{key}-2"), "Borttaget: avsnittet ”Inledning”."),
        (
            on(Section, blocks=lambda blocks: (*blocks, Figure(kind=FigureKind.LEVELS))),
            "Tabeller eller figurer",
        ),
    ],
)
def test_what_a_decision_stands_behind_may_not(change, message):
    found = messages(edited(change))

    assert any(message in line for line in found)
    assert all(line.endswith("Det kräver ett nytt beslut.") for line in found)


def test_the_order_of_the_sections_may_not_change():
    turned = replace(CONTENT, sections=CONTENT.sections[::-1])

    assert any("Ordningen är ändrad bland" in line for line in messages(turned))


def test_a_fact_of_the_cover_may_be_spelled_another_way_but_say_nothing_else():
    facts = replace(CONTENT, facts=(Fact(label="Fastsälld av", value="Beredningen"),))
    spelled = replace(CONTENT, facts=(Fact(label="Fastställd av", value="Beredningen"),))
    changed = replace(CONTENT, facts=(Fact(label="Fastställd av", value="Nämnden"),))

    assert messages(spelled, facts) == []
    assert "Uppgiften ”Fastställd av” är ändrad" in messages(changed, facts)[0]


def test_what_stands_in_two_places_is_told_of_each():
    found = messages(edited(on(Prose, html=lambda html: html.replace(".", " aldrig."))))

    assert [line.split(",")[0] for line in found] == [
        "”aldrig” är tillagt i avsnittet ”Inledning”",
        "”aldrig” är tillagt i avsnittet ”Aktiviteter”",
    ]


def test_a_name_of_the_own_organisation_may_come_and_go():
    before = edited(on(Prose, html="<p>Arbetet i Ljungby kommun är brett.</p>"))
    after = edited(on(Prose, html="<p>Arbetet i kommunen är brett.</p>"))
    other = edited(on(Prose, html="<p>Arbetet i Växjö kommun är brett.</p>"))

    assert messages(after, before) == []
    assert "”Växjö” är tillagt" in messages(other, before)[0]


def test_a_working_copy_that_is_not_changed_is_no_revision():
    assert messages(CONTENT) == ["Arbetsversionen är likadan som den giltiga versionen."]
