"""The requests of a desk to its hub: the messages, and the sender.

Each user and verb has a subject, ``devlink3.SITE.ask.USER.VERB``, so that the permissions of the server
determine who may send which requests. Request and answer are one JSON object each.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import platform
import secrets
import time
from enum import StrEnum
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.link.errors import FileRefusedError, FileUnansweredError, LinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.hub.client import RawMessage
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import (
    HubAbsentError,
    HubFileError,
    HubLostError,
    HubMissingError,
    HubUnansweredError,
    HubVersionError,
)
from devlink3_desk.services.hub.messages import MessageError, pack_text, unpack_text
from devlink3_desk.services.hub.names import SiteNames

MAX_REQUEST_BYTES: Final = 64 * 1024
ANSWER_SECONDS: Final = 10.0
ATTEMPT_SECONDS: Final = 3.0
"""Seconds after which a repeatable request is sent again: the hub that received it may have failed."""
TAKE_OVER_SECONDS: Final = 5.0
"""Time to wait for a hub that takes the lead, while no hub answers."""
RETRY_SECONDS: Final = 0.2

_FILE_LATE: Final = QT_TRANSLATE_NOOP("Link", "The hub did not provide the file {name!r} within {limit:g} s.")
_FILE_LATE_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX may be slow, or may not answer the request for this file. Try again in a minute."
)
_DAMAGED: Final = QT_TRANSLATE_NOOP("Link", "The hub's answer cannot be understood: {why}.")


class RequestVerb(StrEnum):
    """The kind of a request; the last token of the subject."""

    CHECKPOINT = "checkpoint"
    """Publish a checkpoint now."""
    HELLO = "hello"
    """A desk is connected; sent periodically, and not answered."""
    FILE = "file"
    """A pseudo-file of the PBX."""
    STATUS = "status"
    HISTORY = "history"
    SHARED = "shared"
    PUBLISH = "publish"
    """Publish favourites, pages, contacts and the like for all desks."""
    LOOKUP = "lookup"
    """Look a caller up in a customer system."""


_REPEATABLE_VERBS: Final = frozenset(
    {RequestVerb.CHECKPOINT, RequestVerb.STATUS, RequestVerb.SHARED, RequestVerb.PUBLISH}
)
"""Requests that are answered quickly, and have the same effect if they are answered twice."""
SUPERVISOR_VERBS: Final = tuple(RequestVerb)
DESK_VERBS: Final = tuple(verb for verb in RequestVerb if verb is not RequestVerb.PUBLISH)
WALLBOARD_VERBS: Final = (RequestVerb.CHECKPOINT, RequestVerb.HELLO, RequestVerb.FILE)
"""Verbs that read-only accounts may use."""


class RefusalCode(StrEnum):
    """Why a request is refused."""

    INVALID = "invalid"
    """The request is malformed, or asks for what does not exist."""
    BUSY = "busy"
    """Too many requests."""
    FAILED = "failed"
    """The hub cannot answer now, such as while the PBX or the history is away."""
    FILE_REFUSED = "file_refused"
    """The PBX does not serve this file; ``value`` is the result that it sent, 0 where it does not answer."""
    CONFLICT = "conflict"
    """Another desk has changed it meanwhile; ``value`` is the present value."""


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer, or why there is none."""

    value: Any = None
    refusal: RefusalCode | None = None
    text: str = ""
    """One sentence, with a refusal."""


