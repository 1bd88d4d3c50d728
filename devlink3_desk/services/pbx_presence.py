"""The presence of users: what they have set at the PBX, read from a pseudo-file for each (section 6.6.1)."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from typing import Final, Protocol, TypeAlias

from devlink3_desk.link.errors import FileRefusedError, LinkError, is_retryable
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.services.pbx_directory import MAX_ROWS, RETRY_DELAY, ReadFile, is_requestable
from devlink3_desk.switchboard.presence import Presence, presence_from_row

READ_PAUSE: Final = 1.0
"""Seconds between two readings, since each one costs the PBX a handshake."""

ROUND_INTERVAL: Final = 600.0
"""Minimum seconds from the start of one round through all users to the start of the next."""

MAX_REFUSALS: Final = 3
"""Refused files, before any was given, after which no other one is requested."""

log = logging.getLogger(__name__)

PresenceCallback: TypeAlias = Callable[[str, Presence | None], None]
"""Called with an extension and the presence of its user, ``None`` if the PBX refuses the file."""


class PresenceReader(Protocol):
    """Reads what users have set; :class:`PresencePoller` describes the methods."""

    def set_people(self, extensions: Iterable[str]) -> None:
        """Set the extensions whose users are read."""

    def refresh(self) -> None:
        """Begin a round now."""

    def request_soon(self, extension: str) -> None:
        """Read an extension soon."""

    def request_next(self, extension: str) -> None:
        """Read an extension before all others."""

    async def run(self, on_presence: PresenceCallback, on_supported: Callable[[bool], None]) -> None:
        """Pass each presence to ``on_presence``, until cancelled."""


class PresencePoller:
    """Reads what users have set at the PBX, one user after the other.

    There is one file for each user, and it is not documented: a PBX that does not have it is asked for three
    users only, until the next :meth:`refresh`. One connection at a time, with a pause after each, keeps the
    cost for the PBX independent of the number of users.

    :param ready: Set while users may be read, as for :class:`.DirectoryPoller`.
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
        self._read, self._pause, self._interval, self._ready = read, pause, interval, ready
        self._retry_delay = retry_delay
        self._extensions: dict[str, None] = {}
        self._pending: dict[str, None] = {}
        """Extensions that are still to be read in this round, in this order."""
        self._prioritised: dict[str, None] = {}
        """Extensions whose users may have set something; they take turns with the round."""
        self._last_was_prioritised = False
        self._read_requested = asyncio.Event()
        self._supported: bool | None = None
        """Whether the PBX has the files, ``None`` while unknown."""
        self._refusal_count = 0
        self._round_started_at = 0.0

    def set_people(self, extensions: Iterable[str]) -> None:
        """Set the extensions whose users are read; a round begins if they have changed."""
        limited = dict.fromkeys(list(filter(is_requestable, extensions))[:MAX_ROWS])
        if limited != self._extensions:
            self._extensions = limited
            self.refresh()

    def refresh(self) -> None:
        """Begin a round now, even if files were refused before.

        It begins with the users whom the last one has not reached: a link that is lost every few minutes
        would otherwise never reach the last ones.
        """
        self._prioritised = self._select_users(self._prioritised)
        self._pending = self._select_users(self._pending) | self._extensions
        self._supported, self._refusal_count, self._round_started_at = None, 0, 0.0
        self._read_requested.set()

    def request_soon(self, extension: str) -> None:
        """Read an extension soon, because its user may just have set something."""
        if self._supported and extension in self._extensions:
            self._prioritised[extension] = None
            self._read_requested.set()

    def request_next(self, extension: str) -> None:
        """Read an extension before all others, because it is selected."""
        if self._supported and extension in self._extensions:
            self._prioritised = {extension: None, **self._prioritised}
            self._last_was_prioritised = False
            self._read_requested.set()

    async def run(self, on_presence: PresenceCallback, on_supported: Callable[[bool], None]) -> None:
        """Pass each presence to ``on_presence``, until cancelled.

        ``on_supported`` is called when it becomes known whether the PBX has the files.
        """
        loop = asyncio.get_running_loop()
        while True:
            if self._ready is not None:
                await self._ready.wait()
            self._round_started_at = self._round_started_at or loop.time()
            extension = self._next_extension()
            if extension is not None:
                supported_before = self._supported
                pause = await self._read_presence(extension, on_presence)
                if self._supported is not None and self._supported is not supported_before:
                    on_supported(self._supported)
                await asyncio.sleep(pause)
            elif not await self._wait_for_request(
                self._round_started_at + self._interval if self._supported else None
            ):
                self.refresh()

    def _select_users(self, extensions: Iterable[str]) -> dict[str, None]:
        """Return those of ``extensions`` that are still among the users, in the same order."""
        return dict.fromkeys(extension for extension in extensions if extension in self._extensions)

    def _next_extension(self) -> str | None:
        """Return the extension to be read next, alternating between prioritised ones and the round."""
        # Prioritised ones alone would stop the round on a busy day.
        prioritised = bool(self._prioritised) and not (self._pending and self._last_was_prioritised)
        waiting = self._prioritised if prioritised else self._pending
        if not waiting:
            return None
        self._last_was_prioritised = prioritised
        extension = next(iter(waiting))
        self._prioritised.pop(extension, None)
        self._pending.pop(extension, None)
        return extension

    async def _wait_for_request(self, deadline: float | None) -> bool:
        """Wait for a request or the deadline; return whether there was a request."""
        self._read_requested.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                await self._read_requested.wait()
                return True
        return False

    async def _read_presence(self, extension: str, on_presence: PresenceCallback) -> float:
        """Read the file of one extension; return the seconds to wait before the next one."""
        try:
            contents = await self._read(pseudo_files.USER_INFO.name_for(extension))
        except FileRefusedError as error:
            on_presence(extension, None)
            self._handle_refusal(error)
        except LinkError as error:
            log.info("the presence of %s could not be read: %s", extension, error)
            if is_retryable(error):
                self._pending[extension] = None
                return self._retry_delay
            # As for the directory: repeating a wrong password would block the account.
            self._stop_reading(supported=None)
        else:
            self._supported = True
            rows = pseudo_files.USER_INFO.parse(contents, 1)
            on_presence(extension, presence_from_row(rows[0]) if rows else None)
        return self._pause

    def _handle_refusal(self, error: FileRefusedError) -> None:
        self._refusal_count += 1
        if not self._supported and self._refusal_count >= MAX_REFUSALS:
            self._stop_reading(supported=False)
            log.info("%s The presence of users is not shown.", error)

    def _stop_reading(self, *, supported: bool | None) -> None:
        self._pending, self._prioritised, self._supported = {}, {}, supported
