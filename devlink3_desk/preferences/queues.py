"""How long a caller may wait for a hunt group."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

WaitSeconds = Annotated[float, Meta(ge=0)]


class QueuePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The cards of the hunt groups."""

    target: Annotated[WaitSeconds, Meta(description="Longest wait that is all right, in seconds; 0: any")] = 30.0
    targets: Annotated[
        dict[str, WaitSeconds], Meta(description="That of some groups, by their numbers, where it differs")
    ] = {}

    def target_for(self, group: str) -> float:
        """Return the longest wait that is all right for a group; 0: any."""
        return self.targets.get(group, self.target)
