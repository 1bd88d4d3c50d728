"""The directory pane: a search field, the people who match, and the actions on a person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.numbers.plan import build_written_form, parse_record
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.menu_pane import MenuPane, is_menu_key
from devlink3_desk.qt.core.person_menu import MenuNumber, MenuSubject, PaneActions, PersonMenu
from devlink3_desk.qt.core.search_fields import add_clear_button, add_search_icon
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label, RowTracker
from devlink3_desk.qt.directory.person_model import PersonList
from devlink3_desk.qt.directory.person_row import PersonDelegate, PersonRow
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Person, PersonKind

NUMBER_KIND_TEXTS: Final[dict[NumberKind, str]] = {
    NumberKind.WORK: QT_TRANSLATE_NOOP("Contacts", "Work"),
    NumberKind.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile"),
    NumberKind.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main"),
    NumberKind.HOME: QT_TRANSLATE_NOOP("Contacts", "Home"),
    NumberKind.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    NumberKind.PAGER: QT_TRANSLATE_NOOP("Contacts", "Pager"),
    NumberKind.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax"),
}


class DirectoryPane(MenuPane):
    """The search field, and the people that match."""

    dialling_settings_requested = Signal()
    """Emitted when the user requests the dialling settings."""

    import_requested = Signal()
    """Emitted when the user requests an import of contacts."""

    presence_requested = Signal(str)
    """Emitted with the number of a selected person, whose presence is to be read again."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        person_list: PersonList,
        parent: QWidget | None = None,
        *,
        can_import: bool = True,
    ) -> None:
        """``can_import`` is whether contacts can be stored, so that the button to import them is shown."""
        super().__init__("", parent)
        self.set_title(self.tr("Directory"))
        self._theme_manager, self._person_list = theme_manager, person_list
        self.count_label = Label("", "muted", self)
        self.header_layout.addWidget(self.count_label)
        self.header_layout.addStretch(1)
        if can_import:
            self.header_layout.addWidget(
                IconButton(
                    theme_manager, "import", self.tr("Import contacts"), self.import_requested.emit, self
                )
            )
        self._shown_needles: tuple[str, ...] = ()
        """The search words whose results are shown."""
        self._best_key: str | None = None
        """The person who was selected as the best match."""
        self._dialling_action = QAction(self.tr("Dialling settings…"), self)
        self._dialling_action.triggered.connect(
            lambda _checked=False: self.dialling_settings_requested.emit()
        )
        self._build_search_field()
        self._build_list()
        # A large directory is indexed after the batch with which it came, and no refresh follows then.
        person_list.source.modelReset.connect(self.refresh)
        person_list.results_shown.connect(self._show_results)
        self.people_view.tracker.number_selected.connect(self.presence_requested)

    def _build_search_field(self) -> None:
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search by name, company or number"))
        self.search_field.setAccessibleName(self.tr("Search the directory"))
        add_search_icon(self._theme_manager, self.search_field)
        add_clear_button(self.search_field)
        self.search_field.textChanged.connect(self._person_list.set_filter)
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
        self.people_view.tracker.row_chosen.connect(self._dial_selected)
        self.people_view.doubleClicked.connect(self._dial_selected)
        self.body_layout.addWidget(self.people_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list."""
        return (self.people_view.tracker,)

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the search field the keyboard focus, and select its text."""
        self.search_field.setFocus(reason)
        self.search_field.selectAll()

    def find_search_field(self) -> QLineEdit:
        """Return the search field."""
        return self.search_field

    def find_text_to_copy(self) -> str:
        """Return the number of the selected person, also while the search field has the focus."""
        has_focus = self.people_view.hasFocus() or self.search_field.hasFocus()
        row = self._find_selected() if has_focus else None
        return "" if row is None else row.number

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
            # A line edit accepts Ctrl+C even if no text is selected. Without a selection, the shortcut is
            # left to the window, which copies the number of the selected person.
            is_copy = event.matches(QKeySequence.StandardKey.Copy)
            return is_copy and not self.search_field.hasSelectedText()
        if event.type() == QEvent.Type.KeyPress and self._handle_search_key(event):
            return True
        return super().eventFilter(watched, event)

    def _handle_search_key(self, event: QKeyEvent) -> bool:
        """Handle a key pressed in the search field; return whether it was handled."""
        if is_menu_key(event):
            # The menu is that of the person who was found, not that of the text.
            return self.menu_opener is not None and self.menu_opener.open_menu() is not None
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                # Complete the search first, so that the keys move through its results.
                self._person_list.finish_search()
                self.people_view.keyPressEvent(event)
                return True
            case Qt.Key.Key_Escape if self.search_field.text():
                self.search_field.clear()
                return True
            case _:
                return False

    # -- actions

    def _show_results(self) -> None:
        """Select the best match, so that Enter dials it, unless the user has selected another result."""
        people, tracker = self._person_list, self.people_view.tracker
        best = people.key_at(0) if people.needles and people.rowCount() else None
        is_chosen = people.needles == self._shown_needles and tracker.selected_key != self._best_key
        if not is_chosen:
            tracker.select_key(best)
            # Selecting scrolls no further than necessary, which may leave the best match at the lower edge.
            self.people_view.scrollToTop()
        self._shown_needles, self._best_key = people.needles, best
        self.refresh()

    def _find_selected(self) -> PersonRow | None:
        """Complete the search, and return the selected row."""
        self._person_list.finish_search()
        return self.people_view.tracker.selected_row()

    def _dial_selected(self) -> None:
        row = self._find_selected()
        if row is not None and row.number:
            self._request_dialling(row.person, row.number)

    def _request_dialling(self, person: Person, number: str) -> None:
        """Emit :attr:`dial_requested` with a number of a person in its written form."""
        if person.from_pbx and "?" not in number:
            # The PBX's own directory holds what its phones dial, with the digits of an outside line.
            number = build_written_form(parse_record(number, self._person_list.site))
        self.dial_requested.emit(number)

    def set_person_menu(self, person_menu: PersonMenu) -> None:
        """Set the context menu of the list, which a key also opens in the search field."""
        super().set_person_menu(person_menu)
        if self.menu_opener is not None:
            self.menu_opener.follow_field(self.search_field)

    def find_menu_subject(self) -> MenuSubject | None:
        """Return the selected person with all numbers."""
        row = self._find_selected()
        if row is None:
            return None
        person = row.person
        is_own = bool(person.number)
        return MenuSubject(
            numbers=tuple(_iter_numbers(person)),
            name=row.name,
            extensions=(person.number,) if is_own and person.kind is PersonKind.USER else (),
            groups=(person.number,) if is_own and person.kind is PersonKind.GROUP else (),
            person=person,
            email=sanitize_text(person.email),
        )

    def find_menu_actions(self) -> PaneActions:
        """Return the function that dials a number of the person, and the action for the dialling settings."""
        row = self.people_view.tracker.selected_row()
        call = None if row is None else partial(self._request_dialling, row.person)
        return PaneActions(call=call, extras=(self._dialling_action,))


def _iter_numbers(person: Person) -> Iterator[MenuNumber]:
    """Yield the numbers of a person, the main number first."""
    main_number = ContactNumber(person.number, NumberKind.OTHER, person.number_source)
    for number in (main_number, *person.others):
        shown = sanitize_text(number.number)
        if not shown:
            continue
        kind = QCoreApplication.translate("Contacts", NUMBER_KIND_TEXTS[number.kind])
        remarks = ["" if number.kind is NumberKind.OTHER else kind, sanitize_text(number.source)]
        yield MenuNumber(shown, remark=", ".join(filter(None, remarks)))
