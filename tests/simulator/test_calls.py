"""Every kind of call, event by event, as described in section 6.7."""

import pytest

from devlink3_desk.protocol import delta3
from devlink3_desk.protocol.enums import CalledType, EquipmentClass, QueueState
from devlink3_desk.protocol.events import AttemptReject, CallLost, Delta2, Detail, LinkLost
from devlink3_desk.simulator import features
from devlink3_desk.simulator.calls import TrunkChannel
from devlink3_desk.simulator.scenario import parse_scenario
from tests.simulator.recording import RecordedSimulation, create_no_company

COMPANY = """
node 192.168.42.3 Hub
node 192.168.42.4 North
node 192.168.42.5 South
user 4001 "Ann Archer"
user 4002 "Müller, Jörg" phone h323
user 4003 "Siobhán O'Brien" phone sip
user 4101 "Łukasz Nowak" node 2
user 4102 "Zoë Weiß" node 2
user 4201 "Priya Rao" node 3
group 200 Reception 4002 4003 4001
group 201 Sales 4101 4201
line 5 isdn
line 17 sip
"""
HUB, NORTH, SOUTH = "c0a82a03", "c0a82a04", "c0a82a05"


@pytest.fixture
def record():
    return RecordedSimulation(parse_scenario(COMPANY, create_no_company).company)


@pytest.fixture
def pbx(record):
    return record.pbx


def find_user(record, extension):
    return record.company.users[extension]


def receive_call(record, line=5, channel=23):
    return record.pbx.receive_call(
        TrunkChannel(record.company.lines[line], channel), did="5678", cli="01632960123"
    )


def pop_call_events(record):
    """Return the new Delta3 events of calls."""
    return [
        event
        for event in record.pop_events()
        if isinstance(event, Detail | CallLost | LinkLost | AttemptReject)
    ]


def start_answered_call(record, extension="4001"):
    call = receive_call(record)
    record.pbx.ring_users(call, [find_user(record, extension)])
    record.pbx.answer(call, call.targets[0])
    pop_call_events(record)
    return call


def consult(record, call, by, extension):
    """Hold ``call`` and return the consultation of ``by`` with a user who has answered."""
    record.pbx.hold(call, by)
    consultation = record.pbx.lift_handset(by.user)
    record.pbx.ring_users(consultation, [find_user(record, extension)])
    record.pbx.answer(consultation, consultation.targets[0])
    return consultation


def test_dial_tone_6_7_1_1(record, pbx):
    pbx.lift_handset(find_user(record, "4001"))
    (event,) = pop_call_events(record)
    # The official sample, but for the identifiers.
    assert delta3.encode_record(event).split()[2].startswith(f"{HUB},1,,,,0,,,,")
    assert ",1,7,1,3,0,0,0,1,8,106,,4001,0,0,,,,,,,4001,100," in delta3.encode_record(event)
    assert (event.party_b, event.targets) == (None, ())


def test_incoming_isdn_call_rings_a_group_of_three_6_7_1_2(record, pbx):
    group = record.company.groups["200"]
    pbx.ring_users(receive_call(record), group.members, group=group)
    (event,) = pop_call_events(record)
    assert (event.call.original_huntgroup, event.call.current_huntgroup) == ("200", "200")
    a = event.party_a
    assert (a.direction, a.state, a.audio_path, a.tone, a.remote, a.public_line) == (1, 19, 1, 2, 0, 1)
    assert (a.equipment_class, a.equipment_type, a.description, a.did) == (2, 2, "5.23", "5678")
    assert (a.cli, a.cli_presentation) == ("01632960123", 100)
    assert [target.identity for target in event.targets] == ["4002", "4003", "4001"]
    for target in event.targets:
        assert (target.purpose, target.cli, target.called_reason) == ("200", "901632960123", 4)


