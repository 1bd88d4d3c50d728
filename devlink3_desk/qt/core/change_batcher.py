"""When the window is brought up to date: changes once a frame, times once a second, neither while hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.row_model import Clock
from devlink3_desk.switchboard.board_values import CallInfo, ExtensionInfo, LinkInfo, Person, QueueInfo
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
"""A sixtieth of a second: nobody sees more often."""

MAX_CHANGES_PER_FRAME: Final = 300
"""Calls and extensions that a frame brings up to date: with more of them a key press would have to wait."""

HIDDEN_FRAME_MS: Final = 500
"""Nobody sees a hidden window; it only must not fall behind without bound."""


V = TypeVar("V")


class ChangeBatch:
    """The news of one frame: the last value of every key that changed, ``None`` where it is gone."""

    def __init__(self) -> None:
        self.calls: dict[str, CallInfo | None] = {}
        self.merged_into: dict[str, str] = {}
        """Calls that became a part of another, for whoever had one selected."""
        self.extensions: dict[str, ExtensionInfo | None] = {}
        self.queues: dict[str, QueueInfo | None] = {}
        self.link: LinkInfo | None = None
        self.people: tuple[Person, ...] | None = None

    def add_change(self, change: Change) -> None:
        """Take one change; it replaces what was known of its key."""
        match change:
            case CallChanged(call=call):
                self.calls[call.id] = call
                self.merged_into.pop(call.id, None)
            case CallEnded(id=key, merged_into=into):
                self.calls[key] = None
                if into is not None:
                    self.merged_into[key] = into
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

    def split_off(self, limit: int) -> ChangeBatch:
        """Take out what has waited longest: all but calls and extensions, and so many of these."""
        part = ChangeBatch()
        part.link, part.people, part.queues, part.merged_into = (
            self.link,
            self.people,
            self.queues,
            self.merged_into,
        )
        self.link, self.people, self.queues, self.merged_into = None, None, {}, {}
        calls, self.calls = _split_first(self.calls, limit)
        extensions, self.extensions = _split_first(self.extensions, limit)
        part.calls, part.extensions = calls, extensions
        return part

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left of it."""
        return not (self.calls or self.extensions)


def _split_first(changes: dict[str, V], limit: int) -> tuple[dict[str, V], dict[str, V]]:
    if len(changes) <= limit:
        return changes, {}
    items = list(changes.items())
    return dict(items[:limit]), dict(items[limit:])


class ChangeBatcher(QObject):
    """Hands on what was pushed at most once a frame; costs nothing while nothing happens.

    Where more has changed than fits into a frame, the rest comes with the next ones, as it is by then.
    """

    batch_ready = Signal(object)
    """A :class:`Batch`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch: ChangeBatch | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._flush_frame)

    @property
    def has_pending(self) -> bool:
        """Whether anything waits for the next frame."""
        return self._batch is not None

    def add_changes(self, changes: Sequence[Change]) -> None:
        """Take changes, in the order in which they happened."""
        if not changes:
            return
        if self._batch is None:
            self._batch = ChangeBatch()
        for change in changes:
            self._batch.add_change(change)
        if not self._timer.isActive():
            self._timer.start()

    def _flush_frame(self) -> None:
        if self._batch is None:
            return
        part = self._batch.split_off(MAX_CHANGES_PER_FRAME)
        if self._batch.is_empty:
            self._batch = None
        else:
            self._timer.start()
        self.batch_ready.emit(part)

    def flush(self) -> None:
        """Hand on all that is pending now."""
        self._timer.stop()
        batch, self._batch = self._batch, None
        if batch is not None:
            self.batch_ready.emit(batch)

    def set_hidden(self, hidden: bool) -> None:  # noqa: FBT001 (a property)
        """Take longer frames while nobody looks; catch up at once when somebody does."""
        self._timer.setInterval(HIDDEN_FRAME_MS if hidden else FRAME_MS)
        if not hidden:
            self.flush()

    def stop(self) -> None:
        """Drop what is pending; nothing is handed on until the next push."""
        self._timer.stop()
        self._batch = None


class Ticker(QObject):
    """Beats just after every whole second of ``clock``, so that all durations change together."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether it beats."""
        return self._timer.isActive()

    def start(self) -> None:
        """Beat from now on; does nothing if it already does."""
        if not self._timer.isActive():
            self._schedule_tick()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _schedule_tick(self) -> None:
        self._timer.start(1000 - int(self._clock() % 1.0 * 1000) + 2)

    def _on_timeout(self) -> None:
        self._schedule_tick()
        self.ticked.emit()


class VisibilityMonitor(QObject):
    """Lets clock and frames run while one of the windows can be seen, and rests otherwise."""

    def __init__(self, batcher: ChangeBatcher, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._batcher, self._ticker = batcher, ticker
        self._windows: list[QWidget] = []
        self._stopped = False

    def add_window(self, window: QWidget) -> None:
        """Mind one more window; it is to call :meth:`follow` when it is shown, hidden or minimised."""
        self._windows.append(window)

    def remove_window(self, window: QWidget) -> None:
        """Mind a window no more."""
        self._windows.remove(window)
        self.update_activity()

    @property
    def is_any_visible(self) -> bool:
        """Whether anything can be seen."""
        shown = (window.isVisible() and not window.isMinimized() for window in self._windows)
        return not self._stopped and any(shown)

    def update_activity(self) -> None:
        """Start or rest, as things are now."""
        seen = self.is_any_visible
        self._batcher.set_hidden(not seen)
        if seen:
            if not self._ticker.is_running:
                self._ticker.ticked.emit()
            self._ticker.start()
        else:
            self._ticker.stop()

    def stop(self) -> None:
        """Rest for good, and drop what waits."""
        self._stopped = True
        self._ticker.stop()
        self._batcher.stop()
