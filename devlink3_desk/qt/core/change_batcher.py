"""Schedules updates of the window: changes once a frame, times once a second, less while it is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar, assert_never

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QWidget

from devlink3_desk.switchboard.board_values import CallInfo, Clock, ExtensionInfo, LinkInfo, Person, QueueInfo
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)

FRAME_MS: Final = 16
"""One frame of a screen with 60 Hz. More frequent updates would not be visible."""

# 300 rows that move among ten thousand take the models about 5 ms, which leaves two thirds of the frame for
# painting. When a PBX sends thousands of changes at a time, a key press waits for one frame, not for all.
MAX_CHANGES_PER_FRAME: Final = 300
"""Calls, and extensions, that one frame brings up to date."""

HIDDEN_FRAME_MS: Final = 500
"""Interval while no window is visible, short enough for pending changes not to pile up."""

V = TypeVar("V")


class ChangeBatch:
    """The changes of one frame: the last value for every key that changed, ``None`` where it was removed.

    A call that rings, is answered and is put on hold within a frame is painted once, as held.
    """

    def __init__(self) -> None:
        self.calls: dict[str, CallInfo | None] = {}
        self.merged_into: dict[str, str] = {}
        """Keys of calls that became part of another call, with its key: the selection moves there."""
        self.extensions: dict[str, ExtensionInfo | None] = {}
        self.queues: dict[str, QueueInfo | None] = {}
        self.link: LinkInfo | None = None
        self.people: tuple[Person, ...] | None = None

    def add_change(self, change: Change) -> None:
        """Add a change. It replaces an earlier one of the same key."""
        match change:
            case CallChanged(call=call):
                self.calls[call.id] = call
                self.merged_into.pop(call.id, None)
            case CallEnded(id=key, merged_into=target):
                self.calls[key] = None
                if target is not None:
                    self.merged_into[key] = target
            case ExtensionChanged(extension=extension):
                self.extensions[extension.extension] = extension
            case ExtensionRemoved(extension=key):
                self.extensions[key] = None
            case QueueChanged(queue=queue):
                self.queues[queue.group] = queue
            case QueueRemoved(group=key):
                self.queues[key] = None
            case LinkChanged(link=link):
                self.link = link
            case DirectoryChanged(people=people):
                self.people = people
            case _:
                assert_never(change)

    def split_off(self) -> ChangeBatch:
        """Remove and return the oldest :data:`MAX_CHANGES_PER_FRAME` calls and extensions, and all else."""
        part = ChangeBatch()
        part.link, part.people, part.queues, part.merged_into = (
            self.link,
            self.people,
            self.queues,
            self.merged_into,
        )
        self.link, self.people, self.queues, self.merged_into = None, None, {}, {}
        part.calls, self.calls = _split_first(self.calls)
        part.extensions, self.extensions = _split_first(self.extensions)
        return part

    @property
    def is_empty(self) -> bool:
        """Whether nothing remains after :meth:`split_off`."""
        return not (self.calls or self.extensions)


def _split_first(changes: dict[str, V]) -> tuple[dict[str, V], dict[str, V]]:
    # A dict keeps a key in its first place when its value is replaced. A call that changes with every frame
    # can therefore not be overtaken for ever by new ones.
    if len(changes) <= MAX_CHANGES_PER_FRAME:
        return changes, {}
    items = list(changes.items())
    return dict(items[:MAX_CHANGES_PER_FRAME]), dict(items[MAX_CHANGES_PER_FRAME:])


class ChangeBatcher(QObject):
    """Collects changes and emits them as batches, at most one per frame.

    The timer runs only while changes are pending, so that an idle window uses no CPU time. Changes beyond
    :data:`MAX_CHANGES_PER_FRAME` are emitted with the next frames, with the values that they have by then.
    """

    batch_ready = Signal(object)
    """Emitted with the :class:`ChangeBatch` of a frame."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch: ChangeBatch | None = None
        self._timer = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._timer.timeout.connect(self._flush_frame)

    @property
    def has_pending(self) -> bool:
        """Whether changes wait for the next frame."""
        return self._batch is not None

    def add_changes(self, changes: Sequence[Change]) -> None:
        """Add changes, in the order in which they occurred."""
        if not changes:
            return
        if self._batch is None:
            self._batch = ChangeBatch()
        for change in changes:
            self._batch.add_change(change)
        # A running timer is not restarted: a steady stream of changes would postpone the frame for ever.
        if not self._timer.isActive():
            self._timer.start()

    def _flush_frame(self) -> None:
        if self._batch is None:
            return
        part = self._batch.split_off()
        # The next frame is scheduled first, because handlers of the signal may add changes or call flush().
        if self._batch.is_empty:
            self._batch = None
        else:
            self._timer.start()
        self.batch_ready.emit(part)

    def flush(self) -> None:
        """Emit all pending changes immediately."""
        self._timer.stop()
        batch, self._batch = self._batch, None
        if batch is not None:
            self.batch_ready.emit(batch)

    def set_hidden(self, hidden: bool) -> None:  # noqa: FBT001 (a property)
        """Use :data:`HIDDEN_FRAME_MS` while no window is visible; flush when one becomes visible."""
        self._timer.setInterval(HIDDEN_FRAME_MS if hidden else FRAME_MS)
        if not hidden:
            self.flush()

    def stop(self) -> None:
        """Discard pending changes."""
        self._timer.stop()
        self._batch = None


