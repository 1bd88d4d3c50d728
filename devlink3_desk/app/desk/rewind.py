"""Connects Rewind of a window with the history, or with the trace that the window replays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.history.rewind import MomentAccess
    from devlink3_desk.qt.main_window.rewind_mode import RewindMode
    from devlink3_desk.services.history_access import LocalHistory
    from devlink3_desk.services.trace_history import TraceMoments


class DeskRewind(QObject):
    """Offers Rewind in the View menu, and shows the moments that other parts of the window ask for."""

    def __init__(
        self,
        window: MainWindow,
        history: LocalHistory | MomentAccess,
        site: Site,
        trace: Path | None = None,
    ) -> None:
        """``history`` is one on this machine, or the one of a hub.

        ``trace`` is the file that the window replays: then its moments are shown, not the history's.
        """
        super().__init__(window)
        self._window, self._history, self._site = window, history, site
        self._trace_path = trace
        self._trace: TraceMoments | None = None
        self._mode: RewindMode | None = None
        self._spans = FutureReceiver(self)
        action = window.actions_by_name["rewind"]
        action.setVisible(True)
        action.toggled.connect(self._toggle_mode)
        window.actions_by_name["compact"].toggled.connect(self._leave_for_strip)
        if trace is None:
            window.moment_requested.connect(self._show_moment)
            window.tool_windows.set_moment_handler(self._show_moment)

    @property
    def mode(self) -> RewindMode:
        """The past in the window, created when it is first needed: most runs never show it."""
        if self._mode is None:
            from devlink3_desk.qt.main_window.rewind_mode import RewindMode

            self._mode = RewindMode(self._window, self._create_access())
            self._mode.changed.connect(self._window.actions_by_name["rewind"].setChecked)
        return self._mode

    def close(self) -> None:
        """Stop requesting moments, and delete the temporary history of a trace."""
        if self._mode is not None:
            self._mode.controller.stop()
        if self._trace is not None:
            self._trace.close()

    def _create_access(self) -> MomentAccess:
        if self._trace_path is None:
            from devlink3_desk.services.history_access import LocalHistory

            if not isinstance(self._history, LocalHistory):
                return self._history
            from devlink3_desk.services.history_replay import HistoryMoments

            return HistoryMoments(self._history, self._site)
        from devlink3_desk.services.trace_history import TraceMoments

        self._trace = TraceMoments(self._trace_path, self._site)
        return self._trace

    def _show_moment(self, wall: float, call_id: str = "") -> None:
        self.mode.show_moment(wall, call_id)

    def _toggle_mode(self, checked: bool) -> None:  # noqa: FBT001 (a slot)
        mode = self.mode
        if checked and self._trace is not None and not mode.is_active:
            self._spans.wait_for(self._trace.fetch_span(), self._show_trace)
        else:
            mode.set_active(checked)

    def _show_trace(self, span: tuple[float, float]) -> None:
        start, end = span
        self.mode.controller.set_span(start, end + 1.0)
        self.mode.first_moment = start
        self.mode.set_active(True)

    def _leave_for_strip(self, is_compact: bool) -> None:  # noqa: FBT001 (a slot)
        if is_compact and self._mode is not None:
            self._mode.leave_mode()
