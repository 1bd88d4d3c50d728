"""What people choose about the wallboard."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Percent = Annotated[int, Meta(ge=0, le=100)]
ThresholdSeconds = Annotated[int, Meta(ge=0, le=3_600)]
CallerCount = Annotated[int, Meta(ge=0, le=1_000)]


class WallboardPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Targets and thresholds of the wallboard; 0 switches a threshold off."""

    target: Annotated[Percent, Meta(description="Service level to be reached, percent of the calls")] = 80
    within: Annotated[ThresholdSeconds, Meta(description="Seconds within which such a call is answered")] = 20
    warn_waiting: Annotated[CallerCount, Meta(description="Callers waiting from which it is getting full")] = 3
    alarm_waiting: Annotated[CallerCount, Meta(description="Callers waiting from which it is too full")] = 5
    warn_longest: Annotated[ThresholdSeconds, Meta(description="Seconds of waiting from which it is long")] = 20
    alarm_longest: Annotated[ThresholdSeconds, Meta(description="Seconds of waiting from which it is too long")] = 30
