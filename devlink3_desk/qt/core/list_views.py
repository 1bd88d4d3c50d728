"""Views of rows, as a list and as tiles, in which rows stay under the mouse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
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
from devlink3_desk.qt.core.accessibility import find_viewport, is_assistive_technology_active
from devlink3_desk.qt.core.painting import RowDelegate, TileDelegate
from devlink3_desk.qt.core.row_model import ModelRow
from devlink3_desk.qt.core.selection_tracker import SelectionTracker
from devlink3_desk.qt.core.sorted_model import RowProxyModel, SortedModel

if TYPE_CHECKING:
    from devlink3_desk.qt.core.theme import ThemeManager

R = TypeVar("R", bound=ModelRow)

HOVER_IDLE_MS: Final = 1_200
"""Time without mouse events after which rows move again: longer than a pause between aiming and clicking."""

MAX_FREEZE_MS: Final = 4_000
"""Longest time that rows are frozen, because a mouse that never rests must not hide new calls."""

_MOUSE_EVENTS: Final = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
)
_INPUT_EVENTS: Final = (*_MOUSE_EVENTS, QEvent.Type.KeyPress)


class FreezeWhileHovering(QObject):
    """Freezes the rows of a view while the mouse is in use over it.

    Calls come and go several times a second. Without this, a new one at the top would move the others down
    between aiming and clicking, and the click would hit the wrong call. Which row is aimed at is not known
    in advance, so that all of them stand still. The keyboard needs none of this: it acts on the selection,
    which moves with its row.
    """

    def __init__(self, view: QAbstractItemView, list_model: SortedModel[R], anchor: TopAnchor) -> None:
        super().__init__(view)
        self._list_model, self._anchor = list_model, anchor
        self._idle_timer, self._limit_timer = (
            self._create_timer(ms) for ms in (HOVER_IDLE_MS, MAX_FREEZE_MS)
        )
        # Without tracking, Qt reports movements only while a button is pressed.
        view.setMouseTracking(True)
        self._viewport = find_viewport(view)
        self._viewport.setMouseTracking(True)
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Freeze or unfreeze the rows. No event is filtered out."""
        if event.type() in _MOUSE_EVENTS:
            self._list_model.freeze()
            self._idle_timer.start()
            # Unlike the idle timer, this one is not restarted by further movements.
            if not self._limit_timer.isActive():
                self._limit_timer.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.unfreeze_rows()
        return super().eventFilter(watched, event)

    def unfreeze_rows(self) -> None:
        """Apply the changes of order that were deferred."""
        self._idle_timer.stop()
        self._limit_timer.stop()
        with self._anchor.hold_position():
            self._list_model.unfreeze()

    def _create_timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.unfreeze_rows)
        return timer


RETURN_TO_TOP_MS: Final = 30_000
"""Time without input in a view after which it scrolls back to its first row."""


class TopAnchor(QObject):
    """Keeps a view that shows its first row there while rows move, and lets it return when it is idle.

    Qt scrolls after the selected row when that moves, away from what is most urgent at the top.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._idle_timer = QTimer(self, singleShot=True, interval=RETURN_TO_TOP_MS)
        self._idle_timer.timeout.connect(self._return_to_top)
        view.installEventFilter(self)
        self._viewport = find_viewport(view)
        self._viewport.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def is_at_top(self) -> bool:
        """Whether the first row is at the top of the view."""
        return self._view.verticalScrollBar().value() == 0

    @contextmanager
    def hold_position(self) -> Iterator[None]:
        """Keep the first row at the top, if it is there, while rows move."""
        was_at_top = self.is_at_top
        yield
        if was_at_top:
            self._view.scrollToTop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restart the wait after each input. No event is filtered out."""
        if event.type() in _INPUT_EVENTS and self._idle_timer.isActive():
            self._idle_timer.start()
        return super().eventFilter(watched, event)

    def _on_scrolled(self, value: int) -> None:
        if value == 0:
            self._idle_timer.stop()
        elif not self._idle_timer.isActive():
            self._idle_timer.start()

    def _return_to_top(self) -> None:
        if self._view.underMouse() and self._view.verticalScrollBar().isSliderDown():
            self._idle_timer.start()
        else:
            self._view.scrollToTop()


LAYOUT_BATCH_SIZE: Final = 300
"""Tiles that are laid out before the first paint: as many as fill a large screen."""

_PLACEHOLDER_ICON_SIZE: Final = 30
"""Size of the icon above a placeholder, in device-independent pixels."""


def configure_view(view: QAbstractItemView) -> None:
    """Set what all lists have in common: single selection of rows, no editing, smooth scrolling, no frame."""
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QAbstractItemView.Shape.NoFrame)


