"""The directory, read from pseudo-files, each over a short connection of its own (section 6.6.1)."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias, TypeVar

import msgspec

from devlink3_desk.link.connection import read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import FileRefusedError, LinkError, is_retryable
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.pseudo_files import HuntGroupRow, PseudoFile
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

ReadFile: TypeAlias = Callable[[str], Awaitable[bytes]]
"""Gives the contents of a pseudo-file by its name; raises a :class:`.LinkError`."""

REFRESH_INTERVAL: Final = 1800.0
"""Seconds between readings: people come and go by the week, but a day's first mistake should not last."""

RETRY_DELAY: Final = 75.0
"""Seconds until the next attempt where one failed for a reason that may go away: longer than the minute for
which a PBX blocks whom it has refused."""

MAX_ROWS: Final = 50_000
"""Rows of a file that are taken, several times what the largest PBX has; a file could hold a million."""

MAX_GROUPS: Final = 1_024
"""Hunt groups whose members are asked for, each over a connection of its own."""

_LOG = logging.getLogger(__name__)
_Row = TypeVar("_Row", bound=msgspec.Struct)


def create_reader(endpoint: Endpoint, user: str, password: Password) -> ReadFile:
    """Return what reads pseudo-files from the PBX at ``endpoint``."""

    async def read(name: str) -> bytes:
        return await read_file(endpoint, user, password, name)

    return read


async def read_directory(read: ReadFile, site: Site | None = None) -> Directory:
    """Read users, groups with their members, and contacts.

    Only ``user_list`` is documented; what the PBX does not give is left out. Raises the
    :class:`.LinkError` of anything else that goes wrong: half a directory must not replace a whole one.
    """
    users = await _read_users(read)
    groups = await _read_rows(read, pseudo_files.HUNT_LIST) or []
    contacts = await _read_rows(read, pseudo_files.DIRECTORY_LIST) or []
    people = [
        *users,
        *(Person(row.extension, row.name, PersonKind.GROUP) for row in groups if row.extension),
        *(Person(row.number, row.name, PersonKind.CONTACT) for row in contacts if row.number),
    ]
    return Directory(people, await _read_members(read, groups), site)


async def _read_users(read: ReadFile) -> list[Person]:
    detailed = await _read_rows(read, pseudo_files.USER_LIST_8)
    if detailed is not None:
        return [
            Person(
                row.extension,
                row.full_name or row.name,
                PersonKind.USER,
                user_name=row.name,
                email=row.email,
                receptionist=row.is_receptionist,
            )
            for row in detailed
        ]
    plain = await _read_rows(read, pseudo_files.USER_LIST) or []
    return [
        Person(row.extension, row.full_name or row.name, PersonKind.USER, user_name=row.name) for row in plain
    ]


async def _read_members(read: ReadFile, groups: list[HuntGroupRow]) -> dict[str, tuple[str, ...]]:
    """Read who is in each group; the file goes by the group's name or by its number, as the PBX likes."""
    members: dict[str, tuple[str, ...]] = {}
    for group in groups[:MAX_GROUPS]:
        contents = None
        for word in dict.fromkeys((group.name, group.extension)):
            contents = await _read_contents(read, pseudo_files.HUNT_INFO_NAME.format(word))
            if contents is not None:
                break
        if contents is None:
            if not members:
                return {}  # it does not give this file at all: it need not be asked for each group
            continue
        rows = pseudo_files.parse_members(contents)
        members[group.extension] = tuple(row.extension for row in rows if row.active)
    return members


async def _read_rows(read: ReadFile, file: PseudoFile[_Row]) -> list[_Row] | None:
    contents = await _read_contents(read, file.name)
    return None if contents is None else file.parse(contents, MAX_ROWS)


async def _read_contents(read: ReadFile, name: str) -> bytes | None:
    try:
        return await read(name)
    except FileRefusedError as error:
        _LOG.info("%s", error)
        return None


class DirectoryPoller:
    """Keeps the directory fresh beside a live link, which none of its failures touches.

    It waits for ``after``, such as :attr:`.Session.signed_in`: a wrong password must not be tried twice.
    """

    def __init__(
        self,
        read: ReadFile,
        site: Site | None = None,
        *,
        interval: float = REFRESH_INTERVAL,
        ready: asyncio.Event | None = None,
    ) -> None:
        self.last_error: str | None = None
        """One sentence where the last reading failed."""
        self._read = read
        self._site = site
        self._interval = interval
        self._refresh_requested = asyncio.Event()
        self._ready = ready

    def refresh(self) -> None:
        """Read again now."""
        self._refresh_requested.set()

    async def run(self, on_directory: Callable[[Directory], None]) -> None:
        """Read now, on a schedule, and on demand; hand each directory to ``take``; until cancelled.

        A refusal that needs a person is not repeated by itself: a wrong password, asked again and
        again, would block the account that the live link uses too.
        """
        if self._ready is not None:
            await self._ready.wait()
        while True:
            wait: float | None = self._interval
            try:
                on_directory(await read_directory(self._read, self._site))
                self.last_error = None
            except LinkError as error:
                _LOG.info("the directory could not be read: %s", error)
                self.last_error = str(error)
                wait = RETRY_DELAY if is_retryable(error) else None
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._refresh_requested.wait()
            self._refresh_requested.clear()
