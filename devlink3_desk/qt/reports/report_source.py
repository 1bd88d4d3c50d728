"""The data sources of the reports window: histories, names and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple, Protocol

from devlink3_desk.history.queries import HistoryAccess
from devlink3_desk.history.report_rows import Report
from devlink3_desk.preferences import Preferences


class ReportWriter(Protocol):
    """Writes reports into files, in another thread."""

    def __call__(self, report: Report | bytes, path: Path) -> Future[None]:
        """Write the rows of a report in the format of the suffix, or the contents of a file.

        A file of that name is replaced once the new one is complete. The error is a :class:`.DevLinkError`
        whose text is one sentence for users.
        """


class ReportSource(NamedTuple):
    """Functions that return the figures and names for the reports window.

    The histories and the directory may be replaced while the window is open.
    """

    read_access: Callable[[], HistoryAccess | None]
    """Returns the history; ``None`` while nothing is recorded."""
    read_preferences: Callable[[], Preferences]
    list_groups: Callable[[], Iterable[tuple[str, str]]] = tuple
    """Returns hunt groups, as number and name."""
    list_people: Callable[[], Iterable[tuple[str, str]]] = tuple
    write_report: ReportWriter | None = None
    read_sites: Callable[[], Mapping[str, HistoryAccess]] = dict
    """Returns the histories of several sites by name.

    Outside of its own history, a number of any site but the first is followed by the name of the site.
    """
