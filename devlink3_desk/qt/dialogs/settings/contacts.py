"""Where the contacts come from: a line a file, with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from devlink3_desk.contacts.book import Source, Taken
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.contacts import ImportDialog
from devlink3_desk.qt.models import contact_words
from devlink3_desk.qt.models.address_book import AddressBook
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.text import plain
from devlink3_desk.qt.widgets.basics import Label

from .page import SettingsPage


class ContactsPage(SettingsPage):
    """The address books. What is done here is done at once: they are data, not choices."""

    TITLE = QT_TRANSLATE_NOOP("Settings", "Contacts")

    def __init__(self, book: AddressBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.explain(
            self.tr("Contacts stand in the directory beside the people of the PBX, and name those who call.")
        )
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("Address books"))
        self.list.setHeaderLabels([self.tr("Address book"), self.tr("Contacts"), self.tr("Read")])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._enable)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.add = self._button(row, self.tr("Import…"), self._import)
        self.update_button = self._button(row, self.tr("Read again"), self._update)
        self.remove = self._button(row, self.tr("Remove"), self._remove)
        row.addStretch(1)
        self.export = self._button(row, self.tr("Export all…"), self._export)
        self.column.addLayout(row)
        self.status = Label("", "muted", self)
        self.status.setWordWrap(True)
        self.column.addWidget(self.status)
        book.changed.connect(self._show)
        book.progress.connect(self._progress)
        self._show()

    def load(self, preferences: Preferences) -> None:
        """Nothing here is a preference."""

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are."""
        return preferences

    def _button(self, row: QHBoxLayout, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(QIcon(), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: do())
        row.addWidget(button)
        return button

    def _show(self) -> None:
        chosen = self._chosen()
        self.list.clear()
        locale = QLocale()
        for source in self._book.sources:
            when = QDateTime.fromSecsSinceEpoch(int(source.taken))
            shown = locale.toString(when, QLocale.FormatType.ShortFormat)
            item = QTreeWidgetItem([plain(source.name), f"{source.count:n}", shown])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, "")
            self.list.addTopLevelItem(item)
            if chosen is not None and source.id == chosen.id:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if first is not None and not self.list.selectedItems():
            self.list.setCurrentItem(first)
        self._enable()

    def _enable(self) -> None:
        some = self._chosen() is not None
        for button in (self.update_button, self.remove):
            button.setEnabled(some)
        self.add.setEnabled(self._book.available)
        self.export.setEnabled(bool(self._book.sources))

    def _chosen(self) -> Source | None:
        at = self.list.indexOfTopLevelItem(item) if (item := self.list.currentItem()) is not None else -1
        return self._book.sources[at] if 0 <= at < len(self._book.sources) else None

    def _import(self) -> None:
        ImportDialog(self._book, self).open()

    def _update(self) -> None:
        source = self._chosen()
        if source is not None:
            self._say(self.tr("Reading…"))
            self._book.update(source, self._updated, self._failed)

    def _updated(self, taken: Taken) -> None:
        said = [self.tr("%n contact(s) read.", "", taken.source.count)]
        if taken.source.problems:
            said.append(self.tr("%n place(s) could not be read as they are.", "", taken.source.problems))
            said += map(contact_words.problem_line, taken.problems[:3])
        self._say(" ".join(said))

    def _remove(self) -> None:
        source = self._chosen()
        if source is not None:
            self._book.remove(source, self._failed)

    def _export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export contacts"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilters([self.tr("Table (*.csv)")])
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write all contacts as a table that spreadsheets can open safely."""
        self._book.export(path, self._exported, self._failed)

    def _exported(self, count: int) -> None:
        self._say(self.tr("%n contact(s) written.", "", count))

    def _failed(self, error: Exception) -> None:
        self._say(contact_words.failure(error))

    def _progress(self, count: int) -> None:
        self._say(self.tr("%n read…", "", count))

    def _say(self, text: str) -> None:
        if isValid(self):  # the dialog may have been closed since
            self.status.setText(text)
