"""Events of the link that a desk of a hub gets: for those who print them, as from a PBX."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.services.hub.event_reader import Reading, ReadingKind
from devlink3_desk.services.hub.messages import MessageHead
from devlink3_desk.services.hub.reading_sink import ReadingSink
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint

CONNECTED = LinkEvent(state=LinkState.CONNECTED)
CONNECTING = LinkEvent(state=LinkState.CONNECTING)
LOST = LinkEvent(state=LinkState.LOST)
RESYNCHRONISED = LinkEvent(state=LinkState.RESYNCHRONISED)
SNAPSHOT_ENDS = SnapshotMarker(complete=True)
LIVE = (CONNECTED, SNAPSHOT_ENDS)


def read_checkpoint(epoch: str, *events: AnyEvent) -> Reading:
    """Return the checkpoint of a hub that has applied ``events``."""
    board = Switchboard()
    board.apply_all(events, 1.0)
    head = MessageHead(site="main", epoch=epoch, sequence=0, at=1.0, wall=1.0)
    return Reading(ReadingKind.CHECKPOINT, build_checkpoint(board, 1.0), head)


def read_events(epoch: str, *events: AnyEvent) -> Reading:
    head = MessageHead(site="main", epoch=epoch, sequence=0, count=len(events), at=1.0, wall=1.0)
    return Reading(ReadingKind.EVENTS, events, head)


def list_links(*readings: Reading) -> list[str]:
    """Return the states of the link that a desk gets in one connection to the server."""
    links: list[str] = []

    def note_links(events: Sequence[AnyEvent]) -> None:
        links.extend(event.state.value for event in events if isinstance(event, LinkEvent))

    sink = ReadingSink(note_links)
    sink.pass_beginning(readings[:1])
    for reading in readings[1:]:
        sink.pass_readings([reading])
    return links


def test_the_checkpoint_of_a_connected_hub_reports_connected():
    assert list_links(read_checkpoint("a", *LIVE)) == ["connected"]


@pytest.mark.parametrize(
    ("checkpoint", "later"),
    [
        ((CONNECTING,), (CONNECTED, SNAPSHOT_ENDS)),
        ((CONNECTED,), (SNAPSHOT_ENDS,)),
        (LIVE, ()),
    ],
    ids=["before it is connected", "in the snapshot", "after it"],
)
def test_counters_of_another_hub_restart_after_connected(
    checkpoint: tuple[AnyEvent, ...], later: tuple[AnyEvent, ...]
):
    """Whenever the desk reads the checkpoint of a hub that takes over, it gets the same."""
    links = list_links(
        read_checkpoint("a", *LIVE), read_checkpoint("b", *checkpoint), read_events("b", *later)
    )
    assert [link for link in links if link != "connecting"] == ["connected", "connected", "resynchronised"]


def test_a_gap_of_the_desk_ends_in_resynchronised():
    links = list_links(read_checkpoint("a", *LIVE), read_checkpoint("a", *LIVE))
    assert links == ["connected", "resynchronised"]


@pytest.mark.parametrize("reported", [(), (RESYNCHRONISED,)], ids=["another session", "the same session"])
def test_a_hub_that_lost_its_pbx_is_resynchronised_once(reported: tuple[AnyEvent, ...]):
    """A new session, such as after the hub did not run for a while, does not report it by itself."""
    links = list_links(
        read_checkpoint("a", *LIVE),
        read_events("a", LOST),
        read_events("a", CONNECTED),
        read_events("a", SNAPSHOT_ENDS, *reported),
        read_events("a", SNAPSHOT_ENDS),
    )
    assert links == ["connected", "lost", "connected", "resynchronised"]


def test_a_desk_that_starts_while_the_pbx_is_lost_is_resynchronised_later():
    links = list_links(
        read_checkpoint("a", *LIVE, LOST), read_events("a", CONNECTED), read_events("a", SNAPSHOT_ENDS)
    )
    assert links == ["connected", "lost", "connected", "resynchronised"]
