"""Queries of a history, and the interface that answers them: a history on this machine, or a hub."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallOutcome,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.switchboard.board_values import CallDirection

if TYPE_CHECKING:
    from devlink3_desk.history.report_request import ReportRequest
    from devlink3_desk.history.report_rows import Report

DEFAULT_PAGE_SIZE: Final = 100


class CallQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which calls to find; what is left out restricts nothing."""

    since: float | None = None
    """Calls that started at this instant or later, in seconds since 1970."""
    until: float | None = None
    """Calls that started before this instant."""
    numbers: tuple[str, ...] = ()
    """Calls with any of these numbers, which are all ways to write one number: as sent, and in E.164."""
    extension: str | None = None
    """Calls that rang there, were made there or talked there."""
    group: str | None = None
    outcomes: tuple[CallOutcome, ...] = ()
    direction: CallDirection | None = None
    text: str = ""
    """Any part of a number or of a name; of several words, each must occur."""
    short_seconds: float = DEFAULT_SHORT_SECONDS
    newest_first: bool = True
    limit: int | None = None
    """Calls at most; a page has :data:`DEFAULT_PAGE_SIZE` without it."""
    after: int | None = None
    """:attr:`CallPage.next_position` of the page before."""
    with_legs: bool = True


class CallPage(msgspec.Struct, frozen=True):
    """Calls that were found, and where to go on."""

    calls: tuple[CallRecord, ...]
    next_position: int | None = None
    """``None`` where there are no more calls."""
    positions: tuple[int, ...] = ()
    """Where to go on after each of the calls; in the order of their starts, in all histories."""


class HistoryAccess(Protocol):
    """Answers queries of a history without blocking the caller.

    Each method returns at once; the future completes in another thread, with the answer or with a
    :class:`.DevLinkError` whose text is one sentence for users.
    """

    def fetch_page(self, query: CallQuery) -> Future[CallPage]:
        """Return the calls of one page and where the next one begins."""

    def count_calls(self, query: CallQuery) -> Future[int]:
        """Return how many calls are found, without regard to ``query.limit``."""

    def find_calls(self, ids: Sequence[str]) -> Future[dict[str, CallRecord]]:
        """Return calls by the ids that the board showed."""

    def find_returns(self, calls: Sequence[CallRecord]) -> Future[dict[str, ReturnedCall]]:
        """Return by which later call each of ``calls`` that nobody answered was returned."""

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
    ) -> Future[list[Callback]]:
        """Return the callers who are to be called back, the one who has waited longest first."""

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        """Note that ``who`` is going to call back, that it is done, or that it is open again."""

    def undo_callback_mark(self, key: str) -> Future[bool]:
        """Remove the last mark of a caller; the result is whether there was one."""

    def summarise_contact(
        self, numbers: Collection[str], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> Future[ContactSummary]:
        """Return what is known about a number, of which ``numbers`` are all ways to write it.

        ``since`` is the instant from which its calls are counted, in seconds since 1970. Callers who gave up
        within ``short_seconds`` do not wait to be called back.
        """

    def compute_report(self, request: ReportRequest) -> Future[Report]:
        """Return the figures of a period."""
