"""Hostile streams: nothing raises, and nothing grows without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from devlink3_desk.protocol.events import AttemptReject, CallLost, Detail, ExtensionText
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.switchboard import extension_panel, queue_panel
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.calls import ends, tracker

NODE = "c0a82a03"
Stream = Iterator[Detail | CallLost | AttemptReject | ExtensionText]


def departures_of_ends_that_nobody_knows() -> Stream:
    """A million of them would be a million entries."""
    for number in range(3_000):
        yield CallLost(node_id=NODE, end_id=f"{NODE}{number:08x}", cause=16)


def calls_that_never_end() -> Stream:
    """Each with two ends of its own."""
    for number in range(3_000):
        yield _call(number, f"a{number}", f"b{number}")


def one_call_with_ever_new_ends() -> Stream:
    """Party B is another one in every record, and none of them ever leaves."""
    for number in range(3_000):
        yield _call(1, "a", f"b{number}")


def one_call_with_ever_new_targets() -> Stream:
    """And each of them is refused."""
    for number in range(1_500):
        yield Detail(
            call=CallSection(NODE, 1),
            party_a=Party(end_id="a", direction=1),
            targets=(Target(end_id=f"t{number}"),),
        )
        yield AttemptReject(node_id=NODE, end_id=f"t{number}")


def one_call_with_ever_new_related_ends() -> Stream:
    """None of which was ever seen."""
    for number in range(3_000):
        yield Detail(call=CallSection(NODE, 1), party_a=Party(end_id="a", related_end_id=f"r{number}"))


def one_call_that_is_over_again_and_again() -> Stream:
    """Its ends leave by transfer and come back as the relatives of others."""
    for number in range(1_000):
        yield Detail(
            call=CallSection(NODE, number),
            party_a=Party(end_id=f"a{number}", related_end_id=f"a{number - 1}"),
        )
        yield CallLost(node_id=NODE, end_id=f"a{number}", cause=126)


def guests_of_one_room() -> Stream:
    """A conference as large as no PBX has one."""
    for number in range(1_500):
        yield Detail(
            call=CallSection(NODE, number),
            party_a=Party(end_id=f"a{number}"),
            party_b=Party(end_id="room", equipment_class=17),
        )


def extensions_that_nobody_has() -> Stream:
    """Named by CMExtn alone."""
    for number in range(3_000):
        yield ExtensionText(text="?", extension=str(number))


def groups_that_nobody_has() -> Stream:
    """Each with one call that has been and gone."""
    for number in range(1_500):
        yield Detail(
            call=CallSection(NODE, number, current_huntgroup=str(number), queue_state=1),
            party_a=Party(end_id=f"a{number}"),
        )
        yield CallLost(node_id=NODE, end_id=f"a{number}")


def _call(number: int, a: str, b: str) -> Detail:
    return Detail(call=CallSection(NODE, number), party_a=Party(end_id=a), party_b=Party(end_id=b))


@pytest.mark.parametrize(
    "stream",
    [
        departures_of_ends_that_nobody_knows,
        calls_that_never_end,
        one_call_with_ever_new_ends,
        one_call_with_ever_new_targets,
        one_call_with_ever_new_related_ends,
        one_call_that_is_over_again_and_again,
        guests_of_one_room,
        extensions_that_nobody_has,
        groups_that_nobody_has,
    ],
)
def test_memory_is_bounded(stream: Callable[[], Stream], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limits made small, a thousand more events keep nothing more."""
    monkeypatch.setattr(tracker, "MAX_NODE_CALLS", 50)
    monkeypatch.setattr(ends, "MAX_DEPARTED_ENDS", 50)
    monkeypatch.setattr(extension_panel, "MAX_UNLISTED_EXTENSIONS", 50)
    monkeypatch.setattr(queue_panel, "MAX_UNLISTED_GROUPS", 50)
    board = Switchboard()
    for index, event in enumerate(stream()):
        board.apply(event, index * 1e-4)
        assert board.stored_item_count() < 400
    assert len(board.calls) <= 50


def test_a_departed_end_is_forgotten_in_time() -> None:
    """The memory of departures fades with the next one, not only at its limit."""
    board = Switchboard()
    for number in range(1_000):
        board.apply(CallLost(node_id=NODE, end_id=f"{NODE}{number:08x}", cause=16), 1.0)
    assert board.stored_item_count() == 1_000
    board.apply(CallLost(node_id=NODE, end_id="another", cause=16), 1.0 + ends.RETENTION_SECONDS + 1)
    assert board.stored_item_count() == 1
