"""Detail records for measurements: each is different, and has the fields that a PBX sends."""

from __future__ import annotations

from random import Random

from devlink3_desk.protocol import delta3, packet_codec
from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.events import CallLost, Detail
from devlink3_desk.protocol.framing import encode_frame
from devlink3_desk.protocol.packet_codec import encode_utf8
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.protocol.records import CallSection, Party, Target

NODE = "c0a82a03"
ADDRESS = "192.168.42.3"
CONCURRENT_CALLS = 200
"""Calls that a large site has at the same time."""
_NAMES = ("Ann Archer", "Zoë Müller", "O'Brien, Pat", "Li Na", "")


def create_ringing_calls(count: int, targets: int = 3, seed: int = 1, nodes: int = 1) -> list[Detail]:
    """Return ``count`` external calls on ``nodes`` PBXs, each to a group, ringing ``targets`` phones."""
    random = Random(seed)
    return [
        _create_ringing_call(f"c0a82a{3 + number % nodes:02x}", number, targets, random)
        for number in range(count)
    ]


def _create_ringing_call(node: str, number: int, targets: int, random: Random) -> Detail:
    cli = f"01632960{random.randrange(1000):03}"
    group = str(random.randrange(200, 220))
    call = CallSection(
        node, number + 1, "", "", "", 0, "", group, "", group, "", 0, 0, 0, random.randrange(10**6), 0, "", 0
    )
    party = Party(
        end_id=f"{node}{number * 8:08x}", direction=1, state=19, audio_path=1, tone=2, remote=0,
        public_line=1, flags=0, emergency_location=0, equipment_class=2, equipment_type=2,
        description=f"5.{random.randrange(1, 31)}", identity="", called_type=0, called_reason=0,
        did=str(random.randrange(5000, 6000)), dialled="", on_behalf="", target_number="",
        target_subaddress="", purpose="", cli=cli, cli_presentation=100, name_type=1,
        name=random.choice(_NAMES), related_end_id="",
    )  # fmt: skip
    rung = tuple(
        Target(
            f"{node}{number * 8 + 1 + index:08x}", 0, 0, 8, 106, "", str(random.randrange(4000, 4400)),
            0, 4, "", "", group, "9" + cli, 100,
        )
        for index in range(targets)
    )  # fmt: skip
    return Detail(call, party, None, rung, pbx=ADDRESS, counter=number)


def create_call_events(details: list[Detail], concurrent: int = 1) -> list[Detail | CallLost]:
    """Return the events of each call: ringing, answered by the first target, cleared at both ends.

    ``concurrent`` calls exist at the same time; their events alternate.
    """
    calls = [_create_events_of_call(detail) for detail in details]
    stages = len(calls[0])
    return [
        calls[number][stage]
        for turn in range(len(calls) + (stages - 1) * concurrent)
        for stage in range(stages)
        if 0 <= (number := turn - stage * concurrent) < len(calls)
    ]


def _create_events_of_call(detail: Detail) -> list[Detail | CallLost]:
    party, target = detail.party_a, detail.targets[0]
    assert party is not None
    answered = Party(
        end_id=target.end_id, direction=0, state=2, audio_path=1, tone=0, remote=0, public_line=0,
        flags=0, emergency_location=1, equipment_class=8, equipment_type=106, identity=target.identity,
    )  # fmt: skip
    lost = [CallLost(detail.call.node_id, end, 0, 16, 1) for end in (answered.end_id, party.end_id)]
    return [detail, Detail(detail.call, party, answered), *lost]


def encode_stream(events: list[Detail | CallLost]) -> bytes:
    """Return the bytes of ``events``, one packet each, with consecutive counters."""
    return b"".join(encode_packets(events))


def encode_packets(events: list[Detail | CallLost]) -> list[bytes]:
    """Return the bytes of the packet of each event."""
    packets = []
    for counter, event in enumerate(events):
        data = packet_codec.encode_tuple(TupleId.CALL_DELTA3, encode_utf8(delta3.encode_record(event)))
        packets.append(encode_frame(packet_codec.encode_packet(EventPacket(ADDRESS, counter, data))))
    return packets
