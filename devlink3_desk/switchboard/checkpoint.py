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

from devlink3_desk.protocol.events import AnyEvent, CheckpointMarker
from devlink3_desk.switchboard.board import Switchboard


def build_checkpoint(switchboard: Switchboard, at: float) -> list[AnyEvent]:
    """Return the events that rebuild ``switchboard`` as it is at ``at``.

    ``at`` is the instant of its last event, or a later one before the next.
    A switchboard that applies them at another instant of its own clock has the same durations.
    """
    # Built-in values, as a trace returns them. A sentence becomes the text that it is.
    memory: dict[str, Any] = msgspec.to_builtins(switchboard.export_memory(at), enc_hook=str)
    return [
        CheckpointMarker(complete=False),
        *switchboard.iter_records(),
        *switchboard.iter_dialogues(),
        CheckpointMarker(complete=True, memory=memory),
    ]
