"""A history pane in tests: how many rows it has, and a search in it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from devlink3_desk.qt.history.history_pane import HistoryPane


def rows_shown(pane: HistoryPane) -> int:
    """Return the number of rows."""
    return pane.panel.browser.history_model.rowCount()


def search(pane: HistoryPane, text: str, qtbot: QtBot) -> None:
    """Type a text and wait for the answer."""
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        pane.panel.browser.filter_bar.search_field.setText(text)
