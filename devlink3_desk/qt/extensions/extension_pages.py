"""Which extensions are shown together, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.list_views import TileView
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.qt.extensions.extension_model import ExtensionRow
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Person, PersonKind

FAVOURITES_KEY: Final = "favourites"
CUSTOM_PREFIX: Final = "own:"


class ExtensionPage(msgspec.Struct, frozen=True):
    """Some extensions under a title."""

    key: str
    """By this it is chosen; empty for everyone."""
    title: str
    numbers: tuple[str, ...] | None = None
    """``None``: everyone."""

    @property
    def is_custom(self) -> bool:
        """Whether people have put it together themselves, and may arrange it."""
        return self.key == FAVOURITES_KEY or self.key.startswith(CUSTOM_PREFIX)


def build_pages(
    preferences: PeoplePreferences, people: Iterable[Person], members: Mapping[str, tuple[str, ...]]
) -> list[ExtensionPage]:
    """Return everyone, the favourites, own pages, then hunt groups with members and departments by name."""
    groups: list[ExtensionPage] = []
    departments: dict[str, list[str]] = {}
    for person in people:
        if person.kind is PersonKind.GROUP and members.get(person.number):
            groups.append(
                ExtensionPage(f"group:{person.number}", sanitize_text(person.name), members[person.number])
            )
        elif person.kind is PersonKind.USER and person.department and person.number:
            departments.setdefault(person.department, []).append(person.number)
    named = [
        ExtensionPage(f"department:{name}", sanitize_text(name), tuple(found))
        for name, found in departments.items()
    ]
    return [
        ExtensionPage("", QCoreApplication.translate("ExtensionsPane", "All")),
        ExtensionPage(
            FAVOURITES_KEY, QCoreApplication.translate("ExtensionsPane", "Favourites"), preferences.favourites
        ),
        *(
            ExtensionPage(CUSTOM_PREFIX + name, sanitize_text(name), numbers)
            for name, numbers in preferences.pages.items()
        ),
        *sorted(groups, key=lambda page: fold_text(page.title)),
        *sorted(named, key=lambda page: fold_text(page.title)),
    ]


def move_number(numbers: tuple[str, ...], number: str, target: str) -> tuple[str, ...]:
    """Return ``numbers`` with one of them in the place of another."""
    if number == target or number not in numbers or target not in numbers:
        return numbers
    to = numbers.index(target)
    rest = [other for other in numbers if other != number]
    rest.insert(to, number)
    return tuple(rest)


def with_page_numbers(
    preferences: PeoplePreferences, page: str, numbers: tuple[str, ...]
) -> PeoplePreferences:
    """Return the preferences with other extensions on a page of one's own; one that is empty goes."""
    if page == FAVOURITES_KEY:
        return msgspec.structs.replace(preferences, favourites=numbers)
    own = {
        name: kept
        for name, kept in preferences.pages.items()
        if name != page.removeprefix(CUSTOM_PREFIX) or numbers
    }
    if numbers:
        own[page.removeprefix(CUSTOM_PREFIX)] = numbers
    return msgspec.structs.replace(preferences, pages=own)


FAVOURITE_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Favourite")
MOVE_EARLIER_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Move earlier")
MOVE_LATER_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Move later")
ADD_TO_PAGE_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Put on a page…")
REMOVE_FROM_PAGE_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Take off this page")


