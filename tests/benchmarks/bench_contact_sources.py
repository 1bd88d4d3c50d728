"""The time from a changed row in one of five followed files until the search of the window finds it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.contacts.followed_source import FollowedSource, SourceKind, create_source_id
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.services.contact_sources.contact_sources import ContactSources
from devlink3_desk.services.contact_sources.source_follower import SourceStore
from devlink3_desk.services.contacts import ContactStore
from devlink3_desk.switchboard.directory import Directory
from tests.benchmarks.bench_search import SEARCH_TEXTS
from tests.benchmarks.rows import Row
from tests.benchmarks.typing_rig import AIM_MS, measure_99th_percentile, show_search_window

SOURCES, ENTRIES = 5, 20_000
AIM_SECONDS = 1.0
_ROUNDS = 5
_TIME_LIMIT = 120.0


def run() -> list[Row]:
    """Measure how a change arrives, and the search over all entries."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder, GuiGarbageCollector():
        desk = _FollowedDesk(Path(folder))
        changes = [desk.measure_change() for _ in range(_ROUNDS)]
        seconds, processor_seconds = (sorted(values)[_ROUNDS // 2] for values in zip(*changes, strict=True))
        typing = measure_99th_percentile(desk.search, SEARCH_TEXTS)
        desk.close()
    del application
    everyone = f"{SOURCES} followed files of {ENTRIES:,} contacts"
    return [
        Row(
            f"changed row in one of {everyone}, read by the desk, until the search finds it (median)",
            seconds,
            "s",
            aim=f"at most {AIM_SECONDS:g}",
            met=seconds <= AIM_SECONDS,
        ),
        Row(
            "the same: processor time of all threads, with two searches and the checks of the files (median)",
            processor_seconds,
            "s",
        ),
        Row(
            f"key press in the search of {everyone} to the painted list, p99",
            typing,
            "ms",
            aim=f"at most {AIM_MS:g}",
            met=typing <= AIM_MS,
        ),
    ]


class _FollowedDesk:
    """A directory pane over sources that are followed."""

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / f"source{number}.csv" for number in range(SOURCES)]
        for number, path in enumerate(self._paths):
            path.write_text(_create_table(number, ""))
        self._changes = count(1)
        self._sources = ContactSources(SourceStore(folder / "data"))
        self._models = DeskModels(contact_storage=ContactStore(folder / "data"))
        book = self._models.address_book
        book.changed.connect(self._show_people)
        self._theme_manager = ApplicationThemeManager(ThemeMode.LIGHT)
        pane = DirectoryPane(self._theme_manager, self._models.person_list)
        for owned in (self._models, self._theme_manager):
            owned.setParent(pane)
        self.search = show_search_window(
            pane,
            pane.search_field,
            pane.people_view,
            finish_search=self._models.person_list.finish_search,
        )
        self._sources.start()
        book.set_followed(self._sources)
        book.load()
        self._sources.apply_sources(
            [
                FollowedSource(id=create_source_id(), kind=SourceKind.FILE, name=path.stem, path=str(path))
                for path in self._paths
            ]
        )
        _wait_for(lambda: self._models.people.rowCount() == SOURCES * ENTRIES)

    def measure_change(self) -> tuple[float, float]:
        """Change a row of the middle source, and return the seconds until the search finds it.

        The second figure is the processor time of that.
        """
        name = f"Zylinski {next(self._changes)}"
        self._models.person_list.set_filter("")
        self._paths[2].write_text(_create_table(2, name))
        started, processor_started = perf_counter(), process_time()
        self._models.person_list.set_filter(name)

        def is_found() -> bool:
            people = self._models.person_list
            return people.rowCount() > 0 and people.value_at(0).name == name

        _wait_for(is_found)
        seconds, processor_seconds = perf_counter() - started, process_time() - processor_started
        self._models.person_list.set_filter("")
        return seconds, processor_seconds

    def close(self) -> None:
        """Stop following."""
        self._models.address_book.set_followed(None)
        self._sources.stop()

    def _show_people(self) -> None:
        directory = Directory().with_contacts(self._models.address_book.phone_book)
        self._models.people.set_people(directory.people)


def _create_table(source: int, changed_name: str) -> str:
    rows = ["Name,Company,Phone,Mobile"]
    for number in range(ENTRIES):
        person = source * ENTRIES + number
        name = changed_name if changed_name and number == ENTRIES // 2 else f"Person {person:06}"
        rows.append(f"{name},Company {number % 97},+49 30 {person:07},+49 171 {person:07}")
    return "\n".join(rows) + "\n"


def _wait_for(condition: Callable[[], bool]) -> None:
    """Run Qt's event loop until ``condition`` is true."""
    # QTest.qWait() keeps the interpreter lock while it sleeps, so that no other thread would read meanwhile.
    loop, timer, started = QEventLoop(), QTimer(), perf_counter()

    def check() -> None:
        if condition() or perf_counter() - started > _TIME_LIMIT:
            loop.quit()

    timer.timeout.connect(check)
    timer.start(2)
    loop.exec()
    timer.stop()
    if not condition():
        raise TimeoutError("the contacts have not arrived")
