"""The figures: drawn from the plan, legible anywhere, said in words."""

from xml.etree import ElementTree as ET

import pytest

from plans import figures
from plans.content import (
    ActivityColumns,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    PlanContent,
    Section,
)
from tests.plans.pdf import samples

SVG = "{http://www.w3.org/2000/svg}"


def with_levels(*names: str) -> PlanContent:
    levels = tuple(Level(key=name, name=name, columns=ActivityColumns()) for name in names)
    return samples.plan(Section(key="a", blocks=levels))


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

    assert width(first) == pytest.approx(figures.PYRAMID_WIDTH)
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


@pytest.mark.parametrize("count", range(1, 30))
def test_any_number_of_levels_is_drawn_inside_the_frame(count: int) -> None:
    drawing = figures.levels_figure(with_levels(*(f"Nivå: {place}" for place in range(count))))
    assert drawing
    assert len(list(tree(drawing).iter(f"{SVG}polygon"))) == count
    for line in tree(drawing).iter(f"{SVG}line"):
        for name, most in (
            ("x1", 468),
            ("x2", 468),
            ("y1", drawing.height),
            ("y2", drawing.height),
        ):
            assert -0.01 <= float(line.get(name, "-1")) <= most + 0.01


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
