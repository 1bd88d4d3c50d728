"""The pages of the settings of a window, with and without sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.app.desk.sites import SiteProfiles
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.settings.system_pages import DiallingPage
from devlink3_desk.services.storage.settings import SettingsStore

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


@pytest.mark.parametrize("has_sites", [True, False])
def test_a_hint_names_only_pages_that_exist(window: MainWindow, tmp_path: Path, *, has_sites: bool) -> None:
    """The demo has no page of connections."""
    if has_sites:
        store = SettingsStore(tmp_path / "settings.json")
        window.add_settings_page(lambda: ConnectionsPage(SiteProfiles(store)))
    dialog = window.show_settings(DiallingPage)
    (page,) = (page for page in dialog.pages if isinstance(page, DiallingPage))
    assert page.prefix_hint.isVisible() == has_sites
    dialog.reject()
