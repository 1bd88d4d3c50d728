"""Marks of callers made without the hub: how many wait to be sent, and which the hub refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from devlink3_desk.app.desk.shared_state import DeskSharing
from devlink3_desk.qt.colleagues.mark_conflict_dialog import MarkConflictDialog, RefusedMark
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.hub.desk_history import DeskHistory, MarkConflict

REFRESH_MS: Final = 0


class WaitingMarks(QObject):
    """Connects the history of a hub, or those of several sites, with their window."""

    def __init__(self, window: MainWindow, histories: Sequence[DeskHistory], sharing: DeskSharing) -> None:
        super().__init__(window)
        self._window, self._histories, self._sharing = window, histories, sharing
        self.dialog: MarkConflictDialog | None = None
        """The open dialog."""
        # Both come from the thread of the history.
        for history in histories:
            history.watch_marks(relay_to_gui(self._show_count), relay_to_gui(self._show_conflict))
        QTimer.singleShot(REFRESH_MS, self, self._show_count)

    def _show_count(self, _count: int = 0) -> None:
        self._sharing.show_waiting_marks(sum(history.waiting for history in self._histories))

    def _show_conflict(self, conflict: MarkConflict) -> None:
        mark = conflict.mark
        dialog = self.dialog
        if dialog is None:
            dialog = self.dialog = MarkConflictDialog(self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            # It does not take the keyboard from someone who is typing elsewhere.
            dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            dialog.finished.connect(self._forget_dialog)
        refused = RefusedMark(mark.name or mark.key, mark.state, conflict.state, conflict.by, mark.reason)
        dialog.add_mark(refused)
        dialog.show()
        self._window.models.callbacks.refresh()

    def _forget_dialog(self) -> None:
        self.dialog = None
