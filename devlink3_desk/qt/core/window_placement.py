"""The screens of a desk: which set-up this is, and what to do with a window that none of them shows."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

MIN_GRAB_AREA: Final = QSize(160, 24)
"""So much of a window's upper edge must be on a screen for somebody to take hold of it."""


class ScreenInfo(NamedTuple):
    """One screen, in device-independent pixels of the whole desktop."""

    name: str
    geometry: QRect
    available: QRect
    """Without the system's bars."""


def current_screens() -> list[ScreenInfo]:
    """Return the screens that there are now."""
    return [ScreenInfo(s.name(), s.geometry(), s.availableGeometry()) for s in QGuiApplication.screens()]


def screen_layout_id(screens: Sequence[ScreenInfo]) -> str:
    """Return a short name for a set of screens: the same ones in the same places have the same name."""
    places = sorted(
        f"{screen.name} {screen.geometry.x()},{screen.geometry.y()} "
        f"{screen.geometry.width()}x{screen.geometry.height()}"
        for screen in screens
    )
    return f"{zlib.crc32(' | '.join(places).encode()):08x}"


def reachable_geometry(geometry: QRect, screens: Sequence[ScreenInfo]) -> QRect:
    """Return where a window is to be: unchanged if it can be taken hold of, else on the nearest screen."""
    edge = QRect(geometry.topLeft(), QSize(geometry.width(), MIN_GRAB_AREA.height()))
    for screen in screens:
        seen = edge.intersected(screen.available)
        if (
            seen.width() >= min(MIN_GRAB_AREA.width(), geometry.width())
            and seen.height() >= MIN_GRAB_AREA.height()
        ):
            return geometry
    if not screens:
        return geometry
    nearest = min(
        screens, key=lambda screen: _squared_distance(screen.available, geometry.center())
    ).available
    size = geometry.size().boundedTo(nearest.size())
    x = max(nearest.left(), min(geometry.left(), nearest.right() + 1 - size.width()))
    y = max(nearest.top(), min(geometry.top(), nearest.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)


def _squared_distance(area: QRect, point: QPoint) -> int:
    across = max(area.left() - point.x(), 0, point.x() - area.right())
    down = max(area.top() - point.y(), 0, point.y() - area.bottom())
    return across * across + down * down


MAX_DEFAULT_SIZE: Final = QSize(1600, 1000)
"""Size of a first window where the screen has room for it, in device-independent pixels."""


class LayoutStore(Protocol):
    """Where the window keeps its layout and look between runs."""

    def load(self, key: str) -> bytes | None:
        """Return what was saved under ``key``."""

    def save(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


def default_window_size(available: QSize) -> QSize:
    """Return the size of a first window on a screen with so much room: most of it, never more."""
    roomy = QSize(round(available.width() * 0.85), round(available.height() * 0.9)).boundedTo(
        MAX_DEFAULT_SIZE
    )
    return roomy.expandedTo(QSize(1280, 800)).boundedTo(available)


def load_layout_value(store: LayoutStore, layout_id: str, key: str) -> bytes | None:
    """Return ``what`` was saved with this set of screens, else with any other."""
    own = store.load(f"window@{layout_id}/{key}")
    return store.load(f"window/{key}") if own is None else own


def restore_window_geometry(window: QMainWindow, store: LayoutStore, layout_id: str) -> None:
    """Put a window where it was, or where a first one belongs."""
    geometry = load_layout_value(store, layout_id, "geometry")
    if geometry is None or not window.restoreGeometry(QByteArray(geometry)):
        from PySide6.QtWidgets import QStyle  # slow to read, and only a first window asks it

        frame = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        room = window.screen().availableGeometry().size() - QSize(0, frame)
        window.resize(default_window_size(room))
