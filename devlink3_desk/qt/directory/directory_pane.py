"""The directory: everyone, found while typing; called, copied and written about from here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.qt.calls.calls_pane import add_search_icon
from devlink3_desk.qt.contacts_import import ImportDialog
from devlink3_desk.qt.core import contact_text
from devlink3_desk.qt.core.dial_failure import CANNOT_DIAL_TEXT, translate_dial_text
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label, Pane, RowTracker
from devlink3_desk.qt.directory.person_row import PersonDelegate, PersonRow
from devlink3_desk.qt.main_window.desk_models import DeskModels


class DirectoryPane(Pane):
    """Everyone, found while typing."""

    dialling_help_requested = Signal()
    """Someone asks how numbers are dialled."""

    def __init__(
        self, theme_manager: ThemeManager, models: DeskModels, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Directory"))
        self._models = models
        self.count_label = Label("", "muted", self)
        self.header_layout.addWidget(self.count_label)
        self.header_layout.addStretch(1)
        if models.address_book.is_available:
            self.header_layout.addWidget(
                IconButton(theme_manager, "import", self.tr("Import contacts"), self.import_contacts, self)
            )
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search by name, company or number"))
        self.search_field.setAccessibleName(self.tr("Search the directory"))
        self.search_field.setClearButtonEnabled(True)
        add_search_icon(theme_manager, self.search_field)
        self.search_field.textChanged.connect(self._apply_search)
        self.search_field.returnPressed.connect(self._dial_selected)
        self.search_field.installEventFilter(self)
        self.body_layout.addWidget(self.search_field)
        self.body_layout.setContentsMargins(8, 1, 8, 4)
        self.body_layout.addSpacing(5)
        self.people_view = RowListView(models.person_list, self)
        self.people_view.setAccessibleName(self.tr("Directory"))
        self.delegate = PersonDelegate(theme_manager, self.people_view)
        self.people_view.set_row_delegate(self.delegate)
        self.people_view.enter_pressed.connect(self._dial_selected)
        self.people_view.doubleClicked.connect(self._dial_selected)
        self.people_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.people_view.customContextMenuRequested.connect(self._show_context_menu)
        self.body_layout.addWidget(self.people_view, 1)
        models.people.modelReset.connect(self.refresh)
        self.people_view.tracker.number_selected.connect(models.presence_requested)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The list."""
        return (self.people_view.tracker,)

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the search field, ready for another name."""
        self.search_field.setFocus(reason)
        self.search_field.selectAll()

    def text_to_copy(self) -> str:
        """Return the number of the selected person, also while somebody types."""
        inside = self.people_view.hasFocus() or self.search_field.hasFocus()
        return self.people_view.tracker.selected_number() if inside else ""

    def refresh(self) -> None:
        """Count anew."""
        people = self._models.people
        shown, everyone = self._models.person_list.rowCount(), people.rowCount()
        if shown != everyone:
            text = self.tr("{shown} of {all}").format(shown=f"{shown:n}", all=f"{everyone:n}")
        else:
            text = f"{everyone:n}" if everyone else ""
        self.count_label.setText(text)
        if everyone:
            self.people_view.placeholder_text = self.tr("Nobody found. Try a part of the name, or a number.")
        elif people.is_indexing:
            self.people_view.placeholder_text = self.tr("Reading the directory…")
        else:
            self.people_view.placeholder_text = self.tr(
                "The directory appears here when the PBX has sent it."
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the search field move through the answers, and copy whom they are at."""
        if watched is self.search_field and event.type() == QEvent.Type.ShortcutOverride:
            # A field claims the key for copying even where it has nothing to copy.
            copies = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
            return copies and not self.search_field.hasSelectedText()
        if (
            watched is self.search_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
            if event.key() in keys:
                self.people_view.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_field.text():
                self.search_field.clear()
                return True
            if event.key() == Qt.Key.Key_Menu and self.people_view.tracker.selected_row() is not None:
                self._show_context_menu(
                    self.people_view.visualRect(self.people_view.currentIndex()).bottomLeft()
                )
                return True
        return super().eventFilter(watched, event)

    # -- what people do

    def import_contacts(self) -> ImportDialog | None:
        """Ask for a contact file, where there is somewhere to keep contacts."""
        if not self._models.address_book.is_available:
            return None
        dialog = ImportDialog(self._models.address_book, self.window())
        dialog.open()
        return dialog

    def edit_note(self) -> NoteDialog | None:
        """Write about the selected person."""
        row = self.people_view.tracker.selected_row()
        if row is None or not self._models.notes.is_available:
            return None
        dialog = NoteDialog(self._models.notes, row.person, self.window())
        dialog.open()
        return dialog

    def _apply_search(self, text: str) -> None:
        people = self._models.person_list
        people.set_filter(text)
        self.people_view.tracker.select_key(people.key_at(0) if text and people.rowCount() else None)
        self.people_view.scrollToTop()
        self.refresh()

    def _dial_selected(self) -> None:
        row = self.people_view.tracker.selected_row()
        if row is not None and row.number:
            self.dial_requested.emit(row.number)

    def _show_context_menu(self, position: QPoint) -> None:
        row = self.people_view.tracker.selected_row()
        if row is not None:
            self.build_menu(row).popup(self.people_view.viewport().mapToGlobal(position))

    def build_menu(self, row: PersonRow) -> QMenu:
        """Return what can be done with a person."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        numbers = list(_iter_numbers(row))
        for text, number in numbers:
            call = menu.addAction(self.tr("Call {number}").format(number=text))
            call.setToolTip(translate_dial_text(CANNOT_DIAL_TEXT))
            call.triggered.connect(lambda _checked=False, number=number: self.dial_requested.emit(number))
        menu.addSeparator()
        for text, number in numbers:
            copy = menu.addAction(self.tr("Copy {number}").format(number=text))
            copy.triggered.connect(lambda _checked=False, number=number: _copy_text(number))
        email = sanitize_text(row.person.email)
        if email:
            copy = menu.addAction(self.tr("Copy {number}").format(number=email))
            copy.triggered.connect(lambda: _copy_text(email))
        menu.addSeparator()
        if self._models.notes.is_available:
            menu.addAction(self.tr("Note…")).triggered.connect(self.edit_note)
        menu.addAction(self.tr("How to dial…")).triggered.connect(self.dialling_help_requested)
        return menu


def _copy_text(text: str) -> None:
    QApplication.clipboard().setText(text)


def _iter_numbers(row: PersonRow) -> Iterator[tuple[str, str]]:
    """Yield every number, as a menu shows it and as it is."""
    first = ContactNumber(row.person.number, NumberKind.OTHER)
    for number in (first, *row.person.others):
        shown = sanitize_text(number.number)
        if not shown:
            continue
        kind = contact_text.translate_contact_text(contact_text.NUMBER_KIND_TEXTS[number.kind])
        # An ampersand in a menu would make the next letter a key.
        text = shown if number.kind is NumberKind.OTHER else f"{shown} ({kind})"
        yield text.replace("&", "&&"), shown
