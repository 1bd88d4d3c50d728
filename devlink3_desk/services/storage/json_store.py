"""The directory last read, kept for the next start, so that names are there before the PBX is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from devlink3_desk.services.storage.atomic_file import write_atomically
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.missed_calls import MAX_MISSED_CALLS, MissedCallLog
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.statistics import DayTally


class _CachedDirectory(msgspec.Struct, frozen=True):
    people: tuple[Person, ...]
    members: dict[str, tuple[str, ...]] = {}


class DirectoryCache:
    """One file a profile in ``folder``; it can be deleted at any time."""

    def __init__(self, folder: Path, profile: str) -> None:
        # The name of a profile may hold anything; that of a file may not.
        name = hashlib.sha256(profile.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.path = folder / f"directory-{name}.json"

    def load(self, site: Site | None = None) -> Directory | None:
        """Return what was kept, or ``None`` where there is nothing that can be read."""
        try:
            kept = msgspec.json.decode(self.path.read_bytes(), type=_CachedDirectory)
        except (OSError, msgspec.MsgspecError):
            return None
        return Directory(kept.people, kept.members, site)

    def save(self, directory: Directory) -> None:
        """Keep what ``directory`` has of the PBX; raises :class:`OSError`."""
        write_atomically(
            self.path, msgspec.json.encode(_CachedDirectory(directory.pbx_people, dict(directory.members)))
        )


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
