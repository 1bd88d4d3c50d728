"""Who was missed, kept for the next start."""

from __future__ import annotations

from pathlib import Path

import msgspec

from devlink3_desk.switchboard.missed import MAX_MISSED_CALLS, MissedCallLog

from .files import write_atomically


class MissedCallFile:
    """One file in ``folder``; it can be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "missed.json"

    def load(self) -> MissedCallLog:
        """Return what was kept; nothing where it cannot be read."""
        try:
            log = msgspec.json.decode(self.path.read_bytes(), type=MissedCallLog)
        except (OSError, msgspec.MsgspecError):
            return MissedCallLog()
        return msgspec.structs.replace(log, calls=log.calls[:MAX_MISSED_CALLS])

    def save(self, log: MissedCallLog) -> None:
        """Keep ``log``; raises :class:`OSError`."""
        write_atomically(self.path, msgspec.json.encode(log))
