"""Checkpoints: events that rebuild a switchboard as it is at one instant.

They begin and end with a :class:`.CheckpointMarker`. In between are the record of every call, as in a
snapshot of the PBX, and the SIP dialogues. The last marker has whatever else determines what the switchboard
shows, and how it will understand the events after the checkpoint: identities, instants, ends that have just
left.

The directory is no part of it: a switchboard that is to show the same names needs the same directory.
"""

from __future__ import annotations

from typing import Any

import msgspec

from devlink3_desk.protocol.events import AnyEvent, CheckpointMarker, Detail, SipTrack
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_memory import BoardMemory


class BoardSnapshot(msgspec.Struct, frozen=True, gc=False):
    """A switchboard at one instant, of which any thread can make the events of a checkpoint."""

    records: tuple[Detail, ...]
    dialogues: tuple[SipTrack, ...]
    memory: BoardMemory

    def __len__(self) -> int:
        """Return the number of events of the checkpoint."""
        return len(self.records) + len(self.dialogues) + 2

    def build_events(self) -> list[AnyEvent]:
        """Return the events that rebuild the switchboard."""
        # Built-in values, as a trace returns them. Sentences become plain text.
        memory: dict[str, Any] = msgspec.to_builtins(self.memory, enc_hook=str)
        return [
            CheckpointMarker(complete=False),
            *self.records,
            *self.dialogues,
            CheckpointMarker(complete=True, memory=memory),
        ]


def take_board_snapshot(switchboard: Switchboard, at: float) -> BoardSnapshot:
    """Return ``switchboard`` as it is at ``at``, in half of the time that the events would take.

    ``at`` is the instant of its last event, or a later one before the next.
    """
    return BoardSnapshot(
        tuple(switchboard.iter_records()), tuple(switchboard.iter_dialogues()), switchboard.export_memory(at)
    )


def build_checkpoint(switchboard: Switchboard, at: float) -> list[AnyEvent]:
    """Return the events that rebuild ``switchboard`` as it is at ``at`` (:func:`take_board_snapshot`).

    A switchboard that applies them at another instant of its own clock has the same durations.
    """
    return take_board_snapshot(switchboard, at).build_events()
