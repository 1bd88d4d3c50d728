"""Imported contacts name callers that the PBX does not know, and preferences apply immediately."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.preferences import DiallingPreferences, DialMethod, PeoplePreferences
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.settings.system_pages import DiallingPage
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site
from tests.support.one_call import OneCallSource, read_directory
from tests.support.qt_loop import QtRun
from tests.support.settings_pages import find_page
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudio"),
]


def create_desk(folder: Path) -> tuple[MainWindow, Desk]:
    models = DeskModels(contact_storage=ContactStore(folder), note_storage=NoteStore(folder))
    window = MainWindow(models, SettingsLayoutStore(SettingsStore(folder)))
    switchboard = Switchboard(Site(country="GB", outside_prefix="9"))
    return window, Desk(window, switchboard, OneCallSource(), read_directory)


def caller_name(window: MainWindow) -> str:
    rows = list(window.models.calls)
    return rows[0].caller if rows else ""


def test_a_caller_has_the_name_of_the_contact(qt_run: QtRun, tmp_path: Path):
    (tmp_path / "a.csv").write_text("Name,Company,Mobile,Work\nKim,Northfield,0171 1,+44 1632 960 144\n")

    async def scenario() -> None:
        window, desk = create_desk(tmp_path)
        task = asyncio.create_task(desk.run())
        models = window.models
        await wait_for(lambda: caller_name(window) == "01632 960144")
        dialog = window.import_contacts()
        assert dialog is not None
        dialog.open_file(str(tmp_path / "a.csv"))
        await wait_for(dialog.import_button.isEnabled)
        dialog.import_button.click()
        await wait_for(lambda: caller_name(window) == "Kim")
        assert [row.name for row in models.people] == ["Ann", "Ben", "Kim"]
        assert "1" in dialog.result_view.title_label.text()
        dialog.import_button.click()
        models.address_book.remove_source(models.address_book.sources[0], print)
        await wait_for(lambda: caller_name(window) == "01632 960144")
        desk.close()
        await task

    qt_run(scenario())


def test_contacts_are_restored_after_a_restart(qt_run: QtRun, tmp_path: Path):
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nTEL:01632 960144\nEND:VCARD\n")
    store = ContactStore(tmp_path)
    store.import_file(str(path), store.preview_file(str(path)).plan, "Cards", None, lambda count: None)

    async def scenario() -> None:
        window, desk = create_desk(tmp_path)
        task = asyncio.create_task(desk.run())
        await wait_for(lambda: caller_name(window) == "Kim")
        desk.close()
        await task

    qt_run(scenario())


def test_preferences_apply_immediately(qt_run: QtRun, tmp_path: Path):
    async def scenario() -> None:
        window, desk = create_desk(tmp_path)
        task = asyncio.create_task(desk.run())
        await wait_for(lambda: window.models.people.rowCount() == 2)
        names = [window.models.person_list.value_at(row).name for row in range(2)]
        assert names == ["Ann", "Ben"]
        window.preferences.update_sections(
            people=PeoplePreferences(watched=("202",)),
            dialling=DiallingPreferences(way=DialMethod.COMMAND, command="/nonexistent/phone {number}"),
        )
        assert [window.models.person_list.value_at(row).name for row in range(2)] == ["Ben", "Ann"]
        window.dialRequested.emit("202")
        box = window.findChild(QMessageBox)
        assert box is not None
        assert "cannot make them" in box.informativeText()
        next(button for button in box.buttons() if "settings" in button.text()).click()
        settings = window.findChild(SettingsDialog)
        assert settings is not None
        page = find_page(settings, DiallingPage)
        assert page.isVisible()
        assert page.command_field.text() == "/nonexistent/phone {number}"
        settings.reject()
        desk.close()
        await task

    qt_run(scenario())
