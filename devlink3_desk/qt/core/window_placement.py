"""Placement of windows on screens: one layout for each set of screens, and no window out of reach."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol, TypeAlias

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from devlink3_desk.qt.core.theme import BASE_FONT_POINTS

MIN_GRAB_AREA: Final = QSize(160, 24)
"""Part of a window's upper edge that must be on a screen, so that the mouse can move the window."""


class ScreenInfo(NamedTuple):
    """A screen, in device-independent pixels of the virtual desktop."""

    name: str
    geometry: QRect
    available: QRect
    """Geometry without task bar, menu bar and docks."""


ScreenLister: TypeAlias = Callable[[], Sequence[ScreenInfo]]
"""Returns the connected screens, as :func:`find_screens` does."""


def find_screens() -> list[ScreenInfo]:
    """Return the connected screens."""
    return [ScreenInfo(s.name(), s.geometry(), s.availableGeometry()) for s in QGuiApplication.screens()]


def build_layout_id(screens: Sequence[ScreenInfo]) -> str:
    """Return an identifier of a set of screens: the same screens in the same places have the same one."""
    descriptions = sorted(
        f"{screen.name} {screen.geometry.x()},{screen.geometry.y()} "
        f"{screen.geometry.width()}x{screen.geometry.height()}"
        for screen in screens
    )
    return f"{zlib.crc32(' | '.join(descriptions).encode()):08x}"


def find_reachable_geometry(geometry: QRect, screens: Sequence[ScreenInfo]) -> QRect:
    """Return ``geometry`` if the window can be moved by mouse there, else the same on the nearest screen."""
    edge = QRect(geometry.topLeft(), QSize(geometry.width(), MIN_GRAB_AREA.height()))
    for screen in screens:
        visible = edge.intersected(screen.available)
        if (
            visible.width() >= min(MIN_GRAB_AREA.width(), geometry.width())
            and visible.height() >= MIN_GRAB_AREA.height()
        ):
            return geometry
    if not screens:
        return geometry
    nearest = min(
        screens, key=lambda screen: _compute_squared_distance(screen.available, geometry.center())
    ).available
    return move_inside(geometry, nearest)


def move_inside(geometry: QRect, area: QRect) -> QRect:
    """Return ``geometry`` moved into ``area``, and made smaller where it is larger than that."""
    size = geometry.size().boundedTo(area.size())
    x = max(area.left(), min(geometry.left(), area.right() + 1 - size.width()))
    y = max(area.top(), min(geometry.top(), area.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)


def fit_frame(geometry: QRect, frame: QRect, available: QRect) -> QRect:
    """Return ``geometry`` of a window such that its whole ``frame``, title bar included, is on the screen."""
    fitting = move_inside(frame, available)
    if fitting == frame:
        return geometry
    left, top = geometry.left() - frame.left(), geometry.top() - frame.top()
    right, bottom = frame.right() - geometry.right(), frame.bottom() - geometry.bottom()
    return fitting.adjusted(left, top, -right, -bottom)


def _compute_squared_distance(area: QRect, point: QPoint) -> int:
    across = max(area.left() - point.x(), 0, point.x() - area.right())
    down = max(area.top() - point.y(), 0, point.y() - area.bottom())
    return across * across + down * down


MAX_DEFAULT_SIZE: Final = QSize(1600, 1000)
"""Largest size of a window without a saved geometry, in device-independent pixels."""
FRAME_MARGIN: Final = 20
"""Pixels that are left free beside a window, for its frame; twice as many for its title."""


_PLATFORMS_WITHOUT_STACKING: Final = frozenset({"offscreen", "minimal"})


class LayoutStore(Protocol):
    """Interface of the storage for the layout and appearance of the window."""

    def load(self, key: str) -> bytes | None:
        """Return the value of ``key``, or ``None``."""

    def save(self, key: str, value: bytes) -> None:
        """Store the value of ``key``."""


def compute_default_size(available: QSize) -> QSize:
    """Return the size of a window without a saved geometry: most of the available size."""
    preferred = QSize(round(available.width() * 0.85), round(available.height() * 0.9)).boundedTo(
        MAX_DEFAULT_SIZE
    )
    return preferred.expandedTo(QSize(1280, 800)).boundedTo(available)


def fit_into_screen(window: QWidget, preferred: QSize) -> QSize:
    """Return ``preferred``, or what fits on the screen of ``window`` with a frame around it."""
    available = window.screen().availableGeometry().size() - QSize(FRAME_MARGIN, 2 * FRAME_MARGIN)
    return preferred.boundedTo(available)


def scale_into_screen(window: QWidget, preferred: QSize) -> QSize:
    """Return a size that is ``preferred`` with letters of normal size, for the letters of ``window``.

    It fits on the screen as that of :func:`fit_into_screen`.
    """
    return fit_into_screen(window, preferred * (window.font().pointSizeF() / BASE_FONT_POINTS))


def load_layout_value(store: LayoutStore, layout_id: str, key: str) -> bytes | None:
    """Return the value saved for this set of screens, else the one saved with any other."""
    own = store.load(f"window@{layout_id}/{key}")
    return store.load(f"window/{key}") if own is None else own


def restore_window_geometry(window: QMainWindow, store: LayoutStore, layout_id: str) -> bool:
    """Restore the geometry of a window, or set the default size; return whether one was restored."""
    geometry = load_layout_value(store, layout_id, "geometry")
    if geometry is not None and window.restoreGeometry(QByteArray(geometry)):
        return True
    # Imported late, for a first start only: QStyle with its many enums is slow to load.
    from PySide6.QtWidgets import QStyle

    title_bar_height = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    available = window.screen().availableGeometry().size() - QSize(0, title_bar_height)
    window.resize(compute_default_size(available))
    return False


def raise_window(window: QWidget) -> None:
    """Raise a widget above its siblings, or a window above others where the platform can do that."""
    # Qt prints a warning where it cannot.
    if not window.isWindow() or QGuiApplication.platformName() not in _PLATFORMS_WITHOUT_STACKING:
        window.raise_()


def move_onto_screens(window: QWidget, screens: Sequence[ScreenInfo]) -> None:
    """Move a window that the mouse cannot reach to where it can, such as from a screen that was removed."""
    if not (window.isMaximized() or window.isFullScreen()):
        reachable = find_reachable_geometry(window.geometry(), screens)
        if reachable != window.geometry():
            window.setGeometry(reachable)


def show_in_front(window: QWidget) -> None:
    """Show a window, restore it if it is minimized, and make it the active one."""
    if window.isMinimized():
        window.showNormal()
    elif window.isVisible():
        raise_window(window)
    else:
        window.show()
    window.activateWindow()
