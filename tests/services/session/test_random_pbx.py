"""PBXs that are legal and do everything at random: in the end, the board has exactly their calls."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from random import Random

import pytest

from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.protocol.packet_codec import encode_tuple
from devlink3_desk.protocol.packets import (
    EventPacket,
    EventRequest,
    EventResponse,
    Packet,
    TestRequest,
    UnknownPacket,
)
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from tests.services.session.session_runner import create_session, run_session
from tests.support.pbx_peer import PeerConversation, encode_packet_frame, run_pbx_peer
from tests.support.waiting import wait_for

NODE, ADDRESS = "c0a82a03", "192.168.42.3"
CHANGES = 60


class RandomPbx:
    """Calls that begin, are answered and end; how they are reported depends on the seed."""

    def __init__(self, seed: int) -> None:
        self.calls: dict[int, list[str]] = {}
        """The ends of each call in progress, by CallID."""
        self.is_over = threading.Event()
        """Set when nothing changes any more, and no event is lost."""
        self._random = Random(seed)
        self._made = self._ends = 0
        self._counter = self._random.choice([0, 5, 0xFFFFFFF0])
        self._loss = self._random.choice([0, 0.1])
        self._answers_tests, self._sends_early, self._is_split = (self._random.random() < 0.5 for _ in "123")

    async def serve(self, conversation: PeerConversation) -> None:
        """Serve one connection."""
        await conversation.accept_sign_in()
        while True:
            packet = await conversation.receive_packet()
            if isinstance(packet, EventRequest):
                await self._send(conversation, self._grant(packet))
            elif isinstance(packet, TestRequest):
                await self._send(conversation, self._change())
                if self._answers_tests:
                    await conversation.answer_test(packet)

    def _grant(self, request: EventRequest) -> Iterable[Packet]:
        """Return the answer, the calls in progress, and what changes meanwhile."""
        call_ids = list(self.calls)
        self._random.shuffle(call_ids)
        position = self._random.randint(0, len(call_ids)) if self._sends_early else 0
        for index, call_id in enumerate(call_ids):
            if index == position:
                yield EventResponse(request.request_id, 0, request.flags)
            if call_id in self.calls:
                yield from self._report([self._describe(call_id)])
            yield from self._change()
        if position == len(call_ids):
            yield EventResponse(request.request_id, 0, request.flags)

    def _change(self) -> Iterable[Packet]:
        """Make a few changes, and return the packets about them."""
        for _ in range(self._random.randint(0, 4)):
            if self._made >= CHANGES:
                break
            self._made += 1
            yield from self._report(self._make_change())
            if self._made == CHANGES:
                # It also shows what was lost right before it.
                self._loss = 0
                yield from self._report(["<Future>1</Future>"])
                self.is_over.set()

    def _make_change(self) -> list[str]:
        call_id = self._random.choice([None, *self.calls])
        if call_id is None:
            call_id = self._made
            self.calls[call_id] = self._add_ends(self._random.choice([1, 2]))
        elif len(self.calls[call_id]) == 1 and self._random.random() < 0.5:
            self.calls[call_id] += self._add_ends(1)
        else:
            return [f"<CallLost>{NODE},{end},1,16,100</CallLost>" for end in self.calls.pop(call_id)]
        return [self._describe(call_id)]

    def _add_ends(self, count: int) -> list[str]:
        self._ends += count
        return [f"{NODE}{number:08x}" for number in range(self._ends - count, self._ends)]

    def _describe(self, call_id: int) -> str:
        parties = zip("AB", self.calls[call_id], strict=False)
        sections = "".join(f"<Party{name}>{end},1,2</Party{name}>" for name, end in parties)
        return f"<Detail><Call>{NODE},{call_id}</Call>{sections}</Detail>"

    def _report(self, records: Sequence[str]) -> Iterable[Packet]:
        """Return the packet with some records, unless it is lost."""
        self._counter = (self._counter + 1) % 2**32
        if self._random.random() >= self._loss:
            tuples = (encode_tuple(TupleId.CALL_DELTA3, text.encode() + b"\0") for text in records)
            yield EventPacket(ADDRESS, self._counter, b"".join(tuples))
        if self._random.random() < 0.1:
            yield UnknownPacket(0x10300099, b"unknown")

    async def _send(self, conversation: PeerConversation, packets: Iterable[Packet]) -> None:
        data = b"".join(map(encode_packet_frame, packets))
        while data:
            size = self._random.randint(1, 200) if self._is_split else len(data)
            await conversation.send_bytes(data[:size])
            data = data[size:]


@pytest.mark.parametrize("seed", range(8))
async def test_the_board_has_the_calls_of_the_pbx_in_the_end(seed: int):
    random_pbx, board = RandomPbx(seed), Switchboard()

    def is_right() -> bool:
        shown = [[party.end_id for party in (call.a, call.b) if party] for call in board.calls.values()]
        return board.link.state is LinkStatus.LIVE and sorted(shown) == sorted(random_pbx.calls.values())

    def apply(events: Sequence[AnyEvent]) -> None:
        board.apply_all(events, time.monotonic())

    with run_pbx_peer(random_pbx.serve) as pbx:
        async with run_session(create_session(pbx, retry_first_failure=True), apply):
            await wait_for(lambda: random_pbx.is_over.is_set() and is_right())