class Ticker(QObject):
    """Emits a signal just after every whole second of a clock, so that all elapsed times change together."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self, singleShot=True)
        # Qt's default timers may be 5 % late, so that a tick would slip to the next second now and then.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether the ticker has been started."""
        return self._timer.isActive()

    def start(self) -> None:
        """Start ticking, if not yet started."""
        if not self._timer.isActive():
            self._schedule_tick()

    def stop(self) -> None:
        """Stop ticking."""
        self._timer.stop()

    def _schedule_tick(self) -> None:
        # A single shot to the next whole second instead of an interval, which would drift away from it. Two
        # milliseconds more, because a tick just before the second would show every time one second short.
        self._timer.start(1000 - int(self._clock() % 1.0 * 1000) + 2)

    def _on_timeout(self) -> None:
        self._schedule_tick()
        self.ticked.emit()


class FirstPaintWatcher(QObject):
    """Calls a function once, after the first paint of a widget.

    Not when it is shown: the default layout shows every pane for a moment before it puts some behind tabs.
    """

    def __init__(self, widget: QWidget, function: Callable[[], object]) -> None:
        super().__init__(widget)
        # Not QTimer.singleShot, which would keep a widget that is deleted meanwhile.
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(function)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the first paint event."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start()
        return super().eventFilter(watched, event)


_VISIBILITY_EVENTS: Final = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange})


class VisibilityMonitor(QObject):
    """Stops the ticker and slows the batcher down while none of the windows is visible."""

    def __init__(self, batcher: ChangeBatcher, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._batcher, self._ticker = batcher, ticker
        self._windows: list[QWidget] = []
        self._panes: list[QDockWidget] = []
        self._stopped = False

    def add_window(self, window: QWidget) -> None:
        """Watch a window."""
        self._windows.append(window)
        window.installEventFilter(self)

    def add_panes(self, panes: Iterable[QDockWidget]) -> None:
        """Watch panes, which stay visible without their window while they float."""
        for pane in panes:
            self._panes.append(pane)
            pane.visibilityChanged.connect(self.update_activity)
            pane.topLevelChanged.connect(self.update_activity)

    def remove_window(self, window: QWidget) -> None:
        """Stop watching a window."""
        window.removeEventFilter(self)
        self._windows.remove(window)
        self.update_activity()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Call :meth:`update_activity` when a window is shown, hidden, minimized or restored."""
        if event.type() in _VISIBILITY_EVENTS:
            self.update_activity()
        return super().eventFilter(watched, event)

    @property
    def is_any_visible(self) -> bool:
        """Whether one of the windows or of the floating panes is visible."""
        if self._stopped:
            return False
        floating = (pane for pane in self._panes if pane.isFloating())
        windows = (*self._windows, *floating)
        return any(window.isVisible() and not window.isMinimized() for window in windows)

    def update_activity(self) -> None:
        """Bring batcher and ticker in line with the visibility of the windows."""
        visible = self.is_any_visible
        self._batcher.set_hidden(not visible)
        if visible:
            # The times on screen are those of the moment at which the last window was hidden.
            if not self._ticker.is_running:
                self._ticker.ticked.emit()
            self._ticker.start()
        else:
            self._ticker.stop()

    def stop(self) -> None:
        """Stop the ticker for good, and discard pending changes."""
        self._stopped = True
        # Qt hides a window while it deletes it, and would call the filter for one that is half deleted.
        for window in self._windows:
            window.removeEventFilter(self)
        self._ticker.stop()
        self._batcher.stop()
