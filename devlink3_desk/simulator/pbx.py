"""The basic operations on calls: set up, offer, answer, hold, clear.

Every operation changes the calls and reports the change. None depends on time or chance. Transfer, parking,
conferences and other features are in :mod:`.features`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import structs

from devlink3_desk.protocol.enums import (
    AudioPath,
    CalledType,
    CallState,
    Cause,
    CliPresentation,
    Direction,
    EquipmentClass,
    NameType,
    QueueState,
    Tone,
)
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.simulator.calls import ActualCall, Call, CallEnd, TrunkChannel
from devlink3_desk.simulator.company import Company, Group, Node, TrunkLine, User
from devlink3_desk.simulator.reporter import EventReporter, NodeEvent

OUTSIDE_PREFIX = "9"
"""Prefix of external numbers: dialled by users, and added to callers' numbers on phones."""
_RINGING_REASON = 4
"""Called reason of a ringing target, as in the sample of the official text."""
_TRUNK_EQUIPMENT_TYPE = 2
"""Equipment type of a trunk, as in the sample of the official text."""


class Pbx:
    """The network of nodes of one company, and the calls in it; ``clock`` returns its time in seconds."""

    def __init__(
        self, company: Company, clock: Callable[[], float], sink: Callable[[NodeEvent], None]
    ) -> None:
        self.company = company
        self.reporter = EventReporter(company, clock, sink)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls in progress, oldest first."""
        return tuple(self.reporter.calls)

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are."""
        return self.reporter.actual_calls()

    def is_busy(self, user: User) -> bool:
        """Return whether a user's phone has a call."""
        return bool(self.reporter.find_ends(user))

    def find_free_channel(self, line: TrunkLine) -> TrunkChannel | None:
        """Return the free channel of a line with the highest number, ``None`` if all are busy."""
        # Incoming calls are given the lowest channels, so a PBX searches from the other end.
        channels = (TrunkChannel(line, number) for number in range(line.channel_count, 0, -1))
        return next((channel for channel in channels if channel not in self.reporter.busy_channels), None)

    # Ends

    def create_phone_end(self, user: User, **fields: NumberValue) -> CallEnd:
        """Return a new end at the phone of a user."""
        equipment, kind = user.equipment
        party = self._create_party(
            user.node, equipment_class=equipment, equipment_type=kind, identity=user.extension,
            emergency_location=1,
        )  # fmt: skip
        end = CallEnd(party, user.node, user=user)
        end.set_party_fields(**fields)
        self.reporter.add_end(end)
        return end

    def create_trunk_end(self, channel: TrunkChannel, **fields: NumberValue) -> CallEnd:
        """Return a new end at a trunk."""
        line = channel.line
        party = self._create_party(
            line.node, equipment_class=line.equipment, equipment_type=_TRUNK_EQUIPMENT_TYPE, public_line=1,
            description=f"{line.number}.{channel.number}", name_type=NameType.EXTERNAL_TRUNK,
        )  # fmt: skip
        end = CallEnd(party, line.node, channel=channel)
        end.set_party_fields(**fields)
        self.reporter.add_end(end)
        return end

    def create_device_end(self, node: Node, equipment: EquipmentClass, **fields: NumberValue) -> CallEnd:
        """Return a new end that is neither phone nor trunk: voicemail, park slot or conference."""
        end = CallEnd(self._create_party(node, equipment_class=equipment), node)
        end.set_party_fields(state=CallState.CONNECTED, **fields)
        self.reporter.add_end(end)
        return end

    def _create_party(self, node: Node, **fields: NumberValue) -> Party:
        # A node reports the ends at itself with all fields, so none may be missing.
        defaults: dict[str, NumberValue] = {
            "end_id": self.reporter.create_end_id(node),
            "direction": Direction.OUT,
            "state": CallState.IDLE,
            "audio_path": AudioPath.PRESENT,
            "tone": Tone.NONE,
            "cli_presentation": CliPresentation.UNSPECIFIED,
            "name_type": NameType.DEFAULT,
            "equipment_type": 0,
        }
        zero = ("remote", "public_line", "flags", "emergency_location", "called_type", "called_reason")
        text = (
            "description", "identity", "did", "dialled", "on_behalf", "target_number",
            "target_subaddress", "purpose", "cli", "name", "related_end_id",
        )  # fmt: skip
        return structs.replace(
            Party(), **(defaults | dict.fromkeys(zero, 0) | dict.fromkeys(text, "") | fields)
        )

    # Starting calls

    def lift_handset(self, user: User) -> Call:
        """Return the call of ``user``, who lifts the handset and hears the dial tone (section 6.7.1.1)."""
        end = self.create_phone_end(
            user, direction=Direction.IN, state=CallState.DIALLING, tone=Tone.DIAL, cli=user.extension,
            name=user.full_name, name_type=NameType.INTERNAL_USER,
        )  # fmt: skip
        call = Call(end)
        self.reporter.report_changes(call)
        return call

    def press_digits(self, call: Call, digits: str) -> None:
        """Append digits that the caller has pressed."""
        end = call.a
        end.set_party_fields(
            state=CallState.DIALLING, tone=Tone.NONE, dialled=(end.party.dialled or "") + digits
        )
        self.reporter.report_changes(call)

    def receive_call(
        self,
        channel: TrunkChannel,
        *,
        did: str,
        cli: str = "",
        name: str = "",
        presentation: CliPresentation = CliPresentation.UNSPECIFIED,
    ) -> Call:
        """Return a new call from a trunk. It is reported once it is sent to a user or group."""
        # The directory of the PBX names the caller only if it contains the number.
        fields: dict[str, NumberValue] = {"name": name, "name_type": NameType.DIRECTORY_MATCH} if name else {}
        end = self.create_trunk_end(
            channel, direction=Direction.IN, state=CallState.OVERLAP_RECEIVE, did=did, cli=cli,
            cli_presentation=presentation, **fields,
        )  # fmt: skip
        return Call(end)

    # Routing calls

    def ring_users(self, call: Call, users: Iterable[User], *, group: Group | None = None) -> None:
        """Ring the phones of ``users``, instead of the present targets; ``group`` is their hunt group."""
        users = tuple(users)
        previous = tuple(call.targets)
        call.targets = []
        # A call to several users without a group has no destination: no field can hold more than one user.
        self._set_destination(call, group, users[0] if len(users) == 1 and group is None else None)
        caller = self.caller_number(call.a)
        for user in users:
            end = self.create_phone_end(
                user, state=CallState.RINGING, called_reason=_RINGING_REASON, cli=caller,
                purpose=group.number if group is not None else "",
                cli_presentation=call.a.party.cli_presentation,
            )  # fmt: skip
            end.call = call
            call.targets.append(end)
        self._set_ringback(call)
        self.reporter.report_changes(call, cleared_ends=previous, cause=Cause.REDIRECT)

    def seize_channel(self, call: Call, channel: TrunkChannel, number: str, called: CalledType) -> None:
        """Send an outgoing call to a trunk, with ``number`` as the number to dial there."""
        call.a.set_party_fields(called_type=called)
        end = self.create_trunk_end(
            channel, state=CallState.DIALLED, target_number=number, called_type=called,
            cli=call.a.party.cli, cli_presentation=CliPresentation.ALLOWED,
        )  # fmt: skip
        end.call = call
        # Until it is answered, an outgoing call has its trunk as a target, like a ringing phone.
        call.targets = [end]
        self._set_ringback(call)
        self.reporter.report_changes(call)

    def caller_number(self, end: CallEnd) -> str:
        """Return the number of a caller as phones show it: with a prefix if it is external."""
        number = end.party.cli or ""
        return OUTSIDE_PREFIX + number if end.channel is not None and number else number

    def _set_destination(self, call: Call, group: Group | None, user: User | None) -> None:
        number = group.number if group is not None else ""
        extension = user.extension if user is not None else ""
        section = call.section
        # The original destination is the first one, whether that was a group or a user.
        call.set_section_fields(
            original_huntgroup=section.original_huntgroup or ("" if section.original_user else number),
            original_user=section.original_user or ("" if section.original_huntgroup else extension),
            current_huntgroup=number,
            current_user=extension,
            queue_state=QueueState.NONE,
        )

    def _set_ringback(self, call: Call) -> None:
        """Play the ringback tone to party A; a party that is connected remains so."""
        state = call.a.party.state
        call.a.set_party_fields(
            state=state if state == CallState.CONNECTED else CallState.RINGBACK, tone=Tone.RINGBACK
        )

    # Answering, holding and clearing calls

    def answer(self, call: Call, end: CallEnd) -> None:
        """Connect ``call`` to the target ``end``; the other targets stop ringing."""
        others = [target for target in call.targets if target is not end]
        end.set_party_fields(state=CallState.CONNECTED)
        self.connect(call, end, cleared_ends=others, cause=Cause.ANSWERED_BY_OTHER)

    def connect(
        self, call: Call, end: CallEnd, *, cleared_ends: Iterable[CallEnd] = (), cause: int = Cause.NORMAL
    ) -> None:
        """Connect party A with ``end``, which becomes party B; ``cleared_ends`` leave the call."""
        call.targets = []
        call.b = end
        end.call = call
        call.was_connected = True
        call.set_section_fields(queue_state=QueueState.NONE)
        call.a.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
        self.reporter.report_changes(call, cleared_ends=cleared_ends, cause=cause)

    def hold(self, call: Call, by: CallEnd) -> None:
        """Put the party other than ``by`` on hold: ``by`` has no audio path, the other party hears music."""
        by.set_party_fields(audio_path=AudioPath.NONE)
        call.find_other_party(by).set_party_fields(tone=Tone.HOLD_MUSIC)
        self.reporter.report_changes(call)

    def resume(self, call: Call, by: CallEnd) -> None:
        """Resume a call that ``by`` holds."""
        by.set_party_fields(audio_path=AudioPath.PRESENT)
        call.find_other_party(by).set_party_fields(tone=Tone.NONE)
        self.reporter.report_changes(call)

    def clear(self, call: Call, by: CallEnd | None = None, cause: int = Cause.NORMAL) -> None:
        """End ``call``; ``by`` is the end that hung up, ``None`` if the PBX ended the call."""
        # The end that hung up is reported lost first.
        ends = sorted(call.iter_ends(), key=lambda end: end is not by)
        self.reporter.report_changes(call, cleared_ends=ends, cause=cause, by=by)

    def hang_up(self, call: Call, by: CallEnd, cause: int = Cause.NORMAL) -> None:
        """Clear ``by`` only. The other party becomes party A and hears the busy tone until it is cleared."""
        remaining = call.find_other_party(by)
        if remaining is not call.a:
            self.reporter.report_swap(call)
        call.a, call.b = remaining, None
        remaining.set_party_fields(state=CallState.IC_DISCONNECTING, tone=Tone.BUSY)
        self.reporter.report_changes(call, cleared_ends=(by,), cause=cause, by=by)

    def update_section(self, call: Call, **section: NumberValue) -> None:
        """Change fields of the Call section, such as account code and tag, and report the call."""
        call.set_section_fields(**section)
        self.reporter.report_changes(call)
