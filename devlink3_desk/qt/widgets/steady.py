"""Rows that stay where they are while the mouse is at work among them."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

from devlink3_desk.qt.models.keyed import Row
from devlink3_desk.qt.models.ordered import OrderedModel

R = TypeVar("R", bound=Row)

STILL_MS: Final = 1_200
"""So long after the last movement of the mouse rows may move again."""

LONGEST_MS: Final = 4_000
"""Whoever never stops moving sees what is new after this."""

_BUSY: Final = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
)


class Steady(QObject):
    """Holds the rows of a view while the mouse moves over it, but never for long."""

    def __init__(self, view: QAbstractItemView, rows: OrderedModel[R]) -> None:
        super().__init__(view)
        self._rows = rows
        self._still, self._longest = (self._timer(ms) for ms in (STILL_MS, LONGEST_MS))
        view.setMouseTracking(True)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; nothing is taken from the view."""
        if event.type() in _BUSY:
            self._rows.hold()
            self._still.start()
            if not self._longest.isActive():
                self._longest.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.let_go()
        return super().eventFilter(watched, event)

    def let_go(self) -> None:
        """Let the rows move again."""
        self._still.stop()
        self._longest.stop()
        self._rows.release()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.let_go)
        return timer
