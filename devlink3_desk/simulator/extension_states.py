"""What CMExtn says of the extensions (sections 6.5.1.4 and 6.5.1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from devlink3_desk.protocol.enums import AudioPath, CallState, Cause, format_enum_value
from devlink3_desk.protocol.events import ExtensionState, ExtensionText

from .calls import CallEnd
from .company import User


class ExtensionActivity(IntEnum):
    """Numbers of the states in ``p1`` and ``p2``.

    Idle and Dialling are official; the text gives no others, and these are this simulator's own.
    """

    IDLE = 0
    RINGING = 1
    DIALLING = 2
    CONNECTED = 3
    HELD = 4


STATE_EVENT_CODE = 1
"""``v`` of an event that tells a state."""


def compute_activity(ends: Iterable[CallEnd]) -> ExtensionActivity:
    """Return what an extension does that has these ends: what matters most of it."""
    found = {_compute_end_activity(end) for end in ends}
    order = (
        ExtensionActivity.CONNECTED,
        ExtensionActivity.DIALLING,
        ExtensionActivity.RINGING,
        ExtensionActivity.HELD,
    )
    return next((state for state in order if state in found), ExtensionActivity.IDLE)


def _compute_end_activity(end: CallEnd) -> ExtensionActivity:
    if end.call is not None and end in end.call.targets:
        return ExtensionActivity.RINGING
    if end.party.state != CallState.CONNECTED:
        return ExtensionActivity.DIALLING
    if end.party.audio_path == AudioPath.NONE:
        return ExtensionActivity.HELD
    return ExtensionActivity.CONNECTED


def build_state_event(user: User, new: ExtensionActivity, old: ExtensionActivity) -> ExtensionState:
    """Return the event in numbers."""
    return ExtensionState(
        pbx=user.node.address,
        v=STATE_EVENT_CODE,
        p1=new,
        p2=old,
        extension=user.extension,
        text=f"Extn{user.extension}",
    )


def build_call_lost_event(user: User, cause: int) -> ExtensionText:
    """Return the event in words for a call that the extension has lost."""
    words = "".join(word.capitalize() for word in format_enum_value(Cause, cause).replace(",", "").split())
    text = f"Extn{user.extension}: CALL LOST (CMCause{words})"
    return ExtensionText(pbx=user.node.address, text=text, extension=user.extension)
