"""Changes gathered for a frame: only the last one of a key is worth painting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

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
from devlink3_desk.switchboard.views import CallView, ExtensionView, LinkView, Person, QueueView

FRAME_MS: Final = 16
"""A sixtieth of a second: nobody sees more often."""

AT_ONCE: Final = 300
"""Calls and extensions that a frame brings up to date: with more of them a key press would have to wait."""

HIDDEN_MS: Final = 500
"""Nobody sees a hidden window; it only must not fall behind without bound."""


V = TypeVar("V")


class Batch:
    """The news of one frame: the last value of every key that changed, ``None`` where it is gone."""

    def __init__(self) -> None:
        self.calls: dict[str, CallView | None] = {}
        self.merged: dict[str, str] = {}
        """Calls that became a part of another, for whoever had one selected."""
        self.extensions: dict[str, ExtensionView | None] = {}
        self.queues: dict[str, QueueView | None] = {}
        self.link: LinkView | None = None
        self.people: tuple[Person, ...] | None = None

    def add(self, change: Change) -> None:
        """Take one change; it replaces what was known of its key."""
        match change:
            case CallChanged(call=call):
                self.calls[call.id] = call
                self.merged.pop(call.id, None)
            case CallEnded(id=key, merged_into=into):
                self.calls[key] = None
                if into is not None:
                    self.merged[key] = into
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

    def part(self, at_most: int) -> Batch:
        """Take out what has waited longest: all but calls and extensions, and so many of these."""
        part = Batch()
        part.link, part.people, part.queues, part.merged = self.link, self.people, self.queues, self.merged
        self.link, self.people, self.queues, self.merged = None, None, {}, {}
        calls, self.calls = _split(self.calls, at_most)
        extensions, self.extensions = _split(self.extensions, at_most)
        part.calls, part.extensions = calls, extensions
        return part

    @property
    def empty(self) -> bool:
        """Whether nothing is left of it."""
        return not (self.calls or self.extensions)


def _split(news: dict[str, V], at_most: int) -> tuple[dict[str, V], dict[str, V]]:
    if len(news) <= at_most:
        return news, {}
    items = list(news.items())
    return dict(items[:at_most]), dict(items[at_most:])


class Batcher(QObject):
    """Hands on what was pushed at most once a frame; costs nothing while nothing happens.

    Where more has changed than fits into a frame, the rest comes with the next ones, as it is by then.
    """

    flushed = Signal(object)
    """A :class:`Batch`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch: Batch | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._frame)

    @property
    def pending(self) -> bool:
        """Whether anything waits for the next frame."""
        return self._batch is not None

    def push(self, changes: Sequence[Change]) -> None:
        """Take changes, in the order in which they happened."""
        if not changes:
            return
        if self._batch is None:
            self._batch = Batch()
        for change in changes:
            self._batch.add(change)
        if not self._timer.isActive():
            self._timer.start()

    def _frame(self) -> None:
        if self._batch is None:
            return
        part = self._batch.part(AT_ONCE)
        if self._batch.empty:
            self._batch = None
        else:
            self._timer.start()
        self.flushed.emit(part)

    def flush(self) -> None:
        """Hand on all that is pending now."""
        self._timer.stop()
        batch, self._batch = self._batch, None
        if batch is not None:
            self.flushed.emit(batch)

    def set_hidden(self, hidden: bool) -> None:  # noqa: FBT001 (a property)
        """Take longer frames while nobody looks; catch up at once when somebody does."""
        self._timer.setInterval(HIDDEN_MS if hidden else FRAME_MS)
        if not hidden:
            self.flush()

    def stop(self) -> None:
        """Drop what is pending; nothing is handed on until the next push."""
        self._timer.stop()
        self._batch = None
