"""Every page of the settings fits into a narrow window, in every language."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QSpinBox, QTreeView

from devlink3_desk.qt.contact_sources.lookup_page import LookupPage
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.theme import ZOOM_LEVELS
from devlink3_desk.qt.core.translation import LANGUAGES
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.settings_pages import SETTINGS_PAGES
from devlink3_desk.qt.settings.alert_pages import KIND_COLUMN, SCOPE_COLUMN, AlertsPage
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.settings.history_page import HistoryPage
from devlink3_desk.qt.settings.personal_pages import ColoursPage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.settings.threshold_pages import ThresholdsPage
from tests.qt.all_windows import settings_opener
from tests.qt.conftest import InstallLanguage
from tests.qt.window_stage import WindowStage
from tests.support.desk_models import ImmediateDeskModels, ManualClock, create_stored_models
from tests.support.settings_pages import find_page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


OpenSettings = Callable[..., SettingsDialog]


@pytest.fixture
def open_settings(
    window: MainWindow, install_language: InstallLanguage, tmp_path: Path
) -> Iterator[OpenSettings]:
    """Return a function that shows the settings in a language and with letters of a size."""
    with contextlib.ExitStack() as ending:

        def open_settings(language: str = "en", zoom: float = 1.0) -> SettingsDialog:
            install_language(language)
            window.theme_manager.set_zoom(zoom)
            dialog = settings_opener(0)(WindowStage(window, tmp_path))
            assert isinstance(dialog, SettingsDialog)
            ending.callback(dialog.close)
            return dialog

        yield open_settings


NARROW_WINDOWS: Final = (
    ("en", 1.0, 800),
    ("de", 1.0, 800),
    ("fr", 1.0, 800),
    ("es", 1.0, 800),
    ("de", ZOOM_LEVELS[-1], 1280),
    ("en", ZOOM_LEVELS[-1], 800),
    ("de", ZOOM_LEVELS[-1], 800),
    ("fr", ZOOM_LEVELS[-1], 800),
    ("es", ZOOM_LEVELS[-1], 800),
    ("de", 1.6, 1004),
    ("es", 1.6, 1004),
)
"""Language, zoom, and width of the dialog: the smallest screen has 800 pixels, with large letters 1280."""


@pytest.mark.parametrize(("language", "zoom", "width"), NARROW_WINDOWS)
def test_no_page_and_no_list_scrolls_sideways_in_a_narrow_window(
    open_settings: OpenSettings, language: str, zoom: float, width: int
) -> None:
    dialog = open_settings(language, zoom)
    dialog.resize(width, 700)
    assert len(dialog.pages) == len(SETTINGS_PAGES) + 5
    excess = {}
    for row, page in enumerate(dialog.pages):
        dialog.select_page(row)
        for tree in page.findChildren(QTreeView):
            tree.doItemsLayout()  # else it waits for a timer
        QApplication.processEvents()
        scroll_area = dialog.page_stack.currentWidget()
        assert isinstance(scroll_area, QScrollArea)
        excess[page.TITLE] = scroll_area.horizontalScrollBar().maximum()
        for view in page.findChildren(QAbstractItemView):
            if view.isVisible():
                name = f"{page.TITLE}: {type(view).__name__}"
                excess[name] = view.horizontalScrollBar().maximum()
    assert {title: pixels for title, pixels in excess.items() if pixels} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_below_one_another_are_equally_wide(
    open_settings: OpenSettings, window: MainWindow, language: str
) -> None:
    dialog = open_settings(language)
    widths: dict[tuple[float, type[SettingsPage]], list[int]] = {}
    for zoom in (1.0, 1.5):
        window.theme_manager.set_zoom(zoom)
        for page_type in (HistoryPage, ThresholdsPage):
            dialog.show_page(page_type)
            QApplication.processEvents()
            boxes = find_page(dialog, page_type).findChildren(QSpinBox)
            widths[zoom, page_type] = [box.width() for box in boxes if box.isVisible()]
    # On the page of thresholds, those that are alone in their rows have a width of their own.
    for page_type, columns in ((HistoryPage, 1), (ThresholdsPage, 2)):
        normal, large = widths[1.0, page_type], widths[1.5, page_type]
        assert len(normal) >= 4
        assert [found for found in (normal, large) if len(set(found)) > columns] == []
        assert normal[0] < large[0]


def test_addresses_and_fingerprints_are_not_cut_at_a_large_zoom(open_settings: OpenSettings) -> None:
    dialog = open_settings("de", 1.5)
    dialog.resize(dialog.preferred_size())
    dialog.show_page(ConnectionsPage)
    QApplication.processEvents()
    page = find_page(dialog, ConnectionsPage)
    widths = {name: field.width() for name, field in page.fields.items()}
    least = 20 * page.fontMetrics().averageCharWidth()
    assert {name: width for name, width in widths.items() if width < least} == {}


@pytest.mark.parametrize("zoom", [1.0, ZOOM_LEVELS[-1]])
def test_texts_of_several_lines_and_swatches_grow_with_the_letters(
    open_settings: OpenSettings, zoom: float
) -> None:
    dialog = open_settings(zoom=zoom)
    dialog.show_page(LookupPage)
    QApplication.processEvents()
    page = find_page(dialog, LookupPage)
    lines = page.fontMetrics().lineSpacing()
    assert page.headers_field.viewport().height() >= 3 * lines
    assert page.tester.exchange_text.minimumHeight() >= 8 * lines
    sizes = {button.iconSize().height() for button in find_page(dialog, ColoursPage).colour_buttons.values()}
    assert min(sizes) >= 0.8 * lines


def test_a_list_that_would_take_the_width_of_the_pages_drops_down(open_settings: OpenSettings) -> None:
    dialog = open_settings(zoom=ZOOM_LEVELS[-1])
    dialog.resize(1280, 700)
    assert dialog.page_list.isVisible()
    assert not dialog.page_box.isVisible()
    dialog.resize(800, 700)
    assert not dialog.page_list.isVisible()
    assert [dialog.page_box.itemText(row) for row in range(dialog.page_box.count())] == [
        page.title for page in dialog.pages
    ]
    dialog.page_box.setCurrentIndex(4)
    assert dialog.page_stack.currentIndex() == 4
    dialog.select_page(2)
    assert dialog.page_box.currentIndex() == 2
    dialog.resize(1280, 700)
    assert dialog.page_list.isVisible()
    assert dialog.page_list.currentItem().text() == dialog.pages[2].title


def test_the_subjects_of_rules_are_readable_at_the_largest_zoom(open_settings: OpenSettings) -> None:
    dialog = open_settings(zoom=ZOOM_LEVELS[-1])
    dialog.resize(800, 700)
    dialog.show_page(AlertsPage)
    QApplication.processEvents()
    rules = find_page(dialog, AlertsPage).rule_list
    assert rules.columnWidth(KIND_COLUMN) >= rules.sizeHintForColumn(KIND_COLUMN)
    assert rules.columnWidth(SCOPE_COLUMN) >= rules.fontMetrics().horizontalAdvance("everyone")
