"""Rewind: the window shows a recorded moment in place of the present, which goes on underneath."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from devlink3_desk.history.rewind import MissingMoment, Moment, MomentAccess
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.state_display import list_state_limits
from devlink3_desk.qt.core.widgets import Label, Pane, WrappedLabel
from devlink3_desk.qt.main_window.banners import BannerBar
from devlink3_desk.qt.main_window.pane_dock import PaneDock, PaneHolder
from devlink3_desk.qt.main_window.past_panes import BOARD_PANES, PastPanes
from devlink3_desk.qt.rewind.day_strip import explain_missing, format_moment
from devlink3_desk.qt.rewind.rewind_controller import RewindController
from devlink3_desk.qt.rewind.time_bar import TimeBar
from devlink3_desk.switchboard.board_values import CallStatus, Clock

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow


STORED_AFTER: Final = 4.0
"""Seconds after which a moment is stored."""


class RewindMode(QObject):
    """Puts panes that show the past into the place of the live ones, and takes them away again.

    Models, tray, alerts and wallboard of the window stay live: the past has models of its own.
    """

    changed = Signal(bool)
    """Emitted with whether the past is shown, when that has changed."""

    def __init__(self, window: MainWindow, access: MomentAccess, read_wall: Clock = time.time) -> None:
        """``read_wall`` returns seconds since 1970."""
        super().__init__(window)
        self._window = window
        self._read_wall = read_wall
        self.first_moment: float | None = None
        """What is shown first; ``None``: the last moment that is surely stored."""
        self.controller = RewindController(access, self, read_wall)
        self.past_panes: PastPanes | None = None
        """The panes of the past, created when they are first needed."""
        self.time_bar: TimeBar | None = None
        self._now_lines: list[Label] = []
        """Marks of the panes that go on to show the present."""
        self._live_title = ""
        self._chosen_call: str | None = None
        self._focus: QWidget | None = None
        self.is_active = False
        """Whether the past is shown."""
        self.controller.moment_found.connect(self._show_found)
        self.controller.moment_missing.connect(self._show_missing)
        self.controller.position_changed.connect(self._update_title)
        window.preferences.changed.connect(self._apply_preferences)
        self._apply_preferences(window.preferences.value)

    def show_moment(self, wall: float, call_id: str = "") -> None:
        """Show the moment ``wall``, in seconds since 1970, and select a call if it is on the board then."""
        window = self._window
        self._chosen_call = call_id or None
        if window.actions_by_name["compact"].isChecked():
            window.actions_by_name["compact"].setChecked(False)
        if not self.is_active:
            self._enter_mode()
        window.bring_to_front()
        self.controller.show_moment(wall)

    def set_active(self, active: bool) -> None:  # noqa: FBT001 (a slot)
        """Show the present moment, from which to go back, or return to the live switchboard."""
        if active and not self.is_active:
            self.show_moment(self._find_first_moment())
        elif not active:
            self.leave_mode()

    def leave_mode(self) -> None:
        """Show the live switchboard again."""
        if not self.is_active:
            return
        self.is_active = False
        self.controller.stop()
        live = self._window.panes
        self._swap_panes({name: pane for name, pane in live.items() if name in BOARD_PANES})
        if self.time_bar is not None:
            self.time_bar.hide()
        self._set_past_colours(on=False)
        self._window.setWindowTitle(self._live_title)
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(False)  # noqa: FBT003 (a signal)

    # -- entering

    def _enter_mode(self) -> None:
        window = self._window
        self.is_active = True
        self._focus = window.focusWidget()
        self._live_title = window.windowTitle()
        if self.past_panes is None:
            self._create_parts()
        assert self.past_panes is not None  # noqa: S101 (created above)
        assert self.time_bar is not None  # noqa: S101 (created with the panes)
        self._swap_panes(self.past_panes.panes)
        self._set_past_colours(on=True)
        self.time_bar.show()
        window.dock_layout.heights.share_row(self.time_bar)
        self.time_bar.strip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(True)  # noqa: FBT003 (a signal)

    def _create_parts(self) -> None:
        window = self._window
        self.past_panes = PastPanes(window)
        bar = self.time_bar = TimeBar(window.theme_manager, self.controller, window)
        bar.back_requested.connect(self.leave_mode)
        bar.call_chosen.connect(self._choose_call)
        bar.hide()
        self._now_lines = [
            self._create_now_line(pane) for name, pane in window.panes.items() if name not in BOARD_PANES
        ]
        banner = BannerBar(
            "rewind", bar, window, window.dock_layout.heights, Qt.ToolBarArea.BottomToolBarArea
        )
        window.dock_layout.layout_restored.connect(banner.update_visibility)

    def _create_now_line(self, pane: Pane) -> Label:
        """Mark a list of ended calls, which is the same whatever moment is shown."""
        line = WrappedLabel(self.tr("As it is now, not at the moment of the past"), "nowLine", pane)
        line.hide()
        pane.add_notice(line)
        return line

    def _swap_panes(self, panes: dict[str, Pane]) -> None:
        """Show ``panes`` where the panes of the same names are."""
        window = self._window
        window.past_panes = panes if self.is_active else {}
        for name, pane in panes.items():
            holder = window.docks.get(name) or window.centralWidget()
            if isinstance(holder, (PaneDock, PaneHolder)):
                holder.show_pane(pane)

    def _set_past_colours(self, *, on: bool) -> None:
        """Give the window the background of the past, and disable what is done to the live panes alone."""
        window = self._window
        window.actions_by_name["note"].setEnabled(not on)
        # It says that the connection is live, but the switchboard above it shows the past.
        window.statusBar().setVisible(not on)
        # They are about the present, and take space from the panes.
        window.banner_area.postpone_notices(on=on)
        for line in self._now_lines:
            line.setVisible(on)
        for part in (window, window.menuBar()):
            part.setProperty("past", on)
            part.style().unpolish(part)
            part.style().polish(part)

    # -- moments

    def _find_first_moment(self) -> float:
        return self._read_wall() - STORED_AFTER if self.first_moment is None else self.first_moment

    def _show_found(self, moment: Moment) -> None:
        if not self.is_active or self.past_panes is None:
            return
        self.past_panes.show_moment(moment)
        if self._chosen_call is not None:
            self.past_panes.select_call(self._chosen_call)
            self._chosen_call = None

    def _show_missing(self, missing: MissingMoment) -> None:
        """Show no calls: those of another moment would be taken for those of this one."""
        if self.past_panes is not None:
            self.past_panes.show_nothing(explain_missing(missing))

    def _choose_call(self, call_id: str) -> None:
        self._chosen_call = call_id

    def _update_title(self, wall: float) -> None:
        if self.is_active:
            title = self.tr("The past: {moment} - {title}")
            self._window.setWindowTitle(title.format(moment=format_moment(wall), title=self._live_title))

    def _apply_preferences(self, preferences: Preferences) -> None:
        limits = list_state_limits(preferences.calls).get(CallStatus.HELD)
        limit = 0.0 if limits is None else limits.alarm or limits.warn
        self.controller.hold_limit = limit or None
        self.controller.short_seconds = float(preferences.alerts.abandoned_after)
