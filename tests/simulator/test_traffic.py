"""Rules of the official text for every stream of events, checked on days of random calls."""

from collections import Counter

import pytest

from devlink3_desk.protocol import delta3
from devlink3_desk.protocol.enums import EquipmentClass
from devlink3_desk.protocol.events import (
    AttemptReject,
    CallLost,
    Delta2,
    Detail,
    ExtensionState,
    LinkLost,
    SipTrack,
)
from devlink3_desk.simulator.company import COMPANY_NUMBER_PREFIX, DRAMA_NUMBER_RANGES
from tests.simulator.recording import record_busy_day

DAYS = [(1, 1), (2, 2), (3, 4), (4, 7)]


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: f"seed{day[0]}-nodes{day[1]}")
def day(request: pytest.FixtureRequest):
    seed, nodes = request.param
    return record_busy_day(seed=seed, nodes=nodes, extensions=12 * nodes + 24, rate=400.0 + 60 * nodes)


def parties(detail):
    return [party for party in (detail.party_a, detail.party_b) if party is not None]


def test_every_reported_end_is_lost_exactly_once_at_each_node_6_7(day):
    alive = set()
    for event in day.events_of(Detail, CallLost, LinkLost):
        if isinstance(event, Detail):
            alive |= {(event.call.node_id, party.end_id) for party in parties(event)}
        else:
            assert (event.node_id, event.end_id) in alive, "lost twice, or never reported"
            alive.discard((event.node_id, event.end_id))
    assert alive == set()
    assert day.pbx.actual_calls() == []


def test_there_is_a_party_a_and_targets_exclude_party_b_6_7(day):
    for detail in day.events_of(Detail):
        assert detail.party_a is not None
        assert detail.party_b is None or not detail.targets


def test_the_end_identifier_names_which_node_is_its_own_6_7_3(day):
    for detail in day.events_of(Detail):
        for end in [*parties(detail), *detail.targets]:
            assert len(end.end_id) == 16
            assert end.remote == (end.end_id[:8] != detail.call.node_id)


def test_link_lost_only_where_a_call_passes_through_6_7_6(day):
    for event in day.events_of(LinkLost):
        assert event.end_id[:8] != event.node_id
    for event in day.events_of(CallLost):
        assert event.pbx is not None
    assert bool(day.events_of(LinkLost)) == (len(day.company.nodes) > 2)


def test_an_end_keeps_its_equipment_and_a_call_its_id_on_one_node(day):
    classes: dict[str, int] = {}
    for detail in day.events_of(Detail):
        for party in parties(detail):
            assert classes.setdefault(party.end_id, party.equipment_class) == party.equipment_class


def test_every_reported_event_is_decoded_to_the_same_event(day):
    for event in day.events_of(Detail, CallLost, LinkLost, AttemptReject):
        assert delta3.decode_records(delta3.encode_record(event), event.pbx) == [event]


def test_time_never_runs_backwards(day):
    stamps = [event.call.timestamp for event in day.events_of(Detail)]
    assert stamps == sorted(stamps)
    assert stamps[-1] - stamps[0] > 3600 * 9


def test_extension_states_follow_one_another_and_end_idle_6_5_1_5(day):
    states: dict[str, int] = {}
    for event in day.events_of(ExtensionState):
        assert event.v == 1
        assert event.text == f"Extn{event.extension}"
        assert states.get(event.extension, 0) == event.p2 != event.p1
        states[event.extension] = event.p1
    assert set(states.values()) == {0}


def test_sip_dialogues_begin_and_end_once_6_5_1_3(day):
    dialogues: Counter[str] = Counter()
    for event in day.events_of(SipTrack):
        dialogues[event.end_id] += {"START": 1, "END": 10}[event.action]
        assert event.sip_type in {"TRUNK", "PHONE"}
        assert event.direction in {"IN", "OUT"}
        assert int(event.channel.split(".")[1]) == int(event.end_id[8:], 16)
    assert set(dialogues.values()) == {11}


def test_delta2_deletes_every_call_that_it_reported_6_5_1_2(day):
    reported = {(event.pbx, event.call.call_id) for event in day.events_of(Detail)}
    deleted = Counter(
        (event.pbx, event.fields["call_id"]) for event in day.events_of(Delta2) if event.record == "D"
    )
    assert set(deleted) == reported
    assert set(deleted.values()) == {1}


def test_all_sorts_of_things_happen(day):
    details = day.events_of(Detail)
    classes = {party.equipment_class for detail in details for party in parties(detail)}
    expected = {
        EquipmentClass.ISDN_TRUNK,
        EquipmentClass.SIP_TRUNK,
        EquipmentClass.VOICEMAIL,
        EquipmentClass.PARK_SLOT,
        EquipmentClass.CONFERENCE,
        EquipmentClass.TDM_PHONE,
        EquipmentClass.SIP_DEVICE,
    }
    assert expected <= classes
    assert {0, 1, 3} <= {detail.call.queue_state for detail in details}
    assert {0, 1} <= {detail.call.voicemail_recording for detail in details}
    assert {16, 117, 118, 126, 127} <= {event.cause for event in day.events_of(CallLost)}
    assert any(party.audio_path == 0 for detail in details for party in parties(detail))
    assert any(party.related_end_id for detail in details for party in parties(detail))
    assert any(len(detail.targets) > 1 for detail in details)
    flags = {int(party.flags) for detail in details for party in parties(detail)}
    assert {0, 0x01, 0x02, 0x04, 0x14, 0x30} == flags
    assert any(detail.call.ivr_callflow for detail in details)
    assert {0, 1} == {event.cleared_inbound for event in day.events_of(CallLost)}
    assert day.events_of(AttemptReject)


def test_numbers_are_all_fictitious(day):
    prefixes = tuple(prefix.replace(" ", "") for prefix, _ in DRAMA_NUMBER_RANGES)
    numbers = set()
    for detail in day.events_of(Detail):
        for party in parties(detail):
            if party.public_line:
                numbers |= {party.cli or "", party.target_number or "", party.did or ""}
    for number in numbers - {""}:
        assert (
            number.startswith((*prefixes, COMPANY_NUMBER_PREFIX))
            or number in day.company.users
            or number == "999"
        ), number


def test_the_same_seed_makes_the_same_stream_regardless_of_the_steps_of_time():
    whole, sliced = (
        record_busy_day(seed=9, nodes=3, hours=0.5),
        record_busy_day(seed=9, nodes=3, hours=0.5, steps=900),
    )
    assert whole.events == sliced.events
    assert record_busy_day(seed=10, nodes=3, hours=0.5).events != whole.events


def test_a_restart_forgets_all_calls():
    recording = record_busy_day(hours=0.2)
    recording.pbx.lift_handset(next(iter(recording.company.users.values())))
    assert len(recording.pbx.actual_calls()) == 1
    recording.simulation.restart()
    assert recording.pbx.actual_calls() == []
    assert recording.simulation.next_event_time is None
