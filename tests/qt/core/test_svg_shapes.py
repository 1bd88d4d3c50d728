"""Icons are painted as the library of Qt for SVG paints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.svg_shapes import build_path, paint_drawing, parse_drawing
from devlink3_desk.resources import resource_folder

ICONS = sorted((resource_folder() / "icons").glob("*.svg"))
INK = "#123456"
TOLERANCE = 3
"""Difference of a channel of a pixel, of 255."""


@pytest.mark.parametrize("side", [16, 32, 45, 256])
@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_looks_as_the_library_paints_it(qtbot: QtBot, path: Path, side: int) -> None:
    source = path.read_text(encoding="utf-8")
    expected = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    expected.fill(Qt.GlobalColor.transparent)
    painted = QImage(expected)
    painter = QPainter(expected)
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", INK).encode()))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    painter = QPainter(painted)
    paint_drawing(parse_drawing(source), painter, side, INK)
    painter.end()
    channels = zip(bytes(expected.constBits()), bytes(painted.constBits()), strict=True)
    assert max(abs(one - other) for one, other in channels) <= TOLERANCE
    assert any(bytes(expected.constBits()))


def test_the_arc_of_an_ellipse_is_refused() -> None:
    with pytest.raises(ValueError, match="ellipse"):
        build_path("M0 0A4 3 0 0 1 4 4")


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ("M1 2 3 4l1 1", "M1 2L3 4L4 5"),
        ("m1 2 3 4", "M1 2L4 6"),
        ("M1 1c1 0 2 1 2 2s1 2 2 2", "M1 1C2 1 3 2 3 3C3 4 4 5 5 5"),
        ("M1 1h4v3zl1 1", "M1 1L5 1L5 4zM1 1L2 2"),
        ("M.5.5L-1-1", "M0.5 0.5L-1 -1"),
    ],
)
def test_short_and_relative_commands_mean_the_same_as_long_ones(commands: str, expected: str) -> None:
    assert build_path(commands) == build_path(expected)
