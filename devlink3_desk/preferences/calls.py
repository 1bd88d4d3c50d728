"""When a call has lasted too long in a state, and how long an ended one stays in sight."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class StateLimit(msgspec.Struct, frozen=True):
    """Two times in a state, in seconds; 0: never."""

    warn: Annotated[float, Meta(ge=0, description="From here on it is getting long")]
    alarm: Annotated[float, Meta(ge=0, description="From here on it is too long")]


class CallPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The list of calls."""

    ringing: StateLimit = StateLimit(15.0, 30.0)
    queued: StateLimit = StateLimit(15.0, 30.0)
    held: StateLimit = StateLimit(60.0, 120.0)
    parked: StateLimit = StateLimit(60.0, 120.0)
    linger: Annotated[float, Meta(ge=0, description="Seconds that an ended call stays in sight; 0: none")] = (
        5.0
    )
