"""The screens of a desk: which set-up this is, and what to do with a window that none of them shows."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

GRIP: Final = QSize(160, 24)
"""So much of a window's upper edge must be on a screen for somebody to take hold of it."""


class Screen(NamedTuple):
    """One screen, in device-independent pixels of the whole desktop."""

    name: str
    geometry: QRect
    available: QRect
    """Without the system's bars."""


def present_screens() -> list[Screen]:
    """Return the screens that there are now."""
    return [Screen(s.name(), s.geometry(), s.availableGeometry()) for s in QGuiApplication.screens()]


def set_up(screens: Sequence[Screen]) -> str:
    """Return a short name for a set of screens: the same ones in the same places have the same name."""
    places = sorted(
        f"{screen.name} {screen.geometry.x()},{screen.geometry.y()} "
        f"{screen.geometry.width()}x{screen.geometry.height()}"
        for screen in screens
    )
    return f"{zlib.crc32(' | '.join(places).encode()):08x}"


def within_reach(window: QRect, screens: Sequence[Screen]) -> QRect:
    """Return where a window is to be: unchanged if it can be taken hold of, else on the nearest screen."""
    edge = QRect(window.topLeft(), QSize(window.width(), GRIP.height()))
    for screen in screens:
        seen = edge.intersected(screen.available)
        if seen.width() >= min(GRIP.width(), window.width()) and seen.height() >= GRIP.height():
            return window
    if not screens:
        return window
    nearest = min(screens, key=lambda screen: _distance(screen.available, window.center())).available
    size = window.size().boundedTo(nearest.size())
    x = max(nearest.left(), min(window.left(), nearest.right() + 1 - size.width()))
    y = max(nearest.top(), min(window.top(), nearest.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)


def _distance(area: QRect, point: QPoint) -> int:
    across = max(area.left() - point.x(), 0, point.x() - area.right())
    down = max(area.top() - point.y(), 0, point.y() - area.bottom())
    return across * across + down * down
