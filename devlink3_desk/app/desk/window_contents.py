"""What a window contains before it has a desk: its panes, and the models with the files of the user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.desk.startup import SettingsLayoutStore, create_preferences_model
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.services.storage.json_store import log_problem
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.statistics import DayStatistics


class WindowContents:
    """A window with its panes, and what they share with the desk."""

    def __init__(
        self, store: SettingsStore, contacts_dir: Path | None, open_window: MainWindow | None = None
    ) -> None:
        """Fill ``open_window``, which is shown already, or a window of its own.

        ``contacts_dir`` is the folder of contacts and notes; without it, there are none.
        """
        self.window: Final = open_window or MainWindow(None, SettingsLayoutStore(store))
        self.contacts_dir: Final = contacts_dir
        self.statistics: Final = DayStatistics()
        """The figures that the wallboard shows."""
        self.report_problem: Final = FileProblemReporter(self.window).create_handler()
        """Reports a problem with a stored file; it may be called on any thread."""
        models = _create_models(contacts_dir, self.report_problem)
        self.window.populate(models, create_preferences_model(store, self.report_problem), self.statistics)


class FileProblemReporter(QObject):
    """Logs problems with stored files, and shows them in the status bar of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def create_handler(self) -> Callable[[Sentence], None]:
        """Return a function that reports a problem; it may be called on any thread."""
        # Later, as files are read before the window has a status bar, too.
        show_later = relay_to_gui(self._show_problem)

        def report(problem: Sentence) -> None:
            log_problem(problem)
            show_later(problem)

        return report

    def _show_problem(self, problem: Sentence) -> None:
        self._window.link_bar.show_status_message(translate_sentence(problem))


def _create_models(contacts_dir: Path | None, report: Callable[[Sentence], None]) -> DeskModels:
    """Return the models of a window; ``report`` is called for files that cannot be read or written."""
    models = DeskModels(
        contact_storage=None if contacts_dir is None else ContactStore(contacts_dir, report=report),
        note_storage=None if contacts_dir is None else NoteStore(contacts_dir, report),
    )
    models.history_exporter = on_demand.DeferredExporter(lambda: models.history)
    models.report_writer = on_demand.export_report
    return models
