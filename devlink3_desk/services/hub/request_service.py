"""Answers the requests of desks, and limits everything that a desk can send."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeAlias

import msgspec
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from devlink3_desk.decoding import decode_json
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import LeadershipLostError
from devlink3_desk.services.hub.names import SiteNames, is_inbox
from devlink3_desk.services.hub.requests import (
    MAX_REQUEST_BYTES,
    Answer,
    RefusalCode,
    RequestVerb,
    encode_answer,
)

MAX_PER_ROUND: Final = 500
"""Number of messages after which the server waits for a new subscription, so that a flood stops there."""
ROUND_SECONDS: Final = 0.5
USER_RATE: Final = 50.0
"""Requests of one user each second; ``USER_BURST`` of them may come at once."""
USER_BURST: Final = 200.0
MAX_USERS: Final = 1_000
MAX_PENDING: Final = 200
"""Maximum number of requests that are being answered."""

_SUBJECT_TOKENS: Final = 5

log = logging.getLogger(__name__)

RequestHandler: TypeAlias = Callable[[str, Any], Awaitable[Any]]
"""Takes the user and the body of a request, and returns the answer; raises :class:`RequestRefusedError`."""


class RequestRefusedError(Exception):
    """A request is refused."""

    def __init__(self, code: RefusalCode, text: str, value: Any = None) -> None:  # noqa: ANN401
        """Build the answer from its code, its sentence and its value."""
        super().__init__(text)
        self.answer: Final = Answer(value=value, refusal=code, text=text)


class UserAllowance:
    """Limits the rate of the requests of one user; instants are those of a monotonic clock."""

    def __init__(self, now: float, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._at = burst, now

    def consume(self, now: float) -> bool:
        """Return whether one more request is allowed at ``now``."""
        self._left = min(self._burst, self._left + max(0.0, now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class UserAllowances:
    """The allowances of all users; with more than :data:`MAX_USERS`, the least recent user is removed."""

    def __init__(self, rate: float, burst: float) -> None:
        """``rate`` requests of one user are allowed each second, ``burst`` of them at once."""
        self._rate, self._burst = rate, burst
        self._allowances: dict[str, UserAllowance] = {}

    def consume(self, user: str) -> bool:
        """Return whether one more request of ``user`` is allowed now."""
        now = time.monotonic()
        allowance = self._allowances.pop(user, None) or UserAllowance(now, self._rate, self._burst)
        self._allowances[user] = allowance
        if len(self._allowances) > MAX_USERS:
            del self._allowances[next(iter(self._allowances))]
        return allowance.consume(now)


class RequestFigures(msgspec.Struct):
    """Counters of the requests, for status and metrics."""

    answered: int = 0
    refused: int = 0


class RequestService:
    """Answers the requests of desks over one connection."""

    def __init__(
        self,
        connection: HubConnection,
        names: SiteNames,
        handlers: Mapping[RequestVerb, RequestHandler],
        epoch: str,
        may_answer: Callable[[], bool],
    ) -> None:
        """``may_answer`` returns whether this hub holds the lease.

        Without the lease, requests are ignored: a hub that was stopped for a while receives them late, and
        desks have sent them again to the hub that leads.
        """
        self.figures: Final = RequestFigures()
        self._connection, self._names, self._handlers = connection, names, handlers
        # A queue group of its own: in one with a hub that is stopped, half of the requests would go there.
        self._queue, self._may_answer = f"hub-{epoch}", may_answer
        self._allowances = UserAllowances(USER_RATE, USER_BURST)
        self._tasks: set[asyncio.Task[None]] = set()
        self._subscription: Subscription | None = None
        """The first subscription, if :meth:`begin` was called."""
        self._received = 0
        self._is_round_used = asyncio.Event()

    async def begin(self) -> None:
        """Subscribe to the requests; :meth:`run` follows.

        Raises :class:`.HubPermissionError` if the account may not do that: no desk would get an answer.
        """
        self._subscription = await self._subscribe()
        await self._connection.confirm_subscription(self._subscription)

    async def run(self) -> None:
        """Answer until cancelled; no task outlives this method."""
        subscription = self._subscription or await self._subscribe()
        try:
            while True:
                await self._is_round_used.wait()
                await asyncio.sleep(ROUND_SECONDS)
                self._received = 0
                self._is_round_used.clear()
                previous, subscription = subscription, await self._subscribe()
                with contextlib.suppress(Exception):  # it may have ended by itself
                    await previous.drain()  # type: ignore[no-untyped-call]
        finally:
            with contextlib.suppress(Exception):
                await subscription.unsubscribe()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _subscribe(self) -> Subscription:
        return await self._connection.subscribe(
            self._names.requests, self._handle_message, queue=self._queue, limit=MAX_PER_ROUND
        )

    async def _handle_message(self, message: Msg) -> None:
        self._received += 1
        if self._received >= MAX_PER_ROUND // 2:
            self._is_round_used.set()
        tokens = message.subject.split(".")
        if len(tokens) != _SUBJECT_TOKENS or not self._may_answer():
            return
        user, verb = tokens[3:]
        if message.reply and not is_inbox(message.reply, user):
            self.figures.refused += 1
            return
        if not self._allowances.consume(user) or len(self._tasks) >= MAX_PENDING:
            self.figures.refused += 1
            if message.reply and len(self._tasks) < MAX_PENDING:
                await self._reply(message, Answer(refusal=RefusalCode.BUSY, text="The hub is busy."))
            return
        task = asyncio.create_task(self._handle(message, user, verb))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _handle(self, message: Msg, user: str, verb: str) -> None:
        answer = await self._answer(message.data, user, verb)
        if answer.refusal is None:
            self.figures.answered += 1
        else:
            self.figures.refused += 1
        if message.reply:
            await self._reply(message, answer)

    async def _answer(self, data: bytes, user: str, verb: str) -> Answer:
        try:
            handler = self._handlers[RequestVerb(verb)]
            return Answer(value=await handler(user, _decode_body(data)))
        except RequestRefusedError as refusal:
            return refusal.answer
        except (msgspec.MsgspecError, ValueError, LookupError, TypeError, ArithmeticError) as error:
            log.info("a request of %s is invalid: %s", user, error)
            return Answer(refusal=RefusalCode.INVALID, text="The hub does not understand the request.")
        except (DevLinkError, LeadershipLostError, OSError, TimeoutError) as error:
            return Answer(refusal=RefusalCode.FAILED, text=str(error) or "The hub cannot answer now.")
        except Exception:
            # Without an answer, a desk would wait and send the request again.
            log.exception("the hub has failed to answer a request of %s (%s)", user, verb)
            return Answer(refusal=RefusalCode.FAILED, text="The hub cannot answer this request.")

    async def _reply(self, message: Msg, answer: Answer) -> None:
        data = encode_answer(answer)
        if len(data) > self._connection.max_message_bytes:
            log.info("an answer of %d bytes is longer than the server allows", len(data))
            data = encode_answer(
                Answer(refusal=RefusalCode.FAILED, text="The answer of the hub is too long.")
            )
        with contextlib.suppress(DevLinkError):
            await self._connection.publish(message.reply, data)


def _decode_body(data: bytes) -> Any:  # noqa: ANN401 (any JSON value)
    if len(data) > MAX_REQUEST_BYTES:
        raise RequestRefusedError(RefusalCode.INVALID, "The request is too long.")
    return decode_json(data) if data else None
