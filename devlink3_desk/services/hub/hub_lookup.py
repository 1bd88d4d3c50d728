"""The look-up of callers by the hub for a desk, and what the hub publishes about it and its sources."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

import msgspec

from devlink3_desk.contacts.lookup_definition import (
    MAX_TEXT_LENGTH,
    CallerNumbers,
    LookupResult,
    LookupScope,
    sanitize_link,
)
from devlink3_desk.decoding import convert_value
from devlink3_desk.link.errors import LinkError
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.hub.requests import HubRefusalError, HubRequester, RefusalCode, RequestVerb

ANSWER_SECONDS: Final = 2.0
"""Time for the hub to answer; a later answer would replace a name that users have read already."""

log = logging.getLogger(__name__)


class LookupOffer(msgspec.Struct, frozen=True):
    """What is published about the look-up of the hub."""

    system: str
    """Name of the customer system."""
    scope: LookupScope = LookupScope.UNKNOWN


class SourceState(msgspec.Struct, frozen=True, kw_only=True):
    """What is published about a source that the hub follows; neither user nor password."""

    read: float | None = None
    """Time at which its contacts were read, in seconds since 1970."""
    count: int = 0
    problem: str = msgspec.field(default="", name="trouble")
    """Why the last attempt has failed, in one sentence; the key is that of earlier versions."""


class HubLookup:
    """Requests look-ups from the hub, on the thread of the event loop."""

    def __init__(self, requester: HubRequester) -> None:
        self._requester = requester
        self._offer: LookupOffer | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._reported: set[str] = set()

    @property
    def is_active(self) -> bool:
        """Whether the hub looks callers up."""
        return self._offer is not None

    @property
    def scope(self) -> LookupScope:
        """Whom it looks up."""
        return LookupScope.UNKNOWN if self._offer is None else self._offer.scope

    def handle_offer(self, content: Any) -> None:  # noqa: ANN401 (any JSON value)
        """Store the look-up that the hub offers, as published; ``None`` for none."""
        try:
            self._offer = None if content is None else convert_value(content, LookupOffer)
        except msgspec.ValidationError as error:
            log.info("The look-up of the hub is ignored: %s", error)
            self._offer = None

    def find_remembered(self, numbers: CallerNumbers) -> LookupResult | None:
        """Return nothing: the hub remembers answers for all desks."""
        del numbers
        return None

    def request(
        self,
        numbers: CallerNumbers,
        on_result: Callable[[LookupResult], object],
        on_failure: Callable[[Sentence], object],
    ) -> None:
        """Request the look-up of a caller, as :meth:`.CallerLookup.request` does."""
        task = asyncio.ensure_future(self._ask(numbers, on_result, on_failure))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask(
        self,
        numbers: CallerNumbers,
        on_result: Callable[[LookupResult], object],
        on_failure: Callable[[Sentence], object],
    ) -> None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                answer = await self._requester.ask(RequestVerb.LOOKUP, msgspec.to_builtins(numbers))
            result = _clean_result(convert_value(answer, LookupResult))
        except HubRefusalError as error:
            text = str(error.args[0])
            if error.code is RefusalCode.FAILED and text not in self._reported:
                self._reported.add(text)
                on_failure(Sentence("{text}", text=text))
        except (LinkError, TimeoutError, msgspec.ValidationError) as error:
            log.info("The hub has not looked a caller up: %s", error)
        else:
            self._reported.clear()
            on_result(result)

    def close(self) -> None:
        """Cancel the pending requests."""
        for task in self._tasks:
            task.cancel()


def _clean_result(result: LookupResult) -> LookupResult:
    return msgspec.structs.replace(
        result,
        system=result.system[:MAX_TEXT_LENGTH],
        name=result.name[:MAX_TEXT_LENGTH],
        company=result.company[:MAX_TEXT_LENGTH],
        note=result.note[:MAX_TEXT_LENGTH],
        link=sanitize_link(result.link),
        count_label=result.count_label[:MAX_TEXT_LENGTH],
    )
