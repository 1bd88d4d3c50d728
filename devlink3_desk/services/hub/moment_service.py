"""Answers the requests of desks for recorded moments, with the events that rebuild a moment."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from typing import Final

import msgspec

from devlink3_desk.history.rewind import DayOutline, DayQuery, MissingMoment
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_replay import HistoryMoments, MomentReader
from devlink3_desk.services.hub.messages import encode_hub_event
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.directory import Directory, build_directory_event
from devlink3_desk.switchboard.site import Site

MAX_LINES: Final = 100_000
"""Events that rebuild one moment: more than the largest site has calls, extensions and dialogues."""
MAX_DAY_SECONDS: Final = 2 * 86_400.0
MAX_DAY_MOMENTS: Final = 5_000


class MomentAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A moment, or why there is none."""

    wall: float
    missing: MissingMoment | None = None
    at: float = 0.0
    """Instant by the clock of the switchboard."""
    lines: tuple[str, ...] = ()
    """The events of a checkpoint, as in a trace."""
    directory_key: str = ""
    """Identifies the directory; empty without one."""
    directory: str | None = None
    """The event with the directory; ``None`` where the desk has it already."""


class MomentService:
    """Answers the requests of desks for recorded moments, in the thread of a history."""

    def __init__(self, history: LocalHistory, site: Site) -> None:
        self._moments = HistoryMoments(history, site)
        self._directory: tuple[Directory, str, str] | None = None
        """The directory that was sent last, with its key and its event: building one takes a while."""

    def fetch_moment(self, wall: float, known_directory: str) -> Future[MomentAnswer]:
        """Return a moment; ``known_directory`` is the key of the directory that the desk has."""
        return self._moments.run_with_reader(lambda reader: self._read_moment(reader, wall, known_directory))

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Return the outline of a day, with :data:`MAX_DAY_MOMENTS` at most; raises :class:`ValueError`."""
        if not 0 < query.until - query.since <= MAX_DAY_SECONDS:
            msg = "an outline is of a day"
            raise ValueError(msg)
        return self._moments.run_with_reader(lambda reader: _limit_moments(reader.read_day(query)))

    def _read_moment(self, reader: MomentReader, wall: float, known_directory: str) -> MomentAnswer:
        found = reader.read_moment(wall)
        if isinstance(found, MissingMoment):
            return MomentAnswer(wall=wall, missing=found)
        key, directory = self._encode_directory(found.switchboard.directory)
        lines = [_encode_line(event) for event in build_checkpoint(found.switchboard, found.at)]
        return MomentAnswer(
            wall=found.wall,
            at=found.at,
            lines=tuple(lines),
            directory_key=key,
            directory=None if key == known_directory else directory,
        )

    def _encode_directory(self, directory: Directory) -> tuple[str, str]:
        if self._directory is None or self._directory[0] is not directory:
            line = _encode_line(build_directory_event(directory))
            key = hashlib.sha256(line.encode()).hexdigest()[:16]
            self._directory = directory, key, line
        return self._directory[1:]


def _limit_moments(outline: DayOutline) -> DayOutline:
    return msgspec.structs.replace(outline, moments=outline.moments[:MAX_DAY_MOMENTS])


def _encode_line(event: AnyEvent) -> str:
    return encode_hub_event(event).decode()
