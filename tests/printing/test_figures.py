"""The figures: drawn from the plan, legible anywhere, said in words."""

from xml.etree import ElementTree as ET

import pytest

from document.content import (
    ActivityColumns,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    PlanContent,
    Section,
)
from printing import figures
from tests.printing import reading, samples

SVG = "{http://www.w3.org/2000/svg}"


def with_levels(*names: str) -> PlanContent:
    levels = tuple(Level(key=name, name=name, columns=ActivityColumns()) for name in names)
    return samples.plan(Section(key="a", blocks=levels))


def on_levels(**levels: str) -> PlanContent:
    """Two levels and these groups, each on a level or on none."""
    rows = tuple(Network(key=name, name=name, level=level) for name, level in levels.items())
    table = NetworkTable(columns=NetworkColumns(name="Grupp"), networks=rows)
    blocks = (
        table,
        *(
            Level(key=key, name=f"Nivå: {key}", columns=ActivityColumns())
            for key in ("alla", "enskilda")
        ),
    )
    return samples.plan(Section(key="a", blocks=blocks))


def with_networks(*names: str) -> PlanContent:
    rows = tuple(Network(key=name, name=name) for name in names)
    table = NetworkTable(columns=NetworkColumns(name="Grupp"), networks=rows)
    return samples.plan(Section(key="a", blocks=(table,)))


def tree(drawing: figures.Drawing | None) -> ET.Element:
    assert drawing
    return ET.fromstring(drawing.svg)  # noqa: S314 - our own drawing


def texts(drawing: figures.Drawing | None) -> list[str]:
    return [element.text or "" for element in tree(drawing).iter(f"{SVG}text")]


def test_a_plan_without_levels_has_no_pyramid() -> None:
    assert figures.levels_figure(samples.plan()) is None


def test_a_plan_without_groups_has_no_boxes() -> None:
    assert figures.networks_figure(samples.plan()) is None


def test_the_first_level_is_the_broad_base() -> None:
    drawing = figures.levels_figure(samples.ljungby())
    first, *_, last = tree(drawing).iter(f"{SVG}polygon")

    def width(tier: ET.Element) -> float:
        places = [float(point.split(",")[0]) for point in tier.get("points", "").split()]
        return max(places) - min(places)

    assert width(first) == pytest.approx(figures.WIDE.pyramid_width)
    assert width(last) < width(first)
    assert [tier.get("fill") for tier in (first, last)] == ["none", "currentColor"]


def test_the_labels_are_the_names_without_the_word_level_and_the_count() -> None:
    assert " ".join(texts(figures.levels_figure(samples.ljungby()))) == (
        "Främjande arbete riktat till alla i Ljungby kommun 6 aktiviteter "
        "Förebyggande arbete riktat mot riskgrupper 3 aktiviteter "
        "Individstöd 2 aktiviteter"
    )


def test_counts_are_said_in_swedish() -> None:
    content = samples.plan(
        Section(key="a", blocks=tuple(samples.level(count) for count in (0, 1, 2)))
    )
    notes = texts(figures.levels_figure(content))[1::2]
    assert notes == ["inga aktiviteter", "1 aktivitet", "2 aktiviteter"]


def test_a_level_without_a_name_is_said_to_have_none() -> None:
    assert texts(figures.levels_figure(with_levels("Nivå: ")))[0] == "Nivå utan namn"


@pytest.mark.parametrize("form", [figures.WIDE, figures.NARROW])
@pytest.mark.parametrize("count", range(1, 30))
def test_any_number_of_levels_is_drawn_inside_the_frame(count: int, form: figures.Format) -> None:
    content = with_levels(*(f"Nivå: {place}" for place in range(count)))
    drawing = figures.levels_figure(content, form)
    assert len(list(tree(drawing).iter(f"{SVG}polygon"))) == count
    inside(drawing)


@pytest.mark.parametrize("form", [figures.WIDE, figures.NARROW])
def test_lanes_and_boxes_are_drawn_inside_the_frame(form: figures.Format) -> None:
    inside(figures.networks_figure(samples.ljungby(), form))
    inside(figures.networks_figure(on_levels(a="alla", b="alla", c="alla", d="", e="x"), form))


