"""The dialogs of the menu *Help*."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.main_window.help_dialogs import SCREEN_MARGIN, ShortcutsDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot


@pytest.mark.parametrize(("share", "is_wrapped"), [(0.3, False), (0.6, False), (1.2, True)])
def test_a_text_of_the_shortcut_sheet_has_one_line_where_the_screen_is_wide_enough(
    qtbot: QtBot, share: float, is_wrapped: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    room = parent.screen().availableGeometry().width() - SCREEN_MARGIN
    words = int(room * share / parent.fontMetrics().horizontalAdvance("word "))
    text = " ".join(["word"] * words)
    dialog = ShortcutsDialog([("Menu", [(text, "F5")]), ("Other menu", [(text, "F6")])], parent)
    dialog.show()
    QApplication.processEvents()
    labels = [label for label in dialog.findChildren(QLabel) if label.text() == text and label.isVisible()]
    assert len(labels) == 2
    for label in labels:
        assert (label.height() > 1.8 * label.fontMetrics().height()) is is_wrapped
        assert label.fontMetrics().horizontalAdvance(text) <= label.width() or is_wrapped
    assert dialog.width() <= room + SCREEN_MARGIN
