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
from document.swedish import MONTHS
from tests import factories

CONTENT = factories.content()
PLAN = type(CONTENT)
#: How the lines begin, and how they name the parts of that content.
NUMBERS = "Datum eller siffror är ändrade i"
MOVED = "Tabeller eller figurer är tillagda, borttagna eller flyttade i"
COLUMNS = "Kolumner är tillagda eller borttagna i"
ACTIVITY, GROUPS = "aktiviteten ”Framtidsdag”", "avsnittet ”Grupper”"
GROUP = f"gruppen ”Allas barn” i {GROUPS}"


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


def on(kind, /, **fields):
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
        (on(PLAN, kind="policy"), "Slag av dokument är ändrat."),
        (on(PLAN, organisation="Kommunen"), "Organisation är ändrat."),
        (on(PLAN, applies_to="Alla"), "Gäller för är ändrat."),
        (on(PLAN, prepared_by="Gruppen"), "Utarbetad av är ändrat."),
        (on(PLAN, responsible_department="KLF"), "Dokumentansvarig förvaltning är ändrat."),
        (
            on(PLAN, facts=(Fact(label="Datum", value="i år"),)),
            "Uppgifterna på försättsbladet är ändrade.",
        ),
        (on(PLAN, title="Plan 2030"), f"{NUMBERS} rubriken på dokumentet (inget → 2030)."),
        (on(Activity, responsible="Polisen"), f"Ansvarig är ändrad i {ACTIVITY}."),
        (on(Activity, schedule="Varje år"), f"Tidsplanen är ändrad i {ACTIVITY}."),
        (on(Activity, target_group="Elever i åk 8"), f"{NUMBERS} {ACTIVITY} (7 → 8)."),
        (on(Activity, purpose="Öka med 5 %"), f"{NUMBERS} {ACTIVITY} (inget → 5)."),
        (on(Activity, extra=("3 kr",)), f"{NUMBERS} {ACTIVITY} (inget → 3)."),
        (on(Activity, name="Dag 2"), f"{NUMBERS} aktiviteten ”Dag 2” (inget → 2)."),
        (on(Network, level="framjande"), "Nivån som gruppen ”Allas barn” arbetar på är ändrad."),
        (on(Network, name="Barn 2"), f"{NUMBERS} gruppen ”Barn 2” i {GROUPS} (inget → 2)."),
        (on(Network, mission="3 möten"), f"{NUMBERS} {GROUP} (inget → 3)."),
        (on(Network, participants="4 poliser"), f"{NUMBERS} {GROUP} (inget → 4)."),
        (on(Network, extra=("5",)), f"{NUMBERS} {GROUP} (inget → 5)."),
        (on(Level, key="en-annan"), f"{MOVED} avsnittet ”Aktiviteter”."),
        (on(Level, name="Nivå 2"), f"{NUMBERS} nivån ”Nivå 2” (inget → 2)."),
        (on(Level, intro="<p>År 2030.</p>"), f"{NUMBERS} nivån ”Främjande” (inget → 2030)."),
        (on(ActivityColumns, responsible=""), f"{COLUMNS} nivån ”Främjande”."),
        (on(ActivityColumns, extra=("Kostnad",)), f"{COLUMNS} nivån ”Främjande”."),
        (on(NetworkColumns, participants=""), f"{COLUMNS} tabellen i {GROUPS}."),
    ],
)
def test_what_a_decision_stands_behind_may_not(change, message):
    assert messages(edited(change)) == [f"{message} Det kräver ett nytt beslut."]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<p>Vi är trygga från 2027-01-01.</p>", "inget → 2027, 01, 01"),
        ("<p>Vi är trygga till Maj.</p>", "inget → maj"),
        ("<p>Vi är trygga till sept.</p>", "inget → sept"),
    ],
)
def test_a_number_or_a_month_in_a_text_is_told(html, numbers):
    found = messages(edited(on(Prose, html=html)))

    ending = f"({numbers}). Det kräver ett nytt beslut."
    assert found == [
        f"{NUMBERS} avsnittet ”{name}” {ending}" for name in ("Inledning", "Aktiviteter")
    ]


