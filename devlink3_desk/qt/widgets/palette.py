"""The command list: every action, found by a few letters, done by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from devlink3_desk.qt.delegates.commands import CommandDelegate
from devlink3_desk.qt.models.commands import Command, CommandModel

from .actions import Menu
from .calls_pane import search_icon
from .menus import keys_text
from .views import paint_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from devlink3_desk.qt.theme import Look

    from .main_window import MainWindow

ROWS: Final = 12
"""Commands shown at a time."""

FIRST: Final = (Menu.GO, Menu.TOOLS, Menu.EDIT, Menu.FILE, Menu.VIEW, Menu.HELP, Menu.PANES)
"""Of commands that answer equally well, the menus' order decides: to go somewhere before to hide it."""

_MOVES: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_STEPS: Final = {Qt.Key.Key_Tab: Qt.Key.Key_Down, Qt.Key.Key_Backtab: Qt.Key.Key_Up}
"""There is nowhere else to go: Tab moves through the list, and does not close it by leaving the field."""


class _List(QListView):
    """The commands, or that there is none such."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_placeholder(self, self.tr("No such command."))


class CommandPalette(QFrame):
    """Lies over the top of the window until Enter, Esc or a click elsewhere."""

    def __init__(self, window: MainWindow, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("All commands"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("What do you want to do?"))
        self.search.setAccessibleName(self.tr("Search all commands"))
        search_icon(look, self.search)
        self.model = CommandModel(self)
        self.list = _List(self)
        self.list.setAccessibleName(self.tr("All commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self._rows = CommandDelegate(look, self.list)
        self.list.setItemDelegate(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.run())
        self.list.selectionModel().currentChanged.connect(self._describe)
        look.changed.connect(self._place)
        self.hide()

    def open(self) -> None:
        """Show every command; nothing is searched for yet."""
        focus = QApplication.focusWidget()
        if not self.isVisible():
            self._before = focus
        listed = sorted(self._window.menus.listed(), key=lambda each: FIRST.index(each.act.menu))
        self.model.show_all([_command(each.action, each.menu) for each in listed])
        self.search.clear()
        self._first()
        self._place()
        self.show()
        self.raise_()
        self._window.activateWindow()
        self._window.installEventFilter(self)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go away, and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        self._window.removeEventFilter(self)
        before, self._before = self._before, None
        had_focus = self.search.hasFocus()
        self.hide()
        if had_focus and before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def run(self) -> None:
        """Do what is selected, as if it were chosen in its menu."""
        command = self.model.command(self.list.currentIndex().row())
        if command is None or not command.enabled:
            return
        self.dismiss()
        self._window.acts[command.name].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field move through the list; stay in place when the window changes its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.search:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.dismiss()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        move = _STEPS.get(Qt.Key(key))
        if move is not None:
            self.list.keyPressEvent(QKeyEvent(event.type(), move, Qt.KeyboardModifier.NoModifier))
        elif key in _MOVES:
            self.list.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._first()

    def _describe(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Let a screen reader say which command is selected: the keyboard is in the field, not the list."""
        spoken = current.data(Qt.ItemDataRole.AccessibleTextRole)
        self.search.setAccessibleDescription(spoken if isinstance(spoken, str) else "")

    def _first(self) -> None:
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _place(self) -> None:
        window = self._window
        width = min(window.width() - 40, round(620 * window.look.zoom))
        height = min(window.height() - 80, self.search.sizeHint().height() + ROWS * self._rows.height() + 34)
        self.resize(width, height)
        self.move(QPoint((window.width() - width) // 2, window.menuBar().height() + 16))


def _command(action: QAction, menu: str) -> Command:
    return Command(
        action.objectName(),
        action.text().replace("&", ""),
        menu,
        keys_text(action.shortcuts()),
        action.isChecked() if action.isCheckable() else None,
        action.isEnabled(),
    )
