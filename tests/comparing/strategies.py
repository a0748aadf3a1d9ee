"""Plans of all shapes, and other versions of them, for property tests."""

from typing import Any

import msgspec
from hypothesis import strategies as st

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
    PlanContent,
    Prose,
    Section,
)

WORDS = st.sampled_from(
    ["vi", "gör", "och", "i", "skola", "2017", "10-16", "SKL:s", "åtgärd.", "stöd,", "(polis)"]
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
ANY_TEXT = st.text(st.sampled_from("ab åÖ1 .,-\n\t\xa0\u00ad"), max_size=30)
KEYS = st.sampled_from("abcdef")
TAGS = st.sampled_from(
    ["<p>{}</p>", "<h3>{}</h3>", "<ul><li>{}</li></ul>", "<p><strong>{}</strong> {}</p>",
     "<table><tbody><tr><td>{}</td><td><p>{}</p></td></tr></tbody></table>", "<p>{}<br>{}</p>"]
)  # fmt: skip


@st.composite
def prose(draw: Any) -> Prose:
    template = draw(TAGS)
    return Prose(html=template.format(*[draw(TEXTS) for _ in range(template.count("{}"))]))


def rows(kind: type, names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    cells = dict.fromkeys(names, TEXTS)
    extra = st.lists(TEXTS, max_size=2).map(tuple)
    level = {"level": st.one_of(st.just(""), KEYS)} if kind is Network else {}
    row = st.builds(kind, key=KEYS, extra=extra, **cells, **level)
    return st.lists(row, max_size=4, unique_by=lambda row: row.key).map(tuple)


ACTIVITIES = ("name", "target_group", "purpose", "schedule", "responsible")
NETWORKS = ("name", "mission", "participants")
HEADINGS = st.sampled_from(["", "Målgrupp", "Tid"])
EXTRA = st.lists(st.sampled_from(["Kostnad", "Plats", ""]), max_size=2).map(tuple)
LEVELS = st.builds(
    Level,
    key=KEYS,
    name=TEXTS,
    intro=prose().map(lambda block: block.html),
    columns=st.builds(ActivityColumns, extra=EXTRA, **dict.fromkeys(ACTIVITIES, HEADINGS)),
    activities=rows(Activity, ACTIVITIES),
)
TABLES = st.builds(
    NetworkTable,
    columns=st.builds(NetworkColumns, extra=EXTRA, **dict.fromkeys(NETWORKS, HEADINGS)),
    networks=rows(Network, NETWORKS),
)
FIGURES = st.builds(Figure, kind=st.sampled_from(FigureKind))
SECTIONS = st.builds(
    Section,
    key=KEYS,
    title=TEXTS,
    depth=st.integers(1, 3),
    blocks=st.lists(st.one_of(prose(), prose(), FIGURES, LEVELS, TABLES), max_size=4).map(tuple),
)
FACTS = st.lists(st.builds(Fact, label=KEYS, value=TEXTS), max_size=3).map(tuple)
PLANS = st.builds(
    PlanContent,
    title=TEXTS,
    applies_to=TEXTS,
    facts=FACTS,
    sections=st.lists(SECTIONS, max_size=5, unique_by=lambda section: section.key).map(tuple),
)


@st.composite
def pairs(draw: Any) -> tuple[PlanContent, PlanContent]:
    """Two versions of a plan that share most of their sections and blocks, or two of any kind."""
    before = draw(PLANS)
    if draw(st.booleans()):
        return before, draw(PLANS)
    blocks = draw(st.permutations([b for section in before.sections for b in section.blocks]))
    sections = [
        msgspec.structs.replace(
            section,
            title=draw(st.one_of(st.just(section.title), TEXTS)),
            blocks=tuple(blocks[at::len(before.sections)]) if draw(st.booleans()) else section.blocks,
        )
        for at, section in enumerate(before.sections)
    ]  # fmt: skip
    new = draw(st.lists(SECTIONS, max_size=2))
    taken = {section.key for section in sections}
    sections += [section for section in new[:1] if section.key not in taken]
    return before, msgspec.structs.replace(before, sections=tuple(draw(st.permutations(sections))))
