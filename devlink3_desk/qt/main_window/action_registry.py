"""The main window's QAction objects: in menus, with shortcuts, found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from devlink3_desk.qt.core.commands import ListedAction, choose_shortcuts, format_keys
from devlink3_desk.qt.core.text import escape_mnemonics
from devlink3_desk.qt.main_window.actions import MENUS, ActionSpec, MenuId, MenuRole

if TYPE_CHECKING:
    from devlink3_desk.preferences import Preferences

MENU_ROLES: Final = {
    MenuRole.NONE: QAction.MenuRole.NoRole,
    MenuRole.SETTINGS: QAction.MenuRole.PreferencesRole,
    MenuRole.ABOUT: QAction.MenuRole.AboutRole,
    MenuRole.QUIT: QAction.MenuRole.QuitRole,
}


class ActionRegistry(QObject):
    """Creates the actions of a window from their declarations, and the menus that show them."""

    def __init__(
        self, window: QMainWindow, specs: Iterable[ActionSpec], toggle_actions: Mapping[str, QAction]
    ) -> None:
        """Add the actions of ``specs`` to the menu bar of a window.

        ``toggle_actions`` are existing actions, by the name of their spec, that need no handler: Qt provides
        one with each dock. All others are hidden until they have a handler.
        """
        super().__init__(window)
        self._window = window
        self._specs = tuple(specs)
        self._action_groups: dict[str, QActionGroup] = {}
        self.actions_by_name: dict[str, QAction] = {}
        self.menus_by_id: dict[MenuId, QMenu] = {}
        self._add_menus()
        for spec in self._specs:
            self._add_action(spec, toggle_actions.get(spec.name))

    def _add_menus(self) -> None:
        used = {spec.menu for spec in self._specs} | {parent_id for _, _, parent_id in MENUS}
        for menu_id, text, parent_id in MENUS:
            parent = self._window.menuBar() if parent_id is None else self.menus_by_id[parent_id]
            menu = self.menus_by_id[menu_id] = parent.addMenu(QCoreApplication.translate("Keys", text))
            menu.menuAction().setVisible(menu_id in used)

    def _add_action(self, spec: ActionSpec, existing: QAction | None) -> None:
        action = existing or QAction(self._window)
        action.setText(QCoreApplication.translate("Keys", spec.text))
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setMenuRole(MENU_ROLES[spec.role])
        action.setCheckable(spec.checkable)
        if spec.group:
            group = self._action_groups.setdefault(spec.group, QActionGroup(self))
            action.setActionGroup(group)
        if existing is None:
            action.setVisible(False)
        # Shortcuts work only for actions of the window itself: on macOS the menu bar is not part of it.
        self._window.addAction(action)
        if spec.separator_before:
            self.menus_by_id[spec.menu].addSeparator()
        self.menus_by_id[spec.menu].addAction(action)
        self.actions_by_name[spec.name] = action

    def set_handler(self, name: str, handler: Callable[[], object]) -> None:
        """Call ``handler`` whenever the action is triggered, and show the action.

        An action may have several handlers; they are called in the order in which they were set.
        """
        action = self.actions_by_name[name]
        action.triggered.connect(lambda _checked=False: handler())
        action.setVisible(True)

    def set_toggle_handler(self, name: str, handler: Callable[[bool], object]) -> None:
        """Call ``handler`` whenever a checkable action is checked or unchecked, and show the action."""
        action = self.actions_by_name[name]
        action.toggled.connect(handler)
        action.setVisible(True)

    def apply_preferences(self, preferences: Preferences) -> None:
        """Give every action the shortcuts that the user has chosen for it, else its defaults."""
        for name, shortcuts in choose_shortcuts(self._specs, preferences.window.keys).items():
            self.actions_by_name[name].setShortcuts([QKeySequence(keys) for keys in shortcuts])

    def list_visible_actions(self, menu_order: Sequence[MenuId] = tuple(MenuId)) -> list[ListedAction]:
        """Return the visible actions, menu by menu."""
        return [listed for menu_id in menu_order for listed in self._iter_menu_actions(menu_id)]

    def list_shortcuts_by_menu(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return text and shortcuts of the visible actions by menu title."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for listed in self.list_visible_actions():
            keys = format_keys(listed.action.shortcuts())
            if keys:
                groups.setdefault(listed.menu_title, []).append((listed.text, keys))
        return list(groups.items())

    def _iter_menu_actions(self, menu_id: MenuId) -> Iterator[ListedAction]:
        title = self.menus_by_id[menu_id].title().replace("&", "")
        for spec in self._specs:
            action = self.actions_by_name[spec.name]
            if spec.menu is menu_id and action.isVisible():
                yield ListedAction(spec.name, spec.keys, action, title)


class SitesMenu(QMenu):
    """A submenu with the configured sites, and an entry that sets up another one."""

    site_chosen = Signal(str)
    """Emitted with the name of the site that is to replace the current one."""

    new_site_requested = Signal()
    """Emitted when the user wants to set up another site."""

    def __init__(self, file_menu: QMenu, names: Iterable[str], current: str) -> None:
        """Insert the menu as the first entry of ``file_menu``; ``current`` is the site that is open."""
        super().__init__(QCoreApplication.translate("SitesMenu", "&Sites"), file_menu)
        group = QActionGroup(self)
        for name in names:
            action = self.addAction(escape_mnemonics(name))
            action.setCheckable(True)
            action.setChecked(name == current)
            action.setEnabled(name != current)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, name=name: self.site_chosen.emit(name))
        self.addSeparator()
        text = QCoreApplication.translate("SitesMenu", "Set up another PBX…")
        self.addAction(text).triggered.connect(lambda _checked=False: self.new_site_requested.emit())
        file_menu.insertMenu(file_menu.actions()[0], self)
