"""Other starts of the desk before there is a window: they raise its dialog, and their number is looked up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.os_integration.single_instance import SingleInstance
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.main_window.action_registry import SitesMenu
from devlink3_desk.qt.setup_wizard.setup_wizard import SetupWizard
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from tests.support.launcher import run_launcher, wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")

OTHER_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from devlink3_desk.app.os_integration.single_instance import SingleInstance
application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).start(sys.argv[2]).name)
"""


@pytest.fixture
def instance(qapp: QApplication, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.acquire_lock()
    yield instance
    instance.close()


def find_wizard() -> SetupWizard | None:
    return next(
        (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SetupWizard)), None
    )


def find_searched_text() -> str:
    """Return what is searched in the directory of the window, which may not have one yet."""
    panes = (pane for pane in QApplication.allWidgets() if isinstance(pane, DirectoryPane))
    return next((pane.search_field.text() for pane in panes if pane.window().isVisible()), "")


def find_sites_menu(site: str) -> SitesMenu | None:
    """Return the menu of sites in the window of ``site``, where that cannot be chosen."""
    menus = (menu for menu in QApplication.allWidgets() if isinstance(menu, SitesMenu))
    disabled = ((menu, action) for menu in menus for action in menu.actions() if not action.isEnabled())
    return next((menu for menu, action in disabled if action.text() == site), None)


def test_a_start_while_the_wizard_is_open_raises_it_and_its_number_is_looked_up(
    instance: SingleInstance, tmp_path: Path
) -> None:
    was_raised = False
    searched = ""

    def use_desk(other: subprocess.Popen[bytes]) -> Generator[None, None, None]:
        nonlocal was_raised, searched
        wizard = yield from wait_for(find_wizard)
        wizard.showMinimized()
        yield from wait_for(lambda: other.poll() is not None)
        was_raised = not wizard.isMinimized()
        wizard.demo_button.click()
        searched = yield from wait_for(find_searched_text)
        QApplication.closeAllWindows()

    command = [sys.executable, "-c", OTHER_START, str(tmp_path), "4020"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert run_launcher(tmp_path, steps=use_desk(other), instance=instance) == 0
        assert other.stdout is not None
        assert other.stdout.read().strip() == b"HANDED_OVER"
    assert was_raised
    assert searched == "4020"


def test_a_number_is_looked_up_by_the_first_of_two_desks(
    instance: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEVLINK3_PASSWORD", "secret")
    # A port that nobody listens on: the desks need no PBX.
    sites = tuple(Profile(name=name, host="127.0.0.1", port=1, user="desk") for name in ("London", "Leeds"))
    SettingsStore(tmp_path).save(Settings(profiles=sites, last_profile="London"))
    searched: list[str] = []

    def use_desks() -> Generator[None, None, None]:
        searched.append((yield from wait_for(find_searched_text)))
        menu = yield from wait_for(lambda: find_sites_menu("London"))
        menu.site_chosen.emit("Leeds")
        yield from wait_for(lambda: find_sites_menu("Leeds"))
        for _ in range(20):  # more than an event loop with nothing to wait for takes
            yield
        searched.append(find_searched_text())
        QApplication.closeAllWindows()

    assert run_launcher(tmp_path, "tel:4020", steps=use_desks(), instance=instance) == 0
    assert searched == ["4020", ""]