def inside(drawing: figures.Drawing | None) -> None:
    """Every shape with the whole of its outline stands inside the view box."""
    assert drawing
    for shape in tree(drawing).iter():
        half = float(shape.get("stroke-width", 0)) / 2 if shape.tag != f"{SVG}line" else 0
        for x, y in corners(shape):
            assert half - 0.01 <= x <= drawing.width - half + 0.01
            assert half - 0.01 <= y <= drawing.height - half + 0.01


def corners(shape: ET.Element) -> list[tuple[float, float]]:
    at = {name: float(shape.get(name, 0)) for name in ("x", "y", "width", "height")}
    match shape.tag.removeprefix(SVG):
        case "polygon":
            pairs = (point.split(",") for point in shape.get("points", "").split())
            return [(float(x), float(y)) for x, y in pairs]
        case "line":
            return [(float(shape.get(f"x{n}", -1)), float(shape.get(f"y{n}", -1))) for n in "12"]
        case "rect":
            return [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]
        case _:
            return []


@pytest.mark.parametrize(
    ("count", "tones"), [(1, "1"), (2, "15"), (3, "135"), (4, "1245"), (5, "12345"), (6, "123345")]
)
def test_levels_have_tones_from_the_base_to_the_top(count: int, tones: str) -> None:
    drawing = figures.levels_figure(with_levels(*(f"Nivå: {place}" for place in range(count))))
    styles = [tier.get("class", "") for tier in tree(drawing).iter(f"{SVG}polygon")]
    assert styles == [f"drawing-tone drawing-tone-{tone}" for tone in tones]


def test_letters_in_the_narrow_drawing_are_large_enough_for_a_phone() -> None:
    """At 320 CSS pixels the drawing is 254 pixels wide: no letter is lower than 10 of them."""
    for draw in (figures.levels_figure, figures.networks_figure):
        drawing = draw(samples.ljungby(), figures.NARROW)
        assert drawing
        sizes = [float(each.get("font-size", 0)) for each in tree(drawing).iter(f"{SVG}text")]
        assert min(sizes) * 254 / drawing.width > 10


def test_the_narrow_drawing_says_the_same_as_the_wide_one() -> None:
    for draw in (figures.levels_figure, figures.networks_figure):
        wide, narrow = draw(samples.ljungby()), draw(samples.ljungby(), figures.NARROW)
        assert wide
        assert narrow
        assert (wide.title, wide.alternative) == (narrow.title, narrow.alternative)
        assert " ".join(texts(wide)) == " ".join(texts(narrow))


def test_groups_stand_in_lanes_with_the_last_level_on_top() -> None:
    drawing = figures.networks_figure(on_levels(Ett="alla", Två="enskilda", Tre="alla"))
    assert texts(drawing) == ["enskilda", "Två", "alla", "Ett", "Tre"]
    lanes = [
        each for each in tree(drawing).iter(f"{SVG}rect") if each.get("class") == "drawing-lane"
    ]
    assert len(lanes) == 2


def test_a_lane_has_the_tone_of_its_level_in_the_pyramid() -> None:
    content = on_levels(Ett="alla")
    tones = [
        sorted(each.get("class", "") for each in tree(drawing).iter(f"{SVG}polygon"))
        for drawing in (figures.levels_figure(content), figures.networks_figure(content))
    ]
    assert tones[0] == tones[1]


def test_groups_without_a_level_stand_in_a_lane_of_their_own_at_the_bottom() -> None:
    drawing = figures.networks_figure(on_levels(Ett="", Två="enskilda", Tre="borttagen"))
    assert " ".join(texts(drawing)) == ("enskilda Två alla inga grupper Ingen nivå angiven Ett Tre")


def test_lanes_say_who_placed_the_groups_and_boxes_do_not() -> None:
    placed, plain = (
        figures.networks_figure(on_levels(Ett=level, Två="")) for level in ("alla", "")
    )
    assert placed
    assert plain
    assert placed.source == "Placeringen är angiven av samordnaren."
    assert placed.alternative == (
        "Planens grupper och nätverk efter den nivå de arbetar på, uppifrån och ned. "
        "enskilda: inga grupper. alla: Ett. Ingen nivå angiven: Två. "
        "Placeringen är angiven av samordnaren."
    )
    assert (plain.source, plain.alternative) == ("", "Planens 2 grupper och nätverk: Ett och Två.")


