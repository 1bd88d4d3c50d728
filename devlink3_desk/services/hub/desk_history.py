"""The history of a hub for a desk, which can list and mark callers to call back without the hub.

The last list of callers is stored on disk, with the marks of this desk since then. Marks that could not be
sent are sent with the next connection. Each contains the state that the desk has seen; if someone else has
marked the caller meanwhile, the mark is dropped and reported.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

import msgspec

from devlink3_desk.history.call_record import DEFAULT_SHORT_SECONDS, Callback, CallbackState
from devlink3_desk.link.errors import EncryptionError, LinkError, SignInError
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.errors import HubVersionError
from devlink3_desk.services.hub.hub_history import HubHistory
from devlink3_desk.services.hub.requests import HubRefusalError, RefusalCode
from devlink3_desk.services.storage.json_store import KeptValue

log = logging.getLogger(__name__)


class WaitingMark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark of a caller that waits for the hub."""

    key: str
    state: CallbackState
    who: str
    reason: str = ""
    name: str = ""
    """Name or number of the caller, to be shown."""
    seen: tuple[CallbackState, str | None] = (CallbackState.OPEN, None)
    """State of the caller before, and who has marked it."""


class MarkConflict(msgspec.Struct, frozen=True):
    """A mark that was dropped, because the state of the caller has changed."""

    mark: WaitingMark
    state: CallbackState | None
    """State of the caller now; ``None`` if the caller has been reached."""
    by: str
    """Who has marked the caller; may be empty."""


class DeskHistory(HubHistory):
    """As :class:`.HubHistory`, with callers that can be marked without the hub."""

    def __init__(self, access: HubAccess, folder: Path | None = None) -> None:
        """``folder`` stores the waiting marks and the last list."""
        self._on_waiting: Callable[[int], object] = lambda _count: None
        self._on_conflict: Callable[[MarkConflict], object] = lambda _conflict: None
        site = access.site
        self._marks_file = KeptValue(folder and folder / f"hub-{site}-marks.json", list[WaitingMark])
        self._list_file = KeptValue(folder and folder / f"hub-{site}-callers.json", list[Callback])
        self._marks = {mark.key: mark for mark in self._marks_file.load() or ()}
        self._last_list = self._list_file.load()
        self._sending = asyncio.Lock()
        self._is_away = False
        """Whether the last list could not be fetched: a mark then does not wait for a connection."""
        super().__init__(access)

    @property
    def waiting(self) -> int:
        """Marks that were not sent yet."""
        return len(self._marks)

    def watch_marks(
        self, on_waiting: Callable[[int], object], on_conflict: Callable[[MarkConflict], object]
    ) -> None:
        """Set the functions that are called when the number of waiting marks changes, and with dropped marks.

        Both are called in the thread of the connection.
        """
        self._on_waiting, self._on_conflict = on_waiting, on_conflict

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
    ) -> Future[list[Callback]]:
        """Return the callers who are to be called back; without the hub, those of its last answer."""
        arguments = {"since": since, "short_seconds": short_seconds, "with_done": with_done}
        return self.run(self._list_callbacks(arguments, with_done=with_done, is_whole=since is None))

    def list_known_callbacks(self, *, with_done: bool = False) -> list[Callback]:
        """Return the callers of the last answer, with the marks since then, without a request to the hub.

        Marks wait from now on until the hub has answered again.
        """
        self._is_away = True
        return self._choose_callbacks(self._last_list or (), with_done=with_done)

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        """Mark a caller, now or with the next connection."""
        return self.run(self._mark(WaitingMark(key=key, state=state, who=who, reason=reason)))

    def undo_callback_mark(self, key: str) -> Future[bool]:
        """Undo the last mark of a caller; a waiting mark is removed."""
        return self.run(self._undo_mark(key))

    async def _list_callbacks(
        self, arguments: dict[str, Any], *, with_done: bool, is_whole: bool
    ) -> list[Callback]:
        try:
            await self._send_marks()
            callbacks: list[Callback] = await self.fetch_answer("list_callbacks", arguments)
        except LinkError as error:
            self._is_away = _is_absence(error)
            if self._last_list is None or not self._is_away:
                raise
            callbacks = self._last_list
        else:
            self._is_away = False
            if with_done and is_whole:
                self._keep_list(callbacks)
        return self._choose_callbacks(callbacks, with_done=with_done)

    def _choose_callbacks(self, callbacks: Iterable[Callback], *, with_done: bool) -> list[Callback]:
        """Return callers with the marks that wait, and those that are done if they are wanted."""
        marked = [
            each
            if (mark := self._marks.get(each.key)) is None
            else msgspec.structs.replace(each, state=mark.state, by=mark.who, reason=mark.reason, marked=None)
            for each in callbacks
        ]
        return [each for each in marked if with_done or each.state != CallbackState.DONE]

    def _keep_list(self, callbacks: list[Callback]) -> None:
        if callbacks != self._last_list:
            self._last_list = callbacks
            self._list_file.save(callbacks)

    async def _mark(self, mark: WaitingMark) -> None:
        if mark.key not in self._marks and not self._is_away:
            try:
                await self.fetch_answer("mark_callback", _build_arguments(mark))
            except LinkError as error:
                if not _is_absence(error):
                    raise
                log.info("a caller is marked later: %s", error)
            else:
                return
        known = next((each for each in self._last_list or () if each.key == mark.key), None)
        if known is not None:
            mark = msgspec.structs.replace(
                mark, name=known.name or known.number, seen=(known.state, known.by)
            )
        # A second mark of the same caller replaces the first one, and keeps its ``seen``.
        self._set_marks({**self._marks, mark.key: mark})

    async def _undo_mark(self, key: str) -> bool:
        async with self._sending:
            if key in self._marks:
                self._set_marks({other: mark for other, mark in self._marks.items() if other != key})
                return True
        undone: bool = await self.fetch_answer("undo_callback_mark", {"key": key})
        return undone

    async def _send_marks(self) -> None:
        async with self._sending:
            for mark in list(self._marks.values()):
                try:
                    await self.fetch_answer("mark_callback", {**_build_arguments(mark), "seen": mark.seen})
                except HubRefusalError as error:
                    if _is_absence(error):
                        raise
                    self._report_conflict(mark, error)
                if self._marks.get(mark.key) == mark:
                    self._set_marks({key: each for key, each in self._marks.items() if key != mark.key})

    def _report_conflict(self, mark: WaitingMark, error: HubRefusalError) -> None:
        present = error.value if isinstance(error.value, dict) else {}
        try:
            state = CallbackState(present.get("state", ""))
        except ValueError:
            state = None
        self._on_conflict(MarkConflict(mark, state, str(present.get("by") or "")))

    def _set_marks(self, marks: dict[str, WaitingMark]) -> None:
        self._marks = marks
        self._marks_file.save(list(marks.values()))
        self._on_waiting(len(marks))


_ABSENCE_CODES: Final = (RefusalCode.BUSY, RefusalCode.FAILED)


def _is_absence(error: LinkError) -> bool:
    """Return whether an error is temporary: the hub or its history is not available at the moment."""
    if isinstance(error, HubRefusalError):
        return error.code in _ABSENCE_CODES
    return not isinstance(error, (SignInError, EncryptionError, HubVersionError))


def _build_arguments(mark: WaitingMark) -> dict[str, Any]:
    return {"key": mark.key, "state": mark.state, "who": mark.who, "reason": mark.reason}
