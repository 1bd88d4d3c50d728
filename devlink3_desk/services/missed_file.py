"""Who was missed, kept for the next start."""

from __future__ import annotations

from pathlib import Path

import msgspec

from devlink3_desk.switchboard.missed import MAX_KEPT, MissedLog

from .files import write_whole


class MissedFile:
    """One file in ``folder``; it can be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "missed.json"

    def load(self) -> MissedLog:
        """Return what was kept; nothing where it cannot be read."""
        try:
            log = msgspec.json.decode(self.path.read_bytes(), type=MissedLog)
        except (OSError, msgspec.MsgspecError):
            return MissedLog()
        return msgspec.structs.replace(log, calls=log.calls[:MAX_KEPT])

    def save(self, log: MissedLog) -> None:
        """Keep ``log``; raises :class:`OSError`."""
        write_whole(self.path, msgspec.json.encode(log))
