"""What was counted today, kept for the next start: counters must not begin anew in the middle of a day."""

from __future__ import annotations

from pathlib import Path

import msgspec

from devlink3_desk.switchboard.statistics import DayTally

from .files import write_atomically


class DayTallyFile:
    """One file in ``folder``; it can be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "today.json"

    def load(self) -> DayTally:
        """Return what was kept; nothing where it cannot be read."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=DayTally)
        except (OSError, msgspec.MsgspecError):
            return DayTally()

    def save(self, tally: DayTally) -> None:
        """Keep ``tally``; raises :class:`OSError`."""
        write_atomically(self.path, msgspec.json.encode(tally))
