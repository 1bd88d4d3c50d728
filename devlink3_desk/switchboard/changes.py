"""What has changed on the switchboard: the only thing that views, alerts and history are told.

Changes are plain values and idempotent: each carries the whole new view, so that whoever shows them may
drop all but the last of a key. Whoever counts takes them all: they tell every state that a call went through.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from devlink3_desk.switchboard.board_values import CallInfo, ExtensionInfo, LinkInfo, Person, QueueInfo


class CallChanged(msgspec.Struct, frozen=True, gc=False):
    """A call is new, or is no longer as it was."""

    call: CallInfo


class CallEnded(msgspec.Struct, frozen=True, gc=False):
    """A call is over, or has become a part of ``merged_into``."""

    id: str
    merged_into: str | None = None


class ExtensionChanged(msgspec.Struct, frozen=True, gc=False):
    """An extension is new, or is no longer as it was."""

    extension: ExtensionInfo


class ExtensionRemoved(msgspec.Struct, frozen=True, gc=False):
    """An extension is no longer in the directory and takes part in no call."""

    extension: str


class QueueChanged(msgspec.Struct, frozen=True, gc=False):
    """A hunt group is new, or is no longer as it was."""

    queue: QueueInfo


class QueueRemoved(msgspec.Struct, frozen=True, gc=False):
    """A hunt group is no longer in the directory and has no calls."""

    group: str


class LinkChanged(msgspec.Struct, frozen=True, gc=False):
    """The link is no longer as it was."""

    link: LinkInfo


class DirectoryChanged(msgspec.Struct, frozen=True, gc=False):
    """The directory was read anew."""

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
