"""When the wallboard is there, and where; and the counting that goes on whether it is or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QDate, QDateTime, QObject, Signal

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.window_placement import LayoutStore, reachable_geometry
from devlink3_desk.qt.wallboard.wallboard import Wallboard
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

_GEOMETRY_KEY: Final = "wallboard/geometry"


class WallboardController(QObject):
    """Opens the wallboard where it was last, at first on a second screen if there is one."""

    statistics_changed = Signal()
    """Today's counters are others."""

    def __init__(self, window: MainWindow, store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self._statistics = DayStatistics()
        self.wallboard: Wallboard | None = None
        """The page while it is wanted."""
        self._apply_preferences(window.preferences.value)
        window.preferences.changed.connect(self._apply_preferences)
        window.models.batch_applied.connect(self._refresh_wallboard)
        window.theme_manager.changed.connect(self._refresh_wallboard)
        window.ticker.ticked.connect(self._on_tick)

    def apply_changes(self, changes: Sequence[Change]) -> None:
        """Count what happens, as it happens."""
        at, wall = self._window.models.clock(), QDateTime.currentMSecsSinceEpoch() / 1000
        if self._statistics.apply(changes, at, wall, current_day()):
            self.statistics_changed.emit()

    def restore_tally(self, tally: DayTally) -> None:
        """Go on counting from what was counted before, if that was today."""
        if tally.day == current_day():
            self._statistics = DayStatistics(tally)
            self._apply_preferences(self._window.preferences.value)
            if self.wallboard is not None:
                self._close_wallboard()
                self.set_open(on=True)

    @property
    def tally(self) -> DayTally:
        """Today's counters."""
        return self._statistics.day_tally

    def set_open(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Open the page, or close it."""
        if on == (self.wallboard is not None):
            return
        if not on:
            self._close_wallboard()
            return
        board = self.wallboard = Wallboard(self._window, self._statistics)
        board.closed.connect(self._on_wallboard_closed)
        self._window.visibility_monitor.add_window(board)
        kept = self._store.load(_GEOMETRY_KEY)
        if kept is not None and board.restoreGeometry(QByteArray(kept)):
            if not board.isFullScreen():
                board.setGeometry(
                    reachable_geometry(board.geometry(), self._window.dock_layout.list_screens())
                )
            board.show()
            return
        here = self._window.screen()
        other = next((screen for screen in here.virtualSiblings() if screen is not here), None)
        area = (other or here).availableGeometry()
        board.setGeometry(area.adjusted(*(side * area.width() // 12 for side in (1, 1, -1, -1))))
        if other is None:
            board.show()
        else:
            board.showFullScreen()

    def save_geometry(self) -> None:
        """Keep where the page is."""
        if self.wallboard is not None:
            self._store.save(_GEOMETRY_KEY, bytes(self.wallboard.saveGeometry().data()))

    def shut_down(self) -> None:
        """Have no page any more."""
        if self.wallboard is not None:
            self._close_wallboard()

    def _on_wallboard_closed(self) -> None:
        self._window.actions_by_name["wallboard"].setChecked(False)

    def _close_wallboard(self) -> None:
        self.save_geometry()
        board, self.wallboard = self.wallboard, None
        if board is not None:
            board.closed.disconnect(self._on_wallboard_closed)
            board.hide()
            self._window.visibility_monitor.remove_window(board)
            board.deleteLater()

    def _apply_preferences(self, preferences: Preferences) -> None:
        self._statistics.configure(preferences.wallboard.within, preferences.alerts.abandoned_after)
        self._refresh_wallboard()

    def _refresh_wallboard(self) -> None:
        if self.wallboard is not None and self.wallboard.isVisible():
            self.wallboard.refresh()

    def _on_tick(self) -> None:
        if self.wallboard is not None and self.wallboard.isVisible():
            self.wallboard.update_times(int(self._window.models.clock()))


def current_day() -> int:
    """Return the number of the local day."""
    return QDate.currentDate().toJulianDay()
