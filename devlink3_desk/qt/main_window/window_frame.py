"""The main window as a window of the desktop: its position, and the way it is closed.

It knows nothing of its contents, so that it can be shown before their modules are imported: that takes
longer than Qt takes to create and paint a window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from devlink3_desk.qt.core.accessibility import click_on_enter, move_focus
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeManager, ThemeMode, to_qcolor
from devlink3_desk.qt.core.window_placement import (
    LayoutStore,
    ScreenLister,
    build_layout_id,
    find_reachable_geometry,
    fit_frame,
    restore_window_geometry,
    show_in_front,
)

FRAME_DELAY_MS: Final = 300
"""Time that desktops need to report the size of the frame to a new window."""

MAX_RESTORED_SLIP: Final = 40
"""Distance, in pixels, by which Qt may restore a window too low: the title bar that it expects.

A window that reaches further beyond the screen was placed there by its user.
"""

WINDOW_MARGIN: Final = 8
PLACEHOLDER_GAP: Final = 8
PLACEHOLDER_BAR_HEIGHTS: Final = (20, 28)
"""Heights of menu bar and status bar, which do not exist yet."""
PLACEHOLDER_SIDE_FRACTION: Final = 0.3
"""Share of the width that the panes beside the calls have."""
PLACEHOLDER_CORNER_RADIUS: Final = 8

_MODE_KEY: Final = "window/theme"
_ZOOM_KEY: Final = "window/zoom"


def load_theme_manager(store: LayoutStore, parent: QObject) -> ApplicationThemeManager:
    """Return a theme manager with the stored mode and text size, or the defaults."""
    mode = (store.load(_MODE_KEY) or b"").decode(errors="replace")
    try:
        zoom = float(store.load(_ZOOM_KEY) or b"1")
    except ValueError:
        zoom = 1.0
    return ApplicationThemeManager(
        ThemeMode(mode) if mode in set(ThemeMode) else ThemeMode.SYSTEM, zoom, parent
    )


class LoadingPlaceholder(QWidget):
    """Paints empty panes, about where the real ones will be."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outlines, in the colours of the theme."""
        del event
        area = QRectF(self.rect()).adjusted(0, PLACEHOLDER_BAR_HEIGHTS[0], 0, -PLACEHOLDER_BAR_HEIGHTS[1])
        side_width = area.width() * PLACEHOLDER_SIDE_FRACTION
        middle = area.adjusted(0, 0, -side_width - PLACEHOLDER_GAP, 0)
        side = area.adjusted(area.width() - side_width, 0, 0, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_qcolor(self._theme_manager.theme.base))
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for column, fractions in ((middle, (0.48, 0.2, 0.32)), (side, (0.44, 0.56))):
            top = column.top()
            for fraction in fractions:
                height = column.height() * fraction
                pane = QRectF(column.left(), top, column.width(), height - PLACEHOLDER_GAP)
                painter.drawRoundedRect(pane, PLACEHOLDER_CORNER_RADIUS, PLACEHOLDER_CORNER_RADIUS)
                top += height
        painter.end()


