"""The directory last read, kept for the next start, so that names are there before the PBX is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.views import Person

from .files import write_atomically


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
        write_atomically(self.path, msgspec.json.encode(_CachedDirectory(directory.pbx_people, dict(directory.members))))
