"""Keys of one's own: every action with its keys, and what else had them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.delegates.commands import CommandDelegate
from devlink3_desk.qt.models.commands import Command, CommandModel
from devlink3_desk.qt.theme import Look

from . import keymap
from .actions import Act
from .basics import Label
from .calls_pane import search_icon
from .menus import Listed, keys_text


class KeyEditor(QWidget):
    """Shows all actions; the selected one can be given other keys, or its own ones back."""

    def __init__(self, look: Look, listed: Sequence[Listed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed = tuple(listed)
        self._acts: tuple[Act, ...] = tuple(each.act for each in listed)
        self._texts = {each.act.name: each.action.text().replace("&", "") for each in listed}
        self.chosen: dict[str, tuple[str, ...]] = {}
        """Keys by action, where they are others than its own."""
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search by words or keys"))
        self.search.setAccessibleName(self.tr("Search all commands"))
        search_icon(look, self.search)
        self.model = CommandModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("All commands and their keys"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(220)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandDelegate(look, self.list))
        self.edit = QKeySequenceEdit(self)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(self.tr("New keys for the selected command"))
        self.message = Label("", "", self)
        self.message.setWordWrap(True)
        self.own = self._button(self.tr("As it was at first"), self._reset)
        self.none = self._button(self.tr("No keys"), lambda: self._give(()))
        self.all = self._button(self.tr("All as they were at first"), lambda: self.load({}))
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.model.search)
        self.search.textChanged.connect(lambda _text: self._select(0))
        self.list.selectionModel().currentChanged.connect(self._selected)
        self.edit.editingFinished.connect(self._edited)
        self.load({})

    def load(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Begin with these choices."""
        self.chosen = keymap.without_defaults(self._acts, chosen)
        self.message.clear()
        self._show()

    @property
    def selected(self) -> str | None:
        """The action whose keys are edited."""
        command = self.model.command(self.list.currentIndex().row())
        return None if command is None else command.name

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field move through the list, and Enter go on to the new keys."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.edit.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("New keys:"), "", self))
        row.addWidget(self.edit, 1)
        for button in (self.own, self.none):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        """List the keys as they are now, and stay where the list was."""
        at = max(0, self.list.currentIndex().row())
        keys = keymap.keys_of(self._acts, self.chosen)
        commands = [
            Command(each.act.name, self._texts[each.act.name], each.menu, keys_text(keys[each.act.name]))
            for each in self._listed
        ]
        self.model.show_all(commands)
        self.model.search(self.search.text())
        self._select(at)

    def _select(self, at: int) -> None:
        self.list.setCurrentIndex(self.model.index(at, 0))

    def _selected(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.edit.clear()

    def _edited(self) -> None:
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if not keys:
            return
        if keymap.usable(keys):
            self._give((keys,))
        else:
            text = self.tr("%1 is for typing or moving about. Take keys with Ctrl or Alt, or an F key.")
            self.message.setText(text.replace("%1", keys_text((keys,))))
        self.edit.clear()

    def _give(self, keys: tuple[str, ...]) -> None:
        name = self.selected
        if name is not None:
            self._take(*keymap.assigned(self._acts, self.chosen, name, keys), keys)

    def _reset(self) -> None:
        name = self.selected
        if name is not None:
            own = next(act.keys for act in self._acts if act.name == name)
            self._take(*keymap.reset(self._acts, self.chosen, name), own)

    def _take(self, chosen: dict[str, tuple[str, ...]], loser: str | None, keys: tuple[str, ...]) -> None:
        self.chosen = chosen
        text = ""
        if loser is not None:
            text = self.tr("Until now %1 meant “%2”, which has lost it.")
            text = text.replace("%1", keys_text(keys)).replace("%2", self._texts[loser])
        self.message.setText(text)
        self._show()

    def _button(self, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)  # Enter is for the list and the field
        button.clicked.connect(lambda _checked=False: do())
        return button
