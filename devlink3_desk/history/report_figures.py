"""The counters of reports, and how they are added up.

Durations are whole milliseconds, so that sums of parts are exactly the sum of the whole.
"""

from __future__ import annotations

from typing import Final

import msgspec

WAIT_BOUNDS: Final = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600)
"""Upper limits, in seconds, of the classes in which waiting times are counted; the last class has none."""
WAIT_CLASSES: Final = len(WAIT_BOUNDS) + 1


class CallFigures(msgspec.Struct, array_like=True, gc=False):
    """Calls that started in an interval, or were made to one DID number; waits are of incoming calls."""

    incoming: int = 0
    outgoing: int = 0
    internal: int = 0
    answered: int = 0
    abandoned: int = 0
    short_abandoned: int = 0
    voicemail: int = 0
    answered_in_target: int = 0
    abandoned_in_target: int = 0
    """Calls given up within the target, short abandons included."""
    wait_sum: int = 0
    """Of answered calls."""
    longest_wait: int = 0
    """Of all incoming calls."""
    talk_sum: int = 0
    """Of answered incoming calls."""
    most_at_once: int = 0
    """Calls of all directions that were in progress at the same time, of the interval itself."""
    most_lines: int = 0
    """Outside lines that were in use at the same time, of the interval itself."""
    answered_waits: list[int] = msgspec.field(default_factory=list)
    """Answered calls by class of waiting time; empty without any."""
    other_waits: list[int] = msgspec.field(default_factory=list)
    """Incoming calls that nobody answered, likewise."""

    def add(self, other: CallFigures) -> None:
        """Add the figures of another part of the same interval, or of another DID number."""
        self.incoming += other.incoming
        self.outgoing += other.outgoing
        self.internal += other.internal
        self.answered += other.answered
        self.abandoned += other.abandoned
        self.short_abandoned += other.short_abandoned
        self.voicemail += other.voicemail
        self.answered_in_target += other.answered_in_target
        self.abandoned_in_target += other.abandoned_in_target
        self.wait_sum += other.wait_sum
        self.talk_sum += other.talk_sum
        self.longest_wait = max(self.longest_wait, other.longest_wait)
        self.most_at_once = max(self.most_at_once, other.most_at_once)
        self.most_lines = max(self.most_lines, other.most_lines)
        self.answered_waits = _add_counts(self.answered_waits, other.answered_waits)
        self.other_waits = _add_counts(self.other_waits, other.other_waits)


class VisitFigures(msgspec.Struct, array_like=True, gc=False):
    """The visits of calls to one hunt group."""

    offered: int = 0
    answered: int = 0
    abandoned: int = 0
    short_abandoned: int = 0
    overflowed: int = 0
    voicemail: int = 0
    answered_in_target: int = 0
    abandoned_in_target: int = 0
    wait_sum: int = 0
    longest_wait: int = 0
    talk_sum: int = 0
    longest_talk: int = 0

    def add(self, other: VisitFigures) -> None:
        """Add the figures of another interval."""
        self.offered += other.offered
        self.answered += other.answered
        self.abandoned += other.abandoned
        self.short_abandoned += other.short_abandoned
        self.overflowed += other.overflowed
        self.voicemail += other.voicemail
        self.answered_in_target += other.answered_in_target
        self.abandoned_in_target += other.abandoned_in_target
        self.wait_sum += other.wait_sum
        self.talk_sum += other.talk_sum
        self.longest_wait = max(self.longest_wait, other.longest_wait)
        self.longest_talk = max(self.longest_talk, other.longest_talk)


class ExtensionFigures(msgspec.Struct, array_like=True, gc=False):
    """The calls of one extension."""

    rung: int = 0
    answered: int = 0
    missed: int = 0
    made: int = 0
    talked: int = 0
    """Calls in which someone talked there."""
    talk: int = 0
    hold: int = 0

    def add(self, other: ExtensionFigures) -> None:
        """Add the figures of another interval, or of one call."""
        self.rung += other.rung
        self.answered += other.answered
        self.missed += other.missed
        self.made += other.made
        self.talked += other.talked
        self.talk += other.talk
        self.hold += other.hold


class PeriodFigures(msgspec.Struct):
    """Everything that reports count of one period."""

    times: CallFigures = msgspec.field(default_factory=CallFigures)
    groups: dict[str, VisitFigures] = msgspec.field(default_factory=dict)
    extensions: dict[str, ExtensionFigures] = msgspec.field(default_factory=dict)
    dids: dict[str, CallFigures] = msgspec.field(default_factory=dict)
    lines: dict[str, CallFigures] = msgspec.field(default_factory=dict)
    """By outside line (:attr:`.LineUse.line`); a call that used several counts for each."""

    def add(self, other: PeriodFigures) -> None:
        """Add the figures of another part of the same period."""
        self.times.add(other.times)
        for group, visits in other.groups.items():
            self.groups.setdefault(group, VisitFigures()).add(visits)
        for extension, calls in other.extensions.items():
            self.extensions.setdefault(extension, ExtensionFigures()).add(calls)
        for did, figures in other.dids.items():
            self.dids.setdefault(did, CallFigures()).add(figures)
        for line, figures in other.lines.items():
            self.lines.setdefault(line, CallFigures()).add(figures)


def find_wait_class(milliseconds: int) -> int:
    """Return the class of a waiting time; a limit belongs to the class below it."""
    for index, bound in enumerate(WAIT_BOUNDS):
        if milliseconds <= bound * 1000:
            return index
    return len(WAIT_BOUNDS)


def count_wait(counts: list[int], milliseconds: int) -> None:
    """Count one waiting time in its class."""
    if not counts:
        counts.extend([0] * WAIT_CLASSES)
    counts[find_wait_class(milliseconds)] += 1


def _add_counts(first: list[int], second: list[int]) -> list[int]:
    if not second:
        return first
    if not first:
        return list(second)
    return [one + other for one, other in zip(first, second, strict=True)]
