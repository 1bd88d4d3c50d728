"""Whether the PBX presents callers with the digits of an outside line, as calls have shown it.

The public line's own end carries the true CLI, the ends inside the same number with the digits that a
telephone dials first to call back (section 6.7.3). In the official sample these are 01707123456 and
901707123456. A call that shows both therefore tells which of the two the number of the line is; what it has
told holds for the next calls on that line that show one number only.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from devlink3_desk.numbers.numbering_plan import NumberingPlan, PresentedPrefix
from devlink3_desk.protocol.records import Party, Target

MAX_LINES: Final = 1_024
"""Lines that are remembered; the one seen least recently is forgotten first."""

# The line and its channel, "5.23". The description of a SIP line differs with each call.
_CHANNEL: Final = re.compile(r"(\d+)\.\d+")


class PrefixMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """See :class:`PresentedPrefixes`."""

    by_line: dict[str, bool] = {}
    last_seen: bool | None = None


class PresentedPrefixes:
    """What was seen last, by line."""

    def __init__(self) -> None:
        self._has_prefix_by_line: dict[str, bool] = {}
        self._last_seen: bool | None = None

    def export_memory(self) -> PrefixMemory:
        """Return what has been seen, for a checkpoint."""
        return PrefixMemory(self._has_prefix_by_line.copy(), self._last_seen)

    def restore_memory(self, memory: PrefixMemory) -> None:
        """Replace what has been seen by that of a checkpoint."""
        self._has_prefix_by_line = memory.by_line.copy()
        self._last_seen = memory.last_seen

    def observe(
        self, line_end: Party, inside_ends: tuple[Party | Target | None, ...], plan: NumberingPlan
    ) -> bool | None:
        """Return whether a call shows that the CLI of a public line's end has the prefix; remember it."""
        cli, prefix = line_end.cli, plan.outside_prefix
        if not prefix or not cli:
            return None
        seen = _compare_ends(cli, inside_ends, prefix)
        if seen is None:
            return None
        line = _line_name(line_end)
        if self._has_prefix_by_line.get(line) is not seen:
            self._has_prefix_by_line.pop(line, None)
            self._has_prefix_by_line[line] = seen
            if len(self._has_prefix_by_line) > MAX_LINES:
                del self._has_prefix_by_line[next(iter(self._has_prefix_by_line))]
        self._last_seen = seen
        return seen

    def recall(self, line_end: Party, plan: NumberingPlan) -> bool | None:
        """Return what other calls have shown, which counts where the site has no setting of its own."""
        if plan.presented_prefix is not PresentedPrefix.AS_SEEN:
            return None
        return self._has_prefix_by_line.get(_line_name(line_end), self._last_seen)


def _compare_ends(cli: str, inside_ends: tuple[Party | Target | None, ...], prefix: str) -> bool | None:
    for end in inside_ends:
        inside = None if end is None else end.cli
        # Equal numbers show nothing: the line may have no prefix, or both ends have it.
        if inside and inside != cli:
            if inside == prefix + cli:
                return False
            if cli == prefix + inside:
                return True
    return None


def _line_name(line_end: Party) -> str:
    channel = _CHANNEL.fullmatch(line_end.description or "")
    return channel[1] if channel is not None else ""
