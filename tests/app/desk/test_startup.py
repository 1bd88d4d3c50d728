"""The start: the window is shown before its modules are imported, with the layout and preferences stored."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk import startup
from devlink3_desk.app.desk.startup import SettingsLayoutStore, create_preferences_model
from devlink3_desk.app.desk.window_contents import WindowContents
from devlink3_desk.preferences import AlertPreferences, MailPreferences, PeoplePreferences, Preferences
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.window_frame import LoadingPlaceholder
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore

_START_CODE = """
import os
import sys
from pathlib import Path
from devlink3_desk.app import cli, configuration
from devlink3_desk.app.cli import main
from devlink3_desk.app.desk import startup
cli.DEFAULT_COMMAND.load()
window = startup.show_startup_window(configuration.open_settings_store(Path(sys.argv[1])))
colours = {window.grab().toImage().pixelColor(400, y).name() for y in range(60, 700, 7)}
print(window.isVisible(), window.theme_manager.theme.base in colours)
print(" ".join(sys.modules))
startup.import_pane_modules()
from devlink3_desk.app.desk.window_contents import WindowContents
contents = WindowContents(configuration.open_settings_store(Path(sys.argv[1])), None, window)
print(window.calls_pane.isVisible())
print(" ".join(sys.modules))
from PySide6 import QtCore, QtGui, QtWidgets
print(" ".join((*vars(QtCore), *vars(QtGui), *vars(QtWidgets))), flush=True)
os._exit(0)
"""
SLOW_MODULES = (
    "asyncio",
    "cryptography",
    "devlink3_desk.app.desk.alerting",
    "devlink3_desk.app.desk.desk",
    "devlink3_desk.protocol.delta3",
    "devlink3_desk.qt.calls.calls_pane",
    "devlink3_desk.qt.settings.settings_dialog",
    "devlink3_desk.switchboard.board",
    "hashlib",
    "keyring",
    "phonenumbers",
    "qasync",
    "rapidfuzz",
    "ssl",
    "urllib.request",
)
"""Modules that take long to import, and are not needed to paint the first window."""
MODULES_AFTER_PANES = (
    "asyncio",
    "devlink3_desk.app.desk.desk",
    "devlink3_desk.link.connection",
    "devlink3_desk.protocol.delta3",
    "devlink3_desk.services.session.session",
    "devlink3_desk.switchboard.board",
    "jeepney",
    "phonenumbers",
    "PySide6.QtNetwork",
    "sqlite3",
    "ssl",
)
"""Modules that the desk needs, but not its window."""
LATE_CLASSES = (
    "QAbstractSpinBox",
    "QAccessible",
    "QDesktopServices",
    "QDialog",
    "QMessageBox",
    "QPlainTextEdit",
    "QPropertyAnimation",
    "QTextEdit",
    "QTreeWidget",
)
"""Classes of Qt that PySide prepares, in up to 5 ms each, when a module imports or finds them by name."""
_LIVE_WINDOW_CODE = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from devlink3_desk.app.cli.main import main
application = QApplication([])

def print_modules():
    for window in application.topLevelWidgets():
        # The banner says that the PBX cannot be reached: the whole desk is there.
        if hasattr(window, "banner_area") and window.banner_area.stale_banner.isVisible():
            print(" ".join(sys.modules), flush=True)
            os._exit(0)

timer = QTimer()
timer.timeout.connect(print_modules)
timer.start(20)
main(["--config-dir", sys.argv[1], "--host", "127.0.0.1", "--port", "1", "--user", "reader"])
"""
UNUSED_MODULES = (
    "csv",
    "devlink3_desk.app.desk.history_export",
    "devlink3_desk.app.desk.lookup",
    "devlink3_desk.app.desk.report_export",
    "devlink3_desk.app.desk.sites",
    "devlink3_desk.contacts.cells",
    "devlink3_desk.contacts.contact_builder",
    "devlink3_desk.contacts.crm_template",
    "devlink3_desk.contacts.csv_file",
    "devlink3_desk.contacts.files",
    "devlink3_desk.contacts.ldap_entries",
    "devlink3_desk.contacts.ldif",
    "devlink3_desk.contacts.lookup_definition",
    "devlink3_desk.contacts.vcard",
    "devlink3_desk.history.rewind",
    "devlink3_desk.qt.calls.compact_strip",
    "devlink3_desk.qt.contact_sources.lookup_page",
    "devlink3_desk.qt.contact_sources.sources_page",
    "devlink3_desk.qt.contacts_import.import_dialog",
    "devlink3_desk.qt.core.command_list",
    "devlink3_desk.qt.core.dialog",
    "devlink3_desk.qt.core.note_dialog",
    "devlink3_desk.qt.core.people_tree",
    "devlink3_desk.qt.details.records_view",
    "devlink3_desk.qt.details.summary_page",
    "devlink3_desk.qt.history.history_panel",
    "devlink3_desk.qt.main_window.command_palette",
    "devlink3_desk.qt.main_window.help_dialogs",
    "devlink3_desk.qt.main_window.past_panes",
    "devlink3_desk.qt.main_window.rewind_mode",
    "devlink3_desk.qt.main_window.tour",
    "devlink3_desk.qt.reports.report_source",
    "devlink3_desk.qt.rewind.time_bar",
    "devlink3_desk.qt.settings.connections_page",
    "devlink3_desk.qt.settings.history_page",
    "devlink3_desk.qt.settings.mail_page",
    "devlink3_desk.qt.settings.settings_dialog",
    "devlink3_desk.qt.settings.system_pages",
    "devlink3_desk.qt.setup_wizard.setup_wizard",
    "devlink3_desk.qt.wallboard.wallboard",
    "devlink3_desk.services.caller_lookup",
    "devlink3_desk.services.contact_sources.contact_sources",
    "devlink3_desk.services.history_replay",
    "devlink3_desk.services.missed_call_import",
    "devlink3_desk.services.probing",
    "devlink3_desk.services.table_files",
    "devlink3_desk.services.trace_history",
    "devlink3_desk.simulator.options",
    "http.client",
    "ldap3",
    "nats",
    "psutil",
    "psycopg",
    "rapidfuzz",
    "urllib.request",
    "xlsxwriter",
    "xml.parsers.expat",
)
"""Modules of features that most runs never use: imports, exports, reports, Rewind, the settings."""
PEOPLE = PeoplePreferences(me=("4001",), watched=("200",))


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path)


