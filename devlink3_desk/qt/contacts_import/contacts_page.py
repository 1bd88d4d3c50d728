"""Settings page of the address books: one row for each imported file."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from devlink3_desk.contacts.import_plan import ContactSource, ImportResult
from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog
from devlink3_desk.qt.core.address_book import AddressBook, describe_failure, format_problem
from devlink3_desk.qt.core.dialog import ImmediateSettingsPage, SettingsSection, match_message_box
from devlink3_desk.qt.core.file_dialogs import open_save_dialog
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import create_button, create_list
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import OutcomeLabel, WrappedLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

MAX_LISTED_PROBLEMS: Final = 3
"""Maximum number of problems below the list; the import dialog shows all of them."""


class ContactsPage(ImmediateSettingsPage):
    """Imports, updates, removes and exports address books; all of it applies immediately, not with OK."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Imported contacts")
    SECTION = SettingsSection.CONTACTS

    def __init__(self, book: AddressBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.add_hint(
            self.tr("Contacts are listed in the directory with the PBX users. Callers are shown by name.")
        )
        titles = (self.tr("Address book"), self.tr("Contacts"), self.tr("Loaded"))
        self.source_list = create_list(self.tr("Address books"), titles, (0,), self)
        self.title_label.setBuddy(self.source_list)
        self.source_list.itemSelectionChanged.connect(self._update_buttons)
        # The texts are those of the import dialog, which the button below opens.
        self.empty_label = WrappedLabel(
            QCoreApplication.translate(
                "ImportDialog", "CSV, vCard or LDIF, as exported by address books and servers."
            ),
            "muted",
            self.source_list.viewport(),
        )
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.source_list.viewport()).addWidget(self.empty_label)
        self.body_layout.addWidget(self.source_list, 1)
        self.import_button = create_button(self.tr("Import…"), self._open_import_dialog, self)
        self.update_button = create_button(self.tr("Reload"), self._reread_source, self)
        self.remove_button = create_button(self.tr("Remove"), self._remove_source, self)
        self.export_button = create_button(self.tr("Export all…"), self._choose_export_file, self)
        row = FlowLayout()
        for button in (self.import_button, self.update_button, self.remove_button, self.export_button):
            row.addWidget(button)
        self.body_layout.addLayout(row)
        self.status_label = OutcomeLabel("", "muted", self)
        self.body_layout.addWidget(self.status_label)
        book.changed.connect(self._update_sources)
        book.progress.connect(self._on_progress)
        self._update_sources()

    def _update_sources(self) -> None:
        selected = self._selected_source()
        self.source_list.clear()
        locale = QLocale()
        for source in self._book.sources:
            taken = QDateTime.fromSecsSinceEpoch(int(source.taken))
            taken_text = locale.toString(taken, QLocale.FormatType.ShortFormat)
            item = QTreeWidgetItem([sanitize_text(source.name), f"{source.count:n}", taken_text])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.source_list.addTopLevelItem(item)
            # An update creates new objects, so the selected source is recognised by its id.
            if selected is not None and source.id == selected.id:
                self.source_list.setCurrentItem(item)
        self.empty_label.setVisible(not self._book.sources)
        first = self.source_list.topLevelItem(0)
        if first is not None and not self.source_list.selectedItems():
            self.source_list.setCurrentItem(first)
        self._update_buttons()

    def _update_buttons(self) -> None:
        is_selected = self._selected_source() is not None
        for button in (self.update_button, self.remove_button):
            button.setEnabled(is_selected)
        self.import_button.setEnabled(self._book.is_available)
        self.export_button.setEnabled(bool(self._book.sources))

    def _selected_source(self) -> ContactSource | None:
        item = self.source_list.currentItem()
        row = -1 if item is None else self.source_list.indexOfTopLevelItem(item)
        # The sources of the book may be fewer already than the rows that are still listed.
        return self._book.sources[row] if 0 <= row < len(self._book.sources) else None

    def _open_import_dialog(self) -> None:
        ImportDialog(self._book, self).open_with_chooser()

    def _reread_source(self) -> None:
        source = self._selected_source()
        if source is not None:
            self._show_status(self.tr("Loading…"))
            self._book.refresh_source(source, self._on_source_read, self._on_failed)

    def _on_source_read(self, result: ImportResult) -> None:
        sentences = [self.tr("%n contact(s) loaded.", "", result.source.count)]
        if result.source.problems:
            sentences.append(self.tr("%n problem(s) found.", "", result.source.problems))
            sentences += map(format_problem, result.problems[:MAX_LISTED_PROBLEMS])
        self._show_status(" ".join(sentences))

    def _remove_source(self) -> None:
        source = self._selected_source()
        if source is not None:
            self._ask_before_removal(source)

    def _ask_before_removal(self, source: ContactSource) -> None:
        """Ask whether to remove an address book, which Cancel of the settings would not bring back."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Remove an address book"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        text = self.tr("Remove the address book “{name}” with %n contact(s)?", "", source.count)
        box.setText(text.format(name=sanitize_text(source.name)))
        box.setInformativeText(self.tr("The file that it was imported from stays."))
        remove_button = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove_button.clicked.connect(
            lambda _checked=False: self._book.remove_source(source, self._on_failed)
        )
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        match_message_box(box)
        box.open()

    def _choose_export_file(self) -> None:
        formats = {self.tr("CSV files (*.csv)"): "csv"}
        open_save_dialog(self, self.tr("Export contacts"), self.export_to, formats)

    def export_to(self, path: str) -> None:
        """Write all contacts to a CSV file, in a form that spreadsheets open without executing formulas."""
        self._book.export_contacts(path, self._on_exported, self._on_failed)

    def _on_exported(self, count: int) -> None:
        self._show_status(self.tr("%n contact(s) exported.", "", count))

    def _on_failed(self, error: Exception) -> None:
        self._show_status(describe_failure(error))

    def _on_progress(self, count: int) -> None:
        self._show_status(self.tr("%n loaded…", "", count))

    def _show_status(self, text: str) -> None:
        if isValid(self):  # the dialog may have been closed in the meantime
            self.status_label.setText(text)
