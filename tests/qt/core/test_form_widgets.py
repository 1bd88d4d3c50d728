"""Fields of forms and settings pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.form_widgets import ElidedComboBox
from devlink3_desk.qt.core.search_fields import DEFAULT_FILTER_CHARS, FilterField, add_search_icon
from devlink3_desk.qt.core.theme import ZOOM_LEVELS, ApplicationThemeManager

CHOICE = "Callers who are in no directory"
LONG_PLACEHOLDER = "Nebenstellen nach Name oder Nummer filtern"
"""Wider than a name and the button that clears it, in every font."""


@pytest.fixture(params=ZOOM_LEVELS)
def zoom(theme_manager: ApplicationThemeManager, request: pytest.FixtureRequest) -> None:
    """A size of the letters of the application."""
    theme_manager.set_zoom(request.param)


def _grab_box(qtbot: QtBot, box: QComboBox, size: QSize | None = None) -> QImage:
    qtbot.addWidget(box)
    box.addItem(CHOICE)
    box.ensurePolished()
    box.resize(size or box.sizeHint())
    return box.grab().toImage()


@pytest.mark.usefixtures("zoom")
def test_a_drop_down_list_has_room_for_its_longest_choice(qapp: QApplication, qtbot: QtBot) -> None:
    box = ElidedComboBox()
    elided = _grab_box(qtbot, box)
    # Qt's own list never elides its choice.
    assert elided == _grab_box(qtbot, QComboBox(), box.size())
    narrow = box.size() - QSize(40, 0)
    assert _grab_box(qtbot, ElidedComboBox(), narrow) != _grab_box(qtbot, QComboBox(), narrow)


@pytest.mark.usefixtures("manager")
@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox])
def test_a_disabled_field_looks_different(qtbot: QtBot, kind: type[QLineEdit | QComboBox | QSpinBox]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    colours = set()
    for is_enabled in (True, False):
        field = kind(window)
        field.resize(200, 60)
        field.setEnabled(is_enabled)
        image = window.grab(field.geometry()).toImage()
        colours.add(image.pixelColor(100, 10).name())
        field.hide()
    assert len(colours) == 2


@pytest.mark.usefixtures("zoom")
@pytest.mark.parametrize("placeholder", ["Filter", LONG_PLACEHOLDER])
def test_a_filter_has_room_for_its_placeholder_and_takes_none_for_what_is_hidden(
    qapp: QApplication, qtbot: QtBot, placeholder: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = FilterField(placeholder, parent)
    field.ensurePolished()
    hint = field.sizeHint()
    field.resize(hint)
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    contents = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    text_width = field.fontMetrics().horizontalAdvance(placeholder)
    name_width = field.fontMetrics().averageCharWidth() * DEFAULT_FILTER_CHARS
    spare = contents.width() - 4 - max(text_width, name_width)  # Qt's own margins are two pixels each
    assert spare >= 0
    assert placeholder != LONG_PLACEHOLDER or spare < hint.height() // 2
    field.setText("x")
    assert field.sizeHint() == hint


def test_a_narrow_filter_has_a_placeholder_that_fits(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = FilterField(LONG_PLACEHOLDER, parent)
    hint = field.sizeHint()
    field.resize(field.minimumSizeHint())
    field.grab()
    assert field.placeholderText() == "Filter"
    assert field.sizeHint() == hint
    assert field.accessibleName() == LONG_PLACEHOLDER
    field.resize(hint)
    field.grab()
    assert field.placeholderText() == LONG_PLACEHOLDER


@pytest.fixture
def manager(qapp: QApplication) -> Iterator[ApplicationThemeManager]:
    manager = ApplicationThemeManager()
    yield manager
    manager.deleteLater()


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def directed_window(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    """Return a window with one of the layout directions."""
    window = QWidget()
    window.setLayoutDirection(request.param)
    qtbot.addWidget(window)
    window.resize(800, 100)
    return window


def test_the_button_that_clears_a_field_grows_with_the_letters(
    manager: ApplicationThemeManager, directed_window: QWidget
) -> None:
    field = FilterField("Filter", directed_window)
    directed_window.show()
    (button,) = field.findChildren(QToolButton)
    assert not button.isVisible()
    for zoom in (1.0, ZOOM_LEVELS[-1], 1.0):
        manager.set_zoom(zoom)
        field.setText("x" * 200)
        field.resize(field.sizeHint())
        QApplication.processEvents()
        assert button.isVisible()
        assert field.rect().contains(button.geometry())
        assert 0.6 * field.fontMetrics().height() < button.height()
        assert not button.geometry().intersects(field.cursorRect())
    button.click()
    QApplication.processEvents()
    assert field.text() == ""
    assert not button.isVisible()
    assert field.textMargins() == QMargins()


def _find_drawn_area(field: QLineEdit) -> QRect:
    """Return the area of an empty field, inside its frame, that differs from the background."""
    image = field.grab().toImage()
    background = image.pixelColor(image.rect().center())
    inside = image.rect().adjusted(4, 4, -4, -4)
    area = QRegion()
    for x in range(inside.left(), inside.right() + 1):
        for y in range(inside.top(), inside.bottom() + 1):
            if image.pixelColor(x, y) != background:
                area += QRegion(x, y, 1, 1)
    return area.boundingRect()


def test_the_icon_of_a_search_field_grows_with_the_letters(
    manager: ApplicationThemeManager, directed_window: QWidget
) -> None:
    QLineEdit(directed_window)  # has the focus, and a cursor
    field = QLineEdit(directed_window)
    add_search_icon(manager, field)
    directed_window.show()
    for zoom in (1.0, ZOOM_LEVELS[-1], 1.0):
        manager.set_zoom(zoom)
        QApplication.processEvents()
        field.resize(20 * field.fontMetrics().averageCharWidth(), field.sizeHint().height())
        QApplication.processEvents()
        icon, cursor = _find_drawn_area(field), field.cursorRect().center()
        letters = field.fontMetrics().height()
        assert 0.5 * letters < icon.height() < letters
        assert abs(icon.center().y() - field.rect().center().y()) <= 1
        is_left = directed_window.layoutDirection() == Qt.LayoutDirection.LeftToRight
        assert icon.right() < cursor.x() if is_left else icon.left() > cursor.x()
    place = field.mapTo(directed_window, icon.center())
    QTest.mouseClick(directed_window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert field.hasFocus()
