"""A letter with Alt leads to one place, in every window and every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.translation import LANGUAGES, Translation
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore, NoteStore
from tests.qt.all_windows import WINDOWS, create_stage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import ImmediateDeskModels, ManualClock

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


@pytest.fixture(params=LANGUAGES)
def spoken(qapp: QApplication, request: pytest.FixtureRequest):
    installed = Translation(qapp, request.param)
    installed.install()
    yield request.param
    installed.remove()


@pytest.fixture
def desk(spoken, qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return ImmediateDeskModels(
        clock, contact_storage=ContactStore(tmp_path), note_storage=NoteStore(tmp_path)
    )


def letters(texts: Iterable[str]) -> Counter[str]:
    found = (QKeySequence.mnemonic(text).toString() for text in texts)
    return Counter(filter(None, found))


def texts_of(window: QWidget) -> Iterable[str]:
    """Yield what can lead somewhere in a window, without its menus."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            yield button.text()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.buddy() is not None:
            yield label.text()


@pytest.mark.parametrize("name", WINDOWS)
def test_no_letter_leads_to_two_places(
    name, window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path, qtbot: QtBot
) -> None:
    window.apply(make_all_changes())
    window.batcher.flush()
    opened = WINDOWS[name](create_stage(window, tmp_path, qtbot))
    QApplication.processEvents()
    twice = {key: count for key, count in letters(texts_of(opened)).items() if count > 1}
    if opened is not window:
        opened.close()
    assert twice == {}


def test_every_menu_has_a_letter_of_its_own(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert len(titles) > 4
    found = letters(titles)
    assert sum(found.values()) == len(titles), "A menu without a letter."
    assert set(found.values()) == {1}
    for menu in window.findChildren(QMenu):
        inside = letters(action.text() for action in menu.actions() if action.isVisible())
        assert set(inside.values()) <= {1}, menu.title()
