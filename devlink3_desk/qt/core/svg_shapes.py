"""Paints the icons of ``resources/icons``, which are SVG files of a few elements, without a library for SVG.

QtSvg would take 1.5 MB of memory, and time of the start. Icons consist of ``path``, ``circle`` and ``rect``,
with arcs of circles; attributes of the ``svg`` element apply to all shapes that do not have their own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_ELEMENT: Final = re.compile(r"<(svg|path|circle|rect)\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
_PATH_COMMAND: Final = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

_ARGUMENT_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7}
"""Numbers of one use of each path command; those behind them belong to its next use."""
_CAPS: Final = {"round": Qt.PenCapStyle.RoundCap, "butt": Qt.PenCapStyle.FlatCap}
_JOINS: Final = {"round": Qt.PenJoinStyle.RoundJoin, "miter": Qt.PenJoinStyle.SvgMiterJoin}


class Shape(NamedTuple):
    """An outline, and the attributes that say how it is painted."""

    path: QPainterPath
    attributes: Mapping[str, str]


class Drawing(NamedTuple):
    """The shapes of a file, in a square of ``side`` units."""

    side: float
    shapes: tuple[Shape, ...]


def parse_drawing(source: str) -> Drawing:
    """Return the shapes of an SVG file; it must have a square view box, and what this module knows alone."""
    inherited: dict[str, str] = {}
    shapes: list[Shape] = []
    for element in _ELEMENT.finditer(source):
        attributes = dict(_ATTRIBUTE.findall(element[2]))
        if element[1] == "svg":
            inherited = attributes
        else:
            shapes.append(Shape(_build_outline(element[1], attributes), inherited | attributes))
    return Drawing(float(inherited["viewBox"].split()[-1]), tuple(shapes))


def paint_drawing(drawing: Drawing, painter: QPainter, side: float, colour: str) -> None:
    """Paint a drawing into a square at the origin, with ``colour`` where it has the current colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / drawing.side, side / drawing.side)
    for path, attributes in drawing.shapes:
        fill, stroke = attributes.get("fill", "#000000"), attributes.get("stroke", "none")
        if fill != "none":
            painter.fillPath(path, QColor(colour if fill == "currentColor" else fill))
        if stroke != "none":
            ink = QColor(colour if stroke == "currentColor" else stroke)
            painter.strokePath(path, _create_pen(ink, attributes))
    painter.restore()


def _create_pen(ink: QColor, attributes: Mapping[str, str]) -> QPen:
    width = float(attributes.get("stroke-width", "1"))
    pen = QPen(
        ink,
        width,
        Qt.PenStyle.SolidLine,
        _CAPS[attributes.get("stroke-linecap", "butt")],
        _JOINS[attributes.get("stroke-linejoin", "miter")],
    )
    if dashes := _read_numbers(attributes.get("stroke-dasharray", "")):
        pen.setDashPattern([dash / width for dash in dashes])
    return pen


def _build_outline(element: str, attributes: Mapping[str, str]) -> QPainterPath:
    if element == "path":
        return build_path(attributes["d"])
    numbers = {name: float(text) for name, text in attributes.items() if _NUMBER.fullmatch(text)}
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if element == "circle":
        path.addEllipse(QPointF(numbers["cx"], numbers["cy"]), numbers["r"], numbers["r"])
    else:
        place = QRectF(numbers.get("x", 0.0), numbers.get("y", 0.0), numbers["width"], numbers["height"])
        radius = numbers.get("rx", 0.0)
        path.addRoundedRect(place, radius, radius)
    return path


def build_path(commands: str) -> QPainterPath:
    """Return the path of a ``d`` attribute (SVG 1.1, section 8.3), whose arcs are those of circles."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    position = start = control = QPointF()
    for letter, arguments in _iter_commands(commands):
        kind = letter.upper()
        origin = position if letter.islower() else QPointF()
        previous, control = control, position
        if kind == "Z":
            path.closeSubpath()
            position = start
            continue
        if kind == "H":
            target = QPointF(origin.x() + arguments[0], position.y())
        elif kind == "V":
            target = QPointF(position.x(), origin.y() + arguments[0])
        else:
            target = origin + QPointF(*arguments[-2:])
        if kind == "M":
            path.moveTo(target)
            start = target
        elif kind == "A":
            _add_arc(path, position, target, arguments)
        elif kind in "CS":
            first = origin + QPointF(*arguments[:2]) if kind == "C" else position * 2 - previous
            control = origin + QPointF(*arguments[-4:-2])
            path.cubicTo(first, control, target)
            position = target
            continue
        else:
            path.lineTo(target)
        position = control = target
    return path


def _iter_commands(commands: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each use of a command with its numbers."""
    for letter, text in _PATH_COMMAND.findall(commands):
        numbers = _read_numbers(text)
        if letter in "Zz":
            yield letter, numbers
            continue
        count = _ARGUMENT_COUNTS[letter.upper()]
        for first in range(0, len(numbers), count):
            # Further points of a move are those of lines.
            is_line = first > 0 and letter in "Mm"
            yield chr(ord(letter) - 1) if is_line else letter, numbers[first : first + count]


def _read_numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _add_arc(path: QPainterPath, begin: QPointF, end: QPointF, arguments: list[float]) -> None:
    """Add the arc of a circle between two points (SVG 1.1, appendix F.6.5)."""
    radius, other_radius, _rotation, is_large, is_clockwise, *_ = arguments
    if radius != other_radius:
        raise ValueError("an icon has the arc of an ellipse")
    half = (begin - end) / 2
    distance = math.hypot(half.x(), half.y())
    radius = max(radius, distance)
    factor = math.sqrt(radius**2 - distance**2) / distance
    if is_large == is_clockwise:
        factor = -factor
    centre = (begin + end) / 2 + QPointF(factor * half.y(), -factor * half.x())
    first = math.atan2(begin.y() - centre.y(), begin.x() - centre.x())
    last = math.atan2(end.y() - centre.y(), end.x() - centre.x())
    sweep = (last - first) % math.tau - (0.0 if is_clockwise else math.tau)
    # Not by QPainterPath.arcTo, whose first point differs in the sixth digit: strokes have a notch there.
    count = math.ceil(abs(sweep) / (math.pi / 2))
    handle = radius * 4 / 3 * math.tan(sweep / count / 4)
    for number in range(1, count + 1):
        angle, next_angle = first + sweep * (number - 1) / count, first + sweep * number / count
        leaving = QPointF(-math.sin(angle), math.cos(angle)) * handle
        arriving = QPointF(-math.sin(next_angle), math.cos(next_angle)) * handle
        is_last = number == count
        point = end if is_last else centre + QPointF(math.cos(next_angle), math.sin(next_angle)) * radius
        path.cubicTo(path.currentPosition() + leaving, point - arriving, point)
