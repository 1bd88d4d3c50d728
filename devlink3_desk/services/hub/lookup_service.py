"""Looks callers up for desks, with the definition and the secret of the hub, which desks do not receive."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Final

import msgspec

from devlink3_desk.contacts.lookup_definition import CallerNumbers, LookupResult, name_system
from devlink3_desk.decoding import convert_value
from devlink3_desk.services.caller_lookup import CallerLookup
from devlink3_desk.services.hub.hub_lookup import LookupOffer
from devlink3_desk.services.hub.published_item import ItemId, PublishedTopic, split_content
from devlink3_desk.services.hub.request_service import RequestRefusedError, UserAllowances
from devlink3_desk.services.hub.requests import RefusalCode
from devlink3_desk.services.hub.shared_store import SharedStore
from devlink3_desk.services.lookup_client import LookupFailedError

USER_RATE: Final = 2.0
"""Look-ups of one user each second; ``USER_BURST`` of them may come at once."""
USER_BURST: Final = 20.0
LOOKUP_ITEM: Final = ItemId(PublishedTopic.LOOKUP)

_E164: Final = re.compile(r"\+\d{5,15}", re.ASCII)
_NATIONAL: Final = re.compile(r"\d{2,20}", re.ASCII)


class LookupService:
    """Answers the requests of desks about callers."""

    def __init__(self, lookup: CallerLookup) -> None:
        self._lookup = lookup
        self._allowances = UserAllowances(USER_RATE, USER_BURST)

    async def publish_offer(self, shared: SharedStore) -> None:
        """Publish that the hub looks callers up."""
        definition = self._lookup.definition
        offer = LookupOffer(name_system(definition), definition.scope)
        await shared.publish_own(LOOKUP_ITEM, list(split_content(msgspec.to_builtins(offer))))

    async def answer(self, user: str, body: Any) -> Any:  # noqa: ANN401 (any JSON value)
        """Return the entry of a caller in the customer system; raises :class:`.RequestRefusedError`."""
        numbers = convert_value(body, CallerNumbers)
        if (
            not _E164.fullmatch(numbers.e164)
            or not _NATIONAL.fullmatch(numbers.national)
            or numbers.digits != numbers.e164[1:]
        ):
            raise RequestRefusedError(RefusalCode.INVALID, "This is not the number of a caller.")
        future = self._lookup.look_up(numbers) if self._allowances.consume(user) else None
        if future is None:
            raise RequestRefusedError(RefusalCode.BUSY, "The hub looks other callers up.")
        try:
            result = await asyncio.wrap_future(future)
        except LookupFailedError as error:
            raise RequestRefusedError(RefusalCode.FAILED, str(error)) from error
        return msgspec.to_builtins(convert_value(result, LookupResult))
