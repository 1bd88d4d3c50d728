"""The action that moves the keyboard focus to the search of a pane."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from devlink3_desk.qt.core.widgets import Pane


def focus_search(panes: Mapping[str, Pane]) -> None:
    """Move the focus to the search field of the pane that has it, with its text selected to be replaced.

    If that pane has no search field, the focus moves to the filter of the calls.
    """
    focus = QApplication.focusWidget()
    focused = [pane for pane in panes.values() if focus is not None and _has_focus(pane, focus)]
    for pane in (*focused, panes["calls"]):
        field = pane.find_search_field()
        if field is not None:
            field.window().activateWindow()
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
            return


def _has_focus(pane: Pane, focus: QWidget) -> bool:
    """Return whether the focus is in a pane or in its title bar, which is a child of the dock."""
    return pane is focus or pane.isAncestorOf(focus) or pane.title_bar.isAncestorOf(focus)
