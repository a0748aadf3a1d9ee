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


def messages(after, before=CONTENT):
    return [problem.message for problem in editorial.problems(before, after)]


@pytest.mark.parametrize(
    "change",
    [
        on(Prose, html="<p>Vi är alla trygga.</p>"),
        on(Section, title=lambda title: f"{title}!"),
        on(
            Activity, name="Framtidens dag", purpose="Förståelse", target_group="Elever i årskurs 7"
        ),
        on(Network, mission="Samverkan och samtal", participants="Skolan, polisen"),
        on(Level, name="Nivå: Främjande arbete"),
        on(ActivityColumns, responsible="Ansvarig förvaltning"),
    ],
)
def test_wording_may_change(change):
    assert messages(edited(change)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (on(type(CONTENT), responsible_department="Socialförvaltningen"), "Dokumentansvarig"),
        (on(type(CONTENT), applies_to="Alla"), "Gäller för är ändrat."),
        (on(type(CONTENT), facts=(Fact(label="Datum", value="i år"),)), "försättsbladet"),
        (on(type(CONTENT), title="Plan 2030"), "rubriken på dokumentet (inget → 2030)"),
        (on(Activity, responsible="Polisen"), "Ansvarig är ändrad i aktiviteten ”Framtidsdag”."),
        (on(Activity, schedule="Vartannat år"), "Tidsplanen är ändrad"),
        (on(Activity, target_group="Elever i åk 8"), "Datum eller siffror är ändrade"),
        (on(Activity, key="en-annan"), "Borttaget: aktiviteten ”Framtidsdag”."),
        (on(Network, key="en-annan"), "Tillagt: gruppen ”Allas barn”."),
        (on(Network, level="framjande"), "Nivån som gruppen"),
        (on(Level, key="en-annan"), "Tabeller eller figurer"),
        (on(Prose, html="<p>Vi är trygga från 2027-01-01.</p>"), "siffror är ändrade i avsnittet"),
        (on(Prose, html="<p>Vi är trygga till maj.</p>"), "siffror är ändrade i avsnittet"),
        (on(Network, name="Allas barn 2"), "siffror är ändrade i gruppen ”Allas barn 2”"),
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


def test_paragraphs_may_be_joined_and_divided():
    divided = edited(
        on(
            Section,
            blocks=lambda blocks: tuple(half for block in blocks for half in _halves(block)),
        )
    )

    assert messages(divided) == []


def _halves(block):
    if isinstance(block, Prose):
        return (Prose(html="<p>Först.</p>"), Prose(html="<p>Sedan.</p>"))
    return (block,)


def test_a_working_copy_that_is_not_changed_is_no_revision():
    assert messages(CONTENT) == ["Arbetsversionen är likadan som den giltiga versionen."]
