"""The context menu of a person, an extension, a hunt group or a caller. It is the same one in every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from devlink3_desk.numbers.plan import format_presented
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.call_row import CallRow, format_copied_number
from devlink3_desk.qt.core.dial_failure import CANNOT_DIAL_TEXT, translate_dial_text
from devlink3_desk.qt.core.extension_sets import toggle_favourites, toggle_on_page, toggle_watched
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.text import escape_mnemonics, sanitize_text
from devlink3_desk.switchboard.board_values import Person, PersonKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QInputDialog

MAX_MENU_NAME: Final = 40
"""Characters of a name or number in an entry; the menu stays narrow."""


class MenuNumber(NamedTuple):
    """One number of a person."""

    number: str
    """The number as it is looked up, and copied unless :attr:`copied` is another."""
    dialled: str = ""
    """The number as a person writes it, to dial; empty if that is :attr:`number`."""
    remark: str = ""
    """Kind and source of the number, shown in brackets."""
    written: str = ""
    """The number as lists show it, in groups; empty if that is :attr:`number`."""
    copied: str = ""
    """The number as it is copied, without the digits of the outside line; empty if that is :attr:`number`."""

    @property
    def text(self) -> str:
        """The number for an entry of a menu."""
        shown = sanitize_text(self.written or self.number)[:MAX_MENU_NAME]
        text = f"{shown} ({self.remark})" if self.remark else shown
        return escape_mnemonics(text)


class MenuSubject(msgspec.Struct, frozen=True, kw_only=True):
    """Who the menu is about."""

    numbers: tuple[MenuNumber, ...] = ()
    """The main number first; none if it was withheld."""
    name: str = ""
    call_id: str = ""
    """Id of a live call: the menu is about its outside party, or the caller of an internal one."""
    extensions: tuple[str, ...] = ()
    """Numbers of the extensions that are selected, which can be favourites and on pages."""
    groups: tuple[str, ...] = ()
    """Numbers of the hunt groups that are selected, which can be watched as extensions can."""
    person: Person | None = None
    """The entry of the directory, if that is what is selected."""
    email: str = ""

    @property
    def number(self) -> str:
        """The main number; empty if there is none."""
        return self.numbers[0].number if self.numbers else ""

    @property
    def note_person(self) -> Person | None:
        """Whom a note is about; ``None`` for nobody in particular."""
        if self.person is not None or not self.numbers:
            return self.person
        return Person(self.numbers[0].dialled or self.number, self.name, PersonKind.CONTACT)


class PaneActions(NamedTuple):
    """Actions that replace or extend the entries of the menu in one place."""

    call: Callable[[str], object] | None = None
    """Calls a number; ``None`` emits :attr:`.PersonMenu.dial_requested`."""
    show_details: Callable[[], object] | None = None
    """Shows details of what is selected; ``None``: those of the live call."""
    extras: Sequence[QAction | None] = ()
    """Further entries, with ``None`` for a separator."""


class PersonMenu(QObject):
    """Builds the menu, and carries out what is the same in every place."""

    dial_requested = Signal(str)
    """Emitted with a number to dial."""
    details_requested = Signal(str)
    """Emitted with the id of a live call whose details the user wants to see."""
    history_requested = Signal(str)
    """Emitted with a number whose recorded calls the user wants to see."""
    note_refused = Signal(str)
    """Emitted with a sentence that says why there is no note to edit."""
    call_actions_requested = Signal(str, QMenu)
    """Emitted with the id of a live call and its menu: receivers add further entries to it."""

    def __init__(
        self,
        preferences: PreferencesModel,
        notes: PersonNotes,
        is_extension: Callable[[str], bool],
        find_call: Callable[[str], CallRow | None],
        parent: QObject | None = None,
    ) -> None:
        """``is_extension`` returns whether a number is that of an extension, ``find_call`` returns a call."""
        super().__init__(parent)
        self._preferences, self._notes, self._is_extension = preferences, notes, is_extension
        self._find_call = find_call

    def build_menu(self, subject: MenuSubject, place: PaneActions, parent: QWidget) -> QMenu:
        """Return the menu. Entries that are not possible are disabled, so that each keeps its position."""
        menu = QMenu(parent)
        # Else every menu that was ever opened lives as long as its parent.
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        if subject.call_id:
            subject = self._describe_call(subject.call_id)
        self._add_numbers(menu, subject, place)
        menu.addSeparator()
        details = place.show_details or (lambda: self.details_requested.emit(subject.call_id))
        self._add_entry(
            menu, self.tr("Details"), details, bool(subject.call_id or place.show_details is not None)
        )
        self._add_entry(
            menu,
            self.tr("All calls with this number"),
            lambda: self.history_requested.emit(subject.number),
            bool(subject.number),
        )
        self._add_entry(
            menu,
            self.tr("Note…"),
            lambda: self.edit_note(subject, parent),
            subject.note_person is not None and self._notes.is_available,
        )
        menu.addSeparator()
        self._add_sets(menu, subject, parent)
        menu.addSeparator()
        if subject.call_id:
            self.call_actions_requested.emit(subject.call_id, menu)
        for extra in place.extras:
            menu.addAction(extra) if extra is not None else menu.addSeparator()
        return menu

    def edit_note(self, subject: MenuSubject | None, parent: QWidget) -> None:
        """Open the note on a person or on the outside party of a call, or say why that is not possible."""
        if subject is not None and subject.call_id:
            subject = self._describe_call(subject.call_id)
        if not self._notes.is_available:
            self.note_refused.emit(self.tr("Notes cannot be saved in this window."))
        elif subject is None:
            self.note_refused.emit(self.tr("Select a person or a call to edit the note."))
        elif (person := subject.note_person) is None:
            self.note_refused.emit(self.tr("This number is withheld: notes belong to numbers."))
        else:
            from devlink3_desk.qt.core.note_dialog import NoteDialog

            NoteDialog(self._notes, person, parent.window()).open()

    def _describe_call(self, call_id: str) -> MenuSubject:
        row = self._find_call(call_id)
        if row is None:
            return MenuSubject()
        dialled = self._notes.write_number(row.number, row.has_prefix)
        written = format_presented(row.number, self._notes.site, has_prefix=row.has_prefix)
        copied = format_copied_number(row.number, self._notes.site, has_prefix=row.has_prefix)
        numbers = (MenuNumber(row.number, dialled, written=written, copied=copied),) if row.number else ()
        return MenuSubject(numbers=numbers, name=row.party_name, call_id="" if row.has_ended else row.key)

    def _add_numbers(self, menu: QMenu, subject: MenuSubject, place: PaneActions) -> None:
        call = place.call or self.dial_requested.emit
        for number in subject.numbers:
            text = self.tr("Call {number}").format(number=number.text)
            action = self._add_entry(menu, text, partial(call, number.dialled or number.number))
            action.setToolTip(translate_dial_text(CANNOT_DIAL_TEXT))
        if not subject.numbers:
            self._add_entry(menu, self.tr("Call"), _do_nothing, is_possible=False)
        menu.addSeparator()
        copied = (*subject.numbers, *([MenuNumber(subject.email)] if subject.email else []))
        if len(copied) == 1 and subject.numbers:
            self._add_entry(menu, self.tr("Copy number"), lambda: _copy_number(copied[0]))
        else:
            for number in copied:
                text = self.tr("Copy {number}").format(number=number.text)
                self._add_entry(menu, text, partial(_copy_number, number))
        if not copied:
            self._add_entry(menu, self.tr("Copy number"), _do_nothing, is_possible=False)

    def _add_sets(self, menu: QMenu, subject: MenuSubject, parent: QWidget) -> None:
        """Add the entries for favourites, pages and watched numbers."""
        people = self._preferences.value.people
        extensions = subject.extensions
        if not extensions and not subject.groups and self._is_extension(subject.number):
            extensions = (subject.number,)
        members = (*extensions, *subject.groups)
        watch = self._add_entry(
            menu,
            self.tr("Watch"),
            lambda: self._save_people(toggle_watched(self._people, members)),
            bool(members),
        )
        watch.setCheckable(True)
        watch.setChecked(bool(members) and set(members) <= set(people.watched))
        favourite = self._add_entry(
            menu,
            self.tr("Favourite"),
            lambda: self._save_people(toggle_favourites(self._people, extensions)),
            bool(extensions),
        )
        favourite.setCheckable(True)
        favourite.setChecked(bool(extensions) and set(extensions) <= set(people.favourites))
        pages = menu.addMenu(self.tr("Put on page"))
        pages.setEnabled(bool(extensions))
        for name, numbers in people.pages.items():
            page = self._add_entry(
                pages,
                escape_mnemonics(sanitize_text(name)[:MAX_MENU_NAME]),
                partial(self._toggle_on_page, name, extensions),
            )
            page.setCheckable(True)
            page.setChecked(set(extensions) <= set(numbers))
        if people.pages:
            pages.addSeparator()
        self._add_entry(pages, self.tr("New page…"), lambda: self.open_page_dialog(extensions, parent))

    def open_page_dialog(self, extensions: tuple[str, ...], parent: QWidget) -> QInputDialog:
        """Ask for the name of a new page, and put these extensions on it."""
        from PySide6.QtWidgets import QInputDialog

        from devlink3_desk.qt.core.dialog import match_dialogs

        dialog = QInputDialog(parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("New page"))
        dialog.setLabelText(self.tr("Name of the page:"))
        match_dialogs(dialog)
        dialog.textValueSelected.connect(lambda name: self._create_page(name, extensions))
        dialog.open()
        return dialog

    def _create_page(self, name: str, extensions: tuple[str, ...]) -> None:
        name = name.strip()
        missing = tuple(number for number in extensions if number not in self._people.pages.get(name, ()))
        if name and missing:
            self._toggle_on_page(name, missing)

    def _toggle_on_page(self, name: str, extensions: tuple[str, ...]) -> None:
        self._save_people(toggle_on_page(self._people, name, extensions))

    @property
    def _people(self) -> PeoplePreferences:
        return self._preferences.value.people

    def _save_people(self, people: PeoplePreferences) -> None:
        self._preferences.update_sections(people=people)

    @staticmethod
    def _add_entry(
        menu: QMenu,
        text: str,
        handler: Callable[[], object],
        is_possible: bool = True,  # noqa: FBT001, FBT002 (set by position in one place only)
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: handler())
        action.setEnabled(is_possible)
        return action


def _do_nothing() -> None:
    """Do nothing: the entry is disabled."""


def _copy_number(number: MenuNumber) -> None:
    QApplication.clipboard().setText(number.copied or number.number)
