"""Plays a scenario on a simulated PBX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol import packet_writer, tuples
from devlink3_desk.protocol.enums import (
    CalledType,
    Cause,
    CliPresentation,
    EquipmentClass,
    QueueState,
    TupleId,
)
from devlink3_desk.protocol.errors import LocalProtocolError
from devlink3_desk.protocol.octets import to_utf8, to_utf16
from devlink3_desk.protocol.packets import EventPacket

from . import features, numbers
from .calls import Call, Channel, End
from .company import Company, Group, User
from .faults import Fault
from .pbx import Pbx
from .script import Scenario, ScriptError, Step
from .simulation import Process, Simulation

_POLL: Final = 0.02
"""Seconds between two looks whether somebody watches."""


class Stage:
    """What a scenario acts on. ``send`` takes the sender's address and tuples, ``fault`` a fault."""

    def __init__(
        self,
        simulation: Simulation,
        send: Callable[[str, bytes], None],
        fault: Callable[[Fault, float], None],
        watched: Callable[[], bool],
    ) -> None:
        self.simulation = simulation
        self.send = send
        self.fault = fault
        self.watched = watched


def play(scenario: Scenario, stage: Stage) -> Process:
    """Play ``scenario`` from its beginning. Raises :class:`.ScriptError` at a step that is not possible."""
    player = _Player(stage)
    for step in scenario.steps:
        if step.at < 0:
            player.do(step)
    while not scenario.at_once and not stage.watched():
        yield _POLL
    clock = 0.0
    for step in scenario.steps:
        if step.at < 0:
            continue
        if step.at > clock:
            yield step.at - clock
            clock = step.at
        player.do(step)


def rehearse(scenario: Scenario) -> None:
    """Play ``scenario`` to nobody. Raises :class:`.ScriptError` at a step that is not possible."""
    simulation = Simulation(scenario.company, 0, lambda _: None)

    def fault(fault: Fault, _value: float) -> None:
        if fault is Fault.RESTART:
            simulation.restart()

    def send(address: str, data: bytes) -> None:
        packet_writer.encode(EventPacket(address, 1, data))

    stage = Stage(simulation, send, fault, lambda: True)
    for _ in play(scenario, stage):
        pass