def test_answered_and_hung_up_6_7_1_3_and_6_7_1_4(record, pbx):
    group = record.company.groups["200"]
    call = receive_call(record)
    pbx.ring_users(call, group.members, group=group)
    pop_call_events(record)
    phone = next(end for end in call.targets if end.user.extension == "4001")
    pbx.answer(call, phone)
    (event,) = pop_call_events(record)
    assert event.targets == ()
    assert (event.party_a.state, event.party_a.tone) == (2, 0)
    b = event.party_b
    assert (b.end_id, b.direction, b.state, b.audio_path, b.tone) == (phone.id, 0, 2, 1, 0)
    assert (b.purpose, b.cli, b.called_reason, b.identity) == ("200", "901632960123", 4, "4001")
    pbx.clear(call, phone)
    lost = pop_call_events(record)
    assert [(event.node_id, event.end_id, event.cleared_inbound, event.cause) for event in lost] == [
        (HUB, phone.id, 1, 16),
        (HUB, call.a.id, 0, 16),
    ]


def test_digits_are_gathered_as_they_are_pressed(record, pbx):
    call = pbx.lift_handset(find_user(record, "4001"))
    for digits in ("9", "0163", "2960123"):
        pbx.press_digits(call, digits)
    assert [event.party_a.dialled for event in pop_call_events(record)] == ["", "9", "90163", "901632960123"]
    pbx.seize_channel(call, TrunkChannel(record.company.lines[17], 1), "01632960123", CalledType.NATIONAL)
    (event,) = pop_call_events(record)
    (target,) = event.targets
    assert (target.public_line, target.equipment_class, target.target_number) == (1, 5, "01632960123")
    assert len(target.description) == 32, "a local SIP trunk is described by its SIP Call-ID"
    pbx.answer(call, call.targets[0])
    (event,) = pop_call_events(record)
    assert event.party_b.end_id == target.end_id
    assert event.party_b.state == 2


def test_hold_silences_the_holder_and_plays_music_to_the_held(record, pbx):
    call = start_answered_call(record)
    pbx.hold(call, call.b)
    (event,) = pop_call_events(record)
    assert (event.party_b.audio_path, event.party_a.tone) == (0, 1)
    pbx.resume(call, call.b)
    (event,) = pop_call_events(record)
    assert (event.party_b.audio_path, event.party_a.tone) == (1, 0)


def test_transfer_after_consultation(record, pbx):
    call = start_answered_call(record)
    by = call.b
    consultation = consult(record, call, by, "4002")
    colleague = consultation.b
    pop_call_events(record)
    features.transfer_call(pbx, call, by, consultation)
    first, second, event = pop_call_events(record)
    assert {first.end_id, second.end_id} == {by.id, consultation.a.id}
    assert first.cause == second.cause == 126
    assert (event.party_a.end_id, event.party_b.end_id) == (call.a.id, colleague.id)
    assert event.party_b.related_end_id == consultation.a.id
    assert event.party_a.tone == 0
    pbx.clear(call, call.a)
    assert {event.end_id for event in pop_call_events(record)} == {call.a.id, colleague.id}


def test_transfer_while_the_other_telephone_still_rings(record, pbx):
    call = start_answered_call(record)
    by = call.b
    pbx.hold(call, by)
    consultation = pbx.lift_handset(by.user)
    pbx.ring_users(consultation, [find_user(record, "4002")])
    pop_call_events(record)
    features.transfer_call(pbx, call, by, consultation)
    *lost, event = pop_call_events(record)
    assert [event.cause for event in lost] == [126, 126]
    assert event.party_b is None
    assert [target.identity for target in event.targets] == ["4002"]


def test_blind_transfer(record, pbx):
    call = start_answered_call(record)
    by = call.b
    features.blind_transfer(pbx, call, by, [find_user(record, "4002")])
    lost, event = pop_call_events(record)
    assert (lost.end_id, lost.cause, lost.cleared_inbound) == (by.id, 126, 1)
    assert event.party_a.related_end_id == by.id
    assert [target.identity for target in event.targets] == ["4002"]


