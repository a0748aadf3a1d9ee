"""Plans of any shape, for property tests."""

from hypothesis import strategies as st
from msgspec.structs import replace

from document import content, text

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0x2FFF), min_size=1, max_size=8
)
headings = words.map(text.fold)
cells = st.just("") | words.map(text.fold)
prose = words.map(
    lambda word: content.Prose(html=text.sanitise(f"<p>{text.escape(word)}</p>"))
).filter(lambda block: text.plain(block.html))
figures = st.builds(content.Figure, kind=st.sampled_from(content.FigureKind))


def _numbered(prefix: str, values: list, **fields):
    return tuple(
        type(value)(
            **{name: getattr(value, name) for name in value.__struct_fields__}
            | {"key": f"{prefix}-{number}"}
        )
        for number, value in enumerate(values, start=1)
    )


@st.composite
def plans(draw) -> content.PlanContent:
    """A plan with unique keys, as the importer and the admin make them."""
    sections = draw(st.lists(_sections(), max_size=3))
    numbered, seen = [], 0
    for index, section in enumerate(sections, start=1):
        blocks = []
        for block in section.blocks:
            seen += 1
            blocks.append(_rekeyed(block, seen))
        numbered.append(
            content.Section(
                key=f"avsnitt-{index}",
                title=section.title,
                depth=section.depth,
                blocks=tuple(blocks),
            )
        )
    return content.PlanContent(
        title=draw(headings),
        applies_to=draw(cells),
        facts=tuple(
            draw(st.lists(st.builds(content.Fact, label=headings, value=headings), max_size=2))
        ),
        sections=_on_levels(draw, tuple(numbered)),
    )


def _on_levels(draw, sections):
    """The sections with their groups on levels of the plan, or on none."""
    keys = [level.key for section in sections for level in section.levels]
    levels = st.sampled_from(["", *keys])

    def placed(block):
        if not isinstance(block, content.NetworkTable):
            return block
        networks = (replace(network, level=draw(levels)) for network in block.networks)
        return replace(block, networks=tuple(networks))

    return tuple(replace(each, blocks=tuple(map(placed, each.blocks))) for each in sections)


def _rekeyed(block, number):
    if isinstance(block, content.Level):
        return content.Level(
            key=f"niva-{number}",
            name=block.name,
            columns=block.columns,
            activities=_numbered(f"aktivitet-{number}", list(block.activities)),
        )
    if isinstance(block, content.NetworkTable):
        return content.NetworkTable(
            columns=block.columns, networks=_numbered(f"grupp-{number}", list(block.networks))
        )
    return block


@st.composite
def _sections(draw):
    extra = draw(st.integers(0, 2))
    extras = st.tuples(*[cells] * extra)
    columns = tuple(draw(st.lists(headings.filter(bool), min_size=extra, max_size=extra)))
    activity = st.builds(
        content.Activity,
        key=st.just("x"),
        name=headings,
        target_group=cells,
        schedule=cells,
        responsible=cells,
        extra=extras,
    )
    network = st.builds(
        content.Network, key=st.just("x"), name=headings, mission=cells, extra=extras
    )
    level = st.builds(
        content.Level,
        key=st.just("x"),
        name=cells,
        columns=st.just(content.ActivityColumns(name="Aktivitet", extra=columns)),
        activities=st.lists(activity, max_size=2).map(tuple),
    )
    table = st.builds(
        content.NetworkTable,
        columns=st.just(content.NetworkColumns(name="Grupp", extra=columns)),
        networks=st.lists(network, max_size=2, unique_by=lambda one: one.name).map(tuple),
    )
    return content.Section(
        key="x",
        title=draw(cells),
        depth=draw(st.integers(1, 3)),
        blocks=tuple(draw(st.lists(st.one_of(prose, figures, level, table), max_size=3))),
    )
