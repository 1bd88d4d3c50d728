"""Recorders of histories: events to record, how they are read again, and the statuses of a recorder."""

from __future__ import annotations

import threading
from collections.abc import Callable

from devlink3_desk.protocol.events import Delta2
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
    RecordingStatus,
)
from tests.support.history_calls import (
    MONDAY_10,
    list_recorded_events,
)

StartRecorder = Callable[..., HistoryWriter]


class Statuses:
    """The statuses that a recorder has reported, and how to wait for another one."""

    def __init__(self) -> None:
        self.all: list[RecordingStatus] = []
        self._changed = threading.Condition()

    def add(self, status: RecordingStatus) -> None:
        """Store a status; called on the thread of the recorder."""
        with self._changed:
            self.all.append(status)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[RecordingStatus], bool]) -> RecordingStatus:
        """Wait for a status that meets ``condition`` and return it."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(condition(each) for each in self.all), 30.0)
            return next(each for each in self.all if condition(each))


def read_texts(store: HistoryStore) -> list[str]:
    """Return the texts of all events."""
    return [
        event.text
        for each in list_recorded_events(store)
        for event in each.events
        if isinstance(event, Delta2)
    ]


def record_texts(writer: HistoryWriter, *texts: str, at: float = 0.0) -> None:
    """Record an event for each text, all at one instant."""
    writer.record_events([Delta2(text=text) for text in texts], 500.0 + at, MONDAY_10 + at)