def test_only_the_numbers_that_differ_are_told():
    before, after = (
        edited(on(Prose, html=f"<p>Den 1 maj {year}, kl. 9 och 9.</p>")) for year in (2026, 2027)
    )

    (first, _) = messages(after, before)
    assert first.startswith(f"{NUMBERS} avsnittet ”Inledning” (2026 → 2027).")


@pytest.mark.parametrize(
    "month", [*MONTHS, "jan", "feb", "aug", "sep", "sept", "okt", "nov", "dec"]
)
def test_every_month_is_told_written_out_or_short(month):
    first, *_ = messages(edited(on(Prose, html=f"<p>Vi är {month} trygga.</p>")))

    assert f"(inget → {month})" in first


@pytest.mark.parametrize("word", ["januarivädret", "maja", "augustinus", "deca", "imaj", "vinov"])
def test_words_that_hold_a_month_are_words(word):
    assert messages(edited(on(Prose, html=f"<p>Vi är {word}.</p>"))) == []


@pytest.mark.parametrize(
    ("kind", "what", "name"),
    [
        (Activity, "aktiviteten", "Framtidsdag"),
        (Network, "gruppen", "Allas barn"),
    ],
)
def test_a_row_that_came_and_one_that_went_are_told(kind, what, name):
    assert messages(edited(on(kind, key="en-annan"))) == [
        f"Borttaget: {what} ”{name}”. Det kräver ett nytt beslut.",
        f"Tillagt: {what} ”{name}”. Det kräver ett nytt beslut.",
    ]


def test_a_section_that_came_and_one_that_went_are_told():
    before, after = (
        replace(CONTENT, sections=(Section(key=key, title=title),))
        for key, title in (("a", "Ett"), ("b", ""))
    )

    assert messages(after, before) == [
        "Borttaget: avsnittet ”Ett”. Det kräver ett nytt beslut.",
        "Tillagt: avsnittet ”b”. Det kräver ett nytt beslut.",
    ]


def test_the_level_and_the_numbers_of_a_heading_are_told():
    before, after = (
        replace(CONTENT, sections=(Section(key="a", title=title, depth=depth),))
        for title, depth in (("Mål 1", 1), ("Mål 2", 2))
    )

    assert messages(after, before) == [
        "Nivån på rubriken i avsnittet ”Mål 2” är ändrad. Det kräver ett nytt beslut.",
        f"{NUMBERS} rubriken till avsnittet ”Mål 2” (1 → 2). Det kräver ett nytt beslut.",
    ]


LEVEL = Level(key="a", columns=ActivityColumns())
TABLE = NetworkTable(columns=NetworkColumns())
FIGURES = [Figure(kind=kind) for kind in FigureKind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [TABLE]),
        ([FIGURES[0]], []),
        ([LEVEL], [TABLE]),
        ([TABLE], [Figure(kind=FigureKind.NETWORKS)]),
        ([FIGURES[0]], [FIGURES[2]]),
        ([LEVEL], [replace(LEVEL, key="b")]),
        ([TABLE, LEVEL], [LEVEL, TABLE]),
    ],
)
def test_tables_and_figures_stay_what_they_are_and_where_they_are(before, after):
    old, new = (
        replace(CONTENT, sections=(Section(key="a", title="A", blocks=tuple(blocks)),))
        for blocks in (before, after)
    )

    assert messages(new, old) == [f"{MOVED} avsnittet ”A”. Det kräver ett nytt beslut."]


def test_the_order_of_the_sections_may_not_change():
    turned = replace(CONTENT, sections=CONTENT.sections[::-1])

    assert messages(turned) == [
        "Ordningen är ändrad bland: Inledning, Grupper, Aktiviteter. Det kräver ett nytt beslut."
    ]


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
