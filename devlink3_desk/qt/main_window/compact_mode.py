"""The change between the main window and the compact strip."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from devlink3_desk.qt.core.change_batcher import VisibilityMonitor
from devlink3_desk.qt.core.window_placement import (
    LayoutStore,
    ScreenLister,
    show_in_front,
)

if TYPE_CHECKING:
    from devlink3_desk.qt.calls.compact_strip import CompactStrip
    from devlink3_desk.qt.main_window.main_window import MainWindow

_GEOMETRY_KEY: Final = "strip/geometry"

STRIP_ACTIONS: Final = ("compact", "larger", "smaller", "normal", "quit")
"""The actions of the main window whose shortcuts also work in the compact strip."""


def create_strip(window: MainWindow) -> CompactStrip:
    """Return a strip that shows the calls of a window, and leads back to it."""
    # Imported late: most windows never show one.
    from devlink3_desk.qt.calls.compact_strip import CompactStrip

    models = window.models
    strip = CompactStrip(
        window.theme_manager,
        models.calls,
        models.link_model,
        [window.actions_by_name[name] for name in STRIP_ACTIONS],
        lambda: models.callbacks.open_count,
    )
    models.ended_calls.watch_list(strip.call_view.call_list)
    models.batch_applied.connect(strip.refresh)
    models.callbacks.changed.connect(strip.refresh)
    window.ticker.ticked.connect(strip.update_times)
    window.dock_layout.screens_changed.connect(strip.move_onto_screens)
    strip.exit_requested.connect(window.leave_compact_mode)
    strip.call_chosen.connect(window.show_call_of_strip)
    strip.close_requested.connect(window.close)
    return strip


def _parse_geometry(saved: bytes) -> QRect | None:
    # Not restoreGeometry(): below the upper edge of the screen, it leaves room for a frame.
    match = re.fullmatch(rb"(-?\d{1,5}) (-?\d{1,5}) (\d{1,5}) (\d{1,5})", saved)
    return None if match is None else QRect(*map(int, match.groups()))


class CompactMode(QObject):
    """Replaces the main window by a strip, and the strip by the main window."""

    def __init__(
        self,
        window: QMainWindow,
        store: LayoutStore,
        visibility_monitor: VisibilityMonitor,
        create_strip: Callable[[], CompactStrip],
        list_screens: ScreenLister,
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._visibility_monitor = window, store, visibility_monitor
        self._create_strip, self._list_screens = create_strip, list_screens
        self.strip: CompactStrip | None = None
        """The strip; ``None`` unless the mode is active."""
        self._previous_focus: QWidget | None = None

    @property
    def shown_window(self) -> QWidget:
        """The window that users see or can call back: the strip if there is one, else the main window."""
        return self.strip or self._window

    def set_active(self, active: bool) -> None:  # noqa: FBT001 (a slot)
        """Show the strip or the main window in place of the other; if that is hidden, so is the new one."""
        if active == (self.strip is not None):
            return
        was_visible = self.shown_window.isVisible()
        if active:
            # Saved before hide(), which moves the focus to the next widget.
            self._previous_focus = self._window.focusWidget()
            self._open_strip()
            self._window.hide()
        else:
            self.close_strip()
        if was_visible:
            show_in_front(self.shown_window)
        if not active and self._previous_focus is not None:
            self._previous_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_geometry(self) -> None:
        """Save the position of the strip, if it is open."""
        if self.strip is not None:
            place = self.strip.geometry()
            numbers = (place.x(), place.y(), place.width(), place.height())
            self._store.save(_GEOMETRY_KEY, " ".join(map(str, numbers)).encode())

    def close_strip(self) -> None:
        """Save the position of the strip and delete it; do nothing if there is none."""
        self.save_geometry()
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.hide()
            self._visibility_monitor.remove_window(strip)
            strip.deleteLater()

    def _open_strip(self) -> None:
        strip = self.strip = self._create_strip()
        geometry = _parse_geometry(self._store.load(_GEOMETRY_KEY) or b"")
        if geometry is None:
            geometry = strip.compute_default_geometry(self._window.screen().availableGeometry())
        strip.setGeometry(geometry)
        strip.move_onto_screens(self._list_screens())
        self._visibility_monitor.add_window(strip)
