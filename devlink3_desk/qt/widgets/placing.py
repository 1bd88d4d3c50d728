"""Where the window is: as somebody left it with these screens, else as it was last, else most of one."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

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
    roomy = QSize(round(available.width() * 0.85), round(available.height() * 0.9)).boundedTo(MAX_DEFAULT_SIZE)
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
