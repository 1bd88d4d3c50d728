"""What people have set at the telephone system, read one person after another over short connections."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from devlink3_desk.link.errors import FileRefusedError, LinkError, retryable
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.switchboard.presence import Presence, presence_of

from .directory import AFTER_FAILURE, MAX_ROWS, ReadFile

PAUSE: Final = 1.0
"""Seconds between two readings: a PBX has other things to do than to shake hands."""

ROUND: Final = 600.0
"""Seconds from the beginning of a round through everyone to the next, at least."""

REFUSALS: Final = 3
"""People whose file is refused, before any was given, after which nobody else's is asked for."""

Take: TypeAlias = Callable[[str, Presence | None], None]
"""Takes what somebody has set, by extension; ``None``: the PBX says nothing of that person."""

_LOG = logging.getLogger(__name__)


class PresenceKeeper:
    """Keeps what people have set fresh, beside a live link that none of its failures touches.

    The file is one a person, and not documented: a PBX that does not give it is asked for three people,
    and then not again until somebody wants it. There is one connection at a time, at most, and a pause
    behind each, so that three thousand people cost the PBX no more at a time than three.
    """

    def __init__(
        self,
        read: ReadFile,
        *,
        pause: float = PAUSE,
        every: float = ROUND,
        after_failure: float = AFTER_FAILURE,
        after: asyncio.Event | None = None,
    ) -> None:
        """``after`` is waited for, once: a wrong password must not be tried twice."""
        self._read, self._pause, self._every, self._after = read, pause, every, after
        self._after_failure = after_failure
        self._people: dict[str, None] = {}
        self._round: dict[str, None] = {}
        """Who is still to be read in this round, in that order."""
        self._soon: dict[str, None] = {}
        """Who may have set something since, and is read in turn with the round."""
        self._soon_last = False
        self._wanted = asyncio.Event()
        self._given: bool | None = None
        self._refused = 0
        self._begun = 0.0

    def watch(self, people: Iterable[str]) -> None:
        """Say whose presence is wanted, by extension; they are read from the first one on."""
        found = dict.fromkeys(list(people)[:MAX_ROWS])
        if found != self._people:
            self._people = found
            self.refresh()

    def refresh(self) -> None:
        """Read everyone again now, whatever was refused before."""
        self._round, self._soon = dict(self._people), {}
        self._given, self._refused, self._begun = None, 0, 0.0
        self._wanted.set()

    def look_again(self, extension: str) -> None:
        """Read somebody soon, who may just have set something."""
        if self._given and extension in self._people:
            self._soon[extension] = None
            self._wanted.set()

    def ask(self, extension: str) -> None:
        """Read somebody before all others, at whom people look."""
        if self._given and extension in self._people:
            self._soon = {extension: None, **self._soon}
            self._soon_last = False
            self._wanted.set()

    async def run(self, take: Take, tell: Callable[[bool], None]) -> None:
        """Hand over what is read, and ``tell`` whether the PBX gives such files at all; until cancelled."""
        if self._after is not None:
            await self._after.wait()
        loop = asyncio.get_running_loop()
        while True:
            self._begun = self._begun or loop.time()
            extension = self._next()
            if extension is not None:
                given = self._given
                pause = await self._read_one(extension, take)
                if self._given is not None and self._given is not given:
                    tell(self._given)
                await asyncio.sleep(pause)
            elif not await self._asked(self._begun + self._every if self._given else None):
                self.refresh()

    def _next(self) -> str | None:
        """Return who is read next: by turns of those who are awaited soon, and of the round."""
        soon = bool(self._soon) and not (self._round and self._soon_last)
        waiting = self._soon if soon else self._round
        if not waiting:
            return None
        self._soon_last = soon
        extension = next(iter(waiting))
        self._soon.pop(extension, None)
        self._round.pop(extension, None)
        return extension

    async def _asked(self, until: float | None) -> bool:
        """Wait for somebody to be read; return whether it was asked for, and not the clock's doing."""
        self._wanted.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                await self._wanted.wait()
                return True
        return False

    async def _read_one(self, extension: str, take: Take) -> float:
        """Read one person's file; return the seconds to wait before the next one."""
        try:
            contents = await self._read(pseudo_files.USER_INFO.of(extension))
        except FileRefusedError as error:
            take(extension, None)
            self._refuse(error)
        except LinkError as error:
            _LOG.info("what %s has set could not be read: %s", extension, error)
            if retryable(error):
                self._round[extension] = None
                return self._after_failure
            self._give_up(given=None)  # a person has to act: a wrong password, tried on, blocks the account
        else:
            self._given = True
            rows = pseudo_files.USER_INFO.parse(contents, 1)
            take(extension, presence_of(rows[0]) if rows else None)
        return self._pause

    def _refuse(self, error: FileRefusedError) -> None:
        self._refused += 1
        if not self._given and self._refused >= REFUSALS:
            self._give_up(given=False)
            _LOG.info("%s What people have set at their telephones is not shown.", error)

    def _give_up(self, *, given: bool | None) -> None:
        self._round, self._soon, self._given = {}, {}, given