def paint_placeholder(view: QAbstractItemView, text: str, icon: str = "", ink: str = "") -> None:
    """Paint a text in the middle of an empty view, with an icon in the colour ``ink`` above it, if any."""
    if not text:
        return
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().color(QPalette.ColorRole.PlaceholderText))
    area = view.viewport().rect().adjusted(16, 0, -16, 0)
    if icon:
        size = min(_PLACEHOLDER_ICON_SIZE, area.height() // 3)
        top = area.top() + (area.height() - size - painter.fontMetrics().height() - 6) // 2
        ratio = view.devicePixelRatioF()
        painter.drawPixmap(area.center().x() - size // 2, top, assets.load_pixmap(icon, ink, size, ratio))
        area.setTop(top + size + 6)
        area.setHeight(painter.fontMetrics().height())
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(area, flags, text)
    painter.end()


def paint_empty_view(
    view: QAbstractItemView, tracker: SelectionTracker[R], theme_manager: ThemeManager, placeholder: str
) -> None:
    """Paint the state of the link in an empty view if it is not live, else ``placeholder``."""
    link = tracker.link_status
    if tracker.missing_text:
        ink = theme_manager.theme.find_colours("unknown").ink
        paint_placeholder(view, tracker.missing_text, "unknown", ink)
        return
    # A source with rows means that the filter has hidden them all, which is not due to the link.
    if link is None or tracker.list_model.source.rowCount():
        paint_placeholder(view, placeholder)
    else:
        sign = state_display.LINK_SIGNS[link]
        ink = theme_manager.theme.find_colours(sign.colour_key).ink
        paint_placeholder(view, state_display.describe_link_status(link), sign.icon, ink)


# A table with one column instead of a QListView, which asks the model for every row when it is laid out.
class RowTableView(QTableView):
    """A table in which whole rows are selected."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll to the first or the last row for Home and End."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            # It may be the current row already, and out of sight.
            self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the row that a key leads to; Home and End lead to the first and the last one."""
        # Qt's tables move to the first and the last column of the row.
        last = self.model().rowCount() - 1
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(last, 0)
        return super().moveCursor(action, modifiers)


class RowListView(RowTableView, Generic[R]):
    """A list of rows of equal height."""

    placeholder_text = ""
    """Shown while there are no rows, though the link is live."""

    def __init__(self, list_model: RowProxyModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        configure_view(self)
        self.tracker = SelectionTracker(self, list_model)
        self._row_delegate: RowDelegate[R] | None = None
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def set_row_delegate(self, delegate: RowDelegate[R]) -> None:
        """Set the delegate, which also determines the height of the rows."""
        self._row_delegate = delegate
        self.setItemDelegate(delegate)
        delegate.theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the placeholder."""
        super().paintEvent(event)
        if not self.model().rowCount() and self._row_delegate is not None:
            paint_empty_view(self, self.tracker, self._row_delegate.theme_manager, self.placeholder_text)

    def _apply_theme(self) -> None:
        if self._row_delegate is not None:
            height = self._row_delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
            self.verticalHeader().setDefaultSectionSize(height)
            self.viewport().update()


class TileView(QListView, Generic[R]):
    """Tiles of equal size that fill the width of the view."""

    placeholder_text = ""
    """Shown while there are no rows, though the link is live."""

    def __init__(self, list_model: SortedModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        configure_view(self)
        self.tracker = SelectionTracker(self, list_model)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        # Qt calls the model twice for every tile that it lays out. The first ones do not wait for thousands.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(LAYOUT_BATCH_SIZE)
        self._tile_delegate: TileDelegate[R] | None = None
        for changed in (list_model.rowsInserted, list_model.rowsRemoved, list_model.modelReset):
            changed.connect(self._update_tile_size)
        list_model.shown_rows_updated.connect(self._repaint_tiles)

    def set_tile_delegate(self, delegate: TileDelegate[R]) -> None:
        """Set the delegate, whose minimum size determines the number of columns."""
        self._tile_delegate = delegate
        self.setItemDelegate(delegate)
        delegate.theme_manager.changed.connect(self._update_tile_size)
        self._update_tile_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the size of the tiles."""
        self._update_tile_size()
        super().resizeEvent(event)

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,  # noqa: N803 (Qt's own names)
        bottomRight: QModelIndex | QPersistentModelIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        """Pass changes on to assistive technology only: :meth:`_repaint_tiles` repaints the tiles."""
        # QListView lays out all tiles again for any change, and repaints everything between the changed ones.
        if is_assistive_technology_active():
            QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)

    def _repaint_tiles(self, rows: list[int]) -> None:
        """Schedule the visible ones of these tiles for repainting."""
        if not self.isVisible() or not rows:
            return
        first, last = self.tracker.find_visible_range()
        for row in rows[bisect_left(rows, first) : bisect_right(rows, last)]:
            self.update(self.model().index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles, or the placeholder."""
        if self._tile_delegate is None:
            return
        # Qt asks for all tiles in the bounding rectangle of the region; the delegate skips those outside it.
        self._tile_delegate.paint_region = event.region()
        super().paintEvent(event)
        self._tile_delegate.paint_region = None
        if not self.model().rowCount():
            paint_empty_view(self, self.tracker, self._tile_delegate.theme_manager, self.placeholder_text)

    def relayout_tiles(self) -> None:
        """Compute the size of the tiles again and repaint them."""
        self._update_tile_size()
        self.viewport().update()

    def _update_tile_size(self) -> None:
        if self._tile_delegate is None:
            return
        # The width of a scroll bar is always reserved. Tiles that fill it may need more rows without it than
        # with it, and the bar would appear and disappear in turn.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        available = self.maximumViewportSize() - QSize(bar + 1, 0)
        size = self._tile_delegate.compute_tile_size(available, self.tracker.list_model.rowCount())
        if size != self._tile_delegate.tile_size:
            self._tile_delegate.tile_size = size
            self.setGridSize(size)
