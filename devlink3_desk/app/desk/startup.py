"""The first window of a run: painted before its panes are imported, and filled before the rest is.

Importing some three hundred modules takes longer than Qt takes to paint a window. What this module imports
is therefore imported before the first paint, and nothing else is: ``test_startup`` checks that.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import logging
import time
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject

from devlink3_desk.app.qt_application import ensure_application
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.main_window.main_window import POPULATE_MODULES, MainWindow
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.daemon_thread import run_in_thread
from devlink3_desk.services.storage.json_store import ProblemReporter, log_problem
from devlink3_desk.services.storage.settings import Settings, SettingsStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_UNSAVED: Final = QT_TRANSLATE_NOOP(
    "Link", "The preferences cannot be saved, and apply until the program ends: {why}."
)

log = logging.getLogger(__name__)
Result = TypeVar("Result")

FIRST_PAINT_TIMEOUT: Final = 0.5
"""Seconds to wait for the first paint; on a slower desktop the start continues without it."""
EVENTS_LIMIT_MS: Final = 50
"""Time for events between two modules; painting the whole window takes a third of it."""
CALL_CHECK_SECONDS: Final = 0.005
PANE_MODULES: Final = (*POPULATE_MODULES, "devlink3_desk.app.desk.window_contents")
"""Modules that fill the window, imported after its first paint; each takes a frame or more."""
DESK_MODULES: Final = (
    "phonenumbers",
    "asyncio",
    "devlink3_desk.app.event_loop",
    "devlink3_desk.app.desk.alerting",
    "devlink3_desk.app.desk.desk",
    "devlink3_desk.app.desk.sources",
)
"""Modules that run the desk, imported when the panes have been painted."""


def starts_with_window(store: SettingsStore) -> bool:
    """Return whether the desk starts with its window, and not in the tray or as the compact strip."""
    compact = SettingsLayoutStore(store).load("window/compact") == b"1"
    return not (compact or store.load().preferences.alerts.start_hidden)


def show_startup_window(store: SettingsStore) -> MainWindow:
    """Return a window without its panes, shown and painted."""
    application = ensure_application()
    window = MainWindow(None, SettingsLayoutStore(store))
    paint = _FirstPaintWatcher(window)
    window.bring_to_front()
    deadline = time.monotonic() + FIRST_PAINT_TIMEOUT
    while not paint.is_painted and time.monotonic() < deadline:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    return window


def import_pane_modules() -> None:
    """Import the modules that fill the window, and process events between them."""
    _import_modules(PANE_MODULES, QEventLoop.ProcessEventsFlag.AllEvents)


def import_desk_modules() -> None:
    """Paint the panes, and import the modules of the desk; input of the user meanwhile is handled later."""
    _import_modules(DESK_MODULES, QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _import_modules(names: Iterable[str], flags: QEventLoop.ProcessEventsFlag) -> None:
    # Desktops report a window that answers nothing for seconds as not responding.
    application = ensure_application()
    for name in names:
        # With a limit, Qt goes on until nothing is left, such as layouts that follow from others.
        application.processEvents(flags, EVENTS_LIMIT_MS)
        importlib.import_module(name)


def call_while_painting(function: Callable[[], Result]) -> Result:
    """Return the result of ``function``, which may block, such as for a keyring that the user unlocks.

    It is called in a thread, and the window goes on painting.
    """
    application = ensure_application()
    call = run_in_thread(function)
    while not call.done():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, EVENTS_LIMIT_MS)
        time.sleep(CALL_CHECK_SECONDS)
    return call.result()


class _FirstPaintWatcher(QObject):
    """Detects the first paint of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.is_painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the update request, on which Qt paints immediately."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.is_painted = True
            watched.removeEventFilter(self)
        return False


# -- settings that the window needs


class SettingsLayoutStore:
    """Stores the layout of the window in the settings file, as bytes by key.

    A layout that cannot be read or written is not an error: the window has its default layout.
    """

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._values = dict(store.load().desk)

    def load(self, key: str) -> bytes | None:
        """Return the value of ``key``, or ``None`` if there is none."""
        text = self._values.get(key)
        try:
            return base64.b64decode(text, validate=True) if isinstance(text, str) else None
        except (binascii.Error, ValueError):
            return None

    def save(self, key: str, value: bytes) -> None:
        """Store ``value`` under ``key``."""
        text = base64.b64encode(value).decode()
        if self._values.get(key) == text:
            return
        self._values[key] = text
        try:
            self._store.update(
                lambda settings: msgspec.structs.replace(settings, desk={**settings.desk, key: text})
            )
        except OSError as error:
            log.warning("The layout of the window cannot be saved: %s.", error.strerror)


def create_preferences_model(store: SettingsStore, report: ProblemReporter = log_problem) -> PreferencesModel:
    """Return a model of the stored preferences that stores each change.

    ``report`` is called where a change cannot be stored.
    """
    from devlink3_desk.qt.core.text import translate_sentence

    saved = store.load().preferences
    model = PreferencesModel(saved, load_warning=translate_sentence(store.load_warning))

    def save_preferences(preferences: Preferences) -> None:
        nonlocal saved
        # The sections that have changed here: the desk of another site may have changed others.
        changed = {
            name: section
            for name, section in msgspec.structs.asdict(preferences).items()
            if section != getattr(saved, name)
        }

        def replace_sections(settings: Settings) -> Settings:
            sections = msgspec.structs.replace(settings.preferences, **changed)
            return msgspec.structs.replace(settings, preferences=sections)

        try:
            store.update(replace_sections)
            saved = preferences
        except OSError as error:
            report(Sentence(_UNSAVED, why=error.strerror or type(error).__name__))

    model.changed.connect(save_preferences)
    return model
