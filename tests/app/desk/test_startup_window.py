"""The window is seen before what it is made of has been read, and is whole a moment later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk import startup_window
from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.preferences import AlertPreferences, Preferences
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.loading_placeholder import LoadingPlaceholder
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import Settings, SettingsStore

_SEEN = """
import sys
from pathlib import Path
from devlink3_desk.app import cli, locations
from devlink3_desk.app.cli import main
from devlink3_desk.app.desk import startup_window
cli.DEFAULT_COMMAND.load()
window = startup_window.show_startup_window(locations.open_settings_store(Path(sys.argv[1])))
colours = {window.grab().toImage().pixelColor(400, y).name() for y in range(60, 700, 7)}
print(window.isVisible(), window.theme_manager.theme.base in colours)
print(" ".join(sys.modules))
"""
SLOW = {
    "asyncio",
    "cryptography",
    "devlink3_desk.app.desk.alerting",
    "devlink3_desk.protocol.delta3",
    "devlink3_desk.qt.settings.settings_dialog",
    "devlink3_desk.qt.calls.calls_pane",
    "devlink3_desk.switchboard.board",
    "keyring",
    "phonenumbers",
    "qasync",
    "rapidfuzz",
    "ssl",
    "urllib.request",
}


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path)


def test_the_first_paint_waits_for_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _SEEN, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    seen, modules = told.stdout.splitlines()
    assert seen == "True True"
    assert not SLOW & set(modules.split())


def heights_of(window: MainWindow) -> list[int]:
    """Return how tall the panes are that can be seen: not those behind a tab."""
    return [dock.height() for dock in window.docks.values() if not dock.visibleRegion().isEmpty()]


def test_the_window_is_furnished_where_it_is(qtbot: QtBot, store: SettingsStore) -> None:
    window = startup_window.show_startup_window(store)
    qtbot.addWidget(window)
    assert isinstance(window.centralWidget(), LoadingPlaceholder)
    window.setGeometry(10, 40, 1040, 620)
    place = window.geometry()
    window.populate(DeskModels(), PreferencesModel())
    try:
        qtbot.waitUntil(window.calls_pane.isVisible, timeout=20_000)
        assert window.ticker.is_running
        assert window.geometry() == place
        QApplication.processEvents()
        heights = heights_of(window)
        window.dock_layout.reset_layout()
        QApplication.processEvents()
        assert heights_of(window) == heights
    finally:
        window.finish_closing()


def test_it_is_seen_where_it_was_left(qtbot: QtBot, store: SettingsStore) -> None:
    before = MainWindow(DeskModels(), SettingsLayoutStore(store))
    before.show()
    before.setGeometry(20, 60, 750, 540)
    before.finish_closing()
    window = startup_window.show_startup_window(store)
    qtbot.addWidget(window)
    assert window.geometry().size() == before.geometry().size()
    window.finish_closing()


def test_closing_it_before_it_is_furnished_is_an_end(qtbot: QtBot, store: SettingsStore) -> None:
    window = startup_window.show_startup_window(store)
    qtbot.addWidget(window)
    told: list[bool] = [window.is_closing]
    window.close()
    assert [*told, window.is_closing] == [False, True]
    window.finish_closing()
    assert not window.isVisible()


def test_who_begins_in_the_tray_or_with_the_strip_sees_no_window_first(store: SettingsStore) -> None:
    assert startup_window.starts_with_window(store)
    SettingsLayoutStore(store).save("window/compact", b"1")
    assert not startup_window.starts_with_window(store)
    hidden = Preferences(alerts=AlertPreferences(start_hidden=True))
    store.save(msgspec.structs.replace(Settings(), preferences=hidden))
    assert not startup_window.starts_with_window(store)
