"""A window that gets events over a socket, and measurements of what it paints and how it responds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMainWindow, QTableView, QVBoxLayout, QWidget

from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, Person, PersonKind
from devlink3_desk.switchboard.changes import CallChanged, Change
from devlink3_desk.switchboard.directory import Directory
from tests.benchmarks.event_feed import EventFeed

if TYPE_CHECKING:
    from devlink3_desk.services.history_recording import HistoryRecording
    from devlink3_desk.services.storage.history_writer import HistoryWriter

Index = QModelIndex | QPersistentModelIndex

BEAT_MS = 5


class DiscardingStore:
    """A layout store that stores nothing."""

    def load(self, _key: str) -> bytes | None:
        return None

    def save(self, _key: str, _value: bytes) -> None:
        pass


class StallMonitor(QObject):
    """Measures for how long, in seconds, the GUI thread handled no events: each time, and the longest."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.stalls: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT_MS)

    def restart(self) -> None:
        """Forget the previous measurements."""
        self.longest, self._last = 0.0, time.perf_counter()
        self.stalls.clear()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.stalls.append(now - self._last - BEAT_MS / 1000)
        self.longest = max(self.longest, self.stalls[-1])
        self._last = now


class PaintAgeMonitor(QObject):
    """Measures the age of the calls that a view paints: the tag of a call is the time when it was sent."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__()
        self.ages: list[float] = []
        self._pending: dict[str, int] = {}
        self._sent: dict[str, int] = {}
        view.viewport().installEventFilter(self)

    def expect_changes(self, changes: Sequence[Change]) -> None:
        """Record changes that are about to be painted; of several to one call the first counts."""
        for change in changes:
            if isinstance(change, CallChanged) and (change.call.tag or "").strip().isdecimal():
                call, sent = change.call.id, int(change.call.tag or 0)
                # A change without a new record of the call still has the tag of the last one.
                if self._sent.get(call) != sent:
                    self._sent[call] = sent
                    self._pending.setdefault(call, sent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for paint events; the painting is complete when the event loop runs its next timer."""
        del watched
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        now = time.monotonic_ns()
        self.ages += [(now - sent) / 1e9 for sent in self._pending.values()]
        self._pending.clear()


class WindowDesk:
    """The window of the program on a switchboard, and a recording of it if there is a writer."""

    def __init__(self, extensions: int, writer: HistoryWriter | None = None) -> None:
        self.models = DeskModels()
        self.window = MainWindow(self.models, DiscardingStore())
        self.board = Switchboard()
        self.view: QAbstractItemView = self.window.calls_pane.call_table
        people = [Person(str(10_000 + n), f"Person {n}", PersonKind.USER) for n in range(extensions)]
        self.apply_changes(self.board.set_directory(Directory(people), 0.0))
        self._recording: HistoryRecording | None = None
        if writer is not None:
            # Imported late, as the program does: a window that records nothing loads no SQLite.
            from devlink3_desk.services.history_recording import HistoryRecording

            self._recording = HistoryRecording(self.board, writer)

    def apply_changes(self, changes: Sequence[Change]) -> None:
        self.window.apply(changes)

    def record(self, events: Sequence[AnyEvent], changes: Sequence[Change], at: float) -> None:
        """Record events and their changes, as a desk does before its window gets them."""
        if self._recording is not None:
            self._recording.record(events, changes, at, time.time())

    def find_search_field(self) -> QLineEdit:
        field = self.window.findChild(QLineEdit)
        assert field is not None
        return field

    def close(self) -> None:
        self.window.finish_closing()


class _NaiveModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, str, str, str]] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class NaiveDesk:
    """A window that rebuilds its table at each change, as a first attempt would."""

    def __init__(self, extensions: int) -> None:
        del extensions
        self.board = Switchboard()
        self.window = QMainWindow()
        self._model = _NaiveModel()
        table = QTableView()
        table.setModel(self._model)
        self.view: QAbstractItemView = table
        self._field = QLineEdit()
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.addWidget(self._field)
        layout.addWidget(table)
        self.window.setCentralWidget(middle)

    def record(self, events: Sequence[AnyEvent], changes: Sequence[Change], at: float) -> None:
        """Record nothing."""

    def apply_changes(self, changes: Sequence[Change]) -> None:
        for _ in changes:
            self._model.beginResetModel()
            calls = sorted(self.board.calls.values(), key=lambda call: call.since)
            self._model.rows = [_format_cells(call) for call in calls]
            self._model.endResetModel()

    def find_search_field(self) -> QLineEdit:
        return self._field

    def close(self) -> None:
        self.window.close()


def _format_cells(call: CallInfo) -> tuple[str, str, str, str]:
    a, b = call.a, call.b
    return (call.state.value, a.name if a else "", b.name if b else "", call.group or "")


class WindowFeed(EventFeed):
    """Applies the events from the socket to the switchboard, and its changes to the window."""

    def __init__(self, desk: WindowDesk | NaiveDesk, painted: PaintAgeMonitor) -> None:
        self._desk, self._painted = desk, painted
        super().__init__(self._update_desk)

    def _update_desk(self, events: list[AnyEvent]) -> None:
        at = time.monotonic()
        changes = self._desk.board.apply_all(events, at)
        self._desk.record(events, changes, at)
        self._painted.expect_changes(changes)
        self._desk.apply_changes(changes)


def find_quantile(values: Sequence[float], share: float) -> float:
    """Return the value that the given share of ``values`` does not exceed."""
    return sorted(values)[int(len(values) * share)] if values else float("inf")


class RunResult:
    """The results of a run, in seconds."""

    def __init__(self, painted: PaintAgeMonitor, stalls: StallMonitor, keys: list[float]) -> None:
        self.median = find_quantile(painted.ages, 0.5)
        self.p99 = find_quantile(painted.ages, 0.99)
        self.paint_count = len(painted.ages)
        self.longest_stall = stalls.longest
        self.stall_p99 = find_quantile(stalls.stalls, 0.99)
        """Of some hundred to thousand stalls in ten seconds, one between two beats of the timer each."""
        self.slowest_key = max(keys, default=0.0)
        self.cpu_per_event = float("nan")
        """Processor time of the whole process for one event; set where events come at a steady rate."""


async def press_keys(field: QLineEdit, times: list[float]) -> None:
    """Press a key four times a second, and record the times from when it was due until it is painted."""
    while True:
        due = time.perf_counter() + 0.25
        await asyncio.sleep(0.25)
        field.clear()
        QTest.keyClick(field, Qt.Key.Key_Z)
        field.repaint()
        times.append(time.perf_counter() - due)


async def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait for ``condition``; return whether it became true within ``seconds``."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.005)
    return True