def test_parked_and_fetched_elsewhere(record, pbx):
    call = start_answered_call(record)
    by = call.b
    slot = features.park_call(pbx, call, by, "3")
    lost, event = pop_call_events(record)
    assert (lost.end_id, lost.cause) == (by.id, 117)
    b = event.party_b
    assert (b.equipment_class, b.description) == (EquipmentClass.PARK_SLOT, "3")
    assert event.party_a.tone == 1
    unparked = features.unpark_call(pbx, call, find_user(record, "4003"))
    events = pop_call_events(record)
    callers = [event.party_a for event in events if isinstance(event, Detail)]
    assert [caller and caller.dialled for caller in callers][:2] == ["", "*38*3#"]
    assert [(event.end_id, event.cause) for event in events if isinstance(event, CallLost)] == [
        (slot.id, 118)
    ]
    assert events[-1].party_b.end_id == unparked.id
    with pytest.raises(ValueError, match="not parked"):
        features.unpark_call(pbx, call, find_user(record, "4002"))


def test_picked_up_from_another_telephone(record, pbx):
    call = receive_call(record)
    pbx.ring_users(call, [find_user(record, "4001")])
    end = features.pick_up_call(pbx, call, find_user(record, "4003"))
    *_, event = pop_call_events(record)
    assert event.party_b.end_id == end.id
    assert event.targets == ()


def test_a_conference_grows_and_shrinks(record, pbx):
    call = start_answered_call(record)
    by = call.b
    consultation = consult(record, call, by, "4002")
    extra, colleague, caller = consultation.a, consultation.b, call.a
    pop_call_events(record)
    calls = features.start_conference(pbx, call, by, consultation, "100")
    lost, *details = pop_call_events(record)
    assert (lost.end_id, lost.cause) == (extra.id, 127)
    assert [detail.party_a.end_id for detail in details] == [caller.id, colleague.id, by.id]
    parties_b = [detail.party_b for detail in details]
    assert {party.equipment_class for party in parties_b} == {EquipmentClass.CONFERENCE}
    assert {party.target_number for party in parties_b} == {"100"}
    assert len({party.end_id for party in parties_b}) == 3
    assert len({detail.call.call_id for detail in details}) == 3
    calls.append(features.join_conference(pbx, find_user(record, "4101"), record.company.hub, "100"))
    assert len(pbx.actual_calls()) == 4
    assert all(actual.is_conference for actual in pbx.actual_calls())
    pop_call_events(record)
    conference_end = calls[0].b
    assert conference_end is not None
    pbx.clear(calls[0], caller)
    assert [(event.end_id, event.cleared_inbound) for event in pop_call_events(record)] == [
        (caller.id, 1),
        (conference_end.id, 0),
    ]
    assert len(pbx.actual_calls()) == 3


def test_queue_announcement_overflow_6_7_2(record, pbx):
    groups = record.company.groups
    call = receive_call(record)
    features.queue_call(pbx, call, groups["200"])
    features.queue_call(pbx, call, groups["200"], QueueState.ANNOUNCEMENT)
    features.queue_call(pbx, call, groups["200"])
    features.overflow_call(pbx, call, groups["201"], groups["201"].members)
    events = [event for event in pop_call_events(record) if event.call.node_id == HUB]
    assert [event.call.queue_state for event in events] == [1, 3, 1, 0]
    assert [event.call.huntgroup_overflow for event in events] == [0, 0, 0, 1]
    assert (events[-1].call.original_huntgroup, events[-1].call.current_huntgroup) == ("200", "201")
    assert all(event.party_b is None for event in events)


def test_voicemail_6_7_2(record, pbx):
    call = receive_call(record)
    pbx.ring_users(call, [find_user(record, "4001")])
    features.divert_to_voicemail(pbx, call, find_user(record, "4001"))
    features.update_message_length(pbx, call, 5)
    events = pop_call_events(record)
    assert events[-1].party_b.equipment_class == EquipmentClass.VOICEMAIL
    recordings = [(event.call.voicemail_recording, event.call.voicemail_length) for event in events]
    assert recordings == [(0, 0), (1, 0), (1, 5)]
    assert not [event for event in events if isinstance(event, CallLost)], "targets are no parties"


