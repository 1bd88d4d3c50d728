"""The calls of the last minutes, ready to be played back: for the file that support is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from devlink3_desk.protocol.events import AnyEvent, Snapshot

from .trace import TraceWriter

LIMIT: Final = 50_000
"""Events kept at most; a busy site has some hundred thousand a day."""


class LastTrace:
    """Keeps the events since the last snapshot but one, so that what is kept begins with a whole picture.

    A snapshot is asked for every quarter of an hour: this is the last quarter to half of an hour.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._before: list[tuple[AnyEvent, float]] = []
        self._since: list[tuple[AnyEvent, float]] = []

    def take(self, events: Sequence[AnyEvent], at: float) -> None:
        """Keep events that arrived at the monotonic second ``at``."""
        for event in events:
            if isinstance(event, Snapshot) and not event.complete:
                self._before, self._since = self._since, []
            self._since.append((event, at))
        if len(self._before) + len(self._since) > self._limit:
            self._before = []
            del self._since[: -self._limit]

    def __len__(self) -> int:
        return len(self._before) + len(self._since)

    def write(self, path: Path) -> None:
        """Write a trace for ``--replay``; raises :class:`OSError`."""
        writer = TraceWriter(path)
        try:
            for event, at in (*self._before, *self._since):
                writer.write(event, at)
        finally:
            writer.close()
