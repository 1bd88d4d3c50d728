"""What a desk needs of its board: that of one PBX, or of several sites in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.switchboard.board_values import Board
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site


class SiteEvents(list[AnyEvent]):
    """Events of one of the sites."""

    def __init__(self, site: int, events: Iterable[AnyEvent]) -> None:
        """``site`` is its position among the sites."""
        super().__init__(events)
        self.site: Final = site


class LiveBoard(Board, Protocol):
    """A board that events and directories change; :class:`.Switchboard` describes the methods."""

    @property
    def site(self) -> Site:
        """The site, by whose rules numbers are written."""

    @property
    def directory(self) -> Directory:
        """The directory that numbers are resolved with."""

    def find_call_site(self, call_id: str) -> Site:
        """Return the site of a call, by whose rules its numbers are interpreted."""

    def apply_all(self, events: Sequence[AnyEvent], at: float) -> list[Change]:
        """Apply events that arrived together; return the changes."""

    def set_directory(self, directory: Directory, at: float) -> list[Change]:
        """Replace the directory; return the changes."""

    def initial_changes(self) -> list[Change]:
        """Return the complete state as changes."""

    def call_details(self, call_id: str) -> CallDetails | None:
        """Return the records and dialogues of a call, ``None`` if it has ended."""
