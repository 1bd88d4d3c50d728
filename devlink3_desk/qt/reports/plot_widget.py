"""A widget that shows a plot, with its values by mouse and keyboard, and copies it as a picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolTip, QWidget

from devlink3_desk.qt.core.text import format_tooltip
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.reports.plot_data import PlotData, PlotKind
from devlink3_desk.qt.reports.plot_painter import PlotCell, PlotPainter

_PADDING = 14
PLOT_LINES: Final = 13
"""Minimum height of a plot, in lines of text."""
_PICTURE_RATIO = 2.0


class PlotWidget(QLabel):
    """Shows one plot.

    The base class is QLabel because screen readers read a label that has the focus.
    """

    span_chosen = Signal(float, float)
    """Emitted with the period of a bar that was clicked, in seconds since 1970."""
    moment_requested = Signal(float, float)
    """Emitted with the period of a bar, in seconds since 1970, of which a moment is to be shown."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._data: PlotData | None = None
        self._painter: PlotPainter | None = None
        self._selected: tuple[int, int] | None = None
        self.can_show_moments = False
        """Whether something is connected to :attr:`moment_requested`."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        self._copy_action = QAction(self.tr("Copy as picture"), self)
        self._copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy_action.triggered.connect(self.copy_picture)
        self.addAction(self._copy_action)
        theme_manager.changed.connect(self.update)

    @property
    def selected_text(self) -> str:
        """The selected values as text; empty if none is selected."""
        if self._data is None or self._selected is None:
            return ""
        return self._describe_value(*self._selected)

    @property
    def cells(self) -> list[PlotCell]:
        """The rectangles of the values that were painted last."""
        return [] if self._painter is None else self._painter.cells

    def sizeHint(self) -> QSize:
        """Return a size in which a month is easy to read at the current font size."""
        return QSize(900, PLOT_LINES * self.fontMetrics().lineSpacing())

    def show_plot(self, data: PlotData) -> None:
        """Show another plot."""
        self._data, self._selected = data, None
        self.setAccessibleName(data.title)
        self.setAccessibleDescription(data.explanation)
        self.update()

    def copy_picture(self) -> None:
        """Copy the plot as a picture, at twice the resolution of the screen."""
        QGuiApplication.clipboard().setPixmap(self.render_picture())

    def render_picture(self) -> QPixmap:
        """Return the plot as a picture."""
        picture = QPixmap(self.size() * _PICTURE_RATIO)
        picture.setDevicePixelRatio(_PICTURE_RATIO)
        picture.fill(to_qcolor(self._theme_manager.theme.base))
        painter = QPainter(picture)
        self._paint_plot(painter, selected=None)
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the plot, and a frame around it while it has the focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), to_qcolor(self._theme_manager.theme.base))
        self._paint_plot(painter, self._selected)
        if self.hasFocus():
            painter.setPen(to_qcolor(self._theme_manager.theme.focus))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_plot(self, painter: QPainter, selected: tuple[int, int] | None) -> None:
        if self._data is None:
            return
        manager = self._theme_manager
        self._painter = PlotPainter(
            self._data, manager.theme, manager.scale_font(1.0), mirrored=self.isRightToLeft()
        )
        area = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        self._painter.paint(painter, area, selected)

    # -- values

    def _find_cell(self, position: QPointF) -> tuple[int, int] | None:
        cells = [] if self._painter is None else self._painter.cells
        return next(((each.category, each.series) for each in cells if each.rect.contains(position)), None)

    def _describe_value(self, category: int, series: int) -> str:
        if self._data is None:
            return ""
        if self._data.kind is PlotKind.HEAT:
            name, value = self._data.describe_value(category, series).rsplit(": ", 1)
            return f"{name}, {self._data.name_category(category)}: {value}"
        return self._data.describe_category(category)

    def event(self, event: QEvent) -> bool:
        """Show the value under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_value(QPointF(event.pos()))
            return True
        return super().event(event)

    def _show_value(self, position: QPointF) -> None:
        cell = self._find_cell(position)
        if cell is None:
            QToolTip.hideText()
            return
        text = format_tooltip(self._describe_value(*cell))
        QToolTip.showText(self.mapToGlobal(position.toPoint()), text, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select the value under the mouse, and show its tooltip without delay."""
        cell = self._find_cell(event.position())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if cell is not None and self._has_span(cell)
            else Qt.CursorShape.ArrowCursor
        )
        if cell != self._selected:
            self._selected = cell
            self.update()
            self._show_value(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit :attr:`span_chosen`."""
        cell = self._find_cell(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._choose_span(cell)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the context menu of the value under the mouse, or of the selected one."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cell = self._find_cell(QPointF(event.pos())) if is_mouse else self._selected
        self.build_menu(cell).popup(event.globalPos())

    def build_menu(self, cell: tuple[int, int] | None) -> QMenu:
        """Return the context menu of a value; ``cell`` is its category and series."""
        menu = QMenu(self)
        # Otherwise, each menu would exist as long as the plot.
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if cell is not None and self._data is not None and self._has_span(cell):
            since, until = self._data.spans[cell[0]]
            show_calls = menu.addAction(self.tr("Show these calls"))
            show_calls.triggered.connect(lambda: self.span_chosen.emit(since, until))
            if self.can_show_moments:
                show_moment = menu.addAction(self.tr("Show this moment"))
                show_moment.triggered.connect(lambda: self.moment_requested.emit(since, until))
            menu.addSeparator()
        menu.addAction(self._copy_action)
        return menu

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the selection, unless the plot has the focus."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._selected = None
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the values with the arrow keys; Enter emits :attr:`span_chosen`."""
        data = self._data
        if data is None or data.is_empty:
            super().keyPressEvent(event)
            return
        forward = -1 if self.isRightToLeft() else 1
        category, series = self._selected or (-1, 0)
        match event.key():
            case Qt.Key.Key_Right:
                category += forward
            case Qt.Key.Key_Left:
                category -= forward
            case Qt.Key.Key_Down if data.kind is PlotKind.HEAT:
                series += 1
            case Qt.Key.Key_Up if data.kind is PlotKind.HEAT:
                series -= 1
            case Qt.Key.Key_Home:
                category = 0
            case Qt.Key.Key_End:
                category = len(data.categories) - 1
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._selected is not None:
                self._choose_span(self._selected)
                return
            case _:
                super().keyPressEvent(event)
                return
        self.select_value(
            max(0, min(len(data.categories) - 1, category)), max(0, min(len(data.series) - 1, series))
        )

    def select_value(self, category: int, series: int) -> None:
        """Select a value, report it to screen readers, and show its tooltip."""
        self._selected = category, series
        self.setAccessibleDescription(self.selected_text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()
        cells = [] if self._painter is None else self._painter.cells
        for cell in cells:
            if (cell.category, cell.series) == (category, series):
                self._show_value(cell.rect.center())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the plot has the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the plot has lost the focus."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._selected = None
        self.update()

    def _has_span(self, cell: tuple[int, int]) -> bool:
        return self._data is not None and cell[0] < len(self._data.spans)

    def _choose_span(self, cell: tuple[int, int]) -> None:
        if self._data is not None and self._has_span(cell):
            self.span_chosen.emit(*self._data.spans[cell[0]])