@pytest.mark.parametrize("name", sorted({*SLOW_MODULES, *MODULES_AFTER_PANES, *UNUSED_MODULES}))
def test_the_slow_modules_exist(name: str) -> None:
    # Otherwise the next tests would pass for a module that was renamed.
    if name != "jeepney" or sys.platform == "linux":
        assert importlib.util.find_spec(name) is not None


def test_window_and_panes_wait_for_nothing_that_they_do_not_need(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _START_CODE, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    window, modules, panes, pane_modules, classes = ended.stdout.splitlines()
    assert (window, panes) == ("True True", "True")
    assert set(SLOW_MODULES) & set(modules.split()) == set()
    assert set(MODULES_AFTER_PANES) & set(pane_modules.split()) == set()
    # A name is found in PySide's modules once its class is prepared.
    assert "QMainWindow" in classes.split()
    assert set(LATE_CLASSES) & set(classes.split()) == set()


@pytest.mark.parametrize("name", LATE_CLASSES)
def test_the_classes_that_a_start_leaves_out_exist(name: str) -> None:
    assert any(hasattr(module, name) for module in (QtCore, QtGui, QtWidgets))


def test_a_window_on_a_pbx_imports_only_what_every_run_uses(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _LIVE_WINDOW_CODE, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env=os.environ | {"DEVLINK3_PASSWORD": "secret"},
    )
    modules = set(ended.stdout.split())
    assert "devlink3_desk.app.desk.recording" in modules
    assert set(UNUSED_MODULES) & modules == set()


@pytest.mark.parametrize("name", [*startup.PANE_MODULES, *startup.DESK_MODULES])
def test_the_modules_that_are_imported_after_the_first_paint_exist(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


def heights_of(window: MainWindow) -> list[int]:
    """Return the heights of the panes that are not behind a tab."""
    return [dock.height() for dock in window.docks.values() if not dock.visibleRegion().isEmpty()]


def test_the_panes_are_created_without_moving_the_window(qtbot: QtBot, store: SettingsStore) -> None:
    window = startup.show_startup_window(store)
    qtbot.addWidget(window)
    assert isinstance(window.centralWidget(), LoadingPlaceholder)
    window.setGeometry(10, 40, 1040, 620)
    geometry = window.geometry()
    window.populate(DeskModels(), PreferencesModel())
    try:
        qtbot.waitUntil(window.calls_pane.isVisible, timeout=20_000)
        assert window.ticker.is_running
        assert window.geometry() == geometry
        QApplication.processEvents()
        heights = heights_of(window)
        window.dock_layout.reset_layout()
        QApplication.processEvents()
        assert heights_of(window) == heights
    finally:
        window.finish_closing()


def test_the_window_is_shown_where_it_was_closed(qtbot: QtBot, store: SettingsStore) -> None:
    previous = MainWindow(DeskModels(), SettingsLayoutStore(store))
    previous.show()
    previous.setGeometry(20, 60, 750, 540)
    previous.finish_closing()
    window = startup.show_startup_window(store)
    qtbot.addWidget(window)
    assert window.geometry().size() == previous.geometry().size()
    window.finish_closing()


def test_closing_it_before_its_panes_exist_ends_the_program(qtbot: QtBot, store: SettingsStore) -> None:
    window = startup.show_startup_window(store)
    qtbot.addWidget(window)
    was_closing = window.is_closing
    window.close()
    assert (was_closing, window.is_closing) == (False, True)
    window.finish_closing()
    assert not window.isVisible()


def test_no_window_is_shown_first_in_the_tray_or_as_the_strip(store: SettingsStore) -> None:
    assert startup.starts_with_window(store)
    SettingsLayoutStore(store).save("window/compact", b"1")
    assert not startup.starts_with_window(store)
    hidden = Preferences(alerts=AlertPreferences(start_hidden=True))
    store.save(msgspec.structs.replace(Settings(), preferences=hidden))
    assert not startup.starts_with_window(store)


# The stored preferences.


def test_preferences_are_loaded_at_the_next_start(tmp_path: Path) -> None:
    create_preferences_model(SettingsStore(tmp_path)).update_sections(people=PEOPLE)
    assert create_preferences_model(SettingsStore(tmp_path)).value.people == PEOPLE


def test_two_desks_do_not_undo_the_preferences_of_each_other(tmp_path: Path) -> None:
    """Desks of two sites have the same settings."""
    first, second = (create_preferences_model(SettingsStore(tmp_path)) for _ in range(2))
    first.update_sections(people=PEOPLE)
    second.update_sections(mail=MailPreferences(host="mail.example"))
    stored = SettingsStore(tmp_path).load().preferences
    assert (stored.people, stored.mail.host) == (PEOPLE, "mail.example")


def test_a_change_preserves_settings_that_others_have_written(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    preferences = create_preferences_model(store)
    store.save(store.load().with_profile(Profile(name="Leeds", host="pbx.example.org")))
    preferences.update_sections(people=PEOPLE)
    assert store.load().find_profile("Leeds") is not None


@pytest.mark.expect_log("settings are invalid")
def test_an_invalid_section_does_not_affect_others(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    create_preferences_model(store).update_sections(people=PEOPLE)
    raw_settings = msgspec.json.decode(store.path.read_bytes())
    raw_settings["preferences"]["alerts"] = {"volume": "loud"}
    store.path.write_bytes(msgspec.json.encode(raw_settings))
    settings = store.load()
    assert settings.preferences.people == PEOPLE
    assert store.load_warning is not None
    assert "alerts" in store.load_warning
    assert settings.preferences.alerts.volume == pytest.approx(0.8)


@pytest.mark.skipif(sys.platform == "win32", reason="there, what is below a file does not exist")
@pytest.mark.expect_log("cannot be read")
@pytest.mark.expect_log("cannot be (kept|saved)")
def test_preferences_that_cannot_be_saved_apply_until_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    store = SettingsStore(folder)
    preferences = create_preferences_model(store)
    preferences.update_sections(people=PEOPLE)
    assert preferences.value.people == PEOPLE


@pytest.mark.skipif(sys.platform == "win32", reason="there, what is below a file does not exist")
@pytest.mark.expect_log("cannot be read")
@pytest.mark.expect_log("cannot be saved")
def test_preferences_that_cannot_be_saved_are_reported_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    window = WindowContents(SettingsStore(folder), None).window
    window.preferences.update_sections(people=PEOPLE)
    qtbot.waitUntil(
        lambda: "The preferences cannot be saved" in window.link_bar.currentMessage(), timeout=60_000
    )
    window.finish_closing()


@pytest.mark.expect_log("the defaults are used")
def test_settings_that_were_damaged_are_reported_to_the_window(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_text("{")
    preferences = create_preferences_model(store)
    assert preferences.value == Preferences()
    assert "the defaults are used" in preferences.load_warning
