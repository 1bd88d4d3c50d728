"""The command list: every action, found by a few letters, done by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from devlink3_desk.qt.calls.calls_pane import add_search_icon
from devlink3_desk.qt.core.command_list import CommandDelegate, CommandModel, PaletteCommand
from devlink3_desk.qt.core.list_views import paint_placeholder
from devlink3_desk.qt.main_window.action_registry import format_keys
from devlink3_desk.qt.main_window.actions import MenuId

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from devlink3_desk.qt.core.theme import ThemeManager
    from devlink3_desk.qt.main_window.main_window import MainWindow

VISIBLE_ROWS: Final = 12
"""Commands shown at a time."""

MENU_ORDER: Final = (
    MenuId.GO,
    MenuId.TOOLS,
    MenuId.EDIT,
    MenuId.FILE,
    MenuId.VIEW,
    MenuId.HELP,
    MenuId.PANES,
)
"""Of commands that answer equally well, the menus' order decides: to go somewhere before to hide it."""

_NAVIGATION_KEYS: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_TAB_KEYS: Final = {Qt.Key.Key_Tab: Qt.Key.Key_Down, Qt.Key.Key_Backtab: Qt.Key.Key_Up}
"""There is nowhere else to go: Tab moves through the list, and does not close it by leaving the field."""


class _CommandListView(QListView):
    """The commands, or that there is none such."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_placeholder(self, self.tr("No such command."))


class CommandPalette(QFrame):
    """Lies over the top of the window until Enter, Esc or a click elsewhere."""

    def __init__(self, window: MainWindow, theme_manager: ThemeManager) -> None:
        super().__init__(window)
        self._window = window
        self._previous_focus: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("All commands"))
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("What do you want to do?"))
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
        """Show every command; nothing is searched for yet."""
        focus = QApplication.focusWidget()
        if not self.isVisible():
            self._previous_focus = focus
        listed = sorted(
            self._window.action_registry.visible_actions(), key=lambda each: MENU_ORDER.index(each.spec.menu)
        )
        self.command_model.set_commands([_build_command(each.action, each.menu_title) for each in listed])
        self.search_field.clear()
        self._select_first()
        self._update_geometry()
        self.show()
        self.raise_()
        self._window.activateWindow()
        self._window.installEventFilter(self)
        self.search_field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Go away, and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        self._window.removeEventFilter(self)
        before, self._previous_focus = self._previous_focus, None
        had_focus = self.search_field.hasFocus()
        self.hide()
        if had_focus and before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def run_selected(self) -> None:
        """Do what is selected, as if it were chosen in its menu."""
        command = self.command_model.command_at(self.command_view.currentIndex().row())
        if command is None or not command.is_enabled:
            return
        self.close_palette()
        self._window.actions_by_name[command.name].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field move through the list; stay in place when the window changes its size."""
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

    def _update_accessible_description(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Let a screen reader say which command is selected: the keyboard is in the field, not the list."""
        spoken = current.data(Qt.ItemDataRole.AccessibleTextRole)
        self.search_field.setAccessibleDescription(spoken if isinstance(spoken, str) else "")

    def _select_first(self) -> None:
        self.command_view.setCurrentIndex(self.command_model.index(0, 0))

    def _update_geometry(self) -> None:
        window = self._window
        width = min(window.width() - 40, round(620 * window.theme_manager.zoom))
        height = min(
            window.height() - 80,
            self.search_field.sizeHint().height() + VISIBLE_ROWS * self._command_delegate.row_height() + 34,
        )
        self.resize(width, height)
        self.move(QPoint((window.width() - width) // 2, window.menuBar().height() + 16))


def _build_command(action: QAction, menu: str) -> PaletteCommand:
    return PaletteCommand(
        action.objectName(),
        action.text().replace("&", ""),
        menu,
        format_keys(action.shortcuts()),
        action.isChecked() if action.isCheckable() else None,
        action.isEnabled(),
    )