class _Player:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._calls: dict[str, Call] = {}

    @property
    def _pbx(self) -> Pbx:
        return self._stage.simulation.pbx

    @property
    def _company(self) -> Company:
        return self._pbx.company

    def do(self, step: Step) -> None:
        try:
            _DEEDS[step.verb](self, step.arguments)
        except (ValueError, LocalProtocolError) as error:
            raise ScriptError(step.line, str(error)) from None

    # Finding what a step speaks of

    def _call(self, arguments: dict[str, str], key: str = "CALL") -> Call:
        call = self._calls[arguments[key]]
        if call not in self._pbx.reporter.calls:
            raise ValueError(f"the call '{arguments[key]}' is over.")
        return call

    def _end(self, call: Call, arguments: dict[str, str], *, targets: bool = False) -> End:
        word = arguments["by"]
        for end in call.targets if targets else call.parties():
            names = {end.user.extension if end.user else "", "trunk" if end.channel else ""}
            if word in names:
                return end
        doing = "ringing in" if targets else "a party of"
        raise ValueError(f"'{word}' is not {doing} the call '{arguments['CALL']}'.")

    def _user(self, arguments: dict[str, str]) -> User:
        return self._company.users[arguments["by"]]

    def _channel(self, text: str) -> Channel:
        line, _, number = text.partition(".")
        return Channel(self._company.lines[int(line)], int(number))

    def _destination(self, text: str) -> User | Group:
        sort, _, number = text.partition(" ")
        return self._company.users[number] if sort == "user" else self._company.groups[number]

    def _ring(self, call: Call, destination: User | Group) -> None:
        if isinstance(destination, User):
            self._pbx.ring(call, [destination])
        else:
            self._pbx.ring(call, destination.members, group=destination)

    # The verbs

    def call(self, arguments: dict[str, str]) -> None:
        sort, _, where = arguments["from"].partition(" ")
        if sort == "user":
            call = self._pbx.off_hook(self._company.users[where])
            if "dialling" in arguments:
                self._pbx.press(call, arguments["dialling"])
        else:
            withheld = CliPresentation.WITHHELD if "withheld" in arguments else CliPresentation.UNSPECIFIED
            cli = arguments.get("cli", "")
            call = self._pbx.incoming(
                self._channel(where), did=arguments.get("did", ""), cli=cli, presentation=withheld,
                name=arguments.get("name") or self._company.contact_name(cli),
            )  # fmt: skip
        self._calls[arguments["NEW"]] = call
        if "to" in arguments:
            self._ring(call, self._destination(arguments["to"]))
        elif sort == "trunk":
            self._pbx.mark(call)

    def dial(self, arguments: dict[str, str]) -> None:
        self._pbx.press(self._call(arguments), arguments["TEXT"])

    def ring(self, arguments: dict[str, str]) -> None:
        users = [self._company.users[number] for number in arguments["USERS..."].split()]
        group = self._company.groups.get(arguments.get("group", ""))
        self._pbx.ring(self._call(arguments), users, group=group)

    def queue(self, arguments: dict[str, str]) -> None:
        features.queue(self._pbx, self._call(arguments), self._company.groups[arguments["group"]])

    def announce(self, arguments: dict[str, str]) -> None:
        group = self._company.groups[arguments["group"]]
        features.queue(self._pbx, self._call(arguments), group, QueueState.ANNOUNCEMENT)

    def overflow(self, arguments: dict[str, str]) -> None:
        group = self._company.groups[arguments["to"]]
        features.overflow(self._pbx, self._call(arguments), group, group.members)

    def out(self, arguments: dict[str, str]) -> None:
        emergency = "emergency" in arguments or arguments["number"] == numbers.EMERGENCY
        called = CalledType.EMERGENCY if emergency else CalledType.NATIONAL
        self._pbx.seize(self._call(arguments), self._channel(arguments["trunk"]), arguments["number"], called)

    def answer(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        if "by" not in arguments and len(call.targets) != 1:
            raise ValueError(f"say who answers: {len(call.targets)} telephones ring.")
        end = self._end(call, arguments, targets=True) if "by" in arguments else call.targets[0]
        self._pbx.answer(call, end)

    def pickup(self, arguments: dict[str, str]) -> None:
        features.pick_up(self._pbx, self._call(arguments), self._user(arguments))

    def hold(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        self._pbx.hold(call, self._end(call, arguments))

    def resume(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        self._pbx.resume(call, self._end(call, arguments))

    def transfer(self, arguments: dict[str, str]) -> None:
        call, consultation = self._call(arguments), self._call(arguments, "to")
        if call is consultation:
            raise ValueError("a call cannot be transferred to itself.")
        features.transfer(self._pbx, call, self._end(call, arguments), consultation)

    def blind(self, arguments: dict[str, str]) -> None:
        call, destination = self._call(arguments), self._destination(arguments["to"])
        by = self._end(call, arguments)
        if isinstance(destination, User):
            features.blind_transfer(self._pbx, call, by, [destination])
        else:
            features.blind_transfer(self._pbx, call, by, destination.members, destination)

    def park(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        features.park(self._pbx, call, self._end(call, arguments), arguments["slot"])

    def unpark(self, arguments: dict[str, str]) -> None:
        features.unpark(self._pbx, self._call(arguments), self._user(arguments))

    def conference(self, arguments: dict[str, str]) -> None:
        call, consultation = self._call(arguments), self._call(arguments, "with")
        by = self._end(call, arguments)
        legs = features.conference(self._pbx, call, by, consultation, arguments["room"])
        self._calls[arguments["as"]] = legs[-1]

    def join(self, arguments: dict[str, str]) -> None:
        rooms = (
            end
            for call in self._pbx.calls
            for end in call.parties()
            if end.party.equipment_class == EquipmentClass.CONFERENCE
            and end.party.target_number == arguments["room"]
        )
        node = next((end.node for end in rooms), self._company.hub)
        call = features.join_conference(self._pbx, self._user(arguments), node, arguments["room"])
        self._calls[arguments["NEW"]] = call

    def voicemail(self, arguments: dict[str, str]) -> None:
        mailbox = self._destination(arguments["for"])
        features.to_voicemail(self._pbx, self._call(arguments), mailbox, recording="silent" not in arguments)

    def message(self, arguments: dict[str, str]) -> None:
        features.message_grows(self._pbx, self._call(arguments), int(arguments["seconds"]))

    def reject(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        end = self._end(call, arguments, targets=True)
        qualifier = arguments.get("qualifier", "")
        features.reject(self._pbx, call, end, qualifier, stops="rings-on" not in arguments)

    def mark(self, arguments: dict[str, str]) -> None:
        names = {"account": "account_code", "tag": "tag", "callflow": "ivr_callflow"}
        changes = {names[key]: value for key, value in arguments.items() if key in names}
        self._pbx.mark(self._call(arguments), **changes)

    def flags(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        self._end(call, arguments).set(flags=int(arguments["is"]))
        self._pbx.mark(call)

    def leave(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        self._pbx.leave(call, self._end(call, arguments), _cause(arguments))

    def clear(self, arguments: dict[str, str]) -> None:
        call = self._call(arguments)
        by = self._end(call, arguments) if "by" in arguments else None
        self._pbx.clear(call, by, _cause(arguments))

    def fault(self, arguments: dict[str, str]) -> None:
        self._stage.fault(Fault(arguments["FAULT"]), float(arguments.get("of", "0")))

    def send(self, arguments: dict[str, str]) -> None:
        self._send(arguments, TupleId.CALL_DELTA3, to_utf8(arguments["DATA"]))

    def send_delta2(self, arguments: dict[str, str]) -> None:
        self._send(arguments, TupleId.CALL_DELTA2, to_utf16(arguments["DATA"]))

    def send_siptrack(self, arguments: dict[str, str]) -> None:
        self._send(arguments, TupleId.SIP_TRACK, to_utf16(arguments["DATA"]))

    def send_cmextn(self, arguments: dict[str, str]) -> None:
        self._send(arguments, TupleId.CM_EXTN, to_utf16(arguments["DATA"]))

    def send_tuple(self, arguments: dict[str, str]) -> None:
        words = arguments["DATA"].split()
        try:
            table = [
                tuples.encode(int.from_bytes(bytes.fromhex(tuple_id)[:4], "big"), bytes.fromhex(data))
                for tuple_id, data in zip(words[::2], words[1::2], strict=True)
            ]
        except ValueError:
            raise ValueError("a tuple is an id and its data, both in hexadecimal digits.") from None
        self._stage.send(self._sender(arguments), b"".join(table))

    def _send(self, arguments: dict[str, str], tuple_id: int, data: bytes) -> None:
        self._stage.send(self._sender(arguments), tuples.encode(tuple_id, data))

    def _sender(self, arguments: dict[str, str]) -> str:
        return arguments["from"] or self._company.hub.address


def _cause(arguments: dict[str, str]) -> int:
    number = int(arguments.get("cause", Cause.NORMAL))
    return Cause.find(number) or number


_DEEDS: Final[dict[str, Callable[[_Player, dict[str, str]], None]]] = {
    "call": _Player.call,
    "dial": _Player.dial,
    "ring": _Player.ring,
    "queue": _Player.queue,
    "announce": _Player.announce,
    "overflow": _Player.overflow,
    "out": _Player.out,
    "answer": _Player.answer,
    "pickup": _Player.pickup,
    "hold": _Player.hold,
    "resume": _Player.resume,
    "transfer": _Player.transfer,
    "blind": _Player.blind,
    "park": _Player.park,
    "unpark": _Player.unpark,
    "conference": _Player.conference,
    "join": _Player.join,
    "voicemail": _Player.voicemail,
    "message": _Player.message,
    "reject": _Player.reject,
    "mark": _Player.mark,
    "flags": _Player.flags,
    "leave": _Player.leave,
    "clear": _Player.clear,
    "fault": _Player.fault,
    "send": _Player.send,
    "send-delta2": _Player.send_delta2,
    "send-siptrack": _Player.send_siptrack,
    "send-cmextn": _Player.send_cmextn,
    "send-tuple": _Player.send_tuple,
}
