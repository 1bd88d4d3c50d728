"""Streams and buckets of a hub, and publishing that is stored, or refused if another hub has published since.

Only what a hub needs of JetStream's API is used, each request by its exact subject, so that the permissions
of ``server_config.py`` can be exact, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.services.hub import errors
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import HubMissingError, LeadershipLostError
from devlink3_desk.services.hub.lease_state import LEASE_SECONDS
from devlink3_desk.services.hub.messages import MAX_MESSAGE_BYTES
from devlink3_desk.services.hub.names import SiteNames

EVENT_SECONDS: Final = 900
"""Age at which the stream drops events, in seconds; checkpoints are a minute apart."""
EVENT_BYTES: Final = 256 * 1024 * 1024
STATE_BYTES: Final = 64 * 1024 * 1024
SHARED_BYTES: Final = 64 * 1024 * 1024
MAX_SHARED_VALUE: Final = 48 * 1024
"""Bytes of one shared entry."""
LEASE_BYTES: Final = 1024 * 1024
DEFAULT_REPLICAS: Final = 1
"""Copies of a stream in a cluster."""

_WRONG_SEQUENCE: Final = frozenset({10071, 10164})
"""Codes of JetStream for a message that is not the one after the expected last one."""
_STREAM_NOT_FOUND: Final = 10059
_EXPECTED_IN_STREAM: Final = "Nats-Expected-Last-Sequence"
_EXPECTED_IN_SUBJECT: Final = "Nats-Expected-Last-Subject-Sequence"
_SECOND: Final = 1_000_000_000


class _ApiError(Exception):
    """JetStream has refused a request."""

    def __init__(self, code: int, description: str) -> None:
        """Store the code, which is stable between versions of the server."""
        super().__init__(description)
        self.code = code


class SequenceConflictError(LeadershipLostError):
    """The message was refused, because another one was stored meanwhile."""


def list_stream_settings(names: SiteNames) -> Iterator[dict[str, Any]]:
    """Return the settings of each stream of a site, in the words of JetStream's API."""
    base: dict[str, Any] = {
        "retention": "limits",
        "storage": "file",
        "discard": "old",
        "num_replicas": DEFAULT_REPLICAS,
        "max_consumers": -1,
        "max_msgs": -1,
        "allow_direct": True,
        "deny_delete": True,
        "max_msg_size": MAX_MESSAGE_BYTES,
    }
    yield base | {
        "name": names.event_stream,
        "subjects": [names.events],
        "max_bytes": EVENT_BYTES,
        "max_age": EVENT_SECONDS * _SECOND,
        "republish": {"src": names.events, "dest": names.live},
    }
    yield base | {
        "name": names.state_stream,
        "subjects": [names.checkpoint, names.plan],
        "max_bytes": STATE_BYTES,
        "max_msgs_per_subject": 1,
    }
    yield (
        base
        | _build_bucket_settings(names.lease_bucket)
        | {
            "max_bytes": LEASE_BYTES,
            "max_age": round(LEASE_SECONDS * _SECOND),
            "duplicate_window": round(LEASE_SECONDS * _SECOND),
            "max_msg_size": 4096,
        }
    )
    yield (
        base
        | _build_bucket_settings(names.shared_bucket)
        | {
            "max_bytes": SHARED_BYTES,
            "max_msg_size": MAX_SHARED_VALUE + 1024,
        }
    )


def _build_bucket_settings(bucket: str) -> dict[str, Any]:
    """Return the settings that make a stream a bucket of keys and values."""
    return {
        "name": f"KV_{bucket}",
        "subjects": [f"$KV.{bucket}.>"],
        "max_msgs_per_subject": 1,
        "allow_rollup_hdrs": True,
    }


