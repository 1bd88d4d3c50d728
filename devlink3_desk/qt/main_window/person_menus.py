"""The context menu in the panes of a window, and the details that are shown on demand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.calls.calls_pane import CallsPane
from devlink3_desk.qt.core.menu_pane import MenuPane
from devlink3_desk.qt.core.person_menu import PersonMenu
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.core.window_placement import raise_window
from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane
from devlink3_desk.qt.history.history_pane import HistoryPane
from devlink3_desk.qt.main_window.desk_models import DeskModels

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow


class PersonMenus(QObject):
    """Gives panes the menu, and shows the details of the calls that users choose in them.

    A window has one of these for its live panes, and one for those of the past.
    """

    def __init__(self, window: MainWindow, panes: Iterable[Pane], models: DeskModels) -> None:
        """``models`` are those that the panes show."""
        super().__init__(window)
        self._window, self._panes = window, tuple(panes)
        self.person_menu = PersonMenu(
            window.preferences,
            models.notes,
            lambda number: models.extensions.find(number) is not None,
            models.calls.find,
            self,
        )
        self.person_menu.dial_requested.connect(window.dialRequested)
        self.person_menu.details_requested.connect(self.show_details)
        self.person_menu.history_requested.connect(window.tool_windows.show_number)
        self.person_menu.note_refused.connect(window.link_bar.show_status_message)
        for pane in self._panes:
            if isinstance(pane, (MenuPane, HistoryPane)):
                pane.set_person_menu(self.person_menu)
            if isinstance(pane, ExtensionsPane):
                pane.details_requested.connect(self.show_details)
            if isinstance(pane, CallsPane):
                pane.call_chosen.connect(self._raise_details)

    def edit_note(self) -> None:
        """Open the note on who is selected in the pane with the focus; without one, in the directory."""
        pane = self._find_focused_pane() or self._window.directory_pane
        opener = pane.menu_opener if isinstance(pane, (MenuPane, HistoryPane)) else None
        if opener is not None:
            opener.edit_note()
        else:
            # Nobody is selected in a pane whose contents have not been needed yet.
            self.person_menu.edit_note(None, self._window)

    def _find_focused_pane(self) -> Pane | None:
        focused = QApplication.focusWidget()
        for pane in self._panes:
            # The title bar, which may have a field to filter by, belongs to the dock.
            if focused is not None and (pane.isAncestorOf(focused) or pane.title_bar.isAncestorOf(focused)):
                return pane
        return None

    def show_details(self, call_id: str) -> None:
        """Select a call and show its details, also if their pane is closed."""
        for pane in self._panes:
            if isinstance(pane, CallsPane):
                pane.select_call(call_id)
        self._window.docks["details"].show()
        self._raise_details()
        self._window.details_pane.focus_contents(Qt.FocusReason.OtherFocusReason)

    def _raise_details(self) -> None:
        """Bring the details to the front of their tabs; a pane that the user has closed stays closed."""
        dock = self._window.docks["details"]
        if not dock.isHidden():
            raise_window(dock)
