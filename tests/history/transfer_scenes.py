"""A caller is transferred while the colleague's phone still rings, on simulated PBXs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.protocol.enums import EquipmentClass, QueueState
from devlink3_desk.protocol.events import AnyEvent, CallLost, Detail, LinkLost
from devlink3_desk.simulator import features
from devlink3_desk.simulator.calls import Call, CallEnd, TrunkChannel
from devlink3_desk.simulator.company import Company, Group, Node, TrunkLine, User
from devlink3_desk.simulator.pbx import Pbx
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.statistics import WaitingCallTracker, WaitOutcome

WALL = 1_790_000_000.0
CALLER, RECEPTIONIST, COLLEAGUE, SECOND, INTERNAL_CALLER = "01707123456", "4001", "4002", "4003", "4009"
GROUP, FIRST = "200", "4008"
FIRST_ANSWERED, PASSED_ON = 1.0, 2.0
ANSWERED, HELD, CONSULTED, RINGS, TRANSFERRED, TAKEN, ENDED = 3.0, 10.0, 11.0, 12.0, 20.0, 24.0, 40.0
"""Instants of the scene: the receptionist answers, holds the caller, dials; the colleague's phone rings; the
caller is transferred; the colleague answers; it is over."""

Shuffle = Callable[[list[AnyEvent]], list[list[AnyEvent]]]
"""Returns the events of the transfer in another order, in batches."""


@dataclass
class Scene:
    """What happens, and where everyone is."""

    nodes: int = 1
    caller_node: int = 0
    receptionist_node: int = 0
    colleague_node: int = 0
    is_internal: bool = False
    """Whether a colleague calls."""
    is_passed_on: bool = False
    """Whether someone else has answered first, and transferred the caller to the receptionist."""
    is_held: bool = True
    with_group: bool = False
    """Whether a hunt group with two phones is consulted."""
    is_queued: bool = False
    """Whether the consultation waits in the queue of the group."""
    is_answered: bool = True
    """Whether a colleague answers, or the caller gives up at that instant."""


@dataclass
class Outcome:
    """What was made of the events."""

    records: dict[str, CallRecord] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    waits: list[WaitOutcome] = field(default_factory=list)
    board: Switchboard = field(default_factory=Switchboard)


def create_node(number: int) -> Node:
    return Node(number, f"192.168.1.{number + 1}", f"PBX {number + 1}")


def create_company(scene: Scene) -> Company:
    """Return the company of a scene."""
    nodes = tuple(map(create_node, range(scene.nodes)))
    places = {
        RECEPTIONIST: scene.receptionist_node,
        FIRST: scene.receptionist_node,
        COLLEAGUE: scene.colleague_node,
        SECOND: scene.colleague_node,
        INTERNAL_CALLER: scene.caller_node,
    }
    users = {
        number: User(
            int(number),
            f"Extn{number}",
            f"User {number}",
            number,
            nodes[place],
            (EquipmentClass.H323_PHONE, 106),
        )
        for number, place in places.items()
    }
    group = Group(9, GROUP, "Sales", (users[COLLEAGUE], users[SECOND]), nodes[scene.colleague_node])
    lines = {
        index + 1: TrunkLine(index + 1, EquipmentClass.ISDN_TRUNK, node, 4)
        for index, node in enumerate(nodes)
    }
    return Company(nodes, users, {GROUP: group}, lines, ())


class SceneRecorder:
    """Plays a scene on simulated PBXs, and records what these report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.outcome = Outcome()
        self.now = 0.0
        self.events: list[AnyEvent] = []
        self.company = create_company(scene)
        self.pbx = Pbx(self.company, lambda: self.now, lambda told: self.events.append(told.event))
        self._recorder = CallRecorder()
        self._waiting = WaitingCallTracker()

    def apply_at(self, at: float, shuffle: Shuffle | None = None) -> None:
        """Record the events of the last action, at its instant."""
        events: list[AnyEvent] = [
            event for event in self.events if isinstance(event, Detail | CallLost | LinkLost)
        ]
        self.events.clear()
        for batch in [events] if shuffle is None else shuffle(events):
            self.apply_batch(batch, at)

    def apply_batch(self, batch: Sequence[AnyEvent], at: float) -> None:
        """Record some events."""
        changes = self.outcome.board.apply_all(batch, at)
        self.outcome.changes += changes
        self.outcome.waits += self._waiting.apply(changes, at)
        for record in self._recorder.apply(changes, at, WALL + at):
            self.outcome.records[record.id] = record

    def begin_call(self) -> tuple[Call, CallEnd]:
        """Let the receptionist answer a caller; return the call and her end."""
        user = self.company.users[RECEPTIONIST]
        if self.scene.is_internal:
            call = self.pbx.lift_handset(self.company.users[INTERNAL_CALLER])
            self.pbx.press_digits(call, RECEPTIONIST)
        else:
            line = self.company.lines[self.scene.caller_node + 1]
            call = self.pbx.receive_call(TrunkChannel(line, 1), did="5678", cli=CALLER)
        if self.scene.is_passed_on:
            self.pass_call_on(call, user)
        else:
            self.pbx.ring_users(call, [user])
            self.apply_at(0.0)
        (end,) = call.targets
        self.now = ANSWERED
        self.pbx.answer(call, end)
        self.apply_at(ANSWERED)
        if self.scene.is_held:
            self.now = HELD
            self.pbx.hold(call, end)
            self.apply_at(HELD)
        return call, end

    def pass_call_on(self, call: Call, user: User) -> None:
        """Let someone else answer, and transfer the caller to ``user``."""
        self.pbx.ring_users(call, [self.company.users[FIRST]])
        self.apply_at(0.0)
        (first,) = call.targets
        self.now = FIRST_ANSWERED
        self.pbx.answer(call, first)
        self.apply_at(FIRST_ANSWERED)
        self.now = PASSED_ON
        features.blind_transfer(self.pbx, call, first, [user])
        self.apply_at(PASSED_ON)

    def consult(self) -> Call:
        """Let her call the colleague or the group; return the consultation, which rings or waits."""
        self.now = CONSULTED
        consultation = self.pbx.lift_handset(self.company.users[RECEPTIONIST])
        group = self.company.groups[GROUP] if self.scene.with_group else None
        self.pbx.press_digits(consultation, COLLEAGUE if group is None else GROUP)
        self.apply_at(CONSULTED)
        self.now = RINGS
        if group is not None and self.scene.is_queued:
            features.queue_call(self.pbx, consultation, group, QueueState.QUEUEING)
        elif group is not None:
            self.pbx.ring_users(consultation, group.members, group=group)
        else:
            self.pbx.ring_users(consultation, [self.company.users[COLLEAGUE]])
        self.apply_at(RINGS)
        return consultation

    def finish_call(self, call: Call) -> None:
        """Let a colleague answer and talk, or the caller give up."""
        self.now = TAKEN
        if self.scene.is_answered:
            if self.scene.is_queued:
                self.pbx.ring_users(
                    call, self.company.groups[GROUP].members, group=self.company.groups[GROUP]
                )
                self.apply_at(TAKEN)
            self.pbx.answer(call, call.targets[0])
            self.apply_at(TAKEN)
            self.now = ENDED
            self.pbx.clear(call, call.a)
            self.apply_at(ENDED)
        else:
            self.pbx.clear(call, call.a)
            self.apply_at(TAKEN)


def play_scene(scene: Scene, shuffle: Shuffle | None = None) -> Outcome:
    """Play a scene; ``shuffle`` orders the events of the transfer."""
    recorder = SceneRecorder(scene)
    call, end = recorder.begin_call()
    consultation = recorder.consult()
    recorder.now = TRANSFERRED
    if scene.is_queued:
        call.set_section_fields(queue_state=QueueState.QUEUEING)
    features.transfer_call(recorder.pbx, call, end, consultation)
    recorder.apply_at(TRANSFERRED, shuffle)
    recorder.finish_call(call)
    return recorder.outcome


def shuffle_by(random: Random) -> Shuffle:
    """Return a function that puts events into any order, and cuts them into batches."""

    def shuffle(events: list[AnyEvent]) -> list[list[AnyEvent]]:
        events = list(events)
        random.shuffle(events)
        return [[event] for event in events] if random.random() < 0.5 else [events]

    return shuffle
