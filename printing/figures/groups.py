"""The groups and networks of a plan, in lanes by the level they work on where that is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.content import PlanContent
from document.swedish import listed
from printing.figures.drawing import (
    EDGE,
    WIDE,
    Drawing,
    Format,
    drawn,
    rectangle,
    toned,
)
from printing.figures.lettering import Lettering, texts, widest_word, wrapped

BOX_GAP, BOX_PADDING = 12, 10
#: In lanes the boxes stand closer together.
LANE_GAP, LANE_PADDING, LANE_BOX_PADDING, SWATCH = 4, 8, 6, 7

TITLE = "Planens grupper och nätverk"
NO_LEVEL = "Ingen nivå angiven"
SOURCE = "Placeringen är angiven av samordnaren."


@dataclass(frozen=True, slots=True)
class Lane:
    """The groups that work on a level, by key and name. `place` is the level's, from the base, or None."""

    name: str
    groups: dict[str, str]
    place: int | None = None


def lanes(content: PlanContent) -> list[Lane]:
    """The plan's groups by level, the last level on top as in the pyramid; those without one last.

    Empty when no group has a level: then nothing is known of their places.
    """
    known = {level.key for level in content.levels}
    if not any(network.level in known for network in content.networks):
        return []
    with_level = [
        Lane(level.display_name, _on(content, {level.key}), place)
        for place, level in reversed(list(enumerate(content.levels)))
    ]
    without = {network.level for network in content.networks} - known
    rest = Lane(NO_LEVEL, _on(content, without))
    return [*with_level, rest] if rest.groups else with_level


def _on(content: PlanContent, levels: set[str]) -> dict[str, str]:
    return {each.key: each.name for each in content.networks if each.level in levels}


def networks_figure(content: PlanContent, form: Format = WIDE) -> Drawing | None:
    """The groups of the plan as boxes: in lanes, or in the order of its tables. None when it has none."""
    if in_lanes := lanes(content):
        return _lanes_figure(in_lanes, form)
    names = [network.name for network in content.networks]
    if not names:
        return None
    abreast = _abreast(names, form)
    box = _Boxes(0, form.width, abreast, BOX_GAP, BOX_PADDING, form)
    shapes, height = box.drawn(names, 0)
    one = f"Planen beskriver en grupp: {names[0]}."
    many = f"Planens {len(names)} grupper och nätverk: {listed(names)}."
    alternative = one if len(names) == 1 else many
    return drawn(shapes, title=TITLE, alternative=alternative, height=height, form=form)


def _abreast(names: Sequence[str], form: Format) -> int:
    """How many boxes stand in a row: as many as the format has, unless two give rows as full.

    On a phone letters must not shrink: there one box stands alone if a word would not fit in two.
    """
    if form is not WIDE:
        room = (form.width - BOX_GAP) / 2 - 2 * BOX_PADDING
        return min(len(names), 2) if widest_word(names) * form.sizes[0] <= room else 1
    return 2 if len(names) == form.abreast + 1 else min(len(names), form.abreast)


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Rows of boxes with a name in each, between two sides of the drawing."""

    left: float
    right: float
    abreast: int
    gap: float
    padding: float
    form: Format

    @property
    def width(self) -> float:
        """The width of a box."""
        return (self.right - self.left - (self.abreast - 1) * self.gap) / self.abreast

    def drawn(self, names: Sequence[str], top: float) -> tuple[list[str], float]:
        """The boxes from a height down, and the height where they end."""
        shapes: list[str] = []
        for start in range(0, len(names), self.abreast):
            row = [self._name(name) for name in names[start : start + self.abreast]]
            height = self._height(row)
            for column, lettering in enumerate(row):
                left = self.left + column * (self.width + self.gap)
                shapes.append(rectangle("drawing-box", left, top, self.width, height, stroke=1))
                shapes += texts(
                    lettering, left + self.width / 2, top + height / 2, self.form, anchor="middle"
                )
            top += height + self.gap
        return shapes, top - self.gap

    def _name(self, name: str) -> Lettering:
        return wrapped(name, self.width - 2 * self.padding, self.form)

    def _height(self, row: Sequence[Lettering]) -> float:
        lines = max(len(lettering.lines) for lettering in row)
        return lines * self.form.leading + 2 * self.padding


# Lanes


def _lanes_figure(shown: Sequence[Lane], form: Format) -> Drawing:
    count = sum(lane.place is not None for lane in shown)
    shapes: list[str] = []
    top = 0.0
    for lane in shown:
        inside, bottom = _lane(lane, count, top, form)
        shapes += inside
        top = bottom + LANE_GAP
    return drawn(
        shapes,
        title=TITLE,
        alternative=_described(shown),
        height=top - LANE_GAP,
        form=form,
        source=SOURCE,
    )


def _described(shown: Sequence[Lane]) -> str:
    places = (f"{lane.name}: {listed([*lane.groups.values()]) or 'inga grupper'}" for lane in shown)
    return (
        "Planens grupper och nätverk efter den nivå de arbetar på, uppifrån och ned. "
        f"{'. '.join(places)}. {SOURCE}"
    )


def _lane(lane: Lane, count: int, top: float, form: Format) -> tuple[list[str], float]:
    """A lane from a height down, and the height where it ends: its name beside the groups or above."""
    left, start = SWATCH + LANE_PADDING, top + LANE_PADDING
    label = wrapped(lane.name, (form.lane_label or form.width) - left - LANE_PADDING, form)
    label_height = len(label.lines) * form.leading
    if form.lane_label:
        height = max(label_height, _groups(lane, form.lane_label, 0, form)[1])
        middle = start + height / 2
        first = middle - _groups(lane, form.lane_label, 0, form)[1] / 2
        shapes, _ = _groups(lane, form.lane_label, first, form)
        bottom = start + height + LANE_PADDING
    else:
        middle = start + label_height / 2
        shapes, end = _groups(lane, left, start + label_height + LANE_PADDING / 2, form)
        bottom = end + LANE_PADDING
    ground = rectangle("drawing-lane", 0, top, form.width, bottom - top, stroke=0.6)
    swatch = _swatch(top, bottom, lane.place, count)
    return [ground, *swatch, *texts(label, left, middle, form), *shapes], bottom


def _groups(lane: Lane, left: float, top: float, form: Format) -> tuple[list[str], float]:
    """The groups of a lane, or that there are none, and the height where they end."""
    names = [*lane.groups.values()]
    if names:
        return _boxes(names, left, form).drawn(names, top)
    nobody = Lettering((), form.sizes[0])
    note = texts(nobody, left, top + form.leading / 2, form, note="inga grupper")
    return [*note], top + form.leading


def _boxes(names: Sequence[str], left: float, form: Format) -> _Boxes:
    right, abreast = form.width - LANE_PADDING, form.abreast
    if form is not WIDE:
        room = (right - left - LANE_PADDING) / 2 - 2 * LANE_BOX_PADDING
        abreast = 2 if widest_word(names) * form.sizes[0] <= room else 1
    return _Boxes(left, right, abreast, LANE_PADDING, LANE_BOX_PADDING, form)


def _swatch(top: float, bottom: float, place: int | None, count: int) -> Iterator[str]:
    """The level's tone, the same as in the pyramid."""
    if place is None:
        return
    upper, lower = top + EDGE, bottom - EDGE
    corners = [(EDGE, upper), (SWATCH, upper), (SWATCH, lower), (EDGE, lower)]
    yield from toned(corners, place, count)