async def ensure_streams(connection: HubConnection, names: SiteNames, replicas: int | None = None) -> None:
    """Create the streams and buckets that do not exist, and bring the settings of others up to date.

    With ``None``, those that exist keep their number of replicas, and others get :data:`DEFAULT_REPLICAS`.
    Raises :class:`.HubStorageError` where the server does not offer JetStream, or has too little space.
    """
    for settings in list_stream_settings(names):
        name = settings["name"]
        try:
            try:
                # Whoever answers this is the leader of the stream, which a cluster may have to elect first.
                settings["num_replicas"] = replicas or await _read_replicas(connection, name)
                await _call_api(connection, f"STREAM.UPDATE.{name}", settings)
            except _ApiError as error:
                if error.code != _STREAM_NOT_FOUND:
                    raise
                await _call_api(connection, f"STREAM.CREATE.{name}", settings)
        except _ApiError as error:
            raise errors.create_storage_error(str(error)) from error
        except HubMissingError as error:
            raise errors.HubStorageError from error


async def _read_replicas(connection: HubConnection, stream: str) -> int:
    """Return the number of replicas of a stream; raises :class:`_ApiError`."""
    answer = await _call_api(connection, f"STREAM.INFO.{stream}")
    return int(answer["config"]["num_replicas"])


async def _call_api(
    connection: HubConnection, verb: str, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the answer of JetStream's API; raises :class:`_ApiError`."""
    data = b"" if body is None else msgspec.json.encode(body)
    answer = await connection.request(f"$JS.API.{verb}", data)
    decoded: dict[str, Any] = decode_json(answer.data, dict[str, Any])
    _raise_error(decoded)
    return decoded


async def _read_state(
    connection: HubConnection, stream: str, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the state of a stream; raises :class:`.HubStorageError` if the server refuses that."""
    try:
        answer = await _call_api(connection, f"STREAM.INFO.{stream}", body)
    except _ApiError as error:
        raise errors.create_storage_error(str(error)) from error
    state: dict[str, Any] = answer["state"]
    return state


async def find_last_sequence(connection: HubConnection, stream: str) -> int:
    """Return the number of the last message that a stream has stored."""
    return int((await _read_state(connection, stream))["last_seq"])


async def find_end_of_empty_stream(connection: HubConnection, stream: str) -> int | None:
    """Return the number of the last message that a stream had, ``None`` while it has messages."""
    state = await _read_state(connection, stream)
    return None if state["messages"] else int(state["last_seq"])


async def list_subjects(connection: HubConnection, stream: str, pattern: str) -> list[str]:
    """Return the subjects of a stream that have messages."""
    state = await _read_state(connection, stream, {"subjects_filter": pattern})
    return sorted(state.get("subjects") or ())


async def read_stream_sizes(connection: HubConnection, names: SiteNames) -> dict[str, int]:
    """Return how many bytes each stream of a site takes."""
    sizes = {}
    for settings in list_stream_settings(names):
        name = str(settings["name"])
        sizes[name] = int((await _read_state(connection, name))["bytes"])
    return sizes


async def store_message(
    connection: HubConnection,
    subject: str,
    data: bytes,
    *,
    last_in_stream: int | None = None,
    last_in_subject: int | None = None,
    timeout: float = 5.0,  # noqa: ASYNC109
) -> int:
    """Publish a message, and return its number in the stream once it is on disk.

    ``last_in_stream`` or ``last_in_subject`` is the number of the message that must be the last one so far;
    otherwise :class:`SequenceConflictError` is raised, and nothing has changed. Raises
    :class:`.HubStorageError` if the server does not store the message.
    """
    headers = {}
    if last_in_stream is not None:
        headers[_EXPECTED_IN_STREAM] = str(last_in_stream)
    if last_in_subject is not None:
        headers[_EXPECTED_IN_SUBJECT] = str(last_in_subject)
    try:
        answer = await connection.request(subject, data, headers=headers or None, timeout=timeout)
    except HubMissingError as error:  # no stream has this subject
        raise errors.HubStorageError from error
    decoded = decode_json(answer.data, dict[str, Any])
    try:
        _raise_error(decoded)
    except _ApiError as error:
        if error.code in _WRONG_SEQUENCE:
            raise SequenceConflictError(str(error)) from error
        raise errors.create_storage_error(str(error)) from error
    return int(decoded["seq"])


def _raise_error(answer: dict[str, Any]) -> None:
    error = answer.get("error")
    if error:
        raise _ApiError(int(error.get("err_code", 0)), str(error.get("description", "")))
