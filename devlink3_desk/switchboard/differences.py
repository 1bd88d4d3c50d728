"""The changes that lead from one switchboard to another, such as from one recorded moment to the next."""

from __future__ import annotations

from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)


def find_differences(shown: Switchboard, wanted: Switchboard) -> list[Change]:
    """Return the changes after which a listener that shows ``shown`` shows ``wanted``."""
    changes: list[Change] = []
    if shown.link != wanted.link:
        changes.append(LinkChanged(wanted.link))
    if shown.directory is not wanted.directory and shown.directory.people != wanted.directory.people:
        changes.append(DirectoryChanged(wanted.directory.people))
    changes += [CallEnded(key) for key in shown.calls if key not in wanted.calls]
    changes += [CallChanged(call) for key, call in wanted.calls.items() if shown.calls.get(key) != call]
    changes += [ExtensionRemoved(key) for key in shown.extensions if key not in wanted.extensions]
    changes += [
        ExtensionChanged(info) for key, info in wanted.extensions.items() if shown.extensions.get(key) != info
    ]
    changes += [QueueRemoved(key) for key in shown.queues if key not in wanted.queues]
    changes += [QueueChanged(info) for key, info in wanted.queues.items() if shown.queues.get(key) != info]
    return changes
