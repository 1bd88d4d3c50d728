"""With the largest text, on the smallest screen, every window fits and no text is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.theme import ZOOM_LEVELS
from devlink3_desk.qt.core.translation import LANGUAGES
from devlink3_desk.qt.main_window.link_bar import FactsLabel
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.reports.reports_window import ReportsWindow
from tests.qt.all_windows import DIALOGS, WINDOWS
from tests.qt.conftest import InstallLanguage
from tests.qt.window_stage import WindowStage, open_stage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import (
    ImmediateDeskModels,
    ManualClock,
    create_stored_models,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

SCREEN: Final = QSize(1280, 800)
SMALLEST_SCREEN: Final = QSize(1020, 728)
"""A screen of 1024 by 768 pixels, without the frame of a window and a task bar."""
OWN_DIALOGS: Final = [name for name in DIALOGS if not name.startswith("settings, page ")]
"""The pages of the settings scroll, and are one dialog."""
SLACK: Final = 6
"""Pixels of margin around the text that may be missing before a letter is cut."""

TEXT_WIDGETS: Final = (QAbstractButton, QComboBox, QLabel)
"""Widgets with text."""


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


@pytest.fixture
def large(window: MainWindow) -> None:
    window.theme_manager.set_zoom(ZOOM_LEVELS[-1])
    window.resize(SCREEN)


def process_layout() -> None:
    """Process events until areas whose contents became taller are laid out."""
    for _ in range(5):
        QApplication.processEvents()


def find_needed_size(widget: QWidget) -> QSize:
    """Return the size below which the text of a widget is cut."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QComboBox):
        return QSize(0, widget.minimumSizeHint().height())  # a long choice is shown whole in its list
    return widget.minimumSizeHint().expandedTo(widget.sizeHint())


def has_text(widget: QWidget) -> bool:
    if isinstance(widget, QToolButton) and isinstance(widget.parentWidget(), QLineEdit | QTabBar):
        return False  # a shape
    return isinstance(widget, TEXT_WIDGETS)


def cut(window: QWidget) -> list[str]:
    """Return the widgets that are smaller than their text needs."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window or not has_text(widget):
            continue
        if not window.rect().intersects(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())):
            continue  # behind a tab, or to be scrolled to
        want, have = find_needed_size(widget), widget.size()
        is_ignored = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        elided = isinstance(widget, FactsLabel) or (isinstance(widget, QLabel) and is_ignored)
        narrow = not elided and have.width() + SLACK < want.width()
        if narrow or have.height() + SLACK < want.height():
            found.append(f"{widget} {getattr(widget, 'text', str)()!r} has {have}, needs {want}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Return siblings that overlap."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        inside = [
            child
            for child in widget.children()
            if isinstance(child, QWidget) and has_text(child) and child.isVisible() and child.layout() is None
        ]
        for index, one in enumerate(inside):
            for other in inside[index + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if min(shared.width(), shared.height()) > SLACK and not one.isWindow():
                    found.append(f"{one} {other} {shared}")
    return found


@pytest.fixture(scope="class")
def shared_stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowStage]:
    """A window over which dialogs are opened, one after the other."""
    with open_stage(tmp_path_factory.mktemp("desk"), make_all_changes()) as stage:
        stage.window.theme_manager.set_zoom(ZOOM_LEVELS[-1])
        stage.window.resize(SCREEN)
        yield stage


class TestDialogs:
    @pytest.mark.parametrize("name", DIALOGS)
    def test_a_dialog_fits_the_screen_and_no_text_is_cut(self, name: str, shared_stage: WindowStage) -> None:
        dialog = WINDOWS[name](shared_stage)
        dialog.resize(dialog.size().boundedTo(SCREEN))
        process_layout()
        try:
            assert dialog.width() <= SCREEN.width()
            assert dialog.height() <= SCREEN.height()
            assert cut(dialog) == []
            assert overlapping(dialog) == []
            buttons = [widget for widget in dialog.findChildren(QAbstractButton) if widget.isVisible()]
            outside = [widget for widget in buttons if not within(dialog, widget)]
            assert outside == []
        finally:
            dialog.close()
            dialog.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dialog_fits_the_smallest_screen(
    language: str, install_language: InstallLanguage, tmp_path: Path
) -> None:
    install_language(language)
    too_large = {}
    with open_stage(tmp_path, make_all_changes()) as stage:
        stage.window.theme_manager.set_zoom(ZOOM_LEVELS[-1])
        for name in OWN_DIALOGS:
            dialog = WINDOWS[name](stage)
            process_layout()
            size = dialog.minimumSizeHint()
            if size.width() > SMALLEST_SCREEN.width() or size.height() > SMALLEST_SCREEN.height():
                too_large[name] = size
            dialog.close()
            dialog.deleteLater()
    assert too_large == {}


@pytest.mark.parametrize("name", ["import", "columns of a followed file", "wizard, numbers"])
def test_a_dialog_grows_with_the_letters(
    name: str, window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path
) -> None:
    sizes = []
    for zoom in (1.0, 1.5):
        window.theme_manager.set_zoom(zoom)
        dialog = WINDOWS[name](WindowStage(window, tmp_path))
        sizes.append(dialog.size())
        dialog.close()
        dialog.deleteLater()
    normal, large = sizes
    screen = window.screen().availableSize()
    assert large.width() >= min(1.35 * normal.width(), screen.width() - 60)
    assert large.height() >= min(1.35 * normal.height(), screen.height() - 60)


def within(window: QWidget, widget: QWidget) -> bool:
    """Return whether a widget is inside its window, or in a scroll area."""
    around = widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea):
            return True
        around = around.parentWidget()
    return window.rect().contains(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))


@pytest.mark.parametrize("name", ["whole desk", "stale, with alerts", "tour", "strip"])
def test_no_text_of_the_desk_is_cut_or_covered(
    name, window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path, large
) -> None:
    window.apply(make_all_changes())
    window.batcher.flush()
    opened = WINDOWS[name](WindowStage(window, tmp_path))
    process_layout()
    assert opened.width() <= SCREEN.width()
    assert opened.height() <= SCREEN.height()
    assert cut(opened) == []
    assert overlapping(opened) == []


def test_plots_are_high_enough_with_large_letters(
    window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path, qtbot: QtBot, large
) -> None:
    reports = WINDOWS["reports"](WindowStage(window, tmp_path))
    assert isinstance(reports, ReportsWindow)
    reports.resize(SCREEN)
    reports.activateWindow()
    process_layout()
    assert reports.width() <= SCREEN.width()
    assert reports.height() <= SCREEN.height()
    assert cut(reports) == []
    for index, page in enumerate(reports.plot_pages):
        reports.tabs.setCurrentIndex(index)
        process_layout()
        reports.tabs.tabBar().setFocus()
        qtbot.keyClick(reports.tabs.tabBar(), Qt.Key.Key_Tab)
        assert page.plot.hasFocus(), QApplication.focusWidget()
        # It scrolls into view, with what is above it.
        assert page.plot.visibleRegion().boundingRect().height() >= 0.5 * page.plot.height()
        assert page.plot.height() >= 10 * page.plot.fontMetrics().height()
        assert page.table.height() >= 3 * page.table.fontMetrics().height()
    assert reports.tiles.tiles[-1].y() > reports.tiles.tiles[0].y()
    window.theme_manager.set_zoom(1.0)
    process_layout()
    assert reports.tiles.tiles[-1].y() == reports.tiles.tiles[0].y()
