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
PLAN = type(CONTENT)
#: How lines begin, and how they name the parts of that content.
MOVED = "Tabeller eller figurer är tillagda, borttagna eller flyttade i"
COLUMNS = "Kolumner är tillagda eller borttagna i"
ACTIVITY, GROUPS = "aktiviteten ”Framtidsdag”", "avsnittet ”Grupper”"
GROUP = f"gruppen ”Allas barn” i {GROUPS}"
COVER = "på försättsbladet"


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
        on(Prose, html=lambda html: html.replace("Vi", "Vi alla")),
        on(Section, title=lambda title: f"{title}!"),
        on(
            Activity, name="Framtidens dag", purpose="Förståelse", target_group="Elever i årskurs 7"
        ),
        on(Activity, responsible="Demokratiberedningn", schedule="Årlgen"),
        on(Network, mission="Bred samverkan", participants="Skolan, polisen"),
        on(Level, name="Nivå: Främjande arbete"),
        on(ActivityColumns, responsible="Ansvariga"),
        on(PLAN, responsible_department="Kommunledningsförvaltnigen"),
    ],
)
def test_wording_may_change(change):
    assert messages(edited(change)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (on(PLAN, kind="policy"), "Slag av dokument är ändrat."),
        (
            on(PLAN, organisation="Kommunen"),
            f"Texten ”Kommunen” är tillagd {COVER}.",
        ),
        (
            on(PLAN, applies_to="Alla"),
            f"Gäller för är ändrat {COVER} (”Ljungby kommun” → ”Alla”).",
        ),
        (on(PLAN, prepared_by="Gruppen"), f"Texten ”Gruppen” är tillagd {COVER}."),
        (
            on(PLAN, responsible_department=""),
            f"Texten ”Kommunledningsförvaltningen” är borttagen {COVER}.",
        ),
        (
            on(PLAN, facts=(Fact(label="Datum", value="i år"),)),
            "Uppgifterna på försättsbladet är ändrade.",
        ),
        (
            on(PLAN, title=lambda title: f"{title} 2030"),
            "”2030” är tillagt i rubriken på dokumentet.",
        ),
        (
            on(Activity, responsible="Polisen"),
            f"Ansvarig är ändrad i {ACTIVITY} (”Demokratiberedningen” → ”Polisen”).",
        ),
        (
            on(Activity, schedule="Vartannat år"),
            f"Tidsplanen är ändrad i {ACTIVITY} (”Årligen” → ”Vartannat år”).",
        ),
        (
            on(Activity, target_group="Elever i åk 8"),
            f"Målgruppen är ändrad i {ACTIVITY} (”7” → ”8”).",
        ),
        (
            on(Activity, purpose=""),
            f"Texten ”Öka förståelse” är borttagen under ”Syfte/mål” i {ACTIVITY}.",
        ),
        (
            on(Activity, purpose="Öka förståelse med 5 %"),
            f"”5”, ”%” är tillagda under ”Syfte/mål” i {ACTIVITY}.",
        ),
        (on(Activity, extra=("3 kr",)), f"Texten ”3 kr” är tillagd i {ACTIVITY}."),
        (
            on(Activity, name="Bio"),
            "Hela texten är utbytt i namnet på aktiviteten ”Bio” (”Framtidsdag” → ”Bio”).",
        ),
        (on(Network, level="framjande"), "Nivån som gruppen ”Allas barn” arbetar på är ändrad."),
        (
            on(Network, name="Allas barn 2"),
            f"”2” är tillagt i namnet på gruppen ”Allas barn 2” i {GROUPS}.",
        ),
        (
            on(Network, mission="Samverkan 3"),
            f"”3” är tillagt under ”Uppdrag” i {GROUP}.",
        ),
        (
            on(Network, participants="Skola"),
            f"”polis” är borttaget under ”Deltagare” i {GROUP}.",
        ),
        (on(Level, key="en-annan"), f"{MOVED} avsnittet ”Aktiviteter”."),
        (
            on(Level, name="Nivå: Främjande 2"),
            "”2” är tillagt i rubriken till nivån ”Främjande 2”.",
        ),
        (
            on(Level, intro="<p>År 2030.</p>"),
            "Stycket ”År 2030.” är tillagt i nivån ”Främjande”.",
        ),
        (
            on(ActivityColumns, responsible="Deltar"),
            "”Ansvarig” har blivit ”Deltar” i kolumnrubriken ”Deltar” i nivån ”Främjande”.",
        ),
        (on(ActivityColumns, responsible=""), f"{COLUMNS} nivån ”Främjande”."),
        (on(ActivityColumns, extra=("Kostnad",)), f"{COLUMNS} nivån ”Främjande”."),
        (on(NetworkColumns, participants=""), f"{COLUMNS} tabellen i {GROUPS}."),
    ],
)
def test_what_a_decision_stands_behind_may_not(change, message):
    assert messages(edited(change)) == [f"{message} Det kräver ett nytt beslut."]


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
        "”1” har blivit ”2” i rubriken till avsnittet ”Mål 2”. Det kräver ett nytt beslut.",
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
        ([replace(LEVEL, key="networks")], [TABLE]),
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


def test_a_fact_of_the_cover_may_be_spelled_another_way_but_say_nothing_else():
    facts = replace(CONTENT, facts=(Fact(label="Fastsälld av", value="Beredningen"),))
    spelled = replace(CONTENT, facts=(Fact(label="Fastställd av", value="Beredningen"),))
    changed = replace(CONTENT, facts=(Fact(label="Fastställd av", value="Nämnden"),))

    assert messages(spelled, facts) == []
    assert "Uppgiften ”Fastställd av” är ändrad" in messages(changed, facts)[0]


def test_what_a_fact_of_the_cover_is_called_may_not_change_either():
    before = replace(CONTENT, facts=(Fact(label="Antagen av", value="Beredningen"),))
    after = replace(CONTENT, facts=(Fact(label="Föreslagen av", value="Beredningen"),))

    assert messages(after, before) == [
        (
            "Uppgiften ”Föreslagen av” är ändrad på försättsbladet (”Antagen” → ”Föreslagen”). "
            "Det kräver ett nytt beslut."
        )
    ]


def test_a_cell_in_a_column_of_the_plans_own_is_told_with_its_heading():
    def with_cost(text):
        columns = edited(on(ActivityColumns, extra=("Kostnad",)))
        return edited(on(Activity, extra=(text,)), columns)

    assert messages(with_cost("Många 2"), with_cost("Många")) == [
        f"”2” är tillagt under ”Kostnad” i {ACTIVITY}. Det kräver ett nytt beslut."
    ]


def test_a_cell_beyond_the_headings_is_told_without_one():
    before, after = (edited(on(Activity, extra=(text,))) for text in ("Många", "Många 2"))

    assert messages(after, before) == [f"”2” är tillagt i {ACTIVITY}. Det kräver ett nytt beslut."]


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


def test_a_text_may_be_divided_into_several_pieces():
    whole, divided = (
        replace(CONTENT, sections=(Section(key="a", title="A", blocks=tuple(map(Prose, pieces))),))
        for pieces in (["<p>Ett</p><p>Två</p>"], ["<p>Ett</p>", "<p>Två</p>"])
    )

    assert messages(divided, whole) == messages(whole, divided) == []