class HubRefusalError(LinkError):
    """The hub has refused a request; the message gives the reason."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub refused the request.")
    advice = QT_TRANSLATE_NOOP("Link", "Try again later.")

    def __init__(self, answer: Answer) -> None:
        """Store the refusal."""
        super().__init__(Sentence(answer.text) if answer.text else None)
        self.code: Final = answer.refusal
        self.value: Final = answer.value


def encode_answer(answer: Answer) -> bytes:
    """Return an answer as bytes."""
    return pack_text(msgspec.json.encode(answer))


def decode_answer(data: bytes) -> Answer:
    """Decode an answer; raises :class:`.HubVersionError` if it is malformed."""
    try:
        return decode_json(unpack_text(data), Answer)
    except (MessageError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise HubVersionError(Sentence(_DAMAGED, why=str(error))) from error


class HubRequester:
    """Sends requests to the hub over :attr:`connection`, which is ``None`` while there is none."""

    def __init__(self, names: SiteNames, user: str) -> None:
        self.connection: HubConnection | None = None
        self._names, self._user = names, user or "desk"
        self._desk = secrets.token_hex(4)
        """Identifies this program among those of the same user on the same computer."""

    async def ask(
        self,
        verb: RequestVerb,
        body: Any = None,  # noqa: ANN401 (any JSON value)
        *,
        may_repeat: bool | None = None,
        limit: float | None = None,
    ) -> Any:  # noqa: ANN401 (any JSON value)
        """Send a request, and return the value of the answer.

        Raises :class:`HubRefusalError` or another :class:`.LinkError`.

        ``may_repeat`` is whether the request has the same effect if it is answered twice; by default, this
        depends on ``verb``. ``limit`` are the seconds for each attempt.
        """
        is_repeatable = verb in _REPEATABLE_VERBS if may_repeat is None else may_repeat
        data = msgspec.json.encode(body)
        answer = await self._request_answer(
            self._names.build_request_subject(self._user, verb),
            data,
            is_repeatable,
            limit or (ATTEMPT_SECONDS if is_repeatable else ANSWER_SECONDS),
        )
        decoded = decode_answer(answer.data)
        if decoded.refusal is not None:
            raise HubRefusalError(decoded)
        return decoded.value

    async def _request_answer(
        self,
        subject: str,
        data: bytes,
        is_repeatable: bool,  # noqa: FBT001
        limit: float,
    ) -> RawMessage:
        started = time.monotonic()
        while True:
            connection = self.connection
            if connection is None:
                raise HubLostError
            try:
                return await connection.request(subject, data, timeout=limit)
            except HubMissingError as error:
                # Another hub is taking over, or this one holds off a flood.
                if time.monotonic() > started + TAKE_OVER_SECONDS:
                    raise HubAbsentError from error
                await asyncio.sleep(RETRY_SECONDS)
            except HubLostError as error:
                if not connection.is_open:
                    raise
                is_late = time.monotonic() + limit > started + ANSWER_SECONDS
                if not is_repeatable or is_late:
                    raise HubUnansweredError from error

    async def read_file(self, name: str) -> bytes:
        """Return a pseudo-file that the hub has read, as :data:`.ReadFile` does.

        The time limit is that of a step of the connection.
        """
        limit = ANSWER_SECONDS if self.connection is None else self.connection.access.endpoint.timeout
        try:
            return base64.b64decode(str(await self.ask(RequestVerb.FILE, {"name": name}, limit=limit)))
        except HubUnansweredError as error:
            # The hub waits for its PBX, or reads the files that were requested before.
            sentence = Sentence(_FILE_LATE, name=name, limit=limit)
            raise HubUnansweredError(sentence, Sentence(_FILE_LATE_ADVICE)) from error
        except HubRefusalError as error:
            if error.code is RefusalCode.FILE_REFUSED:
                result = int(error.value or 0)
                raise (FileRefusedError(name, result) if result else FileUnansweredError(name)) from error
            if error.code is RefusalCode.INVALID:
                raise HubFileError(name) from error
            raise HubLostError(error.args[0]) from error

    async def send_hello(self, name: str, epoch: str, *, leaves: bool = False) -> None:
        """Notify the hub that a desk is connected, or leaves; whether the message arrives does not matter."""
        if self.connection is not None:
            contents = {"name": name, "host": platform.node(), "epoch": epoch, "desk": self._desk}
            hello = msgspec.json.encode(contents | {"leaves": True} if leaves else contents)
            subject = self._names.build_request_subject(self._user, RequestVerb.HELLO)
            with contextlib.suppress(LinkError):
                await self.connection.publish(subject, hello)
