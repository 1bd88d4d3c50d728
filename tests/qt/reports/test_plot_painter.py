"""Plots painted into pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from devlink3_desk.qt.core.theme import load_theme, to_qcolor
from devlink3_desk.qt.reports.plot_data import (
    MAX_LINES,
    PlotData,
    PlotKind,
    PlotSeries,
    choose_scale,
    format_count,
)
from devlink3_desk.qt.reports.plot_painter import PlotPainter

AREA = QRectF(0, 0, 600, 300)
JUST_ABOVE = (0.8, 0.86, 0.84, 0.85, 0.9, 0.87)
CROSSING_AT_BOTH_ENDS = (0.57, 1.0, 0.91, 0.89, 0.88, 0.87, 0.9, 0.71, 0.7, 0.83)


def paint_service_level(values: tuple[float, ...], *, level_name: str, mirrored: bool = False) -> QImage:
    """Return the picture of a line and its target of 80 %."""
    data = PlotData(
        kind=PlotKind.LINE,
        title="",
        explanation="",
        categories=tuple("abcdefghij"[: len(values)]),
        series=(PlotSeries("Service level", "connected", values),),
        category_name="",
        format_value=lambda value: f"{value:.0%}",
        level=0.8,
        level_name=level_name,
        maximum=1.0,
    )
    return paint_plot(data, mirrored=mirrored)


def paint_plot(data: PlotData, *, mirrored: bool = False) -> QImage:
    """Return the picture of a plot on white."""
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
@pytest.mark.parametrize("values", [JUST_ABOVE, CROSSING_AT_BOTH_ENDS])
def test_the_label_of_a_target_covers_no_value(
    qapp: object, values: tuple[float, ...], mirrored: bool
) -> None:
    colour = to_qcolor(load_theme("light").find_colours("connected").solid)
    without_name = count_pixels(paint_service_level(values, level_name="", mirrored=mirrored), colour)
    with_name = count_pixels(paint_service_level(values, level_name="Target 80 %", mirrored=mirrored), colour)
    assert without_name > 0
    assert with_name == without_name


@pytest.mark.parametrize("largest", range(1, 60))
def test_lines_of_counts_are_whole_numbers(largest: int) -> None:
    """Otherwise the axis would show 0, 0, 1, 2, 2."""
    end, step = choose_scale(float(largest), is_whole=True)
    assert step == round(step)
    assert largest <= end < largest + step
    assert round(end / step) <= MAX_LINES
    assert choose_scale(0.4, is_whole=False) == (0.4, 0.1)


def test_a_line_separates_the_parts_of_a_bar_and_nothing_else(qapp: object) -> None:
    data = PlotData(
        kind=PlotKind.BARS,
        title="",
        explanation="",
        categories=("a",),
        series=(PlotSeries("one", "connected", (3.0,)), PlotSeries("two", "ringing", (1.0,))),
        category_name="",
        format_value=format_count,
    )
    image = QImage(AREA.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    plot_painter = PlotPainter(data, load_theme("light"), QFont())
    plot_painter.paint(painter, AREA)
    painter.end()
    x = round(plot_painter.cells[0].rect.center().x())
    column = [image.pixelColor(x, y) for y in range(image.height())]
    colours = [load_theme("light").find_colours(name).solid for name in ("ringing", "connected")]
    upper, lower = (to_qcolor(colour) for colour in colours)
    assert upper in column
    first, last = column.index(upper), len(column) - 1 - column[::-1].index(lower)
    joints = [colour for colour in column[first:last] if colour not in (upper, lower)]
    assert 1 <= len(joints) <= 2  # between the parts; on a border of pixels or beside one
    above = column[first - 1]
    base = to_qcolor(load_theme("light").base)
    assert above != base


def paint_values(kind: PlotKind, values: tuple[float | None, ...], *, shows_zeros: bool) -> QImage:
    """Return the picture of one series, whose empty plot would say "NOTHING"."""
    data = PlotData(
        kind=kind,
        title="",
        explanation="",
        categories=tuple("abc"),
        series=(PlotSeries("Series", "ringing", values),),
        category_name="",
        format_value=lambda value: f"{value:g}",
        shows_zeros=shows_zeros,
        empty_text="NOTHING",
    )
    return paint_plot(data)


@pytest.mark.parametrize("kind", [PlotKind.LINE, PlotKind.HEAT])
def test_a_zero_that_was_measured_is_not_taken_for_no_calls(qapp: object, kind: PlotKind) -> None:
    """A day on which everybody gave up has a service level of 0 %; who is answered at once waits 0:00."""
    nothing = paint_values(kind, (None, None, None), shows_zeros=True)
    assert paint_values(kind, (0.0, 0.0, 0.0), shows_zeros=False) == nothing
    zero = paint_values(kind, (None, 0.0, None), shows_zeros=True)
    assert zero != nothing
    # It is also told apart from a value that is missing.
    assert zero != paint_values(kind, (0.0, None, None), shows_zeros=True)
