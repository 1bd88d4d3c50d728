"""The outside lines (trunks) that calls use, and from when to when.

A record describes an end on an ISDN trunk as ``lineID.BChannel``, and one on a SIP trunk by the Call-ID of
the call (section 6.7.3): of a SIP trunk, only its PBX is known. Line numbers are those of one PBX, so a line
is identified by both, such as ``5@c0a82a03``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Self

import msgspec

from devlink3_desk.switchboard.board_values import CallInfo, PartyInfo, PartyKind

_TRUNK: Final = PartyKind.TRUNK
UNKNOWN_LINE: Final = ""
"""Stands for a line that was not recorded."""
SIP_LINES: Final = "sip"
"""Stands for the SIP trunks of a PBX, which a record does not distinguish."""

_END_ID_LENGTH: Final = 16
_NODE_LENGTH: Final = 8
_MAX_NAME_LENGTH: Final = 20
_MAX_NAME_DIGITS: Final = 5
_CHANNEL: Final = re.compile(r"([0-9]{1,5})(?:\.[0-9]{1,5})*")
# A SIP Call-ID (RFC 3261, section 20.8), with or without a host.
_CALL_ID: Final = re.compile(r"[0-9a-fA-F-]{16,}|\S+@\S+")


class LineUse(msgspec.Struct, frozen=True, gc=False):
    """From when to when a call had one channel of an outside line."""

    line: str
    """Identifies the line; :data:`UNKNOWN_LINE` where it was not seen."""
    start: float
    end: float


def identify_line(party: PartyInfo, nodes: Iterable[str]) -> str:
    """Return the line of an end on a trunk; ``nodes`` are those that have reported the call.

    It is known once the PBX has reported to which the line belongs: others describe the end by their own
    link to that PBX.
    """
    node = party.end_id[:_NODE_LENGTH].casefold() if len(party.end_id) == _END_ID_LENGTH else ""
    if node and node not in nodes:
        return UNKNOWN_LINE
    name = _name_line(party.line or "")
    return f"{name}@{node or next(iter(nodes), '')}" if name else UNKNOWN_LINE


def _name_line(description: str) -> str:
    channel = _CHANNEL.fullmatch(description)
    if channel is not None:
        return channel[1]
    if _CALL_ID.fullmatch(description):
        return SIP_LINES
    # Whatever else a PBX writes there must neither be a number of a caller nor differ from call to call.
    name = re.sub(r"[\s@]+", "-", description.strip())
    is_short = len(name) <= _MAX_NAME_LENGTH and sum(map(str.isdigit, name)) <= _MAX_NAME_DIGITS
    return name if is_short else ""


def split_line(line: str) -> tuple[str | None, str | None]:
    """Return the number or name of a line and the node of its PBX; ``None`` for what was not recorded."""
    name, _, node = line.rpartition("@")
    return name or None, node or None


def join_line(name: str | None, node: str | None) -> str:
    """Return what identifies a line by its number or name and the node of its PBX."""
    return f"{name}@{node or ''}" if name else UNKNOWN_LINE


class _CurrentUse(msgspec.Struct, gc=False):
    line: str
    start: float


class OpenLines(msgspec.Struct, gc=False):
    """The lines of a call in progress. Instants are monotonic.

    Nothing of it is traversed by the garbage collector: there may be thousands of calls.
    """

    _current: dict[str, _CurrentUse] = {}
    """By end on a trunk."""
    _ended: tuple[LineUse, ...] = ()
    _reopened: tuple[LineUse, ...] = ()
    """Uses of a call that is continued, which may go on."""

    @classmethod
    def continue_uses(cls, uses: Sequence[LineUse], started: float) -> Self:
        """Return the lines of a call that is continued; the last ones of ``uses`` may go on."""
        last = max((use.end for use in uses), default=started)
        return cls(
            {},
            tuple([use for use in uses if use.end < last]),
            tuple([use for use in uses if use.end >= last]),
        )

    def update(self, info: CallInfo, at: float) -> None:
        """Note the lines of a row that was reported at ``at``."""
        current = self._current
        present = set()
        for party in (info.a, info.b, *info.targets) if info.targets else (info.a, info.b):
            if party is None or party.kind is not _TRUNK or party.rejected is not None:
                continue
            end = party.end_id or party.line or ""
            present.add(end)
            known = current.get(end)
            if known is None:
                line = identify_line(party, info.nodes)
                current[end] = _CurrentUse(line, self._pop_reopened(line, at))
            elif known.line == UNKNOWN_LINE:
                known.line = identify_line(party, info.nodes)
        if self._reopened:
            self._ended += tuple([LineUse(use.line, use.start, at) for use in self._reopened])
            self._reopened = ()
        # Of further parties of a conference, a row has the numbers only.
        if len(current) == len(present) or info.others:
            return
        for end in current.keys() - present:
            use = current.pop(end)
            if use.start < at:
                self._ended += (LineUse(use.line, use.start, at),)

    def _pop_reopened(self, line: str, at: float) -> float:
        """Return since when an end has been on a line that a continued call may have had before."""
        for use in self._reopened:
            if UNKNOWN_LINE in (line, use.line) or use.line == line:
                self._reopened = tuple([other for other in self._reopened if other is not use])
                return use.start
        return at

    def list_uses(self, ended: float, to_wall: Callable[[float], float]) -> tuple[LineUse, ...]:
        """Return all uses, oldest first, if the call ends at ``ended``; ``to_wall`` converts instants."""
        uses = [*self._ended, *(LineUse(use.line, use.start, ended) for use in self._reopened)]
        uses += [LineUse(use.line, use.start, ended) for use in self._current.values()]
        uses.sort(key=lambda use: (use.start, use.end, use.line))
        return tuple(LineUse(use.line, to_wall(use.start), to_wall(max(use.start, use.end))) for use in uses)
