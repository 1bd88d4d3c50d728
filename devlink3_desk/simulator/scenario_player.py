"""Plays a parsed scenario on a simulated PBX: one method per verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.enums import (
    CalledType,
    Cause,
    CliPresentation,
    EquipmentClass,
    QueueState,
    TupleId,
)
from devlink3_desk.protocol.errors import LocalProtocolError
from devlink3_desk.protocol.packet_codec import encode_utf8, encode_utf16
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.simulator import features
from devlink3_desk.simulator.calls import Call, CallEnd, TrunkChannel
from devlink3_desk.simulator.company import EMERGENCY_NUMBER, Company, Group, User
from devlink3_desk.simulator.options import Fault
from devlink3_desk.simulator.pbx import Pbx
from devlink3_desk.simulator.scenario import Scenario, ScenarioError, ScenarioStep
from devlink3_desk.simulator.simulation import Process, Simulation

_POLL_INTERVAL: Final = 0.02
"""Seconds between two checks whether there is an event stream."""


class ScenarioContext:
    """What a scenario acts on.

    ``send`` is called with the address of a node and the tuples of an event, ``inject_fault`` with a fault
    and its number; ``has_streams`` returns whether a client monitors events.
    """

    def __init__(
        self,
        simulation: Simulation,
        send: Callable[[str, bytes], None],
        inject_fault: Callable[[Fault, float], None],
        has_streams: Callable[[], bool],
    ) -> None:
        self.simulation = simulation
        self.send = send
        self.inject_fault = inject_fault
        self.has_streams = has_streams


def play_scenario(scenario: Scenario, context: ScenarioContext) -> Process:
    """Play ``scenario`` from its start. Raises :class:`.ScenarioError` at a step that is not possible."""
    player = _ScenarioPlayer(context)
    for step in scenario.steps:
        if step.start_time < 0:
            player.run_step(step)
    # Polling needs no callback from the sessions, and nothing else happens in the meantime.
    while not scenario.starts_immediately and not context.has_streams():
        yield _POLL_INTERVAL
    elapsed = 0.0
    for step in scenario.steps:
        if step.start_time < 0:
            continue
        if step.start_time > elapsed:
            yield step.start_time - elapsed
            elapsed = step.start_time
        player.run_step(step)


def validate_scenario(scenario: Scenario) -> None:
    """Play ``scenario`` without clients. Raises :class:`.ScenarioError` at a step that is not possible."""
    simulation = Simulation(scenario.company, 0, lambda _: None)

    def inject_fault(fault: Fault, _value: float) -> None:
        if fault is Fault.RESTART:
            simulation.restart()

    # Encoding a raw event finds invalid addresses and data that is too long.
    def encode_event(address: str, data: bytes) -> None:
        packet_codec.encode_packet(EventPacket(address, 1, data))

    context = ScenarioContext(simulation, encode_event, inject_fault, lambda: True)
    for _ in play_scenario(scenario, context):
        pass


class _ScenarioPlayer:
    def __init__(self, context: ScenarioContext) -> None:
        self._context = context
        self._calls: dict[str, Call] = {}

    @property
    def _pbx(self) -> Pbx:
        return self._context.simulation.pbx

    @property
    def _company(self) -> Company:
        return self._pbx.company

    def run_step(self, step: ScenarioStep) -> None:
        try:
            _VERB_HANDLERS[step.verb](self, step.arguments)
        except (ValueError, LocalProtocolError) as error:
            raise ScenarioError(step.line, str(error)) from None

    # Resolving arguments

    def _find_call(self, arguments: dict[str, str], key: str = "CALL") -> Call:
        call = self._calls[arguments[key]]
        # A restart of the PBX ends calls, too, and creates a reporter that has none of them.
        if call not in self._pbx.reporter.calls:
            raise ValueError(f"the call '{arguments[key]}' is over.")
        return call

    def _find_end(self, call: Call, arguments: dict[str, str], *, targets: bool = False) -> CallEnd:
        word = arguments["by"]
        for end in call.targets if targets else call.parties():
            if word == (end.user.extension if end.user else "trunk" if end.channel else None):
                return end
        role = "ringing in" if targets else "a party of"
        raise ValueError(f"'{word}' is not {role} the call '{arguments['CALL']}'.")

    def _find_user(self, arguments: dict[str, str]) -> User:
        return self._company.users[arguments["by"]]

    def _parse_channel(self, text: str) -> TrunkChannel:
        line, _, number = text.partition(".")
        return TrunkChannel(self._company.lines[int(line)], int(number))

    def _parse_destination(self, text: str) -> User | Group:
        type_word, _, number = text.partition(" ")
        return self._company.users[number] if type_word == "user" else self._company.groups[number]

    def _ring_destination(self, call: Call, destination: User | Group) -> None:
        if isinstance(destination, User):
            self._pbx.ring_users(call, [destination])
        else:
            self._pbx.ring_users(call, destination.members, group=destination)

    # Handlers of the verbs

    def start_call(self, arguments: dict[str, str]) -> None:
        type_word, _, origin = arguments["from"].partition(" ")
        if type_word == "user":
            call = self._pbx.lift_handset(self._company.users[origin])
            if "dialling" in arguments:
                self._pbx.press_digits(call, arguments["dialling"])
        else:
            is_withheld = "withheld" in arguments
            cli = arguments.get("cli", "")
            call = self._pbx.receive_call(
                self._parse_channel(origin), did=arguments.get("did", ""), cli=cli,
                presentation=CliPresentation.WITHHELD if is_withheld else CliPresentation.UNSPECIFIED,
                name=arguments.get("name") or self._company.find_contact_name(cli),
            )  # fmt: skip
        self._calls[arguments["NEW"]] = call
        if "to" in arguments:
            self._ring_destination(call, self._parse_destination(arguments["to"]))
        elif type_word == "trunk":
            # A call from a trunk is not reported before it is routed, and this one is not routed yet.
            self._pbx.update_section(call)

    def press_digits(self, arguments: dict[str, str]) -> None:
        self._pbx.press_digits(self._find_call(arguments), arguments["TEXT"])

    def ring_users(self, arguments: dict[str, str]) -> None:
        users = [self._company.users[number] for number in arguments["USERS..."].split()]
        group = self._company.groups.get(arguments.get("group", ""))
        self._pbx.ring_users(self._find_call(arguments), users, group=group)

    def queue_call(self, arguments: dict[str, str]) -> None:
        features.queue_call(self._pbx, self._find_call(arguments), self._company.groups[arguments["group"]])

    def announce_queue(self, arguments: dict[str, str]) -> None:
        group = self._company.groups[arguments["group"]]
        features.queue_call(self._pbx, self._find_call(arguments), group, QueueState.ANNOUNCEMENT)

    def overflow_call(self, arguments: dict[str, str]) -> None:
        group = self._company.groups[arguments["to"]]
        features.overflow_call(self._pbx, self._find_call(arguments), group, group.members)

    def dial_out(self, arguments: dict[str, str]) -> None:
        is_emergency = "emergency" in arguments or arguments["number"] == EMERGENCY_NUMBER
        called = CalledType.EMERGENCY if is_emergency else CalledType.NATIONAL
        self._pbx.seize_channel(
            self._find_call(arguments), self._parse_channel(arguments["trunk"]), arguments["number"], called
        )

    def answer_call(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        if not call.targets:
            raise ValueError("no phone is ringing.")
        if "by" not in arguments and len(call.targets) > 1:
            raise ValueError(f"{len(call.targets)} phones ring: add 'by EXTENSION'.")
        end = self._find_end(call, arguments, targets=True) if "by" in arguments else call.targets[0]
        self._pbx.answer(call, end)

    def pick_up_call(self, arguments: dict[str, str]) -> None:
        features.pick_up_call(self._pbx, self._find_call(arguments), self._find_user(arguments))

    def hold_call(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        self._pbx.hold(call, self._find_end(call, arguments))

    def resume_call(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        self._pbx.resume(call, self._find_end(call, arguments))

    def transfer_call(self, arguments: dict[str, str]) -> None:
        call, consultation = self._find_call(arguments), self._find_call(arguments, "to")
        if call is consultation:
            raise ValueError("a call cannot be transferred to itself.")
        features.transfer_call(self._pbx, call, self._find_end(call, arguments), consultation)

    def blind_transfer_call(self, arguments: dict[str, str]) -> None:
        call, destination = self._find_call(arguments), self._parse_destination(arguments["to"])
        by = self._find_end(call, arguments)
        if isinstance(destination, User):
            features.blind_transfer(self._pbx, call, by, [destination])
        else:
            features.blind_transfer(self._pbx, call, by, destination.members, destination)

    def park_call(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        features.park_call(self._pbx, call, self._find_end(call, arguments), arguments["slot"])

    def unpark_call(self, arguments: dict[str, str]) -> None:
        features.unpark_call(self._pbx, self._find_call(arguments), self._find_user(arguments))

    def start_conference(self, arguments: dict[str, str]) -> None:
        call, consultation = self._find_call(arguments), self._find_call(arguments, "with")
        by = self._find_end(call, arguments)
        calls = features.start_conference(self._pbx, call, by, consultation, arguments["room"])
        self._calls[arguments["as"]] = calls[-1]

    def join_conference(self, arguments: dict[str, str]) -> None:
        # A user joins an existing conference at its node; a new conference is created at the hub.
        ends = (
            end
            for call in self._pbx.calls
            for end in call.parties()
            if end.party.equipment_class == EquipmentClass.CONFERENCE
            and end.party.target_number == arguments["room"]
        )
        node = next((end.node for end in ends), self._company.hub)
        call = features.join_conference(self._pbx, self._find_user(arguments), node, arguments["room"])
        self._calls[arguments["NEW"]] = call

    def divert_to_voicemail(self, arguments: dict[str, str]) -> None:
        mailbox = self._parse_destination(arguments["for"])
        features.divert_to_voicemail(
            self._pbx, self._find_call(arguments), mailbox, is_recording="silent" not in arguments
        )

    def update_message_length(self, arguments: dict[str, str]) -> None:
        features.update_message_length(self._pbx, self._find_call(arguments), int(arguments["seconds"]))

    def reject_call(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        end = self._find_end(call, arguments, targets=True)
        qualifier = arguments.get("qualifier", "")
        features.reject_call(self._pbx, call, end, qualifier, stops_ringing="rings-on" not in arguments)

    def update_section(self, arguments: dict[str, str]) -> None:
        fields = {"account": "account_code", "tag": "tag", "callflow": "ivr_callflow"}
        changes = {fields[key]: value for key, value in arguments.items() if key in fields}
        self._pbx.update_section(self._find_call(arguments), **changes)

    def set_flags(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        self._find_end(call, arguments).set_party_fields(flags=int(arguments["is"]))
        self._pbx.update_section(call)

    def hang_up(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        self._pbx.hang_up(call, self._find_end(call, arguments), _parse_cause(arguments))

    def clear_call(self, arguments: dict[str, str]) -> None:
        call = self._find_call(arguments)
        by = self._find_end(call, arguments) if "by" in arguments else None
        self._pbx.clear(call, by, _parse_cause(arguments))

    def inject_fault(self, arguments: dict[str, str]) -> None:
        self._context.inject_fault(Fault(arguments["FAULT"]), float(arguments.get("of", "0")))

    def send_delta3(self, arguments: dict[str, str]) -> None:
        self._send_one_tuple(arguments, TupleId.CALL_DELTA3, encode_utf8(arguments["DATA"]))

    def send_delta2(self, arguments: dict[str, str]) -> None:
        self._send_one_tuple(arguments, TupleId.CALL_DELTA2, encode_utf16(arguments["DATA"]))

    def send_siptrack(self, arguments: dict[str, str]) -> None:
        self._send_one_tuple(arguments, TupleId.SIP_TRACK, encode_utf16(arguments["DATA"]))

    def send_cmextn(self, arguments: dict[str, str]) -> None:
        self._send_one_tuple(arguments, TupleId.CM_EXTN, encode_utf16(arguments["DATA"]))

    def send_tuple(self, arguments: dict[str, str]) -> None:
        words = arguments["DATA"].split()
        try:
            tuples = [
                packet_codec.encode_tuple(
                    int.from_bytes(bytes.fromhex(tuple_id)[:4], "big"), bytes.fromhex(data)
                )
                for tuple_id, data in zip(words[::2], words[1::2], strict=True)
            ]
        except ValueError:
            raise ValueError("a tuple is an id and its data, both in hexadecimal digits.") from None
        self._context.send(self._find_sender_address(arguments), b"".join(tuples))

    def _send_one_tuple(self, arguments: dict[str, str], tuple_id: int, data: bytes) -> None:
        self._context.send(self._find_sender_address(arguments), packet_codec.encode_tuple(tuple_id, data))

    def _find_sender_address(self, arguments: dict[str, str]) -> str:
        return arguments["from"] or self._company.hub.address


def _parse_cause(arguments: dict[str, str]) -> int:
    number = int(arguments.get("cause", Cause.NORMAL))
    # A scenario may contain causes that the official text does not list.
    return Cause.find_member(number) or number


_VERB_HANDLERS: Final[dict[str, Callable[[_ScenarioPlayer, dict[str, str]], None]]] = {
    "call": _ScenarioPlayer.start_call,
    "dial": _ScenarioPlayer.press_digits,
    "ring": _ScenarioPlayer.ring_users,
    "queue": _ScenarioPlayer.queue_call,
    "announce": _ScenarioPlayer.announce_queue,
    "overflow": _ScenarioPlayer.overflow_call,
    "out": _ScenarioPlayer.dial_out,
    "answer": _ScenarioPlayer.answer_call,
    "pickup": _ScenarioPlayer.pick_up_call,
    "hold": _ScenarioPlayer.hold_call,
    "resume": _ScenarioPlayer.resume_call,
    "transfer": _ScenarioPlayer.transfer_call,
    "blind": _ScenarioPlayer.blind_transfer_call,
    "park": _ScenarioPlayer.park_call,
    "unpark": _ScenarioPlayer.unpark_call,
    "conference": _ScenarioPlayer.start_conference,
    "join": _ScenarioPlayer.join_conference,
    "voicemail": _ScenarioPlayer.divert_to_voicemail,
    "message": _ScenarioPlayer.update_message_length,
    "reject": _ScenarioPlayer.reject_call,
    "mark": _ScenarioPlayer.update_section,
    "flags": _ScenarioPlayer.set_flags,
    "leave": _ScenarioPlayer.hang_up,
    "clear": _ScenarioPlayer.clear_call,
    "fault": _ScenarioPlayer.inject_fault,
    "send": _ScenarioPlayer.send_delta3,
    "send-delta2": _ScenarioPlayer.send_delta2,
    "send-siptrack": _ScenarioPlayer.send_siptrack,
    "send-cmextn": _ScenarioPlayer.send_cmextn,
    "send-tuple": _ScenarioPlayer.send_tuple,
}
