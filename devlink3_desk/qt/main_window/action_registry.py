"""The actions as Qt has them: in menus, with their keys, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from devlink3_desk.qt.core.commands import effective_shortcuts
from devlink3_desk.qt.main_window.actions import ACTIONS, MENUS, ActionHandler, ActionSpec, MenuId, MenuRole
from devlink3_desk.qt.main_window.dock_layout import PaneDock
from devlink3_desk.qt.main_window.panes import PANES
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from devlink3_desk.preferences import Preferences
    from devlink3_desk.qt.main_window.main_window import MainWindow

MENU_ROLES: Final = {
    MenuRole.NONE: QAction.MenuRole.NoRole,
    MenuRole.SETTINGS: QAction.MenuRole.PreferencesRole,
    MenuRole.ABOUT: QAction.MenuRole.AboutRole,
    MenuRole.QUIT: QAction.MenuRole.QuitRole,
}

EXTRA_KEYS: Final = (
    (QT_TRANSLATE_NOOP("Keys", "Move through a list"), "↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("Keys", "Call the selected person"), "Enter"),
    (QT_TRANSLATE_NOOP("Keys", "Clear the search"), "Esc"),
    (QT_TRANSLATE_NOOP("Keys", "Next field or list"), "Tab"),
)
"""Keys that are no actions but are worth knowing."""


class ListedAction(NamedTuple):
    """An action as the help sheet and the command list show it."""

    spec: ActionSpec
    action: QAction
    menu_title: str
    """Title of its menu, without the mark of a key."""


class ActionRegistry(QObject):
    """Makes all actions of a window and puts them into its menu bar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions_by_name: dict[str, QAction] = {}
        """By name."""
        self._action_groups: dict[str, QActionGroup] = {}
        shows = [_show_pane_spec(name, dock) for name, dock in window.docks.items()]
        self.specs = (*shows, *ACTIONS, *_iter_focus_pane_specs())
        """What they are made from, in the order of their menus."""
        self.menus_by_id: dict[MenuId, QMenu] = {}
        for menu, text, inside in MENUS:
            title = QCoreApplication.translate("Keys", text)
            parent = window.menuBar() if inside is None else self.menus_by_id[inside]
            self.menus_by_id[menu] = parent.addMenu(title)
        for act in self.specs:
            self._add_action(act)
        for menu, made in self.menus_by_id.items():
            used = any(act.menu is menu for act in self.specs) or any(
                inside is menu for _, _, inside in MENUS
            )
            made.menuAction().setVisible(used)

    def apply_preferences(self, preferences: Preferences) -> None:
        """Give every action the keys that were chosen for it, else its own."""
        for name, keys in effective_shortcuts(self.specs, preferences.window.keys).items():
            self.actions_by_name[name].setShortcuts([QKeySequence(each) for each in keys])

    def set_handler(self, name: str, handler: Callable[[], object]) -> None:
        """Say what an action does that the table leaves open; from now on people see it."""
        self.actions_by_name[name].triggered.connect(lambda _checked=False: handler())
        self.actions_by_name[name].setVisible(True)

    def visible_actions(self) -> list[ListedAction]:
        """Return every action that people see, menu by menu."""
        return list(self._iter_visible_actions())

    def shortcut_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return every action that has keys, menu by menu, and the keys that are no actions."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for listed in self._iter_visible_actions():
            keys = format_keys(listed.action.shortcuts())
            if keys:
                groups.setdefault(listed.menu_title, []).append((listed.action.text().replace("&", ""), keys))
        more = [(QCoreApplication.translate("Keys", text), keys) for text, keys in EXTRA_KEYS]
        return [*groups.items(), (QCoreApplication.translate("Keys", "Everywhere"), more)]

    def _iter_visible_actions(self) -> Iterator[ListedAction]:
        for menu, made in self.menus_by_id.items():
            title = made.title().replace("&", "")
            for act in self.specs:
                if act.menu is menu and self.actions_by_name[act.name].isVisible():
                    yield ListedAction(act, self.actions_by_name[act.name], title)

    def _add_action(self, spec: ActionSpec) -> None:
        window = self._window
        dock = window.docks.get(spec.name.removeprefix("show-")) if spec.menu is MenuId.PANES else None
        action = QAction(window) if dock is None else dock.toggleViewAction()
        action.setText(QCoreApplication.translate("Keys", spec.text))
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(text) for text in spec.keys])
        action.setMenuRole(MENU_ROLES[spec.role])
        action.setCheckable(spec.checkable)
        if spec.group:
            group = self._action_groups.setdefault(spec.group, QActionGroup(self))
            action.setActionGroup(group)
        do = spec.handler
        if do is not None:
            happens = action.toggled if spec.checkable and not spec.group else action.triggered
            happens.connect(lambda on=False: do(window, on))
        elif dock is None:
            action.setVisible(False)
        window.addAction(action)
        if spec.separator_before:
            self.menus_by_id[spec.menu].addSeparator()
        self.menus_by_id[spec.menu].addAction(action)
        self.actions_by_name[spec.name] = action


def format_keys(keys: Iterable[str | QKeySequence]) -> str:
    """Return keys as this desktop writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ·  ".join(QKeySequence(each).toString(native) for each in keys)


def _iter_focus_pane_specs() -> Iterator[ActionSpec]:
    """Yield what takes the keyboard to each pane."""
    for spec in PANES:
        yield ActionSpec(spec.name, spec.focus_text, MenuId.GO, spec.keys, _focus_pane_handler(spec.name))


def _show_pane_spec(name: str, dock: PaneDock) -> ActionSpec:
    return ActionSpec(f"show-{name}", dock.windowTitle(), MenuId.PANES, checkable=True)


def _focus_pane_handler(name: str) -> ActionHandler:
    return lambda window, _: window.focus_pane(name)


class SitesMenu(QMenu):
    """One line a site, and one to set up another."""

    site_chosen = Signal(str)
    """Name of a site that is to be opened in place of the present one."""
    new_site_requested = Signal()
    """A new site is to be set up."""

    def __init__(self, window: MainWindow, names: Sequence[str], current: str) -> None:
        super().__init__(QCoreApplication.translate("SitesMenu", "&Sites"), window)
        group = QActionGroup(self)
        for name in names:
            action = self.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == current)
            action.setEnabled(name != current)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, name=name: self.site_chosen.emit(name))
        self.addSeparator()
        text = QCoreApplication.translate("SitesMenu", "Set up another PBX…")
        self.addAction(text).triggered.connect(self._request_new_site)
        menu = window.action_registry.menus_by_id[MenuId.FILE]
        menu.insertMenu(menu.actions()[0], self)
        menu.menuAction().setVisible(True)

    def _request_new_site(self) -> None:
        self.new_site_requested.emit()
