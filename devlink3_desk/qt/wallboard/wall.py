"""When the wallboard is there, and where; and the counting that goes on whether it is or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QDate, QDateTime, QObject, Signal

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.widgets.placing import LayoutStore
from devlink3_desk.qt.widgets.screens import within_reach
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.statistics import DayTally, Statistics

from .board import Wallboard

if TYPE_CHECKING:
    from devlink3_desk.qt.widgets.main_window import MainWindow

_PLACE: Final = "wallboard/geometry"


class Wall(QObject):
    """Opens the wallboard where it was last, at first on a second screen if there is one."""

    counted = Signal()
    """Today's counters are others."""

    def __init__(self, window: MainWindow, store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self._statistics = Statistics()
        self.board: Wallboard | None = None
        """The page while it is wanted."""
        self._choose(window.choices.value)
        window.choices.changed.connect(self._choose)
        window.models.applied.connect(self._refresh)
        window.look.changed.connect(self._refresh)
        window.ticker.beat.connect(self._tick)

    def take(self, changes: Sequence[Change]) -> None:
        """Count what happens, as it happens."""
        at, wall = self._window.models.clock(), QDateTime.currentMSecsSinceEpoch() / 1000
        if self._statistics.take(changes, at, wall, today()):
            self.counted.emit()

    def resume(self, tally: DayTally) -> None:
        """Go on counting from what was counted before, if that was today."""
        if tally.day == today():
            self._statistics = Statistics(tally)
            self._choose(self._window.choices.value)
            if self.board is not None:
                self._close()
                self.show(on=True)

    @property
    def tally(self) -> DayTally:
        """Today's counters."""
        return self._statistics.today

    def show(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Open the page, or close it."""
        if on == (self.board is not None):
            return
        if not on:
            self._close()
            return
        board = self.board = Wallboard(self._window, self._statistics)
        board.left.connect(self._left)
        self._window.visibility.add(board)
        kept = self._store.load(_PLACE)
        if kept is not None and board.restoreGeometry(QByteArray(kept)):
            if not board.isFullScreen():
                board.setGeometry(within_reach(board.geometry(), self._window.arrangement.screens()))
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

    def save(self) -> None:
        """Keep where the page is."""
        if self.board is not None:
            self._store.save(_PLACE, bytes(self.board.saveGeometry().data()))

    def end(self) -> None:
        """Have no page any more."""
        if self.board is not None:
            self._close()

    def _left(self) -> None:
        self._window.acts["wallboard"].setChecked(False)

    def _close(self) -> None:
        self.save()
        board, self.board = self.board, None
        if board is not None:
            board.left.disconnect(self._left)
            board.hide()
            self._window.visibility.remove(board)
            board.deleteLater()

    def _choose(self, chosen: Preferences) -> None:
        self._statistics.watch(chosen.wallboard.within, chosen.alerts.abandoned_after)
        self._refresh()

    def _refresh(self) -> None:
        if self.board is not None and self.board.isVisible():
            self.board.refresh()

    def _tick(self) -> None:
        if self.board is not None and self.board.isVisible():
            self.board.tick(int(self._window.models.clock()))


def today() -> int:
    """Return the number of the local day."""
    return QDate.currentDate().toJulianDay()
