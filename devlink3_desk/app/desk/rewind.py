"""Connects Rewind of a window with the history, or with the trace that the window replays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from devlink3_desk.history.rewind import MomentAccess
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.rewind_mode import RewindMode
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_replay import HistoryMoments
from devlink3_desk.services.trace_history import TraceMoments
from devlink3_desk.switchboard.site import Site


class DeskRewind(QObject):
    """Offers Rewind in the View menu, and shows the moments that other parts of the window ask for."""

    def __init__(
        self, window: MainWindow, history: LocalHistory, site: Site, trace: Path | None = None
    ) -> None:
        """``trace`` is the file that the window replays: then its moments are shown, not the history's."""
        super().__init__(window)
        self._window = window
        self._trace = None if trace is None else TraceMoments(trace, site)
        access: MomentAccess = self._trace or HistoryMoments(history, site)
        self.mode = RewindMode(window, access)
        self._spans = FutureReceiver(self)
        action = window.actions_by_name["rewind"]
        action.setVisible(True)
        action.toggled.connect(self._toggle)
        self.mode.changed.connect(action.setChecked)
        window.actions_by_name["compact"].toggled.connect(self._leave_for_strip)
        if self._trace is None:
            window.moment_requested.connect(self.mode.show_moment)
            window.tool_windows.set_moment_handler(self.mode.show_moment)

    def close(self) -> None:
        """Ask for nothing any more, and remove what was read of a trace."""
        self.mode.controller.stop()
        if self._trace is not None:
            self._trace.close()

    def _toggle(self, checked: bool) -> None:  # noqa: FBT001 (a slot)
        if checked and self._trace is not None and not self.mode.is_active:
            self._spans.wait_for(self._trace.fetch_span(), self._show_trace)
        else:
            self.mode.set_active(checked)

    def _show_trace(self, span: tuple[float, float]) -> None:
        start, end = span
        self.mode.controller.set_span(start, end + 1.0)
        self.mode.first_moment = start
        self.mode.set_active(True)

    def _leave_for_strip(self, is_compact: bool) -> None:  # noqa: FBT001 (a slot)
        if is_compact:
            self.mode.leave()
