"""What people have set at the telephone system, read one person after another over short connections."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from devlink3_desk.link.errors import FileRefusedError, LinkError, is_retryable
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.services.directory.pbx_directory import MAX_ROWS, RETRY_DELAY, ReadFile
from devlink3_desk.switchboard.presence import Presence, presence_from_row

READ_PAUSE: Final = 1.0
"""Seconds between two readings: a PBX has other things to do than to shake hands."""

ROUND_INTERVAL: Final = 600.0
"""Seconds from the beginning of a round through everyone to the next, at least."""

MAX_REFUSALS: Final = 3
"""People whose file is refused, before any was given, after which nobody else's is asked for."""

PresenceCallback: TypeAlias = Callable[[str, Presence | None], None]
"""Takes what somebody has set, by extension; ``None``: the PBX says nothing of that person."""

_LOG = logging.getLogger(__name__)


class PresencePoller:
    """Keeps what people have set fresh, beside a live link that none of its failures touches.

    The file is one a person, and not documented: a PBX that does not give it is asked for three people,
    and then not again until somebody wants it. There is one connection at a time, at most, and a pause
    behind each, so that three thousand people cost the PBX no more at a time than three.
    """

    def __init__(
        self,
        read: ReadFile,
        *,
        pause: float = READ_PAUSE,
        interval: float = ROUND_INTERVAL,
        retry_delay: float = RETRY_DELAY,
        ready: asyncio.Event | None = None,
    ) -> None:
        """``after`` is waited for, once: a wrong password must not be tried twice."""
        self._read, self._pause, self._interval, self._ready = read, pause, interval, ready
        self._retry_delay = retry_delay
        self._people: dict[str, None] = {}
        self._pending: dict[str, None] = {}
        """Who is still to be read in this round, in that order."""
        self._prioritised: dict[str, None] = {}
        """Who may have set something since, and is read in turn with the round."""
        self._last_was_prioritised = False
        self._read_requested = asyncio.Event()
        self._supported: bool | None = None
        self._refusal_count = 0
        self._round_started_at = 0.0

    def set_people(self, people: Iterable[str]) -> None:
        """Say whose presence is wanted, by extension; they are read from the first one on."""
        found = dict.fromkeys(list(people)[:MAX_ROWS])
        if found != self._people:
            self._people = found
            self.refresh()

    def refresh(self) -> None:
        """Read everyone again now, whatever was refused before."""
        self._pending, self._prioritised = dict(self._people), {}
        self._supported, self._refusal_count, self._round_started_at = None, 0, 0.0
        self._read_requested.set()

    def request_soon(self, extension: str) -> None:
        """Read somebody soon, who may just have set something."""
        if self._supported and extension in self._people:
            self._prioritised[extension] = None
            self._read_requested.set()

    def request_next(self, extension: str) -> None:
        """Read somebody before all others, at whom people look."""
        if self._supported and extension in self._people:
            self._prioritised = {extension: None, **self._prioritised}
            self._last_was_prioritised = False
            self._read_requested.set()

    async def run(self, on_presence: PresenceCallback, on_supported: Callable[[bool], None]) -> None:
        """Hand over what is read, and ``tell`` whether the PBX gives such files at all; until cancelled."""
        if self._ready is not None:
            await self._ready.wait()
        loop = asyncio.get_running_loop()
        while True:
            self._round_started_at = self._round_started_at or loop.time()
            extension = self._next_extension()
            if extension is not None:
                given = self._supported
                pause = await self._read_presence(extension, on_presence)
                if self._supported is not None and self._supported is not given:
                    on_supported(self._supported)
                await asyncio.sleep(pause)
            elif not await self._wait_for_request(
                self._round_started_at + self._interval if self._supported else None
            ):
                self.refresh()

    def _next_extension(self) -> str | None:
        """Return who is read next: by turns of those who are awaited soon, and of the round."""
        soon = bool(self._prioritised) and not (self._pending and self._last_was_prioritised)
        waiting = self._prioritised if soon else self._pending
        if not waiting:
            return None
        self._last_was_prioritised = soon
        extension = next(iter(waiting))
        self._prioritised.pop(extension, None)
        self._pending.pop(extension, None)
        return extension

    async def _wait_for_request(self, deadline: float | None) -> bool:
        """Wait for somebody to be read; return whether it was asked for, and not the clock's doing."""
        self._read_requested.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                await self._read_requested.wait()
                return True
        return False

    async def _read_presence(self, extension: str, on_presence: PresenceCallback) -> float:
        """Read one person's file; return the seconds to wait before the next one."""
        try:
            contents = await self._read(pseudo_files.USER_INFO.name_for(extension))
        except FileRefusedError as error:
            on_presence(extension, None)
            self._handle_refusal(error)
        except LinkError as error:
            _LOG.info("what %s has set could not be read: %s", extension, error)
            if is_retryable(error):
                self._pending[extension] = None
                return self._retry_delay
            self._stop_reading(
                supported=None
            )  # a person has to act: a wrong password, tried on, blocks the account
        else:
            self._supported = True
            rows = pseudo_files.USER_INFO.parse(contents, 1)
            on_presence(extension, presence_from_row(rows[0]) if rows else None)
        return self._pause

    def _handle_refusal(self, error: FileRefusedError) -> None:
        self._refusal_count += 1
        if not self._supported and self._refusal_count >= MAX_REFUSALS:
            self._stop_reading(supported=False)
            _LOG.info("%s What people have set at their telephones is not shown.", error)

    def _stop_reading(self, *, supported: bool | None) -> None:
        self._pending, self._prioritised, self._supported = {}, {}, supported
