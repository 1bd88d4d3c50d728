"""The titles and values of a call, side by side or below one another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.details.call_summary import SummaryLine
from devlink3_desk.qt.details.summary_page import SelectableText, SummaryForm

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot

LINES = [SummaryLine("Consent to recording", "01632 960144", ""), SummaryLine("Line", "SIP line 17", "")]


def test_values_are_below_their_titles_where_a_number_has_no_room_beside_them(
    qapp: QApplication, qtbot: QtBot
) -> None:
    form = SummaryForm()
    qtbot.addWidget(form)
    form.show_lines(LINES)
    titles, values = form.findChildren(Label), form.findChildren(SelectableText)
    form.resize(600, 400)
    form.show()
    narrow = titles[0].sizeHint().width() + form.fontMetrics().horizontalAdvance(LINES[0].value)
    wide = narrow + 20
    heights = []
    for width, is_below in ((wide, False), (narrow, True), (wide, False)):
        form.resize(width, 400)
        QApplication.processEvents()
        for title, value in zip(titles, values, strict=True):
            assert (value.y() > title.geometry().bottom()) is is_below
            assert value.geometry().right() <= form.width()
            assert value.height() < 1.5 * form.fontMetrics().height()
        heights.append(form.sizeHint().height())
    assert heights[0] == heights[2] < heights[1]
