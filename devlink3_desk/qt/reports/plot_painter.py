"""Paints plots on the screen, into pictures and on paper, at any scale."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)

from devlink3_desk.qt.core.theme import Theme, compute_contrast, mix_colours, to_qcolor
from devlink3_desk.qt.reports.plot_data import PlotData, PlotKind, choose_scale

_MARGIN: Final = 12.0
_GAP: Final = 8.0
_MAX_BAR_WIDTH: Final = 56.0
_SWATCH: Final = 12.0
_POINT_RADIUS: Final = 3.5
_LIGHTEST_CELL: Final = 0.06


class PlotCell(NamedTuple):
    """The rectangle of a value or a category."""

    rect: QRectF
    category: int
    series: int


class PlotPainter:
    """Paints one plot into a rectangle."""

    def __init__(self, data: PlotData, theme: Theme, font: QFont, *, mirrored: bool = False) -> None:
        self._data, self._theme, self._font = data, theme, font
        self._metrics = QFontMetricsF(font)
        self._mirrored = mirrored
        self.cells: list[PlotCell] = []
        """The rectangles of the categories, or of the values of a heat map, that were painted last."""

    def paint(self, painter: QPainter, rect: QRectF, selected: tuple[int, int] | None = None) -> None:
        """Paint the plot; ``selected`` is the category and the series to mark."""
        self.cells = []
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        if self._data.is_empty:
            self._paint_empty(painter, rect)
        elif self._data.kind is PlotKind.HEAT:
            self._paint_heat(painter, rect, selected)
        else:
            self._paint_axes(painter, rect, selected)
        painter.restore()

    def _paint_empty(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(to_qcolor(self._theme.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, int(flags), self._data.empty_text)

    # -- bars and lines

    def _paint_axes(self, painter: QPainter, rect: QRectF, selected: tuple[int, int] | None) -> None:
        data = self._data
        height = self._metrics.height()
        legend_bottom = self._paint_legend(painter, rect)
        end, step = self._choose_scale()
        labels = [data.format_value(step * index) for index in range(round(end / step) + 1)]
        axis_width = max(self._metrics.horizontalAdvance(label) for label in labels) + _GAP
        area = QRectF(rect)
        area.setTop(legend_bottom + _GAP)
        area.setBottom(rect.bottom() - height - _GAP)
        area.setLeft(rect.left() + axis_width)
        area.setRight(rect.right() - _MARGIN)
        if self._mirrored:
            area.moveLeft(rect.left() + _MARGIN)
        for index, label in enumerate(labels):
            y = area.bottom() - area.height() * index * step / end
            painter.setPen(QPen(to_qcolor(self._theme.line), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(to_qcolor(self._theme.muted))
            left = area.right() + _GAP if self._mirrored else rect.left()
            box = QRectF(left, y - height / 2, axis_width - _GAP, height)
            side = Qt.AlignmentFlag.AlignLeft if self._mirrored else Qt.AlignmentFlag.AlignRight
            painter.drawText(
                box, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), label
            )
        slots = self._create_slots(area)
        self._paint_category_labels(painter, area, slots)
        if selected is not None and selected[0] < len(slots):
            painter.fillRect(slots[selected[0]], to_qcolor(self._theme.selection))
        strokes = QPainterPath()
        if data.kind is PlotKind.BARS:
            self._paint_bars(painter, area, slots, end)
        else:
            strokes = self._paint_line(painter, area, slots, end)
        self._paint_marks(painter, area, slots, end, strokes)
        self.cells = [PlotCell(slot, index, 0) for index, slot in enumerate(slots)]

    def _choose_scale(self) -> tuple[float, float]:
        """Return the end of the value axis, and the distance of its lines."""
        maximum = self._data.maximum
        if maximum:
            return maximum, maximum / 4
        return choose_scale(self._find_largest(), is_whole=self._data.has_whole_values)

    def _find_largest(self) -> float:
        data = self._data
        columns = zip(*(each.values for each in data.series), strict=True)
        if data.kind is PlotKind.BARS:
            largest = max((sum(value or 0.0 for value in column) for column in columns), default=0.0)
        else:
            largest = max((value or 0.0 for column in columns for value in column), default=0.0)
        return max(largest, data.level or 0.0)

    def _create_slots(self, area: QRectF) -> list[QRectF]:
        count = len(self._data.categories)
        width = area.width() / max(1, count)
        slots = [
            QRectF(area.left() + index * width, area.top(), width, area.height()) for index in range(count)
        ]
        return slots[::-1] if self._mirrored else slots

    def _paint_bars(self, painter: QPainter, area: QRectF, slots: list[QRectF], end: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for category, slot in enumerate(slots):
            width = min(_MAX_BAR_WIDTH, max(1.0, slot.width() * 0.72))
            bottom = area.bottom()
            for series in self._data.series:
                value = series.values[category]
                if not value:
                    continue  # a bar of height 0 is a thin line in a PDF
                height = area.height() * value / end
                bar = QRectF(slot.center().x() - width / 2, bottom - height, width, height)
                painter.setBrush(to_qcolor(self._theme.find_colours(series.colour).solid))
                painter.drawRect(bar)
                if bottom < area.bottom() and height > 2:
                    # Only between two parts of a bar: at the top, the line would leave a thin edge.
                    joint = QRectF(bar.left(), bar.bottom() - 1.0, width, 1.0)
                    painter.fillRect(joint, to_qcolor(self._theme.base))
                bottom -= height

    def _paint_line(self, painter: QPainter, area: QRectF, slots: list[QRectF], end: float) -> QPainterPath:
        """Paint the lines, and return the area of their points and strokes."""
        path = QPainterPath()
        for series in self._data.series:
            colour = to_qcolor(self._theme.find_colours(series.colour).solid)
            points: list[QPointF] = []
            for slot, value in zip(slots, series.values, strict=True):
                if value is not None:
                    y = area.bottom() - area.height() * min(value, end) / end
                    points.append(QPointF(slot.center().x(), y))
                    if len(points) > 1:
                        path.moveTo(points[-2])
                        path.lineTo(points[-1])
                    path.addEllipse(points[-1], _POINT_RADIUS, _POINT_RADIUS)
                    continue
                # A missing value interrupts the line.
                self._paint_stroke(painter, points, colour)
                points = []
            self._paint_stroke(painter, points, colour)
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * _POINT_RADIUS)
        return stroker.createStroke(path)

    @staticmethod
    def _paint_stroke(painter: QPainter, points: list[QPointF], colour: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QBrush(colour), 2.5, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour))
        for point in points:
            painter.drawEllipse(point, _POINT_RADIUS, _POINT_RADIUS)

    def _paint_category_labels(self, painter: QPainter, area: QRectF, slots: list[QRectF]) -> None:
        painter.setPen(to_qcolor(self._theme.muted))
        widest = max(self._metrics.horizontalAdvance(label) for label in self._data.categories) + _GAP
        every = max(1, -(-int(widest) // max(1, int(slots[0].width())))) if slots else 1
        for index in range(0, len(slots), every):
            centre = slots[index].center().x()
            box = QRectF(centre - widest, area.bottom() + _GAP / 2, 2 * widest, self._metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._data.categories[index])

    def _paint_marks(
        self, painter: QPainter, area: QRectF, slots: list[QRectF], end: float, strokes: QPainterPath
    ) -> None:
        data = self._data
        pen = QPen(to_qcolor(self._theme.text), 1.5, Qt.PenStyle.DashLine)
        if data.level is not None and data.level <= end:
            y = area.bottom() - area.height() * data.level / end
            painter.setPen(pen)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            self._paint_note(painter, data.level_name, self._place_level_name(area, y, strokes))
        if data.mark is not None and slots:
            width = slots[0].width()
            x = area.left() + width * data.mark
            x = area.left() + area.right() - x if self._mirrored else x
            painter.setPen(pen)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            width = self._measure_note(data.mark_name)
            box = QRectF(x + 6, area.top(), width, self._metrics.height())
            self._paint_note(painter, data.mark_name, box)

    def _measure_note(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text) + 10

    def _place_level_name(self, area: QRectF, y: float, strokes: QPainterPath) -> QRectF:
        """Return the rectangle of the name beside its line at ``y``, if possible where no stroke is."""
        width, height = self._measure_note(self._data.level_name), self._metrics.height()
        tops = [top for top in (y - height - 2, y + 2) if top > area.top()]
        steps = range(2, int(area.width() / width) + 1)
        lefts = (area.right() - width, area.left(), *(area.right() - width * step for step in steps))
        boxes = [QRectF(left, top, width, height) for left in lefts for top in tops]
        return next((box for box in boxes if not strokes.intersects(box)), boxes[0])

    def _paint_note(self, painter: QPainter, text: str, box: QRectF) -> None:
        """Paint a note on a filled background, so that it is readable above bars."""
        background = to_qcolor(self._theme.base)
        background.setAlphaF(0.85)
        painter.fillRect(box, background)
        painter.setPen(to_qcolor(self._theme.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_legend(self, painter: QPainter, rect: QRectF) -> float:
        """Paint the names of the series, and return the bottom of the legend."""
        if len(self._data.series) == 1 and not self._data.series[0].name:
            return rect.top()
        height = self._metrics.height()
        x, y = rect.left() + _MARGIN, rect.top()
        for series in self._data.series:
            width = _SWATCH + _GAP + self._metrics.horizontalAdvance(series.name) + 2 * _GAP
            if x + width > rect.right() and x > rect.left() + _MARGIN:
                x, y = rect.left() + _MARGIN, y + height + 2
            left = rect.left() + rect.right() - x - _SWATCH if self._mirrored else x
            swatch = QRectF(left, y + (height - _SWATCH) / 2, _SWATCH, _SWATCH)
            painter.fillRect(swatch, to_qcolor(self._theme.find_colours(series.colour).solid))
            painter.setPen(to_qcolor(self._theme.text))
            text_width = width - _SWATCH - 2 * _GAP
            start = swatch.left() - _GAP - text_width if self._mirrored else swatch.right() + _GAP
            painter.drawText(
                QRectF(start, y, text_width + 2, height), int(Qt.AlignmentFlag.AlignVCenter), series.name
            )
            x += width
        return y + height

    # -- heat maps

    def _paint_heat(self, painter: QPainter, rect: QRectF, selected: tuple[int, int] | None) -> None:
        """Paint the series as rows, and the categories as columns."""
        data, height = self._data, self._metrics.height()
        name_width = max(self._metrics.horizontalAdvance(each.name) for each in data.series) + _GAP
        columns, rows = len(data.categories), len(data.series)
        width = (rect.width() - name_width - _MARGIN) / max(1, columns)
        row_height = (rect.height() - height - _GAP) / max(1, rows)
        largest = max((value or 0.0 for each in data.series for value in each.values), default=0.0)
        for row, series in enumerate(data.series):
            y = rect.top() + row * row_height
            painter.setPen(to_qcolor(self._theme.text))
            left = rect.right() - name_width + _GAP if self._mirrored else rect.left()
            painter.drawText(
                QRectF(left, y, name_width - _GAP, row_height),
                int(Qt.AlignmentFlag.AlignVCenter),
                series.name,
            )
            for column in range(columns):
                offset = name_width + column * width
                x = rect.right() - offset - width if self._mirrored else rect.left() + offset
                cell = QRectF(x, y, width, row_height).adjusted(1, 1, -1, -1)
                self.cells.append(PlotCell(cell, column, row))
                self._paint_cell(painter, cell, series.values[column], series.colour, largest)
                if selected == (column, row):
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(to_qcolor(self._theme.focus), 2.5))
                    painter.drawRect(cell)
        painter.setPen(to_qcolor(self._theme.muted))
        widest = max(self._metrics.horizontalAdvance(label) for label in data.categories)
        every = max(1, -(-int(widest + _GAP) // max(1, int(width))))
        for column in range(0, columns, every):
            cell = self.cells[column].rect
            box = QRectF(cell.center().x() - widest, rect.bottom() - height, 2 * widest, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), data.categories[column])

    def _paint_cell(
        self, painter: QPainter, cell: QRectF, value: float | None, colour: str, largest: float
    ) -> None:
        colours = self._theme.find_colours(colour)
        share = 0.0 if not value or not largest else _LIGHTEST_CELL + (1 - _LIGHTEST_CELL) * value / largest
        background = mix_colours(self._theme.raised, colours.solid, share)
        painter.fillRect(cell, to_qcolor(background))
        if value is None or not self._data.is_shown(value):
            return
        text = self._data.format_value(value)
        if self._metrics.horizontalAdvance(text) + 2 > cell.width() or self._metrics.height() > cell.height():
            return
        inks = colours.on_solid, self._theme.text
        painter.setPen(to_qcolor(max(inks, key=lambda ink: compute_contrast(ink, background))))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)
