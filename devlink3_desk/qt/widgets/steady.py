"""Rows that stay where they are while the mouse is at work among them."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

from devlink3_desk.qt.models.keyed import ModelRow
from devlink3_desk.qt.models.ordered import SortedModel

R = TypeVar("R", bound=ModelRow)

HOVER_IDLE_MS: Final = 1_200
"""So long after the last movement of the mouse rows may move again."""

MAX_FREEZE_MS: Final = 4_000
"""Whoever never stops moving sees what is new after this."""

_MOUSE_EVENTS: Final = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
)


class FreezeWhileHovering(QObject):
    """Holds the rows of a view while the mouse moves over it, but never for long."""

    def __init__(self, view: QAbstractItemView, list_model: SortedModel[R]) -> None:
        super().__init__(view)
        self._list_model = list_model
        self._idle_timer, self._limit_timer = (self._create_timer(ms) for ms in (HOVER_IDLE_MS, MAX_FREEZE_MS))
        view.setMouseTracking(True)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; nothing is taken from the view."""
        if event.type() in _MOUSE_EVENTS:
            self._list_model.freeze()
            self._idle_timer.start()
            if not self._limit_timer.isActive():
                self._limit_timer.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.unfreeze_rows()
        return super().eventFilter(watched, event)

    def unfreeze_rows(self) -> None:
        """Let the rows move again."""
        self._idle_timer.stop()
        self._limit_timer.stop()
        self._list_model.unfreeze()

    def _create_timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.unfreeze_rows)
        return timer
