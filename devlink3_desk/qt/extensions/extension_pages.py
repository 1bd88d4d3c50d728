"""Pages of extensions: favourites, pages of the user's own, hunt groups and departments.

Functions for pages as values come first, then the combo box and the actions that change them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.extension_sets import (
    CUSTOM_PREFIX,
    FAVOURITES_KEY,
    toggle_favourites,
    with_page_numbers,
)
from devlink3_desk.qt.core.list_views import TileView
from devlink3_desk.qt.core.published_sets import PublishedSet, PublishedSets, SetKind
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.qt.extensions.extension_model import ExtensionList
from devlink3_desk.qt.extensions.extension_row import ExtensionRow
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Person, PersonKind

SHARED_PREFIX: Final = "shared:"
"""Prefix of the key of a page that is published for all desks."""
_SEPARATED_PREFIXES: Final = ("group:", "department:")
"""Pages with these keys are below a line of their own: they are not put together by users."""


class ExtensionPage(msgspec.Struct, frozen=True):
    """Some extensions under a title."""

    key: str
    """Key that its selection is saved by; empty for the page with all extensions."""
    title: str
    numbers: tuple[str, ...] | None = None
    """``None`` for all extensions."""

    @property
    def is_custom(self) -> bool:
        """Whether users have put the page together themselves, and may change its order."""
        return self.key == FAVOURITES_KEY or self.key.startswith(CUSTOM_PREFIX)

    @property
    def is_shared(self) -> bool:
        """Whether the page is published for all desks, and cannot be changed here."""
        return self.key.startswith(SHARED_PREFIX)

    @property
    def set_key(self) -> tuple[SetKind, str] | None:
        """Kind and name under which the page is or can be published."""
        key = self.key.removeprefix(SHARED_PREFIX)
        if key == FAVOURITES_KEY:
            return SetKind.FAVOURITES, ""
        return (SetKind.PAGES, key.removeprefix(CUSTOM_PREFIX)) if key.startswith(CUSTOM_PREFIX) else None


def build_pages(
    preferences: PeoplePreferences,
    people: Iterable[Person],
    members: Mapping[str, tuple[str, ...]],
    published: Iterable[PublishedSet] = (),
) -> list[ExtensionPage]:
    """Return all pages in the order of the combo box.

    These are all extensions, the favourites, the user's own pages, those that are ``published`` for all
    desks, and by name hunt groups (only those that have ``members``), then departments.
    """
    groups: list[ExtensionPage] = []
    departments: dict[str, list[str]] = {}
    for person in people:
        if person.kind is PersonKind.GROUP and members.get(person.number):
            groups.append(
                ExtensionPage(f"group:{person.number}", sanitize_text(person.name), members[person.number])
            )
        elif person.kind is PersonKind.USER and person.department and person.number:
            departments.setdefault(person.department, []).append(person.number)
    department_pages = [
        ExtensionPage(f"department:{name}", sanitize_text(name), tuple(numbers))
        for name, numbers in departments.items()
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
        *_build_shared_pages(published),
        *sorted(groups, key=lambda page: fold_text(page.title)),
        *sorted(department_pages, key=lambda page: fold_text(page.title)),
    ]


def _build_shared_pages(published: Iterable[PublishedSet]) -> Iterable[ExtensionPage]:
    for each in published:
        if each.kind is SetKind.FAVOURITES:
            title = QCoreApplication.translate("ExtensionsPane", "Favourites of all desks")
            yield ExtensionPage(SHARED_PREFIX + FAVOURITES_KEY, title, each.numbers)
        elif each.kind is SetKind.PAGES:
            title = QCoreApplication.translate("ExtensionsPane", "{name} (all desks)")
            key = SHARED_PREFIX + CUSTOM_PREFIX + each.name
            yield ExtensionPage(key, title.format(name=sanitize_text(each.name)), each.numbers)


def move_numbers(numbers: tuple[str, ...], moved: Sequence[str], target: str) -> tuple[str, ...]:
    """Return ``numbers`` with those of ``moved``, in their order, at the position of ``target``."""
    moved = tuple(number for number in numbers if number in moved)
    if not moved or target in moved or target not in numbers:
        return numbers
    rest = [number for number in numbers if number not in moved]
    # Moved towards the end, they come to stand behind the target, moved towards the beginning before it.
    is_forward = numbers.index(moved[0]) < numbers.index(target)
    position = rest.index(target) + is_forward
    return (*rest[:position], *moved, *rest[position:])


FAVOURITE_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Favourite")
MOVE_EARLIER_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Move earlier")
MOVE_LATER_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Move later")
PUBLISH_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Publish this page to all desks")
WITHDRAW_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Stop publishing this page")
REMOVE_FROM_PAGE_TEXT: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Remove from page")


class ExtensionPages(QObject):
    """The combo box of pages, and the actions by menu, shortcut and drag and drop that change them."""

    def __init__(
        self,
        tile_view: TileView[ExtensionRow],
        extension_list: ExtensionList,
        preferences: PreferencesModel,
        published: PublishedSets | None = None,
    ) -> None:
        super().__init__(tile_view)
        self._published = published or PublishedSets(self)
        self._tile_view, self._extension_list, self._preferences = tile_view, extension_list, preferences
        self._people: Sequence[Person] = ()
        self._group_members: Mapping[str, tuple[str, ...]] = {}
        self._pages: list[ExtensionPage] = []
        self._create_page_box()
        self._create_actions()
        # Several are put on a page at a time.
        tile_view.setSelectionMode(TileView.SelectionMode.ExtendedSelection)
        # A tile is dropped on another one, whose place it takes, and not between two.
        tile_view.setDragDropOverwriteMode(True)
        # With a move action, Qt would remove the dragged row from the model afterwards.
        tile_view.setDefaultDropAction(Qt.DropAction.CopyAction)
        extension_list.extensions_dropped.connect(self._move_extensions)
        tile_view.selectionModel().selectionChanged.connect(self._update_actions)
        preferences.changed.connect(self.refresh_pages)
        self._published.changed.connect(self.refresh_pages)
        self.refresh_pages()

    def _create_page_box(self) -> None:
        self.page_box = QComboBox(self._tile_view)
        self.page_box.setAccessibleName(self.tr("Shown extensions"))
        self.page_box.setToolTip(self.page_box.accessibleName())
        self.page_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.page_box.setMinimumContentsLength(11)
        self.page_box.setMinimumHeight(QLineEdit().sizeHint().height())
        # Not currentIndexChanged: that is emitted for changes by the program, too.
        self.page_box.activated.connect(self._on_page_chosen)

    def _create_actions(self) -> None:
        self.favourite_action = self._add_action(FAVOURITE_TEXT, "Ctrl+D", self._toggle_favourite)
        self.favourite_action.setCheckable(True)
        self.move_earlier_action = self._add_action(
            MOVE_EARLIER_TEXT, "Alt+Left", lambda: self._move_selected(-1)
        )
        self.move_later_action = self._add_action(
            MOVE_LATER_TEXT, "Alt+Right", lambda: self._move_selected(1)
        )
        self.remove_from_page_action = self._add_action(
            REMOVE_FROM_PAGE_TEXT, "", self._remove_selected_from_page
        )
        self.publish_action = self._add_action(PUBLISH_TEXT, "", self._publish_page)
        self.withdraw_action = self._add_action(WITHDRAW_TEXT, "", self._withdraw_page)

    @property
    def _people_preferences(self) -> PeoplePreferences:
        return self._preferences.value.people

    @property
    def current_page(self) -> ExtensionPage:
        """The page that is shown: the saved one, or all extensions if that does not exist any more."""
        return next(
            (page for page in self._pages if page.key == self._people_preferences.page), self._pages[0]
        )

    def set_directory(self, people: Sequence[Person], group_members: Mapping[str, tuple[str, ...]]) -> None:
        """Set the people and hunt groups that pages are built from."""
        self._people, self._group_members = people, group_members
        self.refresh_pages()

    def refresh_pages(self) -> None:
        """Build the pages again, and show the selected one."""
        pages = build_pages(self._people_preferences, self._people, self._group_members, self._published.sets)
        if pages != self._pages:
            self._pages = pages
            self._fill_page_box()
        page = self.current_page
        self.page_box.setCurrentIndex(self.page_box.findData(page.key))
        self._extension_list.set_page(page.numbers, ordered=page.is_custom or page.is_shared)
        self._tile_view.setDragEnabled(page.is_custom)
        self._tile_view.setAcceptDrops(page.is_custom)
        self._update_actions()

    @property
    def menu_actions(self) -> tuple[QAction, ...]:
        """What the context menu offers on pages that users have put together."""
        page_actions = (self.move_earlier_action, self.move_later_action, self.remove_from_page_action)
        return (*(page_actions if self.current_page.is_custom else ()), *self._list_publishing_actions())

    def _list_publishing_actions(self) -> tuple[QAction, ...]:
        """Return the actions that publish or withdraw the page."""
        page, key = self.current_page, self.current_page.set_key
        if key is None or self._published.publisher is None:
            return ()
        is_published = self._published.find_set(*key) is not None
        publish = (self.publish_action,) if page.is_custom else ()
        return (*publish, self.withdraw_action) if is_published else publish

    def _fill_page_box(self) -> None:
        """List the pages, with a line before the hunt groups and one before the departments."""
        self.page_box.clear()
        missing = list(_SEPARATED_PREFIXES)
        for page in self._pages:
            kind = next((prefix for prefix in missing if page.key.startswith(prefix)), None)
            if kind is not None:
                missing.remove(kind)
                self.page_box.insertSeparator(self.page_box.count())
            self.page_box.addItem(page.title, page.key)

    def _add_action(self, text: str, key: str, handler: Callable[[], object]) -> QAction:
        action = QAction(QCoreApplication.translate("ExtensionsPane", text), self)
        if key:
            action.setShortcut(QKeySequence(key))
            # Alt+Left moves an extension only while the tiles have the focus.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(handler)
        self._tile_view.addAction(action)
        return action

    def _on_page_chosen(self, index: int) -> None:
        people = msgspec.structs.replace(self._people_preferences, page=self.page_box.itemData(index))
        self._preferences.update_sections(people=people)

    def _update_actions(self) -> None:
        """Enable the actions that are possible for the selected extension and page."""
        row, page = self._tile_view.tracker.selected_row(), self.current_page
        self.favourite_action.setEnabled(row is not None)
        self.favourite_action.setChecked(row is not None and row.key in self._people_preferences.favourites)
        for action in (self.move_earlier_action, self.move_later_action, self.remove_from_page_action):
            action.setEnabled(row is not None and page.is_custom)

    def _toggle_favourite(self) -> None:
        numbers = self._tile_view.tracker.selected_keys()
        if numbers:
            self._preferences.update_sections(people=toggle_favourites(self._people_preferences, numbers))

    def _remove_selected_from_page(self) -> None:
        selected, numbers = self._tile_view.tracker.selected_keys(), self.current_page.numbers
        if selected and numbers is not None:
            rest = tuple(number for number in numbers if number not in selected)
            self._save_page(self.current_page.key, rest)

    def _publish_page(self) -> None:
        key = self.current_page.set_key
        if key is not None and self._published.publisher is not None:
            self._published.publisher.publish(*key)

    def _withdraw_page(self) -> None:
        key = self.current_page.set_key
        if key is not None and self._published.publisher is not None:
            self._published.publisher.withdraw(*key)

    def _move_selected(self, offset: int) -> None:
        """Move the selected extensions by ``offset``, -1 or 1, among those that are shown."""
        # A filter may hide extensions of the page: the offset counts the visible ones.
        extension_list, selected = self._extension_list, self._tile_view.tracker.selected_keys()
        positions = [row for key in selected if (row := extension_list.find_row(key)) is not None]
        if positions:
            target = (positions[0] if offset < 0 else positions[-1]) + offset
            if 0 <= target < extension_list.rowCount():
                self._move_extensions(selected, extension_list.key_at(target))

    def _move_extensions(self, moved: Sequence[str], target: str) -> None:
        numbers = self.current_page.numbers
        if numbers is not None and self.current_page.is_custom:
            self._save_page(self.current_page.key, move_numbers(numbers, moved, target))
            self._select_extensions(moved)

    def _select_extensions(self, numbers: Sequence[str]) -> None:
        selection, extension_list = self._tile_view.selectionModel(), self._extension_list
        selection.clearSelection()
        for number in numbers:
            position = extension_list.find_row(number)
            if position is not None:
                index = extension_list.index(position, 0)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)

    def _save_page(self, page: str, numbers: tuple[str, ...]) -> None:
        self._preferences.update_sections(people=with_page_numbers(self._people_preferences, page, numbers))
