"""The levels of prevention as a pyramid."""

from collections.abc import Iterator, Sequence

from document.content import Level, PlanContent
from document.swedish import listed
from printing.figures.drawing import (
    EDGE,
    WIDE,
    Drawing,
    Format,
    drawn,
    line,
    toned,
)
from printing.figures.lettering import Lettering, texts, wrapped

TIER_GAP, TIER_PADDING, TIER_LEAST, TIER_MOST = 5, 9, 30, 64
PYRAMID_HEIGHT = 230  # what a pyramid of few levels is stretched to


def levels_figure(content: PlanContent, form: Format = WIDE) -> Drawing | None:
    """The levels of prevention as a pyramid: the plan's first level is the broad base.

    None when the plan has no levels.
    """
    levels = content.levels
    if not levels:
        return None
    notes = [counted_activities(level) for level in levels]
    names = [level.display_name for level in levels]
    labels = [wrapped(name, form.width - form.label_x, form) for name in names]
    height = _tier_height(labels, form)
    whole = len(levels) * height + (len(levels) - 1) * TIER_GAP
    shapes: list[str] = []
    for place, (label, note) in enumerate(zip(labels, notes, strict=True)):
        bottom = whole - place * (height + TIER_GAP)
        shapes += toned(_tier(bottom - height, bottom, whole, form), place, len(levels))
        shapes += _label(bottom - height / 2, whole, label, note, form)
    counted = [f"{name} ({note})" for name, note in zip(names, notes, strict=True)]
    return drawn(
        shapes,
        title="Planens nivåer",
        alternative=_described(counted),
        height=whole + 2 * EDGE,
        form=form,
    )


def _described(counted: Sequence[str]) -> str:
    if len(counted) == 1:
        return f"Planen har en nivå: {counted[0]}."
    return (
        f"Pyramid med planens {len(counted)} nivåer, från den breda basen till toppen: "
        f"{listed(counted)}."
    )


def counted_activities(level: Level) -> str:
    """”inga aktiviteter”, ”1 aktivitet”, ”4 aktiviteter”."""
    count = len(level.activities)
    return f"{count or 'inga'} {'aktivitet' if count == 1 else 'aktiviteter'}"


def _tier_height(labels: Sequence[Lettering], form: Format) -> float:
    """As high as its label needs, and stretched when there are few."""
    need = max(len(label.lines) + 1 for label in labels) * form.leading + TIER_PADDING
    fair = min(PYRAMID_HEIGHT / len(labels), TIER_MOST if len(labels) > 1 else PYRAMID_HEIGHT / 2)
    return max(need, fair, TIER_LEAST)


def _tier(top: float, bottom: float, whole: float, form: Format) -> list[tuple[float, float]]:
    """The corners of a tier; the whole pyramid stands half a line's width inside the drawing."""
    middle = form.pyramid_width / 2
    upper, lower = middle * top / whole, middle * bottom / whole
    return [
        (EDGE + middle - upper, EDGE + top),
        (EDGE + middle + upper, EDGE + top),
        (EDGE + middle + lower, EDGE + bottom),
        (EDGE + middle - lower, EDGE + bottom),
    ]


def _label(middle: float, whole: float, label: Lettering, note: str, form: Format) -> Iterator[str]:
    edge = EDGE + form.pyramid_width / 2 * (1 + middle / whole)
    height = EDGE + middle
    yield line((edge + 3, height), (form.label_x - 5, height), 0.6)
    yield from texts(label, form.label_x, height, form, note=note)
