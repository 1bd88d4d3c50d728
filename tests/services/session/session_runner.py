"""Runs a session with a scripted PBX in the background, and records what it reports."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection, Sequence

from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import LinkError
from devlink3_desk.protocol.events import AnyEvent, Detail, LinkEvent, RoundTrip, SnapshotMarker
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.session.reconnect import Backoff, SessionTiming
from devlink3_desk.services.session.session import DevLinkSession, EventSink
from tests.services.session import fault_proxy
from tests.support.pbx_peer import (
    PASSWORD,
    PeerScript,
    ScriptedPeer,
    make_detail_packet,
    run_pbx_peer,
    stream_packets,
)
from tests.support.waiting import list_running_tasks, wait_for

QUICK_TIMING = SessionTiming(
    keep_alive_interval=0.05,
    dead_after=0.4,
    packet_limit=0.6,
    quiet_answered=0.1,
    quiet_unanswered=0.2,
    max_answered=0.4,
    max_unanswered=0.6,
    retry=Backoff(initial=0.05, factor=2, maximum=0.2),
    long_retry=Backoff(initial=0.3, factor=1, maximum=0.3, jitter=0),
    resubscribe=Backoff(initial=0.1, factor=2, maximum=1, jitter=0),
    resubscribe_reset_after=5,
)
FIRST_SNAPSHOT = ["connecting", "connected", "snapshot", "call 1", "call 2", "snapshot over"]


class SessionRecorder:
    """The events of a session."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []
        self.batches: list[int] = []

    def __call__(self, batch: Sequence[AnyEvent]) -> None:
        self.events += batch
        self.batches.append(len(batch))

    @property
    def words(self) -> list[str]:
        """A word for each event except round trips, which may occur at any time."""
        return [describe_event(event) for event in self.events if not isinstance(event, RoundTrip)]

    @property
    def links(self) -> list[LinkEvent]:
        return [event for event in self.events if isinstance(event, LinkEvent)]


def describe_event(event: AnyEvent) -> str:
    match event:
        case LinkEvent():
            return str(event.state)
        case SnapshotMarker():
            return "snapshot over" if event.complete else "snapshot"
        case Detail():
            return f"call {event.call.call_id}"
        case _:
            return event.kind


@contextlib.asynccontextmanager
async def run_session(session: DevLinkSession, recorder: EventSink) -> AsyncIterator[asyncio.Task[None]]:
    """Run a session in the background; check at the end of the block that it leaves no task behind."""
    previous = list_running_tasks()
    task = asyncio.create_task(session.run(recorder))
    try:
        yield task
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, LinkError):
            await task
        remaining = list_running_tasks() - previous
        assert [task for task in remaining if task.get_name() != fault_proxy.TASK_NAME] == []


async def read_password() -> Password:
    return Password(PASSWORD)


def create_session(
    pbx: ScriptedPeer | fault_proxy.FaultProxy,
    timing: SessionTiming = QUICK_TIMING,
    *,
    retry_first_failure: bool = False,
    was_connected: bool = False,
    reconnect: bool = True,
    wait_for_restart: bool = False,
    flags: Collection[EventFlag] = (EventFlag.CM_EXTN,),
    tls: TlsOptions | None = None,
) -> DevLinkSession:
    endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=tls, timeout=2)
    return DevLinkSession(
        endpoint,
        "u",
        read_password,
        flags,
        retry_first_failure=retry_first_failure,
        was_connected=was_connected,
        reconnect=reconnect,
        wait_for_restart=wait_for_restart,
        timing=timing,
    )


send_two_calls = stream_packets(make_detail_packet(1, 1), make_detail_packet(2, 2))


async def run_until_resynchronised(
    script: PeerScript, timing: SessionTiming = QUICK_TIMING, *, times: int = 1
) -> tuple[SessionRecorder, int]:
    """Run a session until it was resynchronised; return what it reported, and the number of connections."""
    recorder = SessionRecorder()
    with run_pbx_peer(script) as pbx:
        async with run_session(create_session(pbx, timing), recorder):
            await wait_for(lambda: recorder.words.count("resynchronised") >= times)
    return recorder, len(pbx.conversations)
