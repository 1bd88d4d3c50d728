"""What can happen to the calls of a PBX: set up, offered, answered, held, cleared.

Every method changes the model and reports it; nothing here knows of time or chance. More is in
:mod:`.features`.
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
"""Dialled before an outside number, and put before the number of an outside caller for telephones."""
_RINGING_REASON = 4
"""Called reason of a ringing target, as the official sample has it."""
_TRUNK_EQUIPMENT_TYPE = 2
"""Equipment type of a trunk, as the official sample has it."""


class Pbx:
    """The network of PBXs of one company, and the calls in it."""

    def __init__(
        self, company: Company, clock: Callable[[], float], sink: Callable[[NodeEvent], None]
    ) -> None:
        self.company = company
        self.reporter = EventReporter(company, clock, sink)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that are alive, the oldest first."""
        return tuple(self.reporter.calls)

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are."""
        return self.reporter.actual_calls()

    def is_busy(self, user: User) -> bool:
        """Return whether a user's telephone has a call."""
        return bool(self.reporter.find_ends(user))

    def find_free_channel(self, line: TrunkLine) -> TrunkChannel | None:
        """Return the highest free channel of a line, as PBXs hunt, or ``None`` where all are taken."""
        channels = (TrunkChannel(line, number) for number in range(line.channel_count, 0, -1))
        return next((channel for channel in channels if channel not in self.reporter.busy_channels), None)

    # Ends

    def create_phone_end(self, user: User, **fields: NumberValue) -> CallEnd:
        """Return a new end at a user's telephone."""
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
        """Return a new end that is no telephone and no trunk: voicemail, park slot, conference room."""
        end = CallEnd(self._create_party(node, equipment_class=equipment), node)
        end.set_party_fields(state=CallState.CONNECTED, **fields)
        self.reporter.add_end(end)
        return end

    def _create_party(self, node: Node, **fields: NumberValue) -> Party:
        blank: dict[str, NumberValue] = {
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
        return structs.replace(Party(), **(blank | dict.fromkeys(zero, 0) | dict.fromkeys(text, "") | fields))

    # Calls come to be

    def off_hook(self, user: User) -> Call:
        """Let ``user`` lift the handset: dial tone (section 6.7.1.1)."""
        end = self.create_phone_end(
            user, direction=Direction.IN, state=CallState.DIALLING, tone=Tone.DIAL, cli=user.extension,
            name=user.full_name, name_type=NameType.INTERNAL_USER,
        )  # fmt: skip
        call = Call(end)
        self.reporter.report_changes(call)
        return call

    def press_digits(self, call: Call, digits: str) -> None:
        """Let the caller press further digits."""
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
        """Return a call that came in on a trunk; nothing is reported until it is sent somewhere."""
        fields: dict[str, NumberValue] = {"name": name, "name_type": NameType.DIRECTORY_MATCH} if name else {}
        end = self.create_trunk_end(
            channel, direction=Direction.IN, state=CallState.OVERLAP_RECEIVE, did=did, cli=cli,
            cli_presentation=presentation, **fields,
        )  # fmt: skip
        return Call(end)

    # Calls go somewhere

    def ring_users(self, call: Call, users: Iterable[User], *, group: Group | None = None) -> None:
        """Offer ``call`` to the telephones of ``users``, for a hunt group where one is given."""
        users = tuple(users)
        dropped = tuple(call.targets)
        call.targets = []
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
        self.reporter.report_changes(call, cleared_ends=dropped, cause=Cause.REDIRECT)

    def seize_channel(self, call: Call, channel: TrunkChannel, number: str, called: CalledType) -> None:
        """Send an outgoing call to a trunk; ``number`` is what goes out on it."""
        call.a.set_party_fields(called_type=called)
        end = self.create_trunk_end(
            channel, state=CallState.DIALLED, target_number=number, called_type=called,
            cli=call.a.party.cli, cli_presentation=CliPresentation.ALLOWED,
        )  # fmt: skip
        end.call = call
        call.targets = [end]
        self._set_ringback(call)
        self.reporter.report_changes(call)

    def caller_number(self, end: CallEnd) -> str:
        """Return the calling number as a telephone is shown it: with the prefix for outside."""
        number = end.party.cli or ""
        return OUTSIDE_PREFIX + number if end.channel is not None and number else number

    def _set_destination(self, call: Call, group: Group | None, user: User | None) -> None:
        number = group.number if group is not None else ""
        extension = user.extension if user is not None else ""
        known = call.section
        call.set_section_fields(
            original_huntgroup=known.original_huntgroup or ("" if known.original_user else number),
            original_user=known.original_user or ("" if known.original_huntgroup else extension),
            current_huntgroup=number,
            current_user=extension,
            queue_state=QueueState.NONE,
        )

    def _set_ringback(self, call: Call) -> None:
        """Let party A hear that the other side rings; who was connected once stays connected."""
        state = call.a.party.state
        call.a.set_party_fields(
            state=state if state == CallState.CONNECTED else CallState.RINGBACK, tone=Tone.RINGBACK
        )

    # Calls are answered, held and cleared

    def answer(self, call: Call, end: CallEnd) -> None:
        """Connect ``call`` with the target ``end``; the others stop ringing."""
        others = [target for target in call.targets if target is not end]
        end.set_party_fields(state=CallState.CONNECTED)
        self.connect(call, end, cleared_ends=others, cause=Cause.ANSWERED_BY_OTHER)

    def connect(
        self, call: Call, end: CallEnd, *, cleared_ends: Iterable[CallEnd] = (), cause: int = Cause.NORMAL
    ) -> None:
        """Make ``end`` party B of ``call`` and let both talk; ``gone`` ends leave because of it."""
        call.targets = []
        call.b = end
        end.call = call
        call.was_connected = True
        call.set_section_fields(queue_state=QueueState.NONE)
        call.a.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
        self.reporter.report_changes(call, cleared_ends=cleared_ends, cause=cause)

    def hold(self, call: Call, by: CallEnd) -> None:
        """Let ``by`` put the other side on hold: no audio path here, music there."""
        by.set_party_fields(audio_path=AudioPath.NONE)
        call.other_party(by).set_party_fields(tone=Tone.HOLD_MUSIC)
        self.reporter.report_changes(call)

    def resume(self, call: Call, by: CallEnd) -> None:
        """Let ``by`` take the other side back from hold."""
        by.set_party_fields(audio_path=AudioPath.PRESENT)
        call.other_party(by).set_party_fields(tone=Tone.NONE)
        self.reporter.report_changes(call)

    def clear(self, call: Call, by: CallEnd | None = None, cause: int = Cause.NORMAL) -> None:
        """End ``call``; ``by`` hung up, ``None`` where the PBX itself ended it."""
        ends = sorted(call.iter_ends(), key=lambda end: end is not by)
        self.reporter.report_changes(call, cleared_ends=ends, cause=cause, by=by)

    def hang_up(self, call: Call, by: CallEnd, cause: int = Cause.NORMAL) -> None:
        """Let ``by`` hang up and the other side hear the busy tone until it is cleared too."""
        stays = call.other_party(by)
        if stays is not call.a:
            self.reporter.report_swap(call)
        call.a, call.b = stays, None
        stays.set_party_fields(state=CallState.IC_DISCONNECTING, tone=Tone.BUSY)
        self.reporter.report_changes(call, cleared_ends=(by,), cause=cause, by=by)

    def update_section(self, call: Call, **section: NumberValue) -> None:
        """Change fields of the Call section: account code, tag, call flow …"""
        call.set_section_fields(**section)
        self.reporter.report_changes(call)
