"""The directory pane: search as you type, with the actions on a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.numbers.plan import parse_record, written_form
from devlink3_desk.qt.core.dialog import CANNOT_DIAL_TEXT, translate_dial_text
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.notes import NoteDialog, PersonNotes
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label, Pane, RowTracker, add_search_icon
from devlink3_desk.qt.directory.person_model import PersonList
from devlink3_desk.qt.directory.person_row import PersonDelegate, PersonRow
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Person

NUMBER_KIND_TEXTS: Final[dict[NumberKind, str]] = {
    NumberKind.WORK: QT_TRANSLATE_NOOP("Contacts", "Work"),
    NumberKind.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile"),
    NumberKind.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main"),
    NumberKind.HOME: QT_TRANSLATE_NOOP("Contacts", "Home"),
    NumberKind.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    NumberKind.PAGER: QT_TRANSLATE_NOOP("Contacts", "Pager"),
    NumberKind.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax"),
}


class DirectoryPane(Pane):
    """The search field, and the people that match."""

    dialling_help_requested = Signal()
    """Emitted when users ask how numbers are dialled."""

    number_history_requested = Signal(str)
    """Emitted with a number whose recorded calls users want to see."""

    import_requested = Signal()
    """Emitted when users want to import contacts."""

    presence_requested = Signal(str)
    """Emitted with the number of a person that has been selected, to have the presence read again."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        person_list: PersonList,
        notes: PersonNotes,
        parent: QWidget | None = None,
        *,
        can_import: bool = True,
    ) -> None:
        """``can_import``: whether contacts can be stored, and a button to import them is shown."""
        super().__init__("", parent)
        self.set_title(self.tr("Directory"))
        self._theme_manager, self._person_list, self._notes = theme_manager, person_list, notes
        self.count_label = Label("", "muted", self)
        self.header_layout.addWidget(self.count_label)
        self.header_layout.addStretch(1)
        if can_import:
            self.header_layout.addWidget(
                IconButton(
                    theme_manager, "import", self.tr("Import contacts"), self.import_requested.emit, self
                )
            )
        self._build_search_field()
        self._build_list()
        # A large directory is indexed after the batch that brought it, so that no refresh follows.
        person_list.source.modelReset.connect(self.refresh)
        self.people_view.tracker.number_selected.connect(self.presence_requested)

    def _build_search_field(self) -> None:
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search by name, company or number"))
        self.search_field.setAccessibleName(self.tr("Search the directory"))
        self.search_field.setClearButtonEnabled(True)
        add_search_icon(self._theme_manager, self.search_field)
        self.search_field.textChanged.connect(self._apply_search)
        self.search_field.returnPressed.connect(self._dial_selected)
        self.search_field.installEventFilter(self)
        self.body_layout.addWidget(self.search_field)
        self.body_layout.setContentsMargins(8, 1, 8, 4)
        self.body_layout.addSpacing(5)

    def _build_list(self) -> None:
        self.people_view: RowListView[PersonRow] = RowListView(self._person_list, self)
        self.people_view.setAccessibleName(self.tr("Directory"))
        self.delegate = PersonDelegate(self._theme_manager, self.people_view)
        self.people_view.set_row_delegate(self.delegate)
        self.people_view.enter_pressed.connect(self._dial_selected)
        self.people_view.doubleClicked.connect(self._dial_selected)
        self.people_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.people_view.customContextMenuRequested.connect(self._show_context_menu)
        self.body_layout.addWidget(self.people_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list."""
        return (self.people_view.tracker,)

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the search field the keyboard focus, with its text selected to be replaced."""
        self.search_field.setFocus(reason)
        self.search_field.selectAll()

    def text_to_copy(self) -> str:
        """Return the number of the selected person, also while the search field has the focus."""
        has_focus = self.people_view.hasFocus() or self.search_field.hasFocus()
        return self.people_view.tracker.selected_number() if has_focus else ""

    def refresh(self) -> None:
        """Update the counter and the placeholder."""
        people = self._person_list.source
        shown, total = self._person_list.rowCount(), people.rowCount()
        if shown != total:
            text = self.tr("{shown} of {all}").format(shown=f"{shown:n}", all=f"{total:n}")
        else:
            text = f"{total:n}" if total else ""
        self.count_label.setText(text)
        if total:
            self.people_view.placeholder_text = self.tr("No results. Try part of the name, or a number.")
        elif people.is_indexing:
            self.people_view.placeholder_text = self.tr("Loading the directory…")
        else:
            self.people_view.placeholder_text = self.tr(
                "The directory appears here once the PBX has sent it."
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the keys that move through the list from the search field to the list."""
        if watched is not self.search_field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            # A line edit claims Ctrl+C even if no text is selected. Without a selection the shortcut is
            # left to the window, which copies the number of the selected person.
            is_copy = event.matches(QKeySequence.StandardKey.Copy)
            return is_copy and not self.search_field.hasSelectedText()
        if event.type() == QEvent.Type.KeyPress and self._handle_search_key(event):
            return True
        return super().eventFilter(watched, event)

    def _handle_search_key(self, event: QKeyEvent) -> bool:
        """Handle a key pressed in the search field; return whether it was handled."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.people_view.keyPressEvent(event)
                return True
            case Qt.Key.Key_Escape if self.search_field.text():
                self.search_field.clear()
                return True
            case Qt.Key.Key_Menu if self.people_view.tracker.selected_row() is not None:
                rect = self.people_view.visualRect(self.people_view.currentIndex())
                self._show_context_menu(rect.bottomLeft())
                return True
            case _:
                return False

    # -- actions

    def edit_note(self) -> NoteDialog | None:
        """Open a dialog for the note on the selected person, if there is one."""
        row = self.people_view.tracker.selected_row()
        if row is None or not self._notes.is_available:
            return None
        dialog = NoteDialog(self._notes, row.person, self.window())
        dialog.open()
        return dialog

    def _apply_search(self, text: str) -> None:
        people = self._person_list
        people.set_filter(text)
        # The best match is selected, so that Enter dials it.
        self.people_view.tracker.select_key(people.key_at(0) if text and people.rowCount() else None)
        # Selecting scrolls no further than necessary, which may leave the best match at the lower edge.
        self.people_view.scrollToTop()
        self.refresh()

    def _dial_selected(self) -> None:
        row = self.people_view.tracker.selected_row()
        if row is not None and row.number:
            self._dial(row.person, row.number)

    def _dial(self, person: Person, number: str) -> None:
        """Ask for a number of a person to be dialled, as a person writes it."""
        if person.from_pbx and "?" not in number:
            # The PBX's own directory holds what its telephones dial, with the digits of an outside line.
            number = written_form(parse_record(number, self._person_list.site))
        self.dial_requested.emit(number)

    def _show_context_menu(self, position: QPoint) -> None:
        row = self.people_view.tracker.selected_row()
        if row is not None:
            self.build_menu(row).popup(self.people_view.viewport().mapToGlobal(position))

    def _show_history(self) -> None:
        row = self.people_view.tracker.selected_row()
        if row is not None and row.number:
            self.number_history_requested.emit(row.number)

    def build_menu(self, row: PersonRow) -> QMenu:
        """Return the context menu of a person."""
        menu = QMenu(self)
        # Else every menu that was ever opened lives as long as the pane.
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        numbers = list(_iter_numbers(row))
        for text, number in numbers:
            action = menu.addAction(self.tr("Call {number}").format(number=text))
            action.setToolTip(translate_dial_text(CANNOT_DIAL_TEXT))
            action.triggered.connect(lambda _checked=False, number=number: self._dial(row.person, number))
        menu.addSeparator()
        for text, number in numbers:
            action = menu.addAction(self.tr("Copy {number}").format(number=text))
            action.triggered.connect(lambda _checked=False, number=number: _copy_text(number))
        email = sanitize_text(row.person.email)
        if email:
            action = menu.addAction(self.tr("Copy {number}").format(number=email))
            action.triggered.connect(lambda: _copy_text(email))
        menu.addSeparator()
        menu.addAction(self.tr("All calls with this number")).triggered.connect(self._show_history)
        if self._notes.is_available:
            menu.addAction(self.tr("Note…")).triggered.connect(self.edit_note)
        menu.addAction(self.tr("Dialling settings…")).triggered.connect(self.dialling_help_requested)
        return menu


def _copy_text(text: str) -> None:
    QApplication.clipboard().setText(text)


def _iter_numbers(row: PersonRow) -> Iterator[tuple[str, str]]:
    """Yield every number of a person, as text for a menu and as it is dialled."""
    main_number = ContactNumber(row.person.number, NumberKind.OTHER, row.person.number_source)
    for number in (main_number, *row.person.others):
        shown = sanitize_text(number.number)
        if not shown:
            continue
        kind = QCoreApplication.translate("Contacts", NUMBER_KIND_TEXTS[number.kind])
        remarks = ["" if number.kind is NumberKind.OTHER else kind, sanitize_text(number.source)]
        remark = ", ".join(filter(None, remarks))
        text = f"{shown} ({remark})" if remark else shown
        # A single ampersand would make the next character a mnemonic.
        yield text.replace("&", "&&"), shown
