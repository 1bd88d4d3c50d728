"""Whatever goes wrong on the way to the PBX, and wherever: a clear end, or a picture that is whole again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet

from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import LinkError, WrongEncryptionError
from devlink3_desk.protocol.events import Detail, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.services.session.fault_proxy import TASK_NAME, FaultKind, FaultProxy, ProxyFault
from tests.services.session.session_runner import QUICK_TIMING, SessionRecorder, run_session
from tests.support.pbx_peer import PASSWORD
from tests.support.simulator import run_simulator
from tests.support.translated_sentences import list_translatable_sentences
from tests.support.waiting import list_running_tasks, wait_for

HANDSHAKE = (0, 1, 7, 30, 60, 100, 130)
"""Bytes of the PBX after which it goes wrong: in the challenge, the result, the answer, the first event."""
STREAM = (400, 1500)
TLS = (0, 3, 200, 1200, 1800)


@pytest.fixture(scope="module")
def pbx() -> Iterator[SimulatorThread]:
    options = SimulatorOptions(
        password=PASSWORD,
        user="desk",
        extensions=30,
        calls_per_hour=1200,
        warm_up=900,
        max_event_streams=50,
        seed=11,
    )
    with run_simulator(options) as thread:
        yield thread


async def password() -> Password:
    return Password(PASSWORD)


def session(pbx: SimulatorThread, port: int, *, encrypted: bool, patient: bool) -> DevLinkSession:
    tls = TlsOptions(pin=pbx.server.fingerprint) if encrypted else None
    endpoint = Endpoint(host="127.0.0.1", port=port, tls=tls, timeout=0.3)
    return DevLinkSession(
        endpoint, "desk", password, (), retry_first_failure=patient, reconnect=patient, timing=QUICK_TIMING
    )


def target(pbx: SimulatorThread, *, encrypted: bool) -> int:
    return pbx.server.tls_port if encrypted else pbx.server.tcp_port


CASES = [
    *((kind, after, False) for kind in FaultKind for after in (*HANDSHAKE, *STREAM)),
    *((kind, after, True) for kind in FaultKind for after in TLS),
]


def expect_logs(case: tuple[FaultKind, int, bool]) -> ParameterSet:
    """Return the case with a mark where garbage makes a response with another request id."""
    marks = [pytest.mark.expect_log("ignored response")] if case == (FaultKind.GARBAGE, 7, False) else []
    return pytest.param(*case, marks=marks)


@pytest.mark.parametrize(("kind", "after", "encrypted"), [expect_logs(case) for case in CASES])
async def test_a_fault_is_one_sentence_with_advice(pbx: SimulatorThread, kind, after, encrypted):
    recorder = SessionRecorder()
    before = list_running_tasks()
    async with FaultProxy(target(pbx, encrypted=encrypted), [ProxyFault(kind, after)] * 3).run() as proxy:
        with pytest.raises(LinkError) as failure:
            await asyncio.wait_for(
                session(pbx, proxy.port, encrypted=encrypted, patient=False).run(recorder), 60
            )
        assert {each for each in list_running_tasks() - before if each.get_name() != TASK_NAME} == set()
    assert list_running_tasks() == before
    assert str(failure.value).endswith((".", "?"))
    assert failure.value.advice
    assert recorder.words[-1] in {"refused", "lost"}
    assert recorder.links[-1].reason
    for sentence in (recorder.links[-1].reason, failure.value.advice):
        assert isinstance(sentence, Sentence)
        assert sentence.template in list_translatable_sentences(), (
            "A sentence in the window must be translatable."
        )


# A peer that talks nonsense instead of TLS is no fault of the way but of the profile: that is for a person.
@pytest.mark.parametrize(
    ("kind", "after", "encrypted"),
    [expect_logs(case) for case in CASES if not (case[0] is FaultKind.GARBAGE and case[2])],
)
async def test_the_board_is_complete_again_after_a_fault(pbx: SimulatorThread, kind, after, encrypted):
    recorder = SessionRecorder()
    proxy = FaultProxy(target(pbx, encrypted=encrypted), [ProxyFault(kind, after)])
    async with (
        proxy.run(),
        run_session(session(pbx, proxy.port, encrypted=encrypted, patient=True), recorder),
    ):
        await wait_for(
            lambda: proxy.connections > 1 and "snapshot over" in recorder.words and _live(recorder)
        )
    calls = {event.call.call_id for event in _last_snapshot(recorder)}
    assert calls  # the PBX has calls in progress, and they have all come again
    assert "refused" not in recorder.words


@pytest.mark.parametrize("after", [0, 3])
async def test_garbage_instead_of_tls_is_not_retried(pbx: SimulatorThread, after):
    recorder = SessionRecorder()
    async with FaultProxy(target(pbx, encrypted=True), [ProxyFault(FaultKind.GARBAGE, after)]).run() as proxy:
        with pytest.raises(WrongEncryptionError):
            await session(pbx, proxy.port, encrypted=True, patient=True).run(recorder)
    assert recorder.words == ["connecting", "refused"]


async def test_garbage_inside_tls_is_a_lost_stream_and_is_retried(pbx: SimulatorThread):
    recorder = SessionRecorder()
    proxy = FaultProxy(target(pbx, encrypted=True), [ProxyFault(FaultKind.GARBAGE, 2600)])
    async with proxy.run(), run_session(session(pbx, proxy.port, encrypted=True, patient=True), recorder):
        await wait_for(lambda: proxy.connections > 1 and "snapshot over" in recorder.words)
    assert any("The encrypted connection was interrupted" in (link.reason or "") for link in recorder.links)


def _live(recorder: SessionRecorder) -> bool:
    """Return whether the board was complete after the last event about the link."""
    states = [event for event in recorder.events if isinstance(event, LinkEvent | SnapshotMarker)]
    last = states[-1]
    if isinstance(last, SnapshotMarker):
        return last.complete
    return last.state is LinkState.RESYNCHRONISED


def _last_snapshot(recorder: SessionRecorder) -> list[Detail]:
    begins = max(at for at, event in enumerate(recorder.events) if event == SnapshotMarker(complete=False))
    return [event for event in recorder.events[begins:] if isinstance(event, Detail)]