class WindowFrame(QMainWindow):
    """A main window with a placeholder, at the position where it was closed last.

    Closing the window does not close it, because the connection to the PBX has to be ended first: it emits
    :attr:`close_requested` once. The composition root then ends everything else and calls
    :meth:`finish_closing`.
    """

    close_requested = Signal()
    """Emitted when the user ends the program."""

    geometry_changed = Signal()
    """Emitted when the position or the size of the window has changed."""

    def __init__(
        self,
        layout_store: LayoutStore,
        theme_manager: ApplicationThemeManager | None,
        list_screens: ScreenLister,
    ) -> None:
        super().__init__()
        self.theme_manager = theme_manager or load_theme_manager(layout_store, self)
        self._layout_store, self._list_screens = layout_store, list_screens
        self._is_closing = self._is_finished = False
        self._hides_on_close: Callable[[], bool] = lambda: False
        self.setMinimumSize(720, 480)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setContentsMargins(WINDOW_MARGIN, 0, WINDOW_MARGIN, 0)
        self.setDockNestingEnabled(True)
        # Qt animates docks also on systems that are set to show no animations.
        self.setAnimated(False)
        screens = list_screens()
        was_restored = restore_window_geometry(self, layout_store, build_layout_id(screens))
        self._size_to_fit: QSize | None = self.size()
        self._max_fit_distance = MAX_RESTORED_SLIP if was_restored else None
        reachable = find_reachable_geometry(self.geometry(), screens)
        # The desktop places a window without a position of its own so that the title bar is seen.
        if not (self.isMaximized() or self.isFullScreen()) and reachable != self.geometry():
            self.setGeometry(reachable)
        self.setCentralWidget(LoadingPlaceholder(self.theme_manager, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Continue the menu bar of the past to the edges of the window, beyond the margins."""
        super().paintEvent(event)
        if not self.property("past"):
            return
        bar = self.menuBar()
        if bar.isVisible() and not bar.isNativeMenuBar():
            painter = QPainter(self)
            place = bar.geometry()
            colour = to_qcolor(self.theme_manager.theme.find_colours("held").solid)
            painter.fillRect(0, place.y(), self.width(), place.height(), colour)
            painter.end()

    @property
    def shown_window(self) -> QWidget:
        """The window that users see: this one, unless another stands for it."""
        return self

    def bring_to_front(self) -> None:
        """Show the window and activate it."""
        show_in_front(self.shown_window)

    def set_always_on_top(self, on: bool) -> None:  # noqa: FBT001 (a slot)
        """Set whether the window stays above those of other programs."""
        hint = Qt.WindowType.WindowStaysOnTopHint
        flags = self.windowFlags() | hint if on else self.windowFlags() & ~hint
        if self.internalWinId():
            # setWindowFlags() would hide the window and create a new native one.
            self.overrideWindowFlags(flags)
            self.windowHandle().setFlag(hint, on)
        else:
            self.setWindowFlags(flags)

    # -- closing

    @property
    def is_closing(self) -> bool:
        """Whether the user has ended the program."""
        return self._is_closing

    def set_hides_on_close(self, hides_on_close: Callable[[], bool]) -> None:
        """Set a function that decides, whenever the user closes the window, whether it is only hidden."""
        self._hides_on_close = hides_on_close

    def request_quit(self) -> None:
        """Save the layout and emit :attr:`close_requested`, unless this was done before."""
        if not self._is_closing:
            self._is_closing = True
            self.save_layout()
            self.close_requested.emit()

    def finish_closing(self) -> None:
        """Close and delete the window; do nothing if that was done before.

        To be called when everything else has ended. Qt deletes the window when its event loop has control.
        """
        if self._is_finished:
            return
        was_closing, self._is_closing, self._is_finished = self._is_closing, True, True
        if not was_closing:
            self.save_layout()
        self.stop_updates()
        self.close()
        # Python's garbage collector would never free the window: signal connections refer to it from inside
        # Qt, which the collector cannot see. A window that remains is styled again at every change of theme.
        self.deleteLater()

    def save_layout(self) -> None:
        """Save what the next start restores; a subclass adds the layout of its contents."""
        self._layout_store.save(_MODE_KEY, self.theme_manager.mode.value.encode())
        self._layout_store.save(_ZOOM_KEY, f"{self.theme_manager.zoom}".encode())

    def stop_updates(self) -> None:
        """Stop timers and close other windows; called once, before the window closes."""

    # -- window events

    def showEvent(self, event: QShowEvent) -> None:
        """Move the whole frame onto the screen when the window is shown for the first time."""
        super().showEvent(event)
        if self._size_to_fit is not None:
            QTimer.singleShot(FRAME_DELAY_MS, self, self._fit_frame)

    def _fit_frame(self) -> None:
        size, self._size_to_fit = self._size_to_fit, None
        # Unless someone was quicker, and has given the window another size.
        if self.size() == size and not (self.isMaximized() or self.isFullScreen()):
            available = self.screen().availableGeometry()
            geometry, limit = self.geometry(), self._max_fit_distance
            fitting = fit_frame(geometry, self.frameGeometry(), available)
            distance = max(abs(fitting.top() - geometry.top()), abs(fitting.bottom() - geometry.bottom()))
            if fitting != geometry and (limit is None or distance <= limit):
                self.setGeometry(fitting)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide the window or request the end of the program; close it only after :meth:`finish_closing`."""
        if self._is_finished:
            event.accept()
            return
        event.ignore()
        if self._hides_on_close():
            self.shown_window.hide()
        else:
            self.request_quit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Report the new position."""
        super().moveEvent(event)
        self.geometry_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Report the new size."""
        super().resizeEvent(event)
        self.geometry_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button that has the focus on Enter."""
        if not click_on_enter(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order, wherever the docks are."""
        return move_focus(self, forward=next)
