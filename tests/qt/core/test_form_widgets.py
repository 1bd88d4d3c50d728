"""Fields of forms and settings pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.form_widgets import ElidedComboBox
from devlink3_desk.qt.core.theme import ZOOM_LEVELS, ThemeManager

CHOICE = "Callers who are in no directory"


def _grab_box(qtbot: QtBot, box: QComboBox, size: QSize | None = None) -> QImage:
    qtbot.addWidget(box)
    box.addItem(CHOICE)
    box.ensurePolished()
    box.resize(size or box.sizeHint())
    return box.grab().toImage()


@pytest.mark.parametrize("zoom", ZOOM_LEVELS)
def test_a_drop_down_list_has_room_for_its_longest_choice(
    qapp: QApplication, qtbot: QtBot, zoom: float
) -> None:
    manager = ThemeManager(zoom=zoom)
    box = ElidedComboBox()
    elided = _grab_box(qtbot, box)
    # Qt's own list never elides its choice.
    assert elided == _grab_box(qtbot, QComboBox(), box.size())
    narrow = box.size() - QSize(40, 0)
    assert _grab_box(qtbot, ElidedComboBox(), narrow) != _grab_box(qtbot, QComboBox(), narrow)
    manager.deleteLater()
