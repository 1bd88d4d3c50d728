"""The pages of the settings of a window, with and without sites."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from devlink3_desk.app.desk.sites import SiteProfiles
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.settings.history_page import HistoryPage
from devlink3_desk.qt.settings.system_pages import DiallingPage
from devlink3_desk.services.storage.settings import SettingsStore
from tests.support.fixed_history import FixedHistory
from tests.support.settings_pages import find_page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


@pytest.mark.parametrize("has_sites", [True, False])
def test_a_hint_names_only_pages_that_exist(window: MainWindow, tmp_path: Path, *, has_sites: bool) -> None:
    """The demo has no page of connections."""
    if has_sites:
        store = SettingsStore(tmp_path / "settings.json")
        window.add_settings_page(lambda: ConnectionsPage(SiteProfiles(store)))
    dialog = window.show_settings(DiallingPage)
    page = find_page(dialog, DiallingPage)
    assert page.prefix_hint.isVisible() == has_sites
    dialog.reject()


@pytest.mark.parametrize("is_of_hub", [True, False])
def test_the_history_of_a_hub_is_not_described_as_one_of_this_computer(
    window: MainWindow, *, is_of_hub: bool
) -> None:
    """The history of a hub answers queries, but the settings of a desk do not change it."""
    window.models.set_history(FixedHistory() if is_of_hub else None)
    dialog = window.show_settings(HistoryPage)
    page = find_page(dialog, HistoryPage)
    hints = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert ("administrator" in hints) is is_of_hub
    assert ("Only your account" in hints) is not is_of_hub
    fields = (page.record_box, page.calls_box, page.events_box, page.space_box, page.pseudonym_box)
    assert {field.isEnabled() for field in (*fields, page.location_field)} == {not is_of_hub}
    assert page.people_box.isEnabled()
    # Only a settings file can have such a location; where it cannot be changed, it is no obstacle.
    page.location_field.setText("mysql://server")
    assert bool(page.find_problem()) is not is_of_hub
    dialog.reject()
