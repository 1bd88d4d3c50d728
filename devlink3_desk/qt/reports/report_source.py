"""The data sources of the window of reports: histories, names and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple, Protocol

from devlink3_desk.history.queries import HistoryAccess
from devlink3_desk.history.report_rows import Report
from devlink3_desk.preferences import Preferences


class ReportWriter(Protocol):
    """Writes the rows of a report into a file, in another thread."""

    def __call__(self, report: Report, path: Path) -> Future[None]:
        """Write a file in the format of its suffix; the error is an :class:`OSError`."""


class ReportSource(NamedTuple):
    """Functions that return the figures and names for the window.

    These are functions, because a history and a directory may be replaced while the window is open.
    """

    read_access: Callable[[], HistoryAccess | None]
    """Returns the history; ``None`` while nothing is recorded."""
    read_preferences: Callable[[], Preferences]
    list_groups: Callable[[], Iterable[tuple[str, str]]] = tuple
    """Returns hunt groups, as number and name."""
    list_people: Callable[[], Iterable[tuple[str, str]]] = tuple
    write_report: ReportWriter | None = None
    read_sites: Callable[[], Mapping[str, HistoryAccess]] = dict
    """Returns the history of each of several sites, by their names; the numbers of all but the first one
    are followed by them."""
