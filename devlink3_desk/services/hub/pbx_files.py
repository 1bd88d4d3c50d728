"""Reads pseudo-files for desks, each once for all of them."""

from __future__ import annotations

import asyncio
import base64
import re
import time
from typing import Any, Final

import msgspec

from devlink3_desk.link.errors import FileRefusedError, FileUnansweredError
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.services.hub.request_service import RequestRefusedError
from devlink3_desk.services.hub.requests import RefusalCode
from devlink3_desk.services.pbx_directory import ReadFile

LIST_SECONDS: Final = 60.0
"""Seconds for which a list, such as that of the users, is cached.

Any number of desks cause one reading, and a desk that reloads the directory after a change gets a new list.
"""
USER_SECONDS: Final = 5.0
"""Seconds for which the file of one user is cached, who may change it by a code at any time."""
UNANSWERED_SECONDS: Final = 1800.0
"""Seconds for which it is remembered that the PBX does not answer the request for a file.

To find that out again takes longer than a desk waits for an answer.
"""
READ_PAUSE: Final = 0.05
MAX_WAITING: Final = 50
"""Maximum number of pending files; with more, requests for files that are not cached are refused."""
MAX_FILES: Final = 10_000
MAX_FILE_BYTES: Final = 4 * 1024 * 1024

_LISTS: Final = frozenset(
    file.name
    for file in (
        pseudo_files.USER_LIST,
        pseudo_files.USER_LIST_8,
        pseudo_files.HUNT_LIST,
        pseudo_files.DIRECTORY_LIST,
    )
)
_PATTERNS: Final = tuple(
    re.compile(re.escape(name.partition("{")[0]) + r"[^/?]{1,64}")
    for name in (pseudo_files.HUNT_INFO_NAME, pseudo_files.USER_INFO.name_for("{}"))
)


class _CachedFile(msgspec.Struct):
    contents: bytes
    result: int | None
    """Result of the PBX, 0 if it serves the file; ``None`` if it leaves the request unanswered."""
    expires_at: float
    """Time of the monotonic clock until which it is used."""


class PbxFiles:
    """Reads pseudo-files one after the other, and caches them for a while."""

    def __init__(self, read: ReadFile) -> None:
        self._read = read
        self._files: dict[str, _CachedFile] = {}
        self._lock = asyncio.Lock()
        self._waiting = 0

    async def read_file(self, name: str) -> bytes:
        """Return a file, as :data:`.ReadFile` does."""
        cached = self._find_cached(name) or await self._fetch_in_turn(name)
        if cached.result is None:
            raise FileUnansweredError(name)
        if cached.result:
            raise FileRefusedError(name, cached.result)
        return cached.contents

    def _find_cached(self, name: str) -> _CachedFile | None:
        cached = self._files.get(name)
        return None if cached is None or time.monotonic() > cached.expires_at else cached

    async def _fetch_in_turn(self, name: str) -> _CachedFile:
        """Read a file after those that were requested before, unless one of them is the same."""
        self._waiting += 1
        try:
            async with self._lock:
                return self._find_cached(name) or await self._fetch(name)
        finally:
            self._waiting -= 1

    def drop_cached_lists(self) -> None:
        """Drop the cached lists, since a PBX that has restarted may have other users.

        Files that it left unanswered are requested again, too.
        """
        self._files = {
            name: cached
            for name, cached in self._files.items()
            if name not in _LISTS and cached.result is not None
        }

    async def answer(self, user: str, body: Any) -> str:  # noqa: ANN401 (any JSON value)
        """Answer the request of a desk; only the files that desks use are read."""
        del user
        name = str(body["name"])
        if name not in _LISTS and not any(pattern.fullmatch(name) for pattern in _PATTERNS):
            raise RequestRefusedError(RefusalCode.INVALID, "The hub does not read this file.")
        if self._waiting >= MAX_WAITING and self._find_cached(name) is None:
            raise RequestRefusedError(RefusalCode.BUSY, "The hub is reading too many files.")
        try:
            contents = await self.read_file(name)
        except FileRefusedError as error:
            raise RequestRefusedError(RefusalCode.FILE_REFUSED, str(error), error.result) from error
        if len(contents) > MAX_FILE_BYTES:
            raise RequestRefusedError(RefusalCode.FAILED, "The file is too long.")
        return base64.b64encode(contents).decode()

    async def _fetch(self, name: str) -> _CachedFile:
        contents, result = b"", None
        seconds = LIST_SECONDS if name in _LISTS else USER_SECONDS
        try:
            contents, result = await self._read(name), 0
        except FileUnansweredError:
            seconds = UNANSWERED_SECONDS
        except FileRefusedError as error:
            result = error.result or 1
        cached = _CachedFile(contents, result, time.monotonic() + seconds)
        self._files.pop(name, None)
        self._files[name] = cached
        if len(self._files) > MAX_FILES:
            del self._files[next(iter(self._files))]
        await asyncio.sleep(READ_PAUSE)
        return cached
