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

from devlink3_desk.contacts.files import ContactSource, ImportResult
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.contacts_import import ImportDialog
from devlink3_desk.qt.core import contact_text
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class ContactsPage(SettingsPage):
    """The address books. What is done here is done at once: they are data, not choices."""

    TITLE = QT_TRANSLATE_NOOP("Settings", "Contacts")

    def __init__(self, book: AddressBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.add_hint(
            self.tr("Contacts stand in the directory beside the people of the PBX, and name those who call.")
        )
        self.source_list = QTreeWidget(self)
        self.source_list.setRootIsDecorated(False)
        self.source_list.setAccessibleName(self.tr("Address books"))
        self.source_list.setHeaderLabels([self.tr("Address book"), self.tr("Contacts"), self.tr("Read")])
        self.source_list.header().setStretchLastSection(False)
        self.source_list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.source_list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.source_list.itemSelectionChanged.connect(self._update_buttons)
        self.body_layout.addWidget(self.source_list, 1)
        row = QHBoxLayout()
        self.import_button = self._add_button(row, self.tr("Import…"), self._open_import_dialog)
        self.update_button = self._add_button(row, self.tr("Read again"), self._reread_source)
        self.remove_button = self._add_button(row, self.tr("Remove"), self._remove_source)
        row.addStretch(1)
        self.export_button = self._add_button(row, self.tr("Export all…"), self._choose_export_file)
        self.body_layout.addLayout(row)
        self.status_label = Label("", "muted", self)
        self.status_label.setWordWrap(True)
        self.body_layout.addWidget(self.status_label)
        book.changed.connect(self._update_sources)
        book.progress.connect(self._on_progress)
        self._update_sources()

    def show_preferences(self, preferences: Preferences) -> None:
        """Nothing here is a preference."""

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are."""
        return preferences

    def _add_button(self, row: QHBoxLayout, text: str, on_click: Callable[[], None]) -> QPushButton:
        button = QPushButton(QIcon(), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: on_click())
        row.addWidget(button)
        return button

    def _update_sources(self) -> None:
        chosen = self._selected_source()
        self.source_list.clear()
        locale = QLocale()
        for source in self._book.sources:
            when = QDateTime.fromSecsSinceEpoch(int(source.taken))
            shown = locale.toString(when, QLocale.FormatType.ShortFormat)
            item = QTreeWidgetItem([sanitize_text(source.name), f"{source.count:n}", shown])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, "")
            self.source_list.addTopLevelItem(item)
            if chosen is not None and source.id == chosen.id:
                self.source_list.setCurrentItem(item)
        first = self.source_list.topLevelItem(0)
        if first is not None and not self.source_list.selectedItems():
            self.source_list.setCurrentItem(first)
        self._update_buttons()

    def _update_buttons(self) -> None:
        some = self._selected_source() is not None
        for button in (self.update_button, self.remove_button):
            button.setEnabled(some)
        self.import_button.setEnabled(self._book.is_available)
        self.export_button.setEnabled(bool(self._book.sources))

    def _selected_source(self) -> ContactSource | None:
        at = (
            self.source_list.indexOfTopLevelItem(item)
            if (item := self.source_list.currentItem()) is not None
            else -1
        )
        return self._book.sources[at] if 0 <= at < len(self._book.sources) else None

    def _open_import_dialog(self) -> None:
        ImportDialog(self._book, self).open()

    def _reread_source(self) -> None:
        source = self._selected_source()
        if source is not None:
            self._show_status(self.tr("Reading…"))
            self._book.refresh_source(source, self._on_source_read, self._on_failed)

    def _on_source_read(self, result: ImportResult) -> None:
        said = [self.tr("%n contact(s) read.", "", result.source.count)]
        if result.source.problems:
            said.append(self.tr("%n place(s) could not be read as they are.", "", result.source.problems))
            said += map(contact_text.format_problem, result.problems[:3])
        self._show_status(" ".join(said))

    def _remove_source(self) -> None:
        source = self._selected_source()
        if source is not None:
            self._book.remove_source(source, self._on_failed)

    def _choose_export_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Export contacts"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilters([self.tr("Table (*.csv)")])
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write all contacts as a table that spreadsheets can open safely."""
        self._book.export_contacts(path, self._on_exported, self._on_failed)

    def _on_exported(self, count: int) -> None:
        self._show_status(self.tr("%n contact(s) written.", "", count))

    def _on_failed(self, error: Exception) -> None:
        self._show_status(contact_text.describe_failure(error))

    def _on_progress(self, count: int) -> None:
        self._show_status(self.tr("%n read…", "", count))

    def _show_status(self, text: str) -> None:
        if isValid(self):  # the dialog may have been closed since
            self.status_label.setText(text)
