"""The interfaces through which the widgets of the history read and export calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from devlink3_desk.history.queries import CallQuery, HistoryAccess
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.switchboard.site import Site


class ExportFormat(StrEnum):
    """The format of an exported file; the value is the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"


class HistoryExporter(Protocol):
    """Writes the calls that a query finds into a file, in another thread."""

    def export_calls(
        self,
        query: CallQuery,
        path: Path,
        file_format: ExportFormat,
        report_progress: Callable[[int], object],
        is_cancelled: Callable[[], bool],
    ) -> Future[int]:
        """Write a file and return how many calls it has; an unfinished file is removed.

        ``report_progress`` is called in the other thread with the number of calls written so far. The error
        of the future is a :class:`.DevLinkError` or :class:`OSError`; it is cancelled if ``is_cancelled``.
        """


class NamedNumber(NamedTuple):
    """An extension or a hunt group in a list to choose from."""

    number: str
    name: str


class HistorySource(NamedTuple):
    """Functions that return the calls and names for the widgets of the history.

    These are functions, because a history, a site and a directory may be replaced while the window is open.
    """

    read_access: Callable[[], HistoryAccess | None]
    """Returns the history to query; ``None`` while nothing is recorded."""
    find_name: NameLookup
    read_site: Callable[[], Site]
    list_groups: Callable[[], Iterable[NamedNumber]] = tuple
    list_people: Callable[[], Iterable[NamedNumber]] = tuple
    read_exporter: Callable[[], HistoryExporter | None] = lambda: None
    """Returns the exporter of calls; ``None`` if there is none."""
