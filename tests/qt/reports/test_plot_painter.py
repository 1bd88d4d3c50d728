"""Plots painted into pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from devlink3_desk.qt.core.theme import load_theme, to_qcolor
from devlink3_desk.qt.reports.plot_data import PlotData, PlotKind, PlotSeries
from devlink3_desk.qt.reports.plot_painter import PlotPainter

AREA = QRectF(0, 0, 600, 300)
VALUES = (0.8, 0.86, 0.84, 0.85, 0.9, 0.87)


def paint_service_level(*, level_name: str, mirrored: bool = False) -> QImage:
    """Return the picture of a line just above its target."""
    data = PlotData(
        kind=PlotKind.LINE,
        title="",
        explanation="",
        categories=tuple("abcdef"),
        series=(PlotSeries("Service level", "connected", VALUES),),
        category_name="",
        format_value=lambda value: f"{value:.0%}",
        level=0.8,
        level_name=level_name,
        maximum=1.0,
    )
    image = QImage(AREA.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    PlotPainter(data, load_theme("light"), QFont(), mirrored=mirrored).paint(painter, AREA)
    painter.end()
    return image


def count_pixels(image: QImage, colour: QColor) -> int:
    """Return how many pixels have this colour."""
    width, height = image.width(), image.height()
    return sum(image.pixelColor(x, y) == colour for x in range(width) for y in range(height))


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_name_of_a_target_hides_no_value(qapp: object, mirrored: bool) -> None:
    colour = to_qcolor(load_theme("light").state_colours("connected").solid)
    without_name = count_pixels(paint_service_level(level_name="", mirrored=mirrored), colour)
    with_name = count_pixels(paint_service_level(level_name="Target 80 %", mirrored=mirrored), colour)
    assert without_name > 0
    assert with_name == without_name
