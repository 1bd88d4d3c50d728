"""Rows that stay where they are while the mouse is at work among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.painting import RowDelegate, TileDelegate
from devlink3_desk.qt.core.row_model import ModelRow, Role
from devlink3_desk.qt.core.sorted_model import RowProxyModel, SortedModel
from devlink3_desk.qt.core.state_display import StateSign
from devlink3_desk.switchboard.board_values import LinkStatus

if TYPE_CHECKING:
    from devlink3_desk.qt.core.theme import ThemeManager

R = TypeVar("R", bound=ModelRow)

HOVER_IDLE_MS: Final = 1_200
"""So long after the last movement of the mouse rows may move again."""

MAX_FREEZE_MS: Final = 4_000
"""Whoever never stops moving sees what is new after this."""

_MOUSE_EVENTS: Final = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
)


class FreezeWhileHovering(QObject):
    """Holds the rows of a view while the mouse moves over it, but never for long."""

    def __init__(self, view: QAbstractItemView, list_model: SortedModel[R]) -> None:
        super().__init__(view)
        self._list_model = list_model
        self._idle_timer, self._limit_timer = (
            self._create_timer(ms) for ms in (HOVER_IDLE_MS, MAX_FREEZE_MS)
        )
        view.setMouseTracking(True)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; nothing is taken from the view."""
        if event.type() in _MOUSE_EVENTS:
            self._list_model.freeze()
            self._idle_timer.start()
            if not self._limit_timer.isActive():
                self._limit_timer.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.unfreeze_rows()
        return super().eventFilter(watched, event)

    def unfreeze_rows(self) -> None:
        """Let the rows move again."""
        self._idle_timer.stop()
        self._limit_timer.stop()
        self._list_model.unfreeze()

    def _create_timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.unfreeze_rows)
        return timer


