"""The heights of the docks, which rows above and below the panes change for as long as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget

from devlink3_desk.qt.main_window.pane_dock import PaneDock


class DockHeights(QObject):
    """Gives the docks the height back that a row has taken, such as a banner; Qt would give it to the calls.

    A row calls :meth:`add_row` before it is shown and :meth:`remove_row` after it was hidden.
    """

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, PaneDock], resize_to_default: Callable[[], object]
    ) -> None:
        """``resize_to_default`` applies the default sizes, if the docks are where that layout has them."""
        super().__init__(window)
        self._window, self._docks, self._resize_to_default = window, docks, resize_to_default
        self._rows: set[QWidget] = set()
        self._heights: dict[PaneDock, int] = {}
        """Those before the first row was shown; empty if another layout was applied since."""
        self._pressed_sizes: list[QSize] = []
        self.is_default = False
        """Whether the user has left the sizes as the default layout sets them."""
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._restore_heights)
        window.installEventFilter(self)

    def add_row(self, row: QWidget) -> None:
        """Remember the heights before a row takes some of them."""
        if row in self._rows:
            return
        # While the timer runs, the docks still have the heights that an earlier row has left them.
        if not self._rows and not self._timer.isActive():
            QCoreApplication.sendPostedEvents(self._window, QEvent.Type.LayoutRequest)
            self._heights = self._measure_heights()
        self._rows.add(row)

    def remove_row(self, row: QWidget) -> None:
        """Restore the heights, as far as other rows leave room."""
        if row in self._rows:
            self._rows.remove(row)
            self._timer.start()

    def share_row(self, row: QWidget) -> None:
        """Reduce the height of the calls, too, when a row was added, down to their minimum.

        The docks keep their share of the height. Qt takes everything from them first.
        """
        QCoreApplication.sendPostedEvents(self._window, QEvent.Type.LayoutRequest)
        share = 1 - row.sizeHint().height() / max(1, self._window.height())
        self._resize_docks({dock: round(height * share) for dock, height in self._heights.items()})

    def set_applied(self, *, is_default: bool) -> None:
        """Forget the heights: other ones were applied, which are those of the default layout or not."""
        self.is_default, self._heights = is_default, {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find out whether the user drags a separator: the window gets the mouse events of separators."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed_sizes = self._list_sizes()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._list_sizes() != self._pressed_sizes:
            # What the user has chosen below a row stays without it.
            self.set_applied(is_default=False)
        return super().eventFilter(watched, event)

    def _list_sizes(self) -> list[QSize]:
        return [dock.size() for dock in self._docks.values()]

    def _measure_heights(self) -> dict[PaneDock, int]:
        """Return the heights of the docks that share their height with the calls, with their tabs.

        Docks behind a tab have none.
        """
        areas = Qt.DockWidgetArea
        bars = self._window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly)
        tabs = {(bar.x(), bar.y()): bar.height() for bar in bars if bar.isVisible()}
        return {
            dock: dock.height() + tabs.get((dock.x(), dock.y() + dock.height()), 0)
            for dock in self._docks.values()
            if self._window.dockWidgetArea(dock) in (areas.TopDockWidgetArea, areas.BottomDockWidgetArea)
            and not dock.isFloating()
            and not dock.visibleRegion().isEmpty()
        }

    def _restore_heights(self) -> None:
        # The row that was hidden has left its place only when the window has been laid out.
        QCoreApplication.sendPostedEvents(self._window, QEvent.Type.LayoutRequest)
        if self._heights:
            self._resize_docks(self._heights)
        elif self.is_default:
            self._resize_to_default()

    def _resize_docks(self, heights: Mapping[PaneDock, int]) -> None:
        # To Qt, the height of a dock is that of the dock and its tabs.
        docks = [dock for dock in heights if not dock.isFloating() and not dock.isHidden()]
        self._window.resizeDocks(docks, [heights[dock] for dock in docks], Qt.Orientation.Vertical)
