"""The directory, read from pseudo-files of the PBX (section 6.6.1).

Each file is read over a short connection of its own, beside the live link, which no error here affects.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Awaitable, Callable
from math import isfinite
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import msgspec

from devlink3_desk.link.connection import open_signed_in
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    FileRefusedError,
    FileUnansweredError,
    LinkError,
    StepTimeoutError,
    StreamError,
    is_retryable,
)
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.pseudo_files import HuntGroupRow, HuntMemberRow, PseudoFile
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.services.storage.json_store import JsonFile
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

ReadFile: TypeAlias = Callable[[str], Awaitable[bytes]]
"""Returns the contents of a pseudo-file by its name; raises a :class:`.LinkError`."""

ErrorCallback: TypeAlias = Callable[[Sentence | None], None]
"""Called with one sentence when reading has failed, and with ``None`` when it has succeeded again."""

REFRESH_INTERVAL: Final = 1800.0
"""Seconds between two readings of the directory, which changes a few times a week."""

RETRY_DELAY: Final = 75.0
"""Seconds until the next attempt after a temporary error.

Longer than the minute for which a PBX blocks an account after refusing it.
"""

RECONNECTION_INTERVAL: Final = 60.0
"""Minimum seconds between two readings of the directory that are due to reconnections.

A directory of a thousand groups takes as many connections: too many where a link is lost every few seconds.
"""

MAX_ROWS: Final = 50_000
"""Rows used of one file: several times the largest PBX. A malformed file might have a million."""

MAX_GROUPS: Final = 1_024
"""Hunt groups whose members are read; each takes a connection of its own."""

MAX_REFUSED_GROUPS: Final = 3
"""Groups without a file of members after which a PBX counts as one without such files."""

MAX_UNANSWERED: Final = 2
"""Unanswered requests for members by the names of groups, after which the PBX gets no other one; the same
holds for their numbers. Each takes as long as the time limit of the connection."""

MAX_NAME_LENGTH: Final = 200
"""Longest name of a group or user whose file is requested: a malformed list may have longer ones."""

log = logging.getLogger(__name__)
_Row = TypeVar("_Row", bound=msgspec.Struct)


def create_reader(endpoint: Endpoint, user: str, password: Password) -> ReadFile:
    """Return a function that reads pseudo-files from the PBX at ``endpoint``."""

    async def read(name: str) -> bytes:
        return await read_optional_file(endpoint, user, password, name)

    return read


async def read_optional_file(endpoint: Endpoint, user: str, password: Password, name: str) -> bytes:
    """Return a pseudo-file that the PBX may not have.

    A PBX may close the connection or stay silent in place of refusing a file. That counts as a refusal,
    :class:`.FileUnansweredError`, if it happens twice, and in between the PBX answers the request for the
    documented file. Any other :class:`.LinkError` means that the PBX cannot be read at present.
    """
    documented = pseudo_files.USER_LIST.name

    async def read(name: str) -> bytes:
        # Not diagnosed: why a PBX hangs up is of interest for the live link only.
        async with open_signed_in(endpoint, user, password, diagnose=False) as link:
            try:
                return await link.read_file(name)
            except (StepTimeoutError, StreamError) as error:
                if name == documented:
                    raise
                log.info("no answer to the request for %s: %s", name, error)
                raise FileUnansweredError(name) from error

    with contextlib.suppress(FileUnansweredError):
        return await read(name)
    with contextlib.suppress(FileRefusedError):
        await read(documented)
    return await read(name)


# the directory


async def read_directory(read: ReadFile, site: Site | None = None) -> Directory:
    """Read users, groups with their members, and contacts.

    Only ``user_list`` is documented; any file that the PBX refuses is left out. Any other
    :class:`.LinkError` is raised: part of a directory must not replace a complete one.
    """
    users = await _read_users(read)
    groups = await _read_rows(read, pseudo_files.HUNT_LIST) or []
    contacts = await _read_rows(read, pseudo_files.DIRECTORY_LIST) or []
    people = [
        *users,
        *(Person(row.extension, row.name, PersonKind.GROUP) for row in groups if row.extension),
        *(Person(row.number, row.name, PersonKind.CONTACT, from_pbx=True) for row in contacts if row.number),
    ]
    return Directory(people, await _read_members(read, groups), site)


async def _read_users(read: ReadFile) -> list[Person]:
    detailed = await _read_rows(read, pseudo_files.USER_LIST_8)
    # A PBX that does not have this file may answer with an empty one instead of refusing it.
    if detailed:
        return [
            Person(
                row.extension,
                row.full_name or row.name,
                PersonKind.USER,
                user_name=row.name,
                email=row.email,
            )
            for row in detailed
        ]
    plain = await _read_rows(read, pseudo_files.USER_LIST) or []
    return [
        Person(row.extension, row.full_name or row.name, PersonKind.USER, user_name=row.name) for row in plain
    ]


async def _read_members(read: ReadFile, groups: list[HuntGroupRow]) -> dict[str, tuple[str, ...]]:
    """Read the members of each group that has a number."""
    members: dict[str, tuple[str, ...]] = {}
    reader = _MemberReader(read)
    refused = 0
    for group in [group for group in groups if group.extension][:MAX_GROUPS]:
        rows = await reader.read(group)
        if rows is None:
            # The PBX may lack the members of a single group, such as that of another PBX. If it has none of
            # the first groups, a thousand further requests would fail, too.
            refused += 1
            if refused >= MAX_REFUSED_GROUPS and not members:
                return {}
            continue
        members[group.extension] = tuple(row.extension for row in rows if row.active)
    return members


class _MemberReader:
    """Reads the members of groups, by their names or by their numbers: that depends on the release."""

    def __init__(self, read: ReadFile) -> None:
        self._read = read
        self._unanswered = [0, 0]
        """Requests by name, and by number, that the PBX has left unanswered."""

    async def read(self, group: HuntGroupRow) -> list[HuntMemberRow] | None:
        """Return the members of ``group``, ``None`` if the PBX sends no file for it."""
        rows: list[HuntMemberRow] | None = None
        for kind, name in enumerate((group.name, group.extension)):
            is_repeated = kind > 0 and name == group.name
            if is_repeated or not is_requestable(name) or self._unanswered[kind] >= MAX_UNANSWERED:
                continue
            try:
                contents = await self._read(pseudo_files.HUNT_INFO_NAME.format(name))
            except FileRefusedError as error:
                log.info("%s", error)
                self._unanswered[kind] += isinstance(error, FileUnansweredError)
                continue
            rows = pseudo_files.parse_members(contents)
            if rows:  # the file of a name that a PBX does not know may be empty
                break
        return rows


def is_requestable(name: str) -> bool:
    """Return whether the file of a group or user with this name may be requested."""
    return len(name) <= MAX_NAME_LENGTH


async def _read_rows(read: ReadFile, file: PseudoFile[_Row]) -> list[_Row] | None:
    contents = await _read_contents(read, file.name)
    return None if contents is None else file.parse(contents, MAX_ROWS)


async def _read_contents(read: ReadFile, name: str) -> bytes | None:
    try:
        return await read(name)
    except FileRefusedError as error:
        log.info("%s", error)
        return None


class _CachedDirectory(msgspec.Struct, frozen=True):
    people: tuple[Person, ...]
    members: dict[str, tuple[str, ...]] = {}


class DirectoryCache:
    """The directory of one profile, so that names are shown before the PBX has been read.

    The file is in ``folder`` and may be deleted at any time.
    """

    def __init__(self, folder: Path, profile: str) -> None:
        # A profile may have any name, a file may not.
        name = hashlib.sha256(profile.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._file = JsonFile(folder / f"directory-{name}.json", _CachedDirectory)
        self.path = self._file.path

    def load(self, site: Site | None = None) -> Directory | None:
        """Return the directory saved last, ``None`` if there is none."""
        cached = self._file.load()
        return None if cached is None else Directory(cached.people, cached.members, site)

    def save(self, directory: Directory) -> None:
        """Save what ``directory`` contains of the PBX; raises :class:`OSError`."""
        self._file.save(_CachedDirectory(directory.pbx_people, dict(directory.members)))


class DirectoryPoller:
    """Reads the directory on a schedule and on demand.

    :param ready: Set while the directory may be read, such as :attr:`.DevLinkSession.signed_in`.
    :param on_error: Called when reading begins to fail, or has succeeded again.
    """

    def __init__(
        self,
        read: ReadFile,
        site: Site | None = None,
        *,
        interval: float = REFRESH_INTERVAL,
        ready: asyncio.Event | None = None,
        on_error: ErrorCallback = lambda _error: None,
    ) -> None:
        self._last_error: Sentence | None = None
        self._read = read
        self._site = site
        self._interval = interval
        self._ready = ready
        self._on_error = on_error
        self._next_due = float("-inf")
        """Time of the loop's clock at which the next reading is due."""
        self._due_changed = asyncio.Event()
        self._no_reconnection_before = float("-inf")
        """Time from which a reconnection is a reason to read the directory again."""

    def refresh(self) -> None:
        """Read the directory now."""
        self._set_due(float("-inf"))

    def refresh_after_reconnection(self) -> None:
        """Read the directory now, or once :data:`RECONNECTION_INTERVAL` is over."""
        due = max(asyncio.get_running_loop().time(), self._no_reconnection_before)
        if due < self._next_due:
            self._no_reconnection_before = due + RECONNECTION_INTERVAL
            self._set_due(due)

    async def run(self, on_directory: Callable[[Directory], None]) -> None:
        """Read now, on a schedule and on demand; pass each directory to ``on_directory``; until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            if self._ready is not None:
                await self._ready.wait()
            self._next_due = float("inf")
            delay = await self._read_once(on_directory)
            self._next_due = min(self._next_due, loop.time() + delay)
            while loop.time() < self._next_due:
                self._due_changed.clear()
                with contextlib.suppress(TimeoutError):
                    # qasync cannot wait for an infinite time.
                    async with asyncio.timeout_at(self._next_due if isfinite(self._next_due) else None):
                        await self._due_changed.wait()

    async def _read_once(self, on_directory: Callable[[Directory], None]) -> float:
        """Read the directory; return the seconds until the next reading, infinite if there is to be none."""
        try:
            on_directory(await read_directory(self._read, self._site))
        except LinkError as error:
            log.info("the directory could not be read: %s", error)
            self._set_error(sentence_from_error(error))
            # An error that needs a person is not retried: repeating a wrong password would block the account,
            # which the live link uses, too.
            return RETRY_DELAY if is_retryable(error) else float("inf")
        self._set_error(None)
        return self._interval

    def _set_due(self, due: float) -> None:
        self._next_due = due
        self._due_changed.set()

    def _set_error(self, error: Sentence | None) -> None:
        if error != self._last_error:
            self._last_error = error
            self._on_error(error)
