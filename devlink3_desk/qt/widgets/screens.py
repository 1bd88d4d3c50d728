"""The screens of a desk: which set-up this is, and what to do with a window that none of them shows."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

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
        if seen.width() >= min(MIN_GRAB_AREA.width(), geometry.width()) and seen.height() >= MIN_GRAB_AREA.height():
            return geometry
    if not screens:
        return geometry
    nearest = min(screens, key=lambda screen: _squared_distance(screen.available, geometry.center())).available
    size = geometry.size().boundedTo(nearest.size())
    x = max(nearest.left(), min(geometry.left(), nearest.right() + 1 - size.width()))
    y = max(nearest.top(), min(geometry.top(), nearest.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)


def _squared_distance(area: QRect, point: QPoint) -> int:
    across = max(area.left() - point.x(), 0, point.x() - area.right())
    down = max(area.top() - point.y(), 0, point.y() - area.bottom())
    return across * across + down * down