def test_a_group_in_two_tables_stands_once_in_its_lane() -> None:
    content = on_levels(Ett="alla")
    twice = samples.plan(*content.sections, Section(key="b", blocks=content.sections[0].blocks[:1]))
    assert texts(figures.networks_figure(twice)).count("Ett") == 1


@pytest.mark.parametrize(
    ("count", "rows"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (31, 11)]
)
def test_any_number_of_groups_stands_in_rows(count: int, rows: int) -> None:
    drawing = figures.networks_figure(with_networks(*(f"G{place}" for place in range(count))))
    boxes = list(tree(drawing).iter(f"{SVG}rect"))
    assert len(boxes) == count
    assert len({box.get("y") for box in boxes}) == rows


def test_groups_keep_the_order_of_the_table() -> None:
    names = [network.name for network in samples.ljungby().networks]
    assert texts(figures.networks_figure(samples.ljungby())) == names


def test_a_long_name_is_broken_into_lines_of_like_length() -> None:
    name = "Myndighetsgemensam samverkan mot organiserad brottslighet i länet"
    lines = texts(figures.networks_figure(with_networks(name, "b", "c")))[:-2]
    assert " ".join(lines) == name
    assert len(lines) > 1
    assert max(map(len, lines)) < 2 * min(map(len, lines))


def test_a_word_wider_than_its_box_is_set_smaller() -> None:
    drawing = figures.networks_figure(with_networks("Kommunledningsförvaltningarna", "b", "c"))
    sizes = [float(element.get("font-size", "")) for element in tree(drawing).iter(f"{SVG}text")]
    assert sizes[0] < sizes[1]


def test_a_word_wider_than_any_box_is_divided_and_no_letter_lost() -> None:
    lines = texts(figures.networks_figure(with_networks(samples.LONG, "b", "c")))[:-2]
    assert len(lines) > 1
    assert "".join(lines) == samples.LONG


def test_a_figure_says_in_words_what_it_shows() -> None:
    drawing = figures.levels_figure(samples.ljungby())
    assert drawing
    assert drawing.alternative == (
        "Pyramid med planens 3 nivåer, från den breda basen till toppen: Främjande arbete riktat "
        "till alla i Ljungby kommun (6 aktiviteter), Förebyggande arbete riktat mot riskgrupper "
        "(3 aktiviteter) och Individstöd (2 aktiviteter)."
    )


def test_a_figure_of_one_thing_is_said_in_the_singular() -> None:
    drawings = (
        figures.levels_figure(with_levels("Nivå: Alla")),
        figures.networks_figure(with_networks("Allas barn")),
    )
    assert [drawing.alternative for drawing in drawings if drawing] == [
        "Planen har en nivå: Alla (inga aktiviteter).",
        "Planen beskriver en grupp: Allas barn.",
    ]


def test_a_drawing_is_an_image_with_a_title_and_a_description() -> None:
    drawing = figures.networks_figure(samples.ljungby())
    root = tree(drawing)
    assert drawing
    assert root.get("role") == "img"
    assert [(child.tag, child.text) for child in root][:2] == [
        (f"{SVG}title", drawing.title),
        (f"{SVG}desc", drawing.alternative),
    ]


def test_a_drawing_has_no_inline_style_and_no_ids() -> None:
    drawing = figures.levels_figure(samples.ljungby())
    assert drawing
    assert all(
        name not in element.attrib for element in tree(drawing).iter() for name in ("style", "id")
    )


def test_names_are_escaped() -> None:
    assert texts(figures.networks_figure(with_networks("<b> & c"))) == ["<b> & c"]


def test_the_print_says_who_placed_the_groups() -> None:
    content = on_levels(Ett="alla", Två="")
    figure = Section(key="figur", blocks=(Figure(kind=FigureKind.NETWORKS),))
    pdf = samples.printed(samples.plan(figure, *content.sections))

    words = " ".join(reading.run("pdftotext", pdf).decode().split())

    assert "Ingen nivå angiven Två Placeringen är angiven av samordnaren." in words
