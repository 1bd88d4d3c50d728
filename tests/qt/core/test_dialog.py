"""Dialogs stay on the screen, and pad their fields on the side where the text begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.dialog import ContentArea, Dialog, create_notice
from devlink3_desk.qt.core.widgets import WrappedLabel

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot) -> Dialog:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    dialog.create_column()
    return dialog


def test_a_dialog_that_grows_stays_on_the_screen(dialog: Dialog) -> None:
    label = WrappedLabel("One line.", "", dialog)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(label)
    dialog.resize(300, 100)
    dialog.show()
    screen = dialog.screen().availableGeometry()
    dialog.move(screen.left() + 50, screen.bottom() - 150)
    label.setText("Several words. " * 60)
    dialog.grow_to_fit()
    assert dialog.height() >= label.heightForWidth(label.width())
    assert screen.contains(dialog.frameGeometry())


def test_a_dialog_leaves_room_for_its_frame(dialog: Dialog) -> None:
    contents = QWidget(dialog)
    part = QWidget(contents)
    part.setFixedHeight(5_000)
    QVBoxLayout(contents).addWidget(part)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(ContentArea(contents, dialog))
    layout.addWidget(WrappedLabel("A label whose height depends on its width.", "", dialog))
    dialog.show()
    screen = dialog.screen().availableGeometry()
    assert dialog.height() <= screen.height() - 30  # a title bar
    assert dialog.height() >= screen.height() - 60


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_text_of_a_number_does_not_touch_the_border(
    dialog: Dialog, direction: Qt.LayoutDirection
) -> None:
    dialog.setLayoutDirection(direction)
    box = QSpinBox(dialog)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(box)
    dialog.show()
    margins = box.lineEdit().textMargins()
    is_left = direction == Qt.LayoutDirection.LeftToRight
    assert (margins.left() > 0, margins.right() > 0) == (is_left, not is_left)


def test_a_notice_before_the_window_has_the_icon_of_the_program(qapp: QApplication, qtbot: QtBot) -> None:
    notice = create_notice("The password is not saved.")
    qtbot.addWidget(notice)
    assert not notice.windowIcon().isNull()
