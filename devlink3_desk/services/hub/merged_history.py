"""The histories of several sites of a hub as one: each request goes to the sites that it is about."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, InvalidStateError
from typing import Any, Final, Protocol, TypeVar

import msgspec

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.history.queries import CallPage, CallQuery, HistoryAccess
from devlink3_desk.history.report_request import ReportRequest
from devlink3_desk.history.report_rows import Report
from devlink3_desk.history.site_records import (
    SiteCallback,
    build_attempt,
    continue_query,
    merge_callbacks,
    merge_pages,
    merge_returns,
    merge_summaries,
    qualify_callback,
    qualify_record,
    qualify_return,
    split_numbers,
    split_query,
)
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.services.hub.errors import HubVersionError
from devlink3_desk.services.hub.history_service import MAX_IDS, MAX_PAGE_SIZE
from devlink3_desk.switchboard.site import SiteMark

Answer = TypeVar("Answer")
Merged = TypeVar("Merged")

log = logging.getLogger(__name__)


class SiteAccess(HistoryAccess, Protocol):
    """The history of one site."""

    def list_known_callbacks(self, *, with_done: bool = False) -> list[Callback]:
        """Return the callers of the last answer, with the marks since then, without a request to the site."""


class SiteHistory(msgspec.Struct, frozen=True):
    """One of the sites."""

    mark: SiteMark
    access: SiteAccess
    is_lost: Callable[[], bool] = lambda: False
    """Whether the site is not connected: then it is not asked."""


class MergedHistory:
    """Asks the histories of several sites; it is a :class:`.HistoryAccess`.

    A site that does not answer is left out, unless none does. Reports are those of the first site: figures
    of people and groups of several sites are not comparable, and :attr:`sites` has the others.
    """

    def __init__(self, sites: Sequence[SiteHistory], plan: NumberingPlan) -> None:
        """``plan`` is that of the first site."""
        self.sites: Final = tuple(sites)
        self._marks = [site.mark for site in sites]
        self._plan = plan
        self._callers: dict[str, SiteCallback] = {}
        """The callers of the last answer, by key."""
        self._marked_at: dict[str, int] = {}
        """Sites at which this desk has marked callers, by key."""

    @property
    def is_read_only(self) -> bool:
        """Whether callers cannot be marked."""
        return False

    def fetch_page(self, query: CallQuery) -> Future[CallPage]:
        """Return the calls of one page, those of all sites in the order of their starts."""
        limit = None if query.limit is None else min(query.limit, MAX_PAGE_SIZE)
        limited = msgspec.structs.replace(query, limit=limit)
        count = len(self.sites)

        def merge(pages: Mapping[int, CallPage]) -> CallPage:
            if any(len(page.positions) != len(page.calls) for page in pages.values()):
                raise HubVersionError  # a hub of an earlier version
            qualified = {
                site: msgspec.structs.replace(
                    page, calls=tuple(qualify_record(call, self._marks[site]) for call in page.calls)
                )
                for site, page in pages.items()
            }
            return merge_pages(qualified, limited, count)

        requests = {
            site: self.sites[site].access.fetch_page(continue_query(asked, site, count))
            for site, asked in self._split_query(limited).items()
        }
        return gather_answers(requests, merge)

    def count_calls(self, query: CallQuery) -> Future[int]:
        """Return how many calls are found, without regard to ``query.limit``."""
        requests = {
            site: self.sites[site].access.count_calls(asked)
            for site, asked in self._split_query(query).items()
        }
        return gather_answers(requests, lambda counts: sum(counts.values()))

    def find_calls(self, ids: Sequence[str]) -> Future[dict[str, CallRecord]]:
        """Return calls by the ids that the board showed."""
        # No two hubs give the same id.
        requests = {site: self.sites[site].access.find_calls(ids) for site in self._list_present()}

        def merge(answers: Mapping[int, dict[str, CallRecord]]) -> dict[str, CallRecord]:
            return {
                call_id: qualify_record(call, self._marks[site])
                for site, found in answers.items()
                for call_id, call in found.items()
            }

        return gather_answers(requests, merge)

    def find_returns(self, calls: Sequence[CallRecord]) -> Future[dict[str, ReturnedCall]]:
        """Return by which later call, at whatever site, each of ``calls`` was returned."""
        requests = {site: self.sites[site].access.find_returns(calls) for site in self._list_present()}
        return gather_answers(requests, self._merge_returns)

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
    ) -> Future[list[Callback]]:
        """Return the callers who are to be called back, each once, whichever sites they have called.

        Who was reached at another site is not among them.
        """
        present = self._list_present()
        requests = {
            site: self.sites[site].access.list_callbacks(
                since=since, short_seconds=short_seconds, with_done=True
            )
            for site in present
        }

        def merge(answers: Mapping[int, list[Callback]]) -> dict[int, list[Callback]]:
            lists = dict(answers)
            for site in range(len(self.sites)):
                if site not in present:
                    lists[site] = self.sites[site].access.list_known_callbacks(with_done=True)
            return {
                site: [qualify_callback(each, self._marks[site]) for each in callbacks]
                for site, callbacks in sorted(lists.items())
            }

        def keep_callers(lists: dict[int, list[Callback]]) -> list[Callback]:
            self._callers = merge_callbacks(lists)
            callbacks = [each.callback for each in self._callers.values()]
            return [each for each in callbacks if with_done or each.state is not CallbackState.DONE]

        listed = chain_requests(gather_answers(requests, merge), self._drop_returned)
        return gather_answers({0: listed}, lambda answers: keep_callers(answers[0]))

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        """Mark a caller at the site where the caller is marked already, else at that of the last attempt."""
        site = self._find_marked_site(key)
        self._marked_at[key] = site
        return self.sites[site].access.mark_callback(key, state, who=who, reason=reason)

    def find_caller_site(self, key: str) -> int:
        """Return the site that a caller who is to be called back has called last; else the first one."""
        caller = self._callers.get(key)
        return 0 if caller is None else caller.last_site

    def undo_callback_mark(self, key: str) -> Future[bool]:
        """Remove the last mark of a caller; the result is whether there was one."""
        site = self._marked_at.get(key, self._find_marked_site(key))
        return self.sites[site].access.undo_callback_mark(key)

    def summarise_contact(
        self, numbers: Collection[str], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> Future[ContactSummary]:
        """Return the summary of a number at all sites; its calls are counted from ``since`` on."""
        asked = split_numbers(numbers, self._marks, self._plan)
        requests = {
            site: self.sites[site].access.summarise_contact(asked[site], since, short_seconds)
            for site in self._list_present()
            if asked[site]
        }

        def qualify(summary: ContactSummary, mark: SiteMark) -> ContactSummary:
            call = summary.last_call
            return msgspec.structs.replace(
                summary, last_call=None if call is None else qualify_record(call, mark)
            )

        def merge(answers: Mapping[int, ContactSummary]) -> ContactSummary:
            return merge_summaries([qualify(each, self._marks[site]) for site, each in answers.items()])

        return gather_answers(requests, merge)

    def compute_report(self, request: ReportRequest) -> Future[Report]:
        """Return the figures of a period at the first site."""
        return self.sites[0].access.compute_report(request)

    def _list_present(self) -> list[int]:
        """Return the numbers of the sites that are asked: those that are connected, or all if none is."""
        every = range(len(self.sites))
        return [site for site in every if not self.sites[site].is_lost()] or list(every)

    def _split_query(self, query: CallQuery) -> dict[int, CallQuery]:
        asked = split_query(query, self._marks, self._plan)
        return {site: each for site in self._list_present() if (each := asked[site]) is not None}

    def _find_marked_site(self, key: str) -> int:
        caller = self._callers.get(key)
        return 0 if caller is None else caller.marked_site

    def _merge_returns(self, answers: Mapping[int, dict[str, ReturnedCall]]) -> dict[str, ReturnedCall]:
        return merge_returns(
            {call_id: qualify_return(each, self._marks[site]) for call_id, each in found.items()}
            for site, found in answers.items()
        )

    def _drop_returned(self, lists: dict[int, list[Callback]]) -> Future[dict[int, list[Callback]]]:
        """Return the callers of each site without those who were reached at another one."""
        requests = {}
        for site in self._list_present():
            others = [
                callback
                for other, callbacks in lists.items()
                for callback in callbacks
                if other != site and callback.state is not CallbackState.DONE
            ]
            newest = sorted(others, key=lambda callback: callback.last)[-MAX_IDS:]
            if newest:
                attempts = [build_attempt(callback) for callback in newest]
                requests[site] = self.sites[site].access.find_returns(attempts)

        def drop(answers: Mapping[int, dict[str, ReturnedCall]]) -> dict[int, list[Callback]]:
            returned = {call_id for found in answers.values() for call_id in found}
            return {
                site: [callback for callback in callbacks if callback.last_call not in returned]
                for site, callbacks in lists.items()
            }

        return gather_answers(requests, drop)


def gather_answers(
    requests: Mapping[int, Future[Answer]], merge: Callable[[Mapping[int, Answer]], Merged]
) -> Future[Merged]:
    """Return the future of what ``merge`` makes of the answers, without those that have failed.

    If all have failed, the future has the error of the first one. ``merge`` runs in the thread of the last
    answer, and is called at once if nothing was asked.
    """
    merged: Future[Merged] = Future()
    lock = threading.Lock()
    waiting = set(requests)

    def note_answer(site: int) -> None:
        with lock:
            waiting.discard(site)
            if waiting or merged.done():
                return
        _complete(merged, lambda: merge(_collect_answers(requests)))

    def pass_cancellation(future: Future[Merged]) -> None:
        if future.cancelled():
            for request in requests.values():
                request.cancel()

    merged.add_done_callback(pass_cancellation)
    if not requests:
        _complete(merged, lambda: merge({}))
    for site, request in requests.items():
        request.add_done_callback(lambda _future, site=site: note_answer(site))  # type: ignore[misc]
    return merged


def _collect_answers(requests: Mapping[int, Future[Answer]]) -> dict[int, Answer]:
    answers: dict[int, Answer] = {}
    errors: list[BaseException] = []
    for site, request in requests.items():
        try:
            answers[site] = request.result()
        except DevLinkError as error:
            log.info("a site is left out: %s", error)
            errors.append(error)
    if errors and not answers:
        raise errors[0]
    return answers


def chain_requests(first: Future[Answer], ask: Callable[[Answer], Future[Merged]]) -> Future[Merged]:
    """Return a future for the result of ``ask``, which is called with the result of ``first``."""
    chained: Future[Merged] = Future()

    def go_on(future: Future[Answer]) -> None:
        try:
            second = ask(future.result())
        except BaseException as error:  # noqa: BLE001 (it is raised where the answer is used)
            _fail(chained, error)
            return
        second.add_done_callback(lambda answered: _complete(chained, answered.result))

    def pass_cancellation(future: Future[Merged]) -> None:
        if future.cancelled():
            first.cancel()

    chained.add_done_callback(pass_cancellation)
    first.add_done_callback(go_on)
    return chained


def _complete(future: Future[Any], compute: Callable[[], object]) -> None:
    try:
        result = compute()
    except BaseException as error:  # noqa: BLE001 (it is raised where the answer is used)
        _fail(future, error)
        return
    with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
        future.set_result(result)


def _fail(future: Future[Any], error: BaseException) -> None:
    with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
        future.set_exception(error)