class SelectionTracker(QObject, Generic[R]):
    """What the views below have in common, held beside them: the list shown, and the key selected."""

    number_selected = Signal(str)
    """Number of the row that has just been selected."""

    def __init__(self, view: QAbstractItemView, list_model: RowProxyModel[R]) -> None:
        super().__init__(view)
        self.view, self.list_model = view, list_model
        self.selected_key: str | None = None
        self.link_status: LinkStatus | None = None
        """State of the link where that is why nothing can be shown."""
        list_model.rowsAboutToBeRemoved.connect(
            self._on_rows_about_to_be_removed
        )  # before the view hears of it
        view.setModel(list_model)
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        list_model.modelReset.connect(self._restore_selection)

    def selected_row(self) -> R | None:
        """Return the selected row, if it can be seen: nobody means one that a filter hides."""
        place = None if self.selected_key is None else self.list_model.find_row(self.selected_key)
        return None if place is None else self.list_model.value_at(place)

    def select_key(self, key: str | None) -> None:
        """Select a key, or nothing; a key that a filter hides is selected again when it shows."""
        place = None if key is None else self.list_model.find_row(key)
        selection = self.view.selectionModel()
        if place is None:
            selection.clear()
            self.selected_key = key
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection.setCurrentIndex(self.list_model.index(place, 0), flags)

    def ensure_selection(self) -> None:
        """Select the first row where none is selected."""
        if self.selected_key is None and self.list_model.rowCount():
            self.select_key(self.list_model.key_at(0))

    def set_link_status(self, status: LinkStatus | None) -> None:
        """Take the state of a link that brings nothing new, ``None`` while all is well."""
        if status != self.link_status:
            self.link_status = status
            self.view.setAccessibleDescription(
                "" if status is None else state_display.link_status_text(status)
            )
            if not self.list_model.rowCount():
                self.view.viewport().update()

    def selected_number(self) -> str:
        """Return the number of the selected row, empty where there is none."""
        row = self.selected_row()
        return "" if row is None else row.number

    def update_times(self) -> None:
        """Let the time of the visible rows go on."""
        view = self.view
        if not view.isVisible() or not self.list_model.rowCount():
            return
        first, last = self.visible_range()
        self.list_model.source.emit_elapsed_changes(self.list_model.source_rows(first, last))

    def visible_range(self) -> tuple[int, int]:
        """Return the first and the last place that can be seen, of a list that is not empty."""
        view = self.view
        area = view.viewport().rect()
        first = view.indexAt(QPoint(area.left() + 8, area.top() + 8))
        last = view.indexAt(QPoint(area.left() + 8, area.bottom() - 1))
        end = self.list_model.rowCount() - 1
        if last.isValid() and isinstance(view, QListView) and view.isWrapping():
            last_row = min(end, last.row() + self._column_count(view))
        else:
            last_row = last.row() if last.isValid() else end
        return (first.row() if first.isValid() else 0, last_row)

    @staticmethod
    def _column_count(view: QListView) -> int:
        return max(1, view.viewport().width() // max(1, view.gridSize().width()))

    def _on_rows_about_to_be_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Select nothing in place of a row that goes: Qt would take the next one, which nobody chose."""
        current = self.view.currentIndex()
        if current.isValid() and first <= current.row() <= last:
            self.view.selectionModel().clear()

    def _restore_selection(self) -> None:
        self.select_key(self.selected_key)

    def _on_selection_changed(self) -> None:
        selected = self.view.selectionModel().selectedIndexes()
        self.selected_key = selected[0].data(Role.KEY) if selected else None
        if selected:
            self.number_selected.emit(selected[0].data(Role.NUMBER))


LAYOUT_BATCH_SIZE: Final = 300
"""Tiles that are laid out before the first paint; more are on no screen."""

_PLACEHOLDER_ICON_SIZE: Final = 30
"""Side of the shape above a placeholder, in device-independent pixels."""


def configure_view(view: QAbstractItemView) -> None:
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QAbstractItemView.Shape.NoFrame)


def paint_placeholder(view: QAbstractItemView, text: str, sign: StateSign | None = None) -> None:
    """Say in an empty view why it is empty; ``sign`` stands above it where that is not as it should be."""
    if not text:
        return
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().color(QPalette.ColorRole.PlaceholderText))
    room = view.viewport().rect().adjusted(16, 0, -16, 0)
    if sign is not None:
        size = min(_PLACEHOLDER_ICON_SIZE, room.height() // 3)
        middle = room.top() + (room.height() - size - painter.fontMetrics().height() - 6) // 2
        ratio = view.devicePixelRatioF()
        painter.drawPixmap(
            room.center().x() - size // 2, middle, assets.load_pixmap(sign.icon, sign.colour_key, size, ratio)
        )
        room.setTop(middle + size + 6)
        room.setHeight(painter.fontMetrics().height())
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(room, flags, text)
    painter.end()


def paint_empty_view(
    view: QAbstractItemView, tracker: SelectionTracker[R], theme_manager: ThemeManager, placeholder: str
) -> None:
    """Say why there are no rows: the link, where there is nothing to show yet, else ``placeholder``."""
    link = tracker.link_status
    if link is None or tracker.list_model.source.rowCount():
        paint_placeholder(view, placeholder)
    else:
        sign = state_display.LINK_SIGNS[link]
        ink = theme_manager.theme.state_colours(sign.colour_key).ink
        paint_placeholder(
            view,
            state_display.link_status_text(link),
            sign._replace(colour_key=ink),
        )


class RowListView(QTableView, Generic[R]):
    """A list of people: one column of a table, which asks only for the rows that it shows."""

    enter_pressed = Signal()
    """Enter was pressed."""

    placeholder_text = ""

    def __init__(self, list_model: RowProxyModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        configure_view(self)
        self.tracker = SelectionTracker(self, list_model)
        self._row_delegate: RowDelegate | None = None
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def set_row_delegate(self, delegate: RowDelegate) -> None:
        """Paint with a delegate, whose rows are all of one height."""
        self._row_delegate = delegate
        self.setItemDelegate(delegate)
        delegate.theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter on every desktop (some activate rows by it, some do not)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or why there are none."""
        super().paintEvent(event)
        if not self.model().rowCount() and self._row_delegate is not None:
            paint_empty_view(self, self.tracker, self._row_delegate.theme_manager, self.placeholder_text)

    def _apply_theme(self) -> None:
        if self._row_delegate is not None:
            height = self._row_delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
            self.verticalHeader().setDefaultSectionSize(height)
            self.viewport().update()


class TileView(QListView, Generic[R]):
    """Tiles that fill the width evenly."""

    enter_pressed = Signal()
    """Enter was pressed."""

    placeholder_text = ""

    def __init__(self, list_model: SortedModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        configure_view(self)
        self.tracker = SelectionTracker(self, list_model)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        # Qt asks the model twice for every tile that it lays out: of thousands the first are seen at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(LAYOUT_BATCH_SIZE)
        self._tile_delegate: TileDelegate | None = None
        for changed in (list_model.rowsInserted, list_model.rowsRemoved, list_model.modelReset):
            changed.connect(self._update_tile_size)
        list_model.shown_rows_updated.connect(self._repaint_tiles)

    def set_tile_delegate(self, delegate: TileDelegate) -> None:
        """Paint with a delegate, whose smallest size decides how many tiles stand side by side."""
        self._tile_delegate = delegate
        self.setItemDelegate(delegate)
        delegate.theme_manager.changed.connect(self._update_tile_size)
        self._update_tile_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the tiles anew."""
        self._update_tile_size()
        super().resizeEvent(event)

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,  # noqa: N803 (Qt's own names)
        bottomRight: QModelIndex | QPersistentModelIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        """Tell those who listen. Qt would lay out every tile again, and paint all for two that changed."""
        if QAccessible.isActive():
            QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)

    def _repaint_tiles(self, rows: list[int]) -> None:
        """Have the tiles at these places painted, as far as they can be seen."""
        if not self.isVisible() or not rows:
            return
        first, last = self.tracker.visible_range()
        for place in rows[bisect_left(rows, first) : bisect_right(rows, last)]:
            self.update(self.model().index(place, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles, or why there are none."""
        if self._tile_delegate is None:
            return
        # Qt asks for all tiles within the rectangle around what is to be painted.
        self._tile_delegate.paint_region = event.region()
        super().paintEvent(event)
        self._tile_delegate.paint_region = None
        if not self.model().rowCount():
            paint_empty_view(self, self.tracker, self._tile_delegate.theme_manager, self.placeholder_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter on every desktop (some activate rows by it, some do not)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)

    def relayout_tiles(self) -> None:
        """Lay the tiles out anew, where their size may have changed."""
        self._update_tile_size()
        self.viewport().update()

    def _update_tile_size(self) -> None:
        if self._tile_delegate is None:
            return
        # Qt keeps room for a scroll bar whether it is there or not.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        room = self.maximumViewportSize() - QSize(bar + 1, 0)
        size = self._tile_delegate.compute_tile_size(room, self.tracker.list_model.rowCount())
        if size != self._tile_delegate.tile_size:
            self._tile_delegate.tile_size = size
            self.setGridSize(size)
