"""Placement of pop-ups: in a corner of the screen, covering no button of an open dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

_ESTIMATED_TITLE_HEIGHT: Final = 24
"""Assumed height of the title bar of a dialog until the window manager has reported it."""


def compute_popup_rect(
    size: QSize,
    area: QRect,
    margins: QMargins,
    direction: Qt.LayoutDirection,
    dialogs: Sequence[QDialog],
) -> QRect:
    """Return the place of pop-ups of a size in ``area``, the available part of a screen.

    It is the corner at the bottom where lines end; with a dialog there, the corner in which they cover least
    of its buttons and its title bar, and then least of the dialog.
    """
    inner = area.marginsRemoved(margins)
    left, right = inner.left(), inner.right() - size.width()
    near, far = (right, left) if direction == Qt.LayoutDirection.LeftToRight else (left, right)
    bottom, top = inner.bottom() - size.height(), inner.top()
    corners = [QRect(QPoint(x, y), size) for x, y in ((near, bottom), (near, top), (far, bottom), (far, top))]
    controls = [place for dialog in dialogs for place in _list_controls(dialog)]
    frames = [dialog.frameGeometry() for dialog in dialogs]
    # min() takes the first of those that are equally good.
    return min(
        corners,
        key=lambda corner: (_compute_overlap_area(corner, controls), _compute_overlap_area(corner, frames)),
    )


def list_open_dialogs() -> list[QDialog]:
    """Return the dialogs that are on the screen."""
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QDialog) and window.isVisible() and not window.isMinimized()
    ]


def _list_controls(dialog: QDialog) -> list[QRect]:
    """Return the places of the buttons and of the title bar of a dialog, on the screen."""
    frame, inside = dialog.frameGeometry(), dialog.geometry()
    title_height = max(inside.top() - frame.top(), _ESTIMATED_TITLE_HEIGHT)
    places = [QRect(frame.left(), inside.top() - title_height, frame.width(), title_height)]
    for button in dialog.findChildren(QPushButton):
        shown = button.visibleRegion().boundingRect()  # only what is not scrolled away
        if not shown.isEmpty():
            places.append(shown.translated(button.mapToGlobal(QPoint(0, 0))))
    return places


def _compute_overlap_area(corner: QRect, places: Sequence[QRect]) -> int:
    shared = (corner.intersected(place) for place in places)
    return sum(max(0, rect.width()) * max(0, rect.height()) for rect in shared)
