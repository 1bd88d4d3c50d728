"""The directory: everyone, found while typing; called, copied and written about from here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.qt.delegates.people import PersonDelegate
from devlink3_desk.qt.dialogs.contacts import ImportDialog
from devlink3_desk.qt.dialogs.not_dialled import CANNOT, tr
from devlink3_desk.qt.dialogs.note import NoteDialog
from devlink3_desk.qt.models import contact_words
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.person_row import PersonRow
from devlink3_desk.qt.models.text import plain
from devlink3_desk.qt.theme import Look

from .basics import IconButton, Label, Pane, RowWatch
from .calls_pane import search_icon
from .views import PeopleView


class DirectoryPane(Pane):
    """Everyone, found while typing."""

    dialling_wanted = Signal()
    """Someone asks how numbers are dialled."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Directory"))
        self._models = models
        self.count = Label("", "muted", self)
        self.header.addWidget(self.count)
        self.header.addStretch(1)
        if models.address_book.available:
            self.header.addWidget(
                IconButton(look, "import", self.tr("Import contacts"), self.import_contacts, self)
            )
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search by name, company or number"))
        self.search.setAccessibleName(self.tr("Search the directory"))
        self.search.setClearButtonEnabled(True)
        search_icon(look, self.search)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._dial)
        self.search.installEventFilter(self)
        self.body.addWidget(self.search)
        self.body.setContentsMargins(8, 1, 8, 4)
        self.body.addSpacing(5)
        self.list = PeopleView(models.person_list, self)
        self.list.setAccessibleName(self.tr("Directory"))
        self.delegate = PersonDelegate(look, self.list)
        self.list.use(self.delegate)
        self.list.pressed_enter.connect(self._dial)
        self.list.doubleClicked.connect(self._dial)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.body.addWidget(self.list, 1)
        models.people.modelReset.connect(self.refresh)
        self.list.watch.looked_at.connect(models.looked_at)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    def enter(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the search field, ready for another name."""
        self.search.setFocus(reason)
        self.search.selectAll()

    def number(self) -> str:
        """Return the number of the selected person, also while somebody types."""
        inside = self.list.hasFocus() or self.search.hasFocus()
        return self.list.watch.number() if inside else ""

    def refresh(self) -> None:
        """Count anew."""
        people = self._models.people
        shown, everyone = self._models.person_list.rowCount(), people.rowCount()
        if shown != everyone:
            text = self.tr("{shown} of {all}").format(shown=f"{shown:n}", all=f"{everyone:n}")
        else:
            text = f"{everyone:n}" if everyone else ""
        self.count.setText(text)
        if everyone:
            self.list.placeholder = self.tr("Nobody found. Try a part of the name, or a number.")
        elif people.reading:
            self.list.placeholder = self.tr("Reading the directory…")
        else:
            self.list.placeholder = self.tr("The directory appears here when the PBX has sent it.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the search field move through the answers, and copy whom they are at."""
        if watched is self.search and event.type() == QEvent.Type.ShortcutOverride:
            # A field claims the key for copying even where it has nothing to copy.
            copies = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
            return copies and not self.search.hasSelectedText()
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
            if event.key() in keys:
                self.list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Menu and self.list.watch.row() is not None:
                self._show_menu(self.list.visualRect(self.list.currentIndex()).bottomLeft())
                return True
        return super().eventFilter(watched, event)

    # -- what people do

    def import_contacts(self) -> ImportDialog | None:
        """Ask for a contact file, where there is somewhere to keep contacts."""
        if not self._models.address_book.available:
            return None
        dialog = ImportDialog(self._models.address_book, self.window())
        dialog.open()
        return dialog

    def edit_note(self) -> NoteDialog | None:
        """Write about the selected person."""
        row = self.list.watch.row()
        if row is None or not self._models.notes.available:
            return None
        dialog = NoteDialog(self._models.notes, row.person, self.window())
        dialog.open()
        return dialog

    def _search(self, text: str) -> None:
        people = self._models.person_list
        people.set_filter(text)
        self.list.watch.select(people.key_at(0) if text and people.rowCount() else None)
        self.list.scrollToTop()
        self.refresh()

    def _dial(self) -> None:
        row = self.list.watch.row()
        if row is not None and row.number:
            self.dial.emit(row.number)

    def _show_menu(self, at: QPoint) -> None:
        row = self.list.watch.row()
        if row is not None:
            self.menu(row).popup(self.list.viewport().mapToGlobal(at))

    def menu(self, row: PersonRow) -> QMenu:
        """Return what can be done with a person."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        numbers = list(_numbers(row))
        for text, number in numbers:
            call = menu.addAction(self.tr("Call {number}").format(number=text))
            call.setToolTip(tr(CANNOT))
            call.triggered.connect(lambda _checked=False, number=number: self.dial.emit(number))
        menu.addSeparator()
        for text, number in numbers:
            copy = menu.addAction(self.tr("Copy {number}").format(number=text))
            copy.triggered.connect(lambda _checked=False, number=number: _copy(number))
        email = plain(row.person.email)
        if email:
            copy = menu.addAction(self.tr("Copy {number}").format(number=email))
            copy.triggered.connect(lambda: _copy(email))
        menu.addSeparator()
        if self._models.notes.available:
            menu.addAction(self.tr("Note…")).triggered.connect(self.edit_note)
        menu.addAction(self.tr("How to dial…")).triggered.connect(self.dialling_wanted)
        return menu


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def _numbers(row: PersonRow) -> Iterator[tuple[str, str]]:
    """Yield every number, as a menu shows it and as it is."""
    first = ContactNumber(row.person.number, NumberKind.OTHER)
    for number in (first, *row.person.others):
        shown = plain(number.number)
        if not shown:
            continue
        kind = contact_words.word(contact_words.KIND[number.kind])
        # An ampersand in a menu would make the next letter a key.
        text = shown if number.kind is NumberKind.OTHER else f"{shown} ({kind})"
        yield text.replace("&", "&&"), shown
