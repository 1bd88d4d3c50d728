"""The details of a call: its records and SIP dialogues, as received."""

from __future__ import annotations

import msgspec

from devlink3_desk.protocol.events import CallLost, Detail, SipTrack, SnapshotMarker
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.calls.call_info import MAX_DIALOGUES_PER_END, MAX_RECORDS

ONE, TWO = "c0a82a0300000001", "c0a82a0300000002"


def detail(node: str = "c0a82a03", call_id: int = 1, tag: str | None = None) -> Detail:
    return Detail(
        call=CallSection(node_id=node, call_id=call_id, account_code="4711", tag=tag),
        party_a=Party(end_id=ONE, direction=1, state=2, remote=0),
        party_b=Party(end_id=TWO, direction=0, state=2, remote=0),
    )


def start(sip_call_id: str, end_id: str = ONE) -> SipTrack:
    return SipTrack(action="START", end_id=end_id, channel="17.1.0", sip_call_id=sip_call_id)


def test_the_last_record_of_every_view_is_given_out_in_the_order_of_the_nodes() -> None:
    board = Switchboard()
    board.apply(detail("c0a82a04", 9), 1.0)
    board.apply(detail("c0a82a03", 1, tag="old"), 1.0)
    board.apply(detail("c0a82a03", 1, tag="new"), 2.0)
    (key,) = board.calls
    details = board.call_details(key)
    assert details is not None
    assert [(d.call.node_id, d.call.tag) for d in details.records] == [
        ("c0a82a03", "new"),
        ("c0a82a04", None),
    ]
    assert details.omitted_records == 0
    assert board.call_details("call-nowhere") is None


def test_a_sip_dialogue_belongs_to_the_call_of_its_end_until_it_ends() -> None:
    board = Switchboard()
    assert board.apply(start("abc@pbx", ONE.upper()), 1.0) == []
    board.apply(detail(), 1.0)
    (key,) = board.calls

    def names() -> list[str | None]:
        details = board.call_details(key)
        assert details is not None
        return [dialogue.sip_call_id for dialogue in details.dialogues]

    assert names() == ["abc@pbx"]
    board.apply(start("def@pbx"), 2.0)
    assert names() == ["abc@pbx", "def@pbx"]
    board.apply(SipTrack(action="END", end_id=ONE, sip_call_id="abc@pbx"), 3.0)
    assert names() == ["def@pbx"]
    board.apply(start("other@pbx", "c0a82a0300000099"), 3.0)
    assert names() == ["def@pbx"]


def test_a_call_that_is_over_is_forgotten() -> None:
    board = Switchboard()
    board.apply(detail(), 1.0)
    (key,) = board.calls
    for end in (ONE, TWO):
        board.apply(CallLost(node_id="c0a82a03", end_id=end, cause=16), 2.0)
    assert board.call_details(key) is None


def test_the_dialogues_of_a_call_that_ended_unseen_are_forgotten() -> None:
    """The PBX assigns the identifiers of its ends again after a restart."""
    board = Switchboard()
    for event in (start("old@pbx"), detail(), start("other@pbx", "c0a82a0300000099")):
        board.apply(event, 1.0)
    board.apply_all([SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 60.0)
    board.apply(detail(), 120.0)
    (key,) = board.calls
    details = board.call_details(key)
    assert details is not None
    assert details.dialogues == ()


def test_no_stream_of_dialogues_fills_the_memory() -> None:
    board = Switchboard()
    for number in range(10):
        board.apply(start(f"{number}@pbx"), 1.0)
    for number in range(20_000):
        board.apply(start("x", f"{number:016x}"), 1.0)
    board.apply(start("y" * 100_000), 1.0)
    board.apply(start("y", "z" * 100_000), 1.0)
    board.apply(msgspec.structs.replace(start("w"), extra=("x",) * 100_000), 1.0)
    assert board.stored_item_count() == 16_384
    board.apply(detail(), 1.0)
    (key,) = board.calls
    details = board.call_details(key)
    assert details is not None
    assert [(dialogue.sip_call_id, dialogue.extra) for dialogue in details.dialogues][-1] == ("w", ())
    for number in range(MAX_DIALOGUES_PER_END + 3):
        board.apply(start(f"{number}@pbx"), 1.0)
    details = board.call_details(key)
    assert details is not None
    assert len(details.dialogues) == MAX_DIALOGUES_PER_END


def test_of_a_call_with_many_views_so_many_are_given_out_that_somebody_can_read_them() -> None:
    board = Switchboard()
    for number in range(MAX_RECORDS + 5):
        board.apply(detail(f"c0a82a{number:02x}", 1), 1.0)
    (key,) = board.calls
    details = board.call_details(key)
    assert details is not None
    assert (len(details.records), details.omitted_records) == (MAX_RECORDS, 5)
