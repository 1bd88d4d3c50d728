"""Which extensions the panel shows: everyone, a group, a department, or pages of one's own."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit

from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.qt.choices import Choices
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.extensions import ExtensionRow
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.pages import FAVOURITES, OWN, Page, moved, pages, with_numbers

from .views import TileList

FAVOURITE: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Favourite")
EARLIER: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Move earlier")
LATER: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Move later")
ADD: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Put on a page…")
REMOVE: Final = QT_TRANSLATE_NOOP("ExtensionsPane", "Take off this page")


class ExtensionPages(QObject):
    """The list of pages, and what people do to their own ones: by menu, by key, by dragging."""

    def __init__(self, tiles: TileList[ExtensionRow], models: DeskModels, choices: Choices) -> None:
        super().__init__(tiles)
        self._tiles, self._models, self._choices = tiles, models, choices
        self._pages: list[Page] = []
        self.chooser = QComboBox(tiles)
        self.chooser.setAccessibleName(self.tr("Whose extensions are shown"))
        self.chooser.setToolTip(self.chooser.accessibleName())
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(11)
        self.chooser.setMinimumHeight(QLineEdit().sizeHint().height())
        self.chooser.activated.connect(self._choose)
        self.favourite = self._action(FAVOURITE, "Ctrl+D", self._toggle_favourite)
        self.favourite.setCheckable(True)
        self.earlier = self._action(EARLIER, "Alt+Left", lambda: self._step(-1))
        self.later = self._action(LATER, "Alt+Right", lambda: self._step(1))
        self.add = self._action(ADD, "", self.ask_page)
        self.remove = self._action(REMOVE, "", self._take_off)
        tiles.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        tiles.setDragDropOverwriteMode(True)  # what is dropped takes the place of what it is dropped on
        tiles.setDefaultDropAction(Qt.DropAction.CopyAction)
        models.extension_list.dropped.connect(self._drop)
        tiles.selectionModel().selectionChanged.connect(self._look)
        choices.changed.connect(self.read)
        self.read()

    @property
    def _people(self) -> PeoplePreferences:
        return self._choices.value.people

    @property
    def page(self) -> Page:
        """What is shown."""
        return next((page for page in self._pages if page.key == self._people.page), self._pages[0])

    def read(self) -> None:
        """List the pages as they are now, and show the one that is chosen."""
        found = pages(self._people, self._models.persons, self._models.members_of())
        if found != self._pages:
            self._pages = found
            self.chooser.clear()
            self.chooser.addItems([page.title for page in found])
        page = self.page
        self.chooser.setCurrentIndex(found.index(page))
        self._models.extension_list.show_page(page.numbers, ordered=page.own)
        self._tiles.setDragEnabled(page.own)
        self._tiles.setAcceptDrops(page.own)
        self._look()

    def put_on(self, name: str) -> None:
        """Put the selected extension on the page of a name, which begins with it if there is none."""
        row, name = self._tiles.watch.row(), name.strip()
        if row is None or not name:
            return
        numbers = self._people.pages.get(name, ())
        if row.key not in numbers:
            self._keep(OWN + name, (*numbers, row.key))

    def ask_page(self) -> QInputDialog:
        """Ask for the page that the selected extension is to be on."""
        dialog = QInputDialog(self._tiles.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Put on a page"))
        dialog.setLabelText(self.tr("Name of the page, an old or a new one:"))
        dialog.setComboBoxEditable(True)
        dialog.setComboBoxItems(list(self._people.pages))
        dialog.textValueSelected.connect(self.put_on)
        dialog.open()
        return dialog

    def _action(self, text: str, key: str, do: object) -> QAction:
        action = QAction(QCoreApplication.translate("ExtensionsPane", text), self)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        self._tiles.addAction(action)
        return action

    def _choose(self, at: int) -> None:
        people = msgspec.structs.replace(self._people, page=self._pages[at].key)
        self._choices.replace(people=people)

    def _look(self) -> None:
        """Let the actions fit the selected extension."""
        row, page = self._tiles.watch.row(), self.page
        self.favourite.setEnabled(row is not None)
        self.favourite.setChecked(row is not None and row.key in self._people.favourites)
        self.add.setEnabled(row is not None)
        for action in (self.earlier, self.later, self.remove):
            action.setEnabled(row is not None and page.own)

    def _toggle_favourite(self) -> None:
        row, favourites = self._tiles.watch.row(), self._people.favourites
        if row is None:
            return
        rest = tuple(number for number in favourites if number != row.key)
        self._keep(FAVOURITES, rest if row.key in favourites else (*favourites, row.key))

    def _take_off(self) -> None:
        row, numbers = self._tiles.watch.row(), self.page.numbers
        if row is not None and numbers is not None:
            self._keep(self.page.key, tuple(number for number in numbers if number != row.key))

    def _step(self, by: int) -> None:
        """Move the selected extension by so many places of those that are shown."""
        row, shown = self._tiles.watch.row(), self._models.extension_list
        at = None if row is None else shown.place_of(row.key)
        if row is not None and at is not None and 0 <= at + by < shown.rowCount():
            self._drop(row.key, shown.key_at(at + by))

    def _drop(self, number: str, place: str) -> None:
        numbers = self.page.numbers
        if numbers is not None and self.page.own:
            self._keep(self.page.key, moved(numbers, number, place))
            self._tiles.watch.select(number)

    def _keep(self, page: str, numbers: tuple[str, ...]) -> None:
        self._choices.replace(people=with_numbers(self._people, page, numbers))