class ExtensionPages(QObject):
    """The list of pages, and what people do to their own ones: by menu, by key, by dragging."""

    def __init__(
        self, tiles: TileView[ExtensionRow], models: DeskModels, preferences: PreferencesModel
    ) -> None:
        super().__init__(tiles)
        self._tile_view, self._models, self._preferences = tiles, models, preferences
        self._pages: list[ExtensionPage] = []
        self.page_box = QComboBox(tiles)
        self.page_box.setAccessibleName(self.tr("Whose extensions are shown"))
        self.page_box.setToolTip(self.page_box.accessibleName())
        self.page_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.page_box.setMinimumContentsLength(11)
        self.page_box.setMinimumHeight(QLineEdit().sizeHint().height())
        self.page_box.activated.connect(self._on_page_chosen)
        self.favourite_action = self._add_action(FAVOURITE_TEXT, "Ctrl+D", self._toggle_favourite)
        self.favourite_action.setCheckable(True)
        self.move_earlier_action = self._add_action(
            MOVE_EARLIER_TEXT, "Alt+Left", lambda: self._move_selected(-1)
        )
        self.move_later_action = self._add_action(
            MOVE_LATER_TEXT, "Alt+Right", lambda: self._move_selected(1)
        )
        self.add_to_page_action = self._add_action(ADD_TO_PAGE_TEXT, "", self.open_page_dialog)
        self.remove_from_page_action = self._add_action(
            REMOVE_FROM_PAGE_TEXT, "", self._remove_selected_from_page
        )
        tiles.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        tiles.setDragDropOverwriteMode(True)  # what is dropped takes the place of what it is dropped on
        tiles.setDefaultDropAction(Qt.DropAction.CopyAction)
        models.extension_list.extension_dropped.connect(self._move_extension)
        tiles.selectionModel().selectionChanged.connect(self._update_actions)
        preferences.changed.connect(self.refresh_pages)
        self.refresh_pages()

    @property
    def _people_preferences(self) -> PeoplePreferences:
        return self._preferences.value.people

    @property
    def current_page(self) -> ExtensionPage:
        """What is shown."""
        return next(
            (page for page in self._pages if page.key == self._people_preferences.page), self._pages[0]
        )

    def refresh_pages(self) -> None:
        """List the pages as they are now, and show the one that is chosen."""
        found = build_pages(
            self._people_preferences, self._models.directory_people, self._models.group_members_lookup()
        )
        if found != self._pages:
            self._pages = found
            self.page_box.clear()
            self.page_box.addItems([page.title for page in found])
        page = self.current_page
        self.page_box.setCurrentIndex(found.index(page))
        self._models.extension_list.set_page(page.numbers, ordered=page.is_custom)
        self._tile_view.setDragEnabled(page.is_custom)
        self._tile_view.setAcceptDrops(page.is_custom)
        self._update_actions()

    def add_selected_to_page(self, name: str) -> None:
        """Put the selected extension on the page of a name, which begins with it if there is none."""
        row, name = self._tile_view.tracker.selected_row(), name.strip()
        if row is None or not name:
            return
        numbers = self._people_preferences.pages.get(name, ())
        if row.key not in numbers:
            self._save_page(CUSTOM_PREFIX + name, (*numbers, row.key))

    def open_page_dialog(self) -> QInputDialog:
        """Ask for the page that the selected extension is to be on."""
        dialog = QInputDialog(self._tile_view.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Put on a page"))
        dialog.setLabelText(self.tr("Name of the page, an old or a new one:"))
        dialog.setComboBoxEditable(True)
        dialog.setComboBoxItems(list(self._people_preferences.pages))
        dialog.textValueSelected.connect(self.add_selected_to_page)
        dialog.open()
        return dialog

    def _add_action(self, text: str, key: str, handler: object) -> QAction:
        action = QAction(QCoreApplication.translate("ExtensionsPane", text), self)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(handler)
        self._tile_view.addAction(action)
        return action

    def _on_page_chosen(self, index: int) -> None:
        people = msgspec.structs.replace(self._people_preferences, page=self._pages[index].key)
        self._preferences.update_sections(people=people)

    def _update_actions(self) -> None:
        """Let the actions fit the selected extension."""
        row, page = self._tile_view.tracker.selected_row(), self.current_page
        self.favourite_action.setEnabled(row is not None)
        self.favourite_action.setChecked(row is not None and row.key in self._people_preferences.favourites)
        self.add_to_page_action.setEnabled(row is not None)
        for action in (self.move_earlier_action, self.move_later_action, self.remove_from_page_action):
            action.setEnabled(row is not None and page.is_custom)

    def _toggle_favourite(self) -> None:
        row, favourites = self._tile_view.tracker.selected_row(), self._people_preferences.favourites
        if row is None:
            return
        rest = tuple(number for number in favourites if number != row.key)
        self._save_page(FAVOURITES_KEY, rest if row.key in favourites else (*favourites, row.key))

    def _remove_selected_from_page(self) -> None:
        row, numbers = self._tile_view.tracker.selected_row(), self.current_page.numbers
        if row is not None and numbers is not None:
            self._save_page(self.current_page.key, tuple(number for number in numbers if number != row.key))

    def _move_selected(self, offset: int) -> None:
        """Move the selected extension by so many places of those that are shown."""
        row, shown = self._tile_view.tracker.selected_row(), self._models.extension_list
        at = None if row is None else shown.find_row(row.key)
        if row is not None and at is not None and 0 <= at + offset < shown.rowCount():
            self._move_extension(row.key, shown.key_at(at + offset))

    def _move_extension(self, number: str, target: str) -> None:
        numbers = self.current_page.numbers
        if numbers is not None and self.current_page.is_custom:
            self._save_page(self.current_page.key, move_number(numbers, number, target))
            self._tile_view.tracker.select_key(number)

    def _save_page(self, page: str, numbers: tuple[str, ...]) -> None:
        self._preferences.update_sections(people=with_page_numbers(self._people_preferences, page, numbers))
