"""A switchboard with a call recorder, and the events of one call from outside."""

from __future__ import annotations

from collections.abc import Sequence

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.switchboard.board import Switchboard
from tests.history.leg_checks import check_legs
from tests.support.event_notation import parse_event

WALL = 1_790_000_000.0
LINK_LOST: list[AnyEvent] = [LinkEvent(state=LinkState.LOST)]
LINK_RESTORED: list[AnyEvent] = [LinkEvent(state=LinkState.CONNECTED)]


def make_ringing_call(cli: str = "01707123456", number: int = 1) -> AnyEvent:
    """Return a call from outside that rings at 4001."""
    return parse_event([f"detail n1/{number}", f"a t{number} trunk ringback cli={cli}", f"t e{number} 4001"])


def make_connected_call(cli: str = "01707123456", extension: str = "4001", number: int = 1) -> AnyEvent:
    """Return the same call, answered."""
    return parse_event(
        [
            f"detail n1/{number}",
            f"a t{number} trunk connected cli={cli}",
            f"b e{number} {extension} connected",
        ]
    )


def make_held_call() -> AnyEvent:
    """Return the same call, on hold."""
    return parse_event(["detail n1/1", "a t1 trunk connected cli=01707123456", "b e1 4001 connected hold"])


def make_departures(number: int = 1) -> list[AnyEvent]:
    """Return the departures of both ends."""
    return [parse_event([f"lost n1 t{number}"]), parse_event([f"lost n1 e{number}"])]


class RecordingDesk:
    """A switchboard and its recorder, with two clocks that can be set."""

    def __init__(self, prefix: str = "call") -> None:
        self.board = Switchboard(call_id_prefix=prefix)
        self.recorder = CallRecorder(self.board.site)
        self.wall = WALL
        self.at = 0.0
        self.records: list[CallRecord] = []

    def after(self, seconds: float, events: Sequence[AnyEvent] = ()) -> list[CallRecord]:
        """Apply events after some time; return the calls that have ended by them."""
        self.at += seconds
        self.wall += seconds
        records = self.recorder.apply(self.board.apply_all(events, self.at), self.at, self.wall)
        for record in records:
            check_legs(record)
        self.records += records
        return records
