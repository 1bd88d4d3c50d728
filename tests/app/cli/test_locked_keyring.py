"""A window whose password is in a keyring that the user has to unlock first."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.os_integration.single_instance import SingleInstance
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from tests.support.keyrings import InMemoryKeyring
from tests.support.launcher import run_launcher, wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


class LockedKeyring(InMemoryKeyring):
    """Answers once it is unlocked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.unlocked.wait()
        return "secret"


@pytest.fixture
def locked() -> Iterator[LockedKeyring]:
    previous, locked = keyring.get_keyring(), LockedKeyring()
    keyring.set_keyring(locked)
    yield locked
    locked.unlocked.set()
    keyring.set_keyring(previous)


def store_site(folder: Path) -> None:
    # A port that nobody listens on: the desk needs no PBX.
    profile = Profile(name="London", host="127.0.0.1", port=1, user="desk")
    SettingsStore(folder).save(Settings(profiles=(profile,)))


def find_pane() -> DirectoryPane | None:
    panes = (pane for pane in QApplication.allWidgets() if isinstance(pane, DirectoryPane))
    return next((pane for pane in panes if pane.window().isVisible()), None)


def test_the_window_answers_while_the_keyring_is_unlocked(
    qapp: QApplication, locked: LockedKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEVLINK3_PASSWORD", raising=False)
    store_site(tmp_path)

    def unlock() -> Generator[None, None, None]:
        yield from wait_for(locked.asked.is_set)
        locked.unlocked.set()
        yield from wait_for(find_pane)
        QApplication.closeAllWindows()

    assert run_launcher(tmp_path, steps=unlock()) == 0


def test_another_start_raises_the_window_while_the_keyring_is_unlocked(
    qapp: QApplication, locked: LockedKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEVLINK3_PASSWORD", raising=False)
    store_site(tmp_path)
    instance = SingleInstance(tmp_path)
    assert instance.acquire_lock()
    was_raised = False

    def unlock() -> Generator[None, None, None]:
        nonlocal was_raised
        yield from wait_for(locked.asked.is_set)
        (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        window.showMinimized()
        instance.activation_requested.emit("")  # as of another start
        was_raised = not window.isMinimized()
        locked.unlocked.set()
        yield from wait_for(find_pane)
        QApplication.closeAllWindows()

    assert run_launcher(tmp_path, steps=unlock(), instance=instance) == 0
    instance.close()
    assert was_raised
