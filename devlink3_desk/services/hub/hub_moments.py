"""Recorded moments through a hub, on the side of the desk."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import msgspec

from devlink3_desk.decoding import convert_value
from devlink3_desk.history.rewind import DayOutline, DayQuery, FoundMoment, Moment
from devlink3_desk.protocol.events import DirectoryMarker
from devlink3_desk.services.event_lines import decode_event
from devlink3_desk.services.hub.hub_history import HubHistory
from devlink3_desk.services.hub.moment_service import MAX_LINES, MomentAnswer
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory, restore_directory
from devlink3_desk.switchboard.site import Site


class HubMoments:
    """Requests recorded moments from the hub; it is a :class:`.MomentAccess`."""

    def __init__(self, history: HubHistory, site: Site) -> None:
        """``site`` defines how numbers are written."""
        self._history, self._site = history, site
        self._directory: tuple[str, Directory] | None = None
        """The last directory that was received, with its key."""

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        """Return the switchboard as it was at ``wall``, in seconds since 1970."""
        known = "" if self._directory is None else self._directory[0]
        arguments = {"wall": wall, "directory": known}
        return self._history.ask("fetch_moment", arguments, self._decode_moment)

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Return what happened in the course of a day."""
        return self._history.ask(
            "fetch_day", {"query": query}, lambda value: convert_value(value, DayOutline)
        )

    def _decode_moment(self, value: Any) -> FoundMoment:  # noqa: ANN401 (any JSON value)
        answer = convert_value(value, MomentAnswer)
        if answer.missing is not None:
            return answer.missing
        if len(answer.lines) > MAX_LINES:
            msg = "a moment has too many events"
            raise msgspec.ValidationError(msg)
        switchboard = Switchboard(self._site, self._find_directory(answer))
        decoded = (decode_event(line.encode()) for line in answer.lines)
        switchboard.apply_all([each[1] for each in decoded if each is not None], answer.at)
        return Moment(answer.wall, answer.at, switchboard)

    def _find_directory(self, answer: MomentAnswer) -> Directory | None:
        if answer.directory is not None:
            decoded = decode_event(answer.directory.encode())
            event = None if decoded is None else decoded[1]
            directory = restore_directory(event, self._site) if isinstance(event, DirectoryMarker) else None
            self._directory = None if directory is None else (answer.directory_key, directory)
        if self._directory is None or self._directory[0] != answer.directory_key:
            return None
        return self._directory[1]
