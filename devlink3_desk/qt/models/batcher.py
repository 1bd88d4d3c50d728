"""Changes gathered for a frame: only the last one of a key is worth painting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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

HIDDEN_MS: Final = 500
"""Nobody sees a hidden window; it only must not fall behind without bound."""


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


class Batcher(QObject):
    """Hands on what was pushed at most once a frame; costs nothing while nothing happens."""

    flushed = Signal(object)
    """A :class:`Batch`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch: Batch | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.flush)

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

    def flush(self) -> None:
        """Hand on what is pending now."""
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
