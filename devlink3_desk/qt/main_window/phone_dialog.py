"""The dialog in which users choose their phone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from devlink3_desk.qt.core.dialog import Dialog, accept_button
from devlink3_desk.qt.core.search_fields import add_search_icon
from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Label


class NamedExtension(NamedTuple):
    """An extension to choose."""

    number: str
    name: str


class PhoneDialog(Dialog):
    """The extensions of the PBX, to search and to choose one."""

    phone_chosen = Signal(str)
    """Emitted with the number of the extension that is chosen."""

    def __init__(
        self, theme_manager: ThemeManager, extensions: Iterable[NamedExtension], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My phone"))
        column = self.create_column()
        column.addWidget(Label(self.tr("Which phone is yours?"), "cardName", self))
        hint = Label(self.tr("Its calls are listed first and ring loudest."), "muted", self)
        column.addWidget(hint)
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search for a name or number"))
        self.search_field.setAccessibleName(self.search_field.placeholderText())
        add_search_icon(theme_manager, self.search_field)
        self.search_field.textChanged.connect(self._apply_filter)
        column.addWidget(self.search_field)
        self.list_widget = QListWidget(self)
        self.list_widget.setAccessibleName(self.tr("Extensions"))
        self.list_widget.setMinimumSize(400, 300)
        for extension in sorted(extensions, key=lambda each: (fold_text(each.name), each.number)):
            is_named = extension.name and extension.name != extension.number
            text = f"{extension.name}  ·  {extension.number}" if is_named else extension.number
            item = QListWidgetItem(text, self.list_widget)
            item.setData(Qt.ItemDataRole.UserRole, extension.number)
        self.list_widget.itemDoubleClicked.connect(lambda _item: self._choose_phone())
        column.addWidget(self.list_widget, 1)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = self.create_buttons(kinds.Ok | kinds.Cancel, on_accepted=self._choose_phone)
        column.addWidget(self.buttons)
        self.list_widget.currentItemChanged.connect(self._update_button)
        self._update_button()
        self.search_field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list with the arrow keys, which the search field does not use."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list_widget.keyPressEvent(event)
            return
        super().keyPressEvent(event)

    def _apply_filter(self, text: str) -> None:
        needle, first = fold_text(text), None
        for row in range(self.list_widget.count()):
            item = self.list_widget.item(row)
            item.setHidden(needle not in fold_text(item.text()))
            if first is None and not item.isHidden():
                first = item
        # The best match is selected, so that Enter chooses it.
        if first is not None and text:
            self.list_widget.setCurrentItem(first)
        else:
            self.list_widget.setCurrentRow(-1)

    def _update_button(self) -> None:
        accept_button(self.buttons).setEnabled(self.list_widget.currentItem() is not None)

    def _choose_phone(self) -> None:
        item = self.list_widget.currentItem()
        if item is not None:
            self.phone_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
