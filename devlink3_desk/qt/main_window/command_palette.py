"""The command list: finds an action by a few letters of its text, and runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget

from devlink3_desk.qt.core.command_list import CommandDelegate, CommandModel, PaletteCommand
from devlink3_desk.qt.core.commands import ListedAction, format_keys
from devlink3_desk.qt.core.list_views import paint_placeholder
from devlink3_desk.qt.core.search_fields import add_search_icon
from devlink3_desk.qt.main_window.action_registry import ActionRegistry
from devlink3_desk.qt.main_window.actions import MenuId

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from devlink3_desk.qt.core.theme import ThemeManager

VISIBLE_ROWS: Final = 12
"""The height of the list, in commands."""

MENU_ORDER: Final = (
    MenuId.GO,
    MenuId.TOOLS,
    MenuId.EDIT,
    MenuId.FILE,
    MenuId.VIEW,
    MenuId.HELP,
    MenuId.PANES,
)
"""The order of commands that match a search equally well: to go to a pane comes before to hide it."""

_NAVIGATION_KEYS: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_TAB_KEYS: Final = {Qt.Key.Key_Tab: Qt.Key.Key_Down, Qt.Key.Key_Backtab: Qt.Key.Key_Up}
"""Tab moves through the list: it must not leave the search field, which would close the palette."""


class _CommandListView(QListView):
    """The matching commands, or a placeholder."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_placeholder(self, self.tr("No matching commands."))


class CommandPalette(QFrame):
    """An overlay at the top of the window, which Enter, Esc and a click elsewhere close."""

    def __init__(self, window: QMainWindow, registry: ActionRegistry, theme_manager: ThemeManager) -> None:
        super().__init__(window)
        self._window, self._registry, self._theme_manager = window, registry, theme_manager
        self._previous_focus: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("All commands"))
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search commands"))
        self.search_field.setAccessibleName(self.tr("Search all commands"))
        add_search_icon(theme_manager, self.search_field)
        self.command_model = CommandModel(self)
        self.command_view = _CommandListView(self)
        self.command_view.setAccessibleName(self.tr("All commands"))
        self.command_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.command_view.setUniformItemSizes(True)
        self.command_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.command_view.setModel(self.command_model)
        self._command_delegate = CommandDelegate(theme_manager, self.command_view)
        self.command_view.setItemDelegate(self._command_delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self.search_field)
        column.addWidget(self.command_view, 1)
        self.search_field.textChanged.connect(self._apply_search)
        self.search_field.installEventFilter(self)
        self.command_view.clicked.connect(lambda _index: self.run_selected())
        self.command_view.selectionModel().currentChanged.connect(self._update_accessible_description)
        theme_manager.changed.connect(self._update_geometry)
        self.hide()

    def open_palette(self) -> None:
        """Show the palette with all commands and an empty search field."""
        if not self.isVisible():
            self._previous_focus = QApplication.focusWidget()
        listed_actions = self._registry.list_visible_actions(MENU_ORDER)
        self.command_model.set_commands([_build_command(listed) for listed in listed_actions])
        self.search_field.clear()
        self._select_first()
        self._update_geometry()
        self.show()
        self.raise_()
        self._window.activateWindow()
        self._window.installEventFilter(self)
        self.search_field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Hide the palette, and return the focus to the widget that had it."""
        if not self.isVisible():
            return
        self._window.removeEventFilter(self)
        previous_focus, self._previous_focus = self._previous_focus, None
        had_focus = self.search_field.hasFocus()
        self.hide()
        # After a click elsewhere the focus is where the user has put it.
        if had_focus and previous_focus is not None:
            previous_focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def run_selected(self) -> None:
        """Trigger the action of the selected command, unless it is disabled."""
        command = self.command_model.find_command(self.command_view.currentIndex().row())
        if command is None or not command.is_enabled:
            return
        # Closed first: an action may depend on the widget that has the focus, or move it.
        self.close_palette()
        self._registry.actions_by_name[command.name].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the search field that are for the list, and the size of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._update_geometry()
        elif watched is self.search_field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._handle_key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.close_palette()
        return super().eventFilter(watched, event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        move = _TAB_KEYS.get(Qt.Key(key))
        if move is not None:
            self.command_view.keyPressEvent(QKeyEvent(event.type(), move, Qt.KeyboardModifier.NoModifier))
        elif key in _NAVIGATION_KEYS:
            self.command_view.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run_selected()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def _apply_search(self, text: str) -> None:
        self.command_model.set_search_text(text)
        self._select_first()

    def _update_accessible_description(self, current: QModelIndex, _previous: QModelIndex) -> None:
        # Screen readers report the widget with the focus only, and that is the field, not the list.
        text = current.data(Qt.ItemDataRole.AccessibleTextRole)
        self.search_field.setAccessibleDescription(text if isinstance(text, str) else "")

    def _select_first(self) -> None:
        self.command_view.setCurrentIndex(self.command_model.index(0, 0))

    def _update_geometry(self) -> None:
        window = self._window
        width = min(window.width() - 40, round(620 * self._theme_manager.zoom))
        height = min(
            window.height() - 80,
            self.search_field.sizeHint().height() + VISIBLE_ROWS * self._command_delegate.row_height() + 34,
        )
        self.resize(width, height)
        self.move(QPoint((window.width() - width) // 2, window.menuBar().height() + 16))


def _build_command(listed: ListedAction) -> PaletteCommand:
    action = listed.action
    return PaletteCommand(
        listed.name,
        listed.text,
        listed.menu_title,
        format_keys(action.shortcuts()),
        action.isChecked() if action.isCheckable() else None,
        action.isEnabled(),
    )
