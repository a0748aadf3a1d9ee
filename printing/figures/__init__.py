"""The plan's figures as SVG, drawn from what the plan says: on screen and in print alike.

In themselves they are black on white, so that they survive any printer: levels are told apart by
hatching, and lines and letters take the colour of the text around them (`currentColor`). A page's
style sheet may colour them through the classes `drawing-…`.

Each is drawn in two formats: `WIDE` for paper and wide screens, `NARROW` for a phone, where the wide
one's letters would be too small to read.

What is not known is not drawn: on which level a group works is only shown where the plan's data say it.
"""

from document.content import FigureKind
from printing.figures.drawing import NARROW, WIDE, Drawing, Format
from printing.figures.groups import lanes, networks_figure
from printing.figures.pyramid import counted_activities, levels_figure

#: The way to draw each kind of figure that is known: of a content, in a format.
DRAW = {FigureKind.LEVELS: levels_figure, FigureKind.NETWORKS: networks_figure}

__all__ = [
    "DRAW",
    "NARROW",
    "WIDE",
    "Drawing",
    "Format",
    "counted_activities",
    "lanes",
    "levels_figure",
    "networks_figure",
]
