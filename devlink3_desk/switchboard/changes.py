"""Changes of the board: what the switchboard reports to the window, alerts and statistics.

Changes are idempotent. Each carries the complete new value, so a listener that shows values needs the last
change of each key only. A listener that counts needs all of them: they report every status of a call.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from devlink3_desk.switchboard.board_values import CallInfo, ExtensionInfo, LinkInfo, Person, QueueInfo


class CallChanged(msgspec.Struct, frozen=True, gc=False):
    """A call is new or has changed."""

    call: CallInfo


class CallEnded(msgspec.Struct, frozen=True, gc=False):
    """A call has ended, or has been merged into the call ``merged_into``."""

    id: str
    merged_into: str | None = None
    vanished: bool = False
    """Whether its end was not reported: a snapshot no longer names it, or its CallID is in use again."""
    has_gap: bool = False
    """Whether events of a PBX that it runs over were lost meanwhile."""
    dialled: str | None = None
    """Digits that the caller has dialled."""


class ExtensionChanged(msgspec.Struct, frozen=True, gc=False):
    """An extension is new or has changed."""

    extension: ExtensionInfo


class ExtensionRemoved(msgspec.Struct, frozen=True, gc=False):
    """An extension is no longer in the directory and has no calls."""

    extension: str


class QueueChanged(msgspec.Struct, frozen=True, gc=False):
    """A hunt group is new or has changed."""

    queue: QueueInfo


class QueueRemoved(msgspec.Struct, frozen=True, gc=False):
    """A hunt group is no longer in the directory and has no calls."""

    group: str


class LinkChanged(msgspec.Struct, frozen=True, gc=False):
    """The link has changed."""

    link: LinkInfo


class DirectoryChanged(msgspec.Struct, frozen=True, gc=False):
    """The directory has been replaced."""

    people: tuple[Person, ...]


Change: TypeAlias = (
    CallChanged
    | CallEnded
    | ExtensionChanged
    | ExtensionRemoved
    | QueueChanged
    | QueueRemoved
    | LinkChanged
    | DirectoryChanged
)
