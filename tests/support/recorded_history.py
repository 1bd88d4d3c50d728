"""A history on disk with calls in it, for tests of the widgets that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.qt.history.history_source import HistoryExporter, HistorySource, NamedNumber
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import make_incoming_call, make_outgoing_call

SITE = Site(country="GB", outside_prefix="9")
NAMES = {"200": "Sales", "301": "Ann Weber", "302": "Bob Baker", "303": "Carla Cole"}
START = 1_760_000_000.0
"""Start of the first call of :func:`iter_calls`."""


class RecordedHistory:
    """A history that a test writes to, and the widgets read."""

    def __init__(self, path: Path) -> None:
        self.location = HistoryLocation(path=path)
        self.access: LocalHistory | None = LocalHistory(self.location, SITE)
        self.exporter: HistoryExporter | None = None
        self.source = HistorySource(
            read_access=lambda: self.access,
            find_name=lambda number: NAMES.get(number, ""),
            read_site=lambda: SITE,
            list_groups=lambda: [NamedNumber("200", "Sales")],
            list_people=lambda: [NamedNumber(number, NAMES[number]) for number in ("301", "302", "303")],
            read_exporter=lambda: self.exporter,
        )

    def write_calls(self, *calls: CallRecord) -> None:
        """Store calls, as a recorder does."""
        with open_history(self.location) as store:
            store.write_calls(calls)


@contextmanager
def open_recorded_history(path: Path, calls: Iterable[CallRecord] = ()) -> Iterator[RecordedHistory]:
    """Write a history, and close what reads it at the end."""
    history = RecordedHistory(path)
    access = history.access
    assert access is not None
    try:
        if recorded := tuple(calls):
            history.write_calls(*recorded)
        yield history
    finally:
        access.close()


def iter_calls(count: int) -> Iterator[CallRecord]:
    """Return calls of all kinds, one a minute, with the ids ``k0``, ``k1`` and so on; oldest first."""
    for number in range(count):
        started, caller = START + 60.0 * number, f"0163296{number % 10_000:04}"
        match number % 4:
            case 0:
                yield make_incoming_call(f"k{number}", caller, started, answered_by="301")
            case 1:
                yield make_outgoing_call(f"k{number}", caller, started)
            case _:
                yield make_incoming_call(f"k{number}", caller, started)


def make_moved_call(call_id: str = "moved", number: str = "01632960144") -> CallRecord:
    """Return a call that was queued, answered, held, transferred, parked, picked up, and a conference."""
    steps: tuple[tuple[CallStatus, float, tuple[str, ...], str | None, str | None], ...] = (
        (CallStatus.QUEUED, 20.0, (number,), "200", None),
        (CallStatus.RINGING, 10.0, ("301", "302"), "200", None),
        (CallStatus.CONNECTED, 40.0, (number, "301"), "200", None),
        (CallStatus.HELD, 15.0, (number, "301"), "200", None),
        (CallStatus.RINGING, 5.0, ("302",), None, "301"),
        (CallStatus.CONNECTED, 60.0, (number, "302"), None, None),
        (CallStatus.PARKED, 30.0, (number,), None, "302"),
        (CallStatus.CONNECTED, 50.0, (number, "303"), None, "303"),
        (CallStatus.CONFERENCE, 70.0, (number, "303", "301"), None, None),
    )
    legs, at = [], START
    for state, seconds, parties, group, by in steps:
        legs.append(CallLeg(state, at, at + seconds, group, parties, by))
        at += seconds
    return CallRecord(
        id=call_id,
        started=START,
        ended=at,
        direction=CallDirection.INCOMING,
        caller=RecordedParty(number, "Northfield Dental", f"+44{number[1:]}"),
        called=RecordedParty("200", "Sales"),
        answered=START + 30.0,
        answered_by="301",
        was_connected=True,
        groups=("200",),
        wait=30.0,
        talk=220.0,
        hold=15.0,
        parked=30.0,
        transfers=1,
        legs=tuple(legs),
    )
