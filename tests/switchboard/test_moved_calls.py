"""Calls that are moved again and again: the PBX reports each act in any order, and under any CallID."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import pytest

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from tests.support.event_notation import parse_event

ACTS = 12
LONG_AFTER = 20.0
"""Seconds after which no event counts as late."""


@dataclass
class MovedCall:
    """A call from outside, as it really is."""

    number: str
    line: str
    call_id: int
    phone: str
    """The extension that rings or talks, or the park slot."""
    end: str
    state: str = "ringing"
    was_answered: bool = False
    transfers: int = 0

    def build_record(self) -> AnyEvent:
        """Return the record of the present state."""
        line = f"a {self.line} trunk {{}} cli={self.number}"
        lines = {
            "ringing": [line.format("ringback"), f"t {self.end} {self.phone}"],
            "connected": [line.format("connected"), f"b {self.end} {self.phone} connected"],
            "held": [line.format("connected music"), f"b {self.end} {self.phone} connected hold"],
            "parked": [line.format("connected music"), f"b {self.end} slot connected number={self.phone}"],
        }
        return parse_event([f"detail n1/{self.call_id}", *lines[self.state]])


def build_loss(end: str, cause: int = 16) -> AnyEvent:
    return parse_event([f"lost n1 {end} {cause}"])


class UnorderedPbx:
    """A PBX with several calls, and the board and the history of a desk that follows it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._counter = itertools.count(1)
        self._at = 100.0
        self._board, self._recorder = Switchboard(), CallRecorder()
        self.records: dict[str, CallRecord] = {}
        self.calls: list[MovedCall] = []
        """Those in progress."""
        self.all_calls: list[MovedCall] = []
        self.consultations = 0
        self._apply(LinkEvent(state=LinkState.CONNECTED), SnapshotMarker(complete=False))
        self._apply(SnapshotMarker(complete=True))

    def _apply(self, *events: AnyEvent) -> None:
        changes = self._board.apply_all(events, self._at)
        self.records |= {call.id: call for call in self._recorder.apply(changes, self._at, self._at)}

    def _report(self, *events: AnyEvent) -> None:
        """Report one act in any order, at once or in a second."""
        shuffled = self._random.sample(events, len(events))
        if self._random.random() < 0.3:
            self._apply(*shuffled)
        else:
            pause = self._random.choice([0.0, 0.02, 0.3])
            for event in shuffled:
                self._at += pause
                self._apply(event)
        self._at += self._random.choice([1.0, 6.0])

    def _find_end(self) -> tuple[str, str]:
        """Return a new end, and the extension that it is."""
        number = next(self._counter)
        return f"e{number}", str(4000 + number)

    def _choose_call_id(self, *known: int) -> int:
        return self._random.choice([*known, next(self._counter)])

    # acts

    def act(self) -> None:
        """Let something happen to a call, or let one begin."""
        if not self.calls or self._random.random() < 0.2:
            self.begin_call()
            return
        call = self._random.choice(self.calls)
        acts: dict[str, list[Callable[[MovedCall], None]]] = {
            "ringing": [self.answer, self.answer, self.pick_up, self.end],
            "connected": [self.consult, self.consult, self.transfer, self.park, self.end],
            "parked": [self.pick_up],
        }
        self._random.choice(acts[call.state])(call)

    def begin_call(self) -> None:
        """Let a phone ring for a new caller."""
        end, phone = self._find_end()
        number = next(self._counter)
        call = MovedCall(f"01707{number:06}", f"t{number}", next(self._counter), phone, end)
        self.calls.append(call)
        self.all_calls.append(call)
        self._report(call.build_record())

    def answer(self, call: MovedCall) -> None:
        """Answer the phone that rings."""
        call.state, call.was_answered = "connected", True
        self._report(call.build_record())

    def consult(self, call: MovedCall) -> None:
        """Consult a colleague, and hand the caller over."""
        consultation, left = next(self._counter), call.end
        own, (end, phone) = f"e{next(self._counter)}", self._find_end()
        call.state = "held"
        self._report(call.build_record())
        dialling = [f"detail n1/{consultation}", f"a {own} {call.phone} dialling", f"t {end} {phone}"]
        self._report(parse_event(dialling))
        talking = [
            dialling[0],
            f"a {own} {call.phone} connected",
            f"b {end} {phone} connected",
        ]
        self._report(parse_event(talking))
        call.state, call.phone, call.end = "connected", phone, end
        call.call_id = self._choose_call_id(call.call_id, consultation)
        call.transfers += 1
        self.consultations += 1
        self._report(call.build_record(), build_loss(left, 126), build_loss(own, 126))

    def transfer(self, call: MovedCall) -> None:
        """Transfer the caller to a phone, which rings."""
        left, call.state = call.end, "ringing"
        call.end, call.phone = self._find_end()
        call.call_id = self._choose_call_id(call.call_id)
        call.transfers += 1
        self._report(call.build_record(), build_loss(left, 126))

    def park(self, call: MovedCall) -> None:
        """Park the caller."""
        left, call.state, call.phone = call.end, "parked", "620"
        call.end = f"p{next(self._counter)}"
        call.call_id = self._choose_call_id(call.call_id)
        self._report(call.build_record(), build_loss(left, 117))

    def pick_up(self, call: MovedCall) -> None:
        """Dial the code that takes the caller from a slot or from a phone that rings."""
        left, cause, code = call.end, 118 if call.state == "parked" else 119, next(self._counter)
        call.state, call.was_answered = "connected", True
        call.end, call.phone = self._find_end()
        self._report(parse_event([f"detail n1/{code}", f"a {call.end} {call.phone} dialling dialled=*30"]))
        call.call_id = self._choose_call_id(call.call_id, code)
        self._report(call.build_record(), build_loss(left, cause))

    def end(self, call: MovedCall) -> None:
        """Let the caller hang up."""
        self.calls.remove(call)
        ends = [call.line] if call.state == "ringing" else [call.line, call.end]
        self._report(*map(build_loss, ends))

    # what is to be seen

    def list_rows(self) -> list[tuple[str, str, str]]:
        """Return state, caller and other party of the rows; of a call that rings, the phone."""
        return sorted(
            (
                call.state.value,
                "" if call.a is None else call.a.number,
                call.b.number if call.b is not None else ",".join(each.number for each in call.targets),
            )
            for call in self._board.calls.values()
        )

    def list_actual_rows(self) -> list[tuple[str, str, str]]:
        """Return what the rows should be."""
        return sorted((call.state, call.number, call.phone) for call in self.calls)

    def end_all(self) -> None:
        """End all calls, and wait."""
        for call in self.calls.copy():
            self.end(call)
        self._at += LONG_AFTER
        self._apply()


@pytest.mark.parametrize("seed", range(60))
def test_a_moved_call_is_one_row_and_one_call_of_the_history(seed: int) -> None:
    pbx = UnorderedPbx(seed)
    for _ in range(ACTS):
        pbx.act()
        assert pbx.list_rows() == pbx.list_actual_rows()
    pbx.end_all()
    records = pbx.records.values()
    assert sum(1 for record in records if record.direction == "internal") == pbx.consultations
    incoming = [record for record in records if record.direction == "incoming"]
    assert sorted(
        (record.caller.number, record.was_connected, record.transfers, record.complete) for record in incoming
    ) == sorted((call.number, call.was_answered, call.transfers, True) for call in pbx.all_calls)
