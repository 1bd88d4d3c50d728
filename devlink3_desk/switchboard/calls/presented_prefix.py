"""Whether the PBX presents callers with the digits of an outside line, as calls have shown it.

The public line's own end carries the true CLI, the ends inside the same number with the digits that a
phone dials first to call back (section 6.7.3). In the official sample these are 01707123456 and
901707123456. A call that shows both therefore shows which of the two the number of the line is; that
holds for the next calls on that line that show one number only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import msgspec

from devlink3_desk.numbers.numbering_plan import NumberingPlan, PresentedPrefix
from devlink3_desk.protocol.records import Party, Target

MAX_LINES: Final = 1_024
"""Lines that are remembered; the one seen least recently is forgotten first."""

# In CPython 3.11, looking up a member of an enumeration is slow. Looked up once.
_AS_SEEN: Final = PresentedPrefix.AS_SEEN

# The line and its channel, "5.23". The description of a SIP line differs with each call.
_CHANNEL: Final = re.compile(r"(\d+)\.\d+")


class PrefixMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """See :class:`PresentedPrefixes`."""

    by_line: dict[str, bool] = {}
    last_seen: bool | None = None


class PresentedPrefixes:
    """Whether numbers are presented with the prefix, as seen last on each line."""

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
        self, line_end: Party, other: Party | None, targets: Iterable[Target], plan: NumberingPlan
    ) -> bool | None:
        """Return whether a call shows that the CLI of a public line's end has the prefix; remember it.

        ``other`` and ``targets`` are the ends inside.
        """
        cli, prefix = line_end.cli, plan.outside_prefix
        if not prefix or not cli:
            return None
        # Equal numbers show nothing, and are what nearly every end has.
        seen = None
        if other is not None and other.cli != cli:
            seen = _compare_numbers(cli, other.cli, prefix)
        for target in targets:
            if seen is not None:
                break
            if target.cli != cli:
                seen = _compare_numbers(cli, target.cli, prefix)
        if seen is None:
            return None
        line = _build_line_name(line_end.description)
        if self._has_prefix_by_line.get(line) is not seen:
            self._has_prefix_by_line.pop(line, None)
            self._has_prefix_by_line[line] = seen
            if len(self._has_prefix_by_line) > MAX_LINES:
                del self._has_prefix_by_line[next(iter(self._has_prefix_by_line))]
        self._last_seen = seen
        return seen

    def recall(self, line_end: Party, plan: NumberingPlan) -> bool | None:
        """Return what other calls have shown, which counts where the site has no setting of its own."""
        if plan.presented_prefix is not _AS_SEEN:
            return None
        if not self._has_prefix_by_line:
            return self._last_seen
        return self._has_prefix_by_line.get(_build_line_name(line_end.description), self._last_seen)


def _compare_numbers(cli: str, inside: str | None, prefix: str) -> bool | None:
    # Equal numbers show nothing: the line may have no prefix, or both ends have it.
    if not inside or inside == cli:
        return None
    if inside == prefix + cli:
        return False
    return True if cli == prefix + inside else None


@lru_cache(MAX_LINES)
def _build_line_name(description: str | None) -> str:
    channel = _CHANNEL.fullmatch(description or "")
    return channel[1] if channel is not None else ""