@pytest.mark.parametrize(("qualifier", "stops"), [("dnd", True), ("", True), ("", False)])
def test_a_call_pushed_away_6_7_7(record, pbx, qualifier, stops):
    group = record.company.groups["200"]
    call = receive_call(record)
    pbx.ring_users(call, group.members, group=group)
    target = call.targets[0]
    pop_call_events(record)
    features.reject_call(pbx, call, target, qualifier, stops_ringing=stops)
    reject, *rest = pop_call_events(record)
    assert (reject.node_id, reject.end_id, reject.qualifier) == (HUB, target.id, qualifier)
    assert reject.user == target.user.name
    assert [len(event.targets) for event in rest] == ([2] if stops else [])


def test_emergency_call(record, pbx):
    call = pbx.lift_handset(find_user(record, "4001"))
    pbx.press_digits(call, "999")
    pbx.seize_channel(call, TrunkChannel(record.company.lines[5], 1), "999", CalledType.EMERGENCY)
    *_, event = pop_call_events(record)
    assert event.party_a.called_type == event.targets[0].called_type == 119
    assert event.party_a.emergency_location == 1


def test_busy_tone_after_the_other_side_has_gone(record, pbx):
    call = start_answered_call(record)
    trunk, phone = call.a, call.b
    pbx.hang_up(call, trunk)
    events = record.pop_events()
    (swap,) = [event for event in events if isinstance(event, Delta2)]
    assert swap.record == "A"
    lost, detail = [event for event in events if isinstance(event, CallLost | Detail)]
    assert isinstance(lost, CallLost)
    assert isinstance(detail, Detail)
    assert (lost.end_id, lost.cleared_inbound) == (trunk.id, 1)
    remaining = detail.party_a
    assert remaining is not None
    assert (remaining.end_id, remaining.tone, remaining.state) == (phone.id, 6, 21)


def test_two_nodes_see_the_same_ends(record, pbx):
    call = receive_call(record)
    pbx.ring_users(call, [find_user(record, "4101")])
    pbx.answer(call, call.targets[0])
    hub, north = pop_call_events(record)[-2:]
    assert (hub.call.node_id, north.call.node_id) == (HUB, NORTH)
    assert (hub.party_a.end_id, hub.party_b.end_id) == (north.party_a.end_id, north.party_b.end_id)
    assert [hub.party_a.remote, hub.party_b.remote] == [0, 1]
    assert [north.party_a.remote, north.party_b.remote] == [1, 0]
    pbx.clear(call, call.b)
    assert {(event.kind, event.node_id, event.end_id) for event in pop_call_events(record)} == {
        ("call_lost", node, end) for node in (HUB, NORTH) for end in (hub.party_a.end_id, hub.party_b.end_id)
    }


def test_the_node_between_reports_link_lost_6_7_6(record, pbx):
    call = pbx.lift_handset(find_user(record, "4101"))
    pbx.ring_users(call, [find_user(record, "4201")])
    pbx.answer(call, call.targets[0])
    details = {event.call.node_id: event for event in pop_call_events(record)}
    assert set(details) == {NORTH, HUB, SOUTH}
    assert (details[HUB].party_a.remote, details[HUB].party_b.remote) == (1, 1)
    pbx.clear(call, call.a)
    lost = pop_call_events(record)
    assert [(event.kind, event.node_id) for event in lost if event.end_id == call.a.id] == [
        ("call_lost", NORTH),
        ("link_lost", HUB),
        ("call_lost", SOUTH),
    ]
    link = next(event for event in lost if event.kind == "link_lost")
    assert link.link_reference == details[HUB].party_a.description != ""


def test_a_node_that_a_transfer_leaves_behind_reports_the_loss_of_both_ends(record, pbx):
    call = start_answered_call(record, "4101")
    by = call.b
    consultation = consult(record, call, by, "4201")
    colleague = consultation.b
    pop_call_events(record)
    features.transfer_call(pbx, call, by, consultation)
    events = pop_call_events(record)
    lost = {(event.node_id, event.end_id) for event in events if isinstance(event, CallLost | LinkLost)}
    ours = {call.a.id, by.id, consultation.a.id, colleague.id}
    assert {end for node, end in lost if node == NORTH} == ours
    assert {event.call.node_id for event in events if isinstance(event, Detail)} == {HUB, SOUTH}
