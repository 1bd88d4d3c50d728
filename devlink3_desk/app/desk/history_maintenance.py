"""The history of a window, as the settings and the notice of the first start use it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.desk.recording import DeskRecorder
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.search import find_spellings
from devlink3_desk.qt.core.window_placement import LayoutStore
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.recording_notice import RecordingNotice
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore

if TYPE_CHECKING:
    from devlink3_desk.qt.settings.history_page import ForgottenParts


class LocalMaintenance:
    """Measures, copies and cleans a history, on the thread that also answers its queries.

    It is a :class:`.HistoryMaintenance`.
    """

    def __init__(self, access: LocalHistory, location: HistoryLocation, plan: NumberingPlan) -> None:
        self._access, self._location, self._plan = access, location, plan

    @property
    def location(self) -> str:
        """The location of the history, without a password."""
        return str(self._location)

    @property
    def can_back_up(self) -> bool:
        """Whether the history is a file; a database server is backed up with its own tools."""
        return self._location.path is not None

    def measure_size(self) -> Future[int]:
        """Return how many bytes the history has."""
        return self._access.run(_measure_size)

    def forget_number(self, text: str) -> Future[ForgottenParts]:
        """Remove a number, as a user has written it, from calls, marks and recorded events."""
        numbers = find_spellings(text, self._plan)

        def forget(store: HistoryStore) -> ForgottenParts:
            # Imported here: few windows ever forget a number.
            from devlink3_desk.services.storage.history_privacy import forget_number

            return forget_number(store, numbers)

        return self._access.run(forget)

    def back_up(self, path: Path) -> Future[None]:
        """Write a consistent copy."""
        return self._access.run(lambda store: store.back_up(path))


def _measure_size(store: HistoryStore) -> int:
    path = store.location.path
    if path is None:
        return int(store.database.execute("SELECT pg_database_size(current_database())")[0][0])
    parts = (path.with_name(path.name + suffix) for suffix in ("", "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def connect_history_settings(window: MainWindow, recorder: DeskRecorder, store: LayoutStore) -> None:
    """Let the settings change the history, and show once that calls are recorded."""
    window.models.history_maintenance = LocalMaintenance(
        recorder.access, recorder.location, window.models.site
    )
    if recorder.is_temporary or not recorder.is_recording or RecordingNotice.was_read(store):
        return
    notice = RecordingNotice(
        window.theme_manager,
        store,
        str(recorder.location),
        window.preferences.value.history,
        lambda: on_demand.show_history_settings(window),
        window,
    )
    window.banner_area.add_banner("recording-notice", notice)
