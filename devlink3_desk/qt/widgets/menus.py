"""The actions as Qt has them: in menus, with their keys, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .actions import ACTIONS, MENUS, Act, Do, Menu, Role
from .docks import PaneDock
from .keymap import keys_of
from .panes import PANES

if TYPE_CHECKING:
    from devlink3_desk.preferences.whole import Preferences

    from .main_window import MainWindow

MENU_ROLES: Final = {
    Role.NONE: QAction.MenuRole.NoRole,
    Role.SETTINGS: QAction.MenuRole.PreferencesRole,
    Role.ABOUT: QAction.MenuRole.AboutRole,
    Role.QUIT: QAction.MenuRole.QuitRole,
}

MORE_KEYS: Final = (
    (QT_TRANSLATE_NOOP("Keys", "Move through a list"), "↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("Keys", "Call the selected person"), "Enter"),
    (QT_TRANSLATE_NOOP("Keys", "Clear the search"), "Esc"),
    (QT_TRANSLATE_NOOP("Keys", "Next field or list"), "Tab"),
)
"""Keys that are no actions but are worth knowing."""


class Listed(NamedTuple):
    """An action as the help sheet and the command list show it."""

    act: Act
    action: QAction
    menu: str
    """Title of its menu, without the mark of a key."""


class Menus(QObject):
    """Makes all actions of a window and puts them into its menu bar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.acts: dict[str, QAction] = {}
        """By name."""
        self._groups: dict[str, QActionGroup] = {}
        shows = [_showing(name, dock) for name, dock in window.docks.items()]
        self.specs = (*shows, *ACTIONS, *_pane_actions())
        """What they are made from, in the order of their menus."""
        self.menus: dict[Menu, QMenu] = {}
        for menu, text, inside in MENUS:
            title = QCoreApplication.translate("Keys", text)
            parent = window.menuBar() if inside is None else self.menus[inside]
            self.menus[menu] = parent.addMenu(title)
        for act in self.specs:
            self._add(act)
        for menu, made in self.menus.items():
            used = any(act.menu is menu for act in self.specs) or any(
                inside is menu for _, _, inside in MENUS
            )
            made.menuAction().setVisible(used)

    def choose(self, chosen: Preferences) -> None:
        """Give every action the keys that were chosen for it, else its own."""
        for name, keys in keys_of(self.specs, chosen.window.keys).items():
            self.acts[name].setShortcuts([QKeySequence(each) for each in keys])

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Say what an action does that the table leaves open; from now on people see it."""
        self.acts[name].triggered.connect(lambda _checked=False: do())
        self.acts[name].setVisible(True)

    def listed(self) -> list[Listed]:
        """Return every action that people see, menu by menu."""
        return list(self._walk())

    def key_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return every action that has keys, menu by menu, and the keys that are no actions."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for listed in self._walk():
            keys = keys_text(listed.action.shortcuts())
            if keys:
                groups.setdefault(listed.menu, []).append((listed.action.text().replace("&", ""), keys))
        more = [(QCoreApplication.translate("Keys", text), keys) for text, keys in MORE_KEYS]
        return [*groups.items(), (QCoreApplication.translate("Keys", "Everywhere"), more)]

    def _walk(self) -> Iterator[Listed]:
        for menu, made in self.menus.items():
            title = made.title().replace("&", "")
            for act in self.specs:
                if act.menu is menu and self.acts[act.name].isVisible():
                    yield Listed(act, self.acts[act.name], title)

    def _add(self, act: Act) -> None:
        window = self._window
        dock = window.docks.get(act.name.removeprefix("show-")) if act.menu is Menu.PANES else None
        action = QAction(window) if dock is None else dock.toggleViewAction()
        action.setText(QCoreApplication.translate("Keys", act.text))
        action.setObjectName(act.name)
        action.setShortcuts([QKeySequence(text) for text in act.keys])
        action.setMenuRole(MENU_ROLES[act.role])
        action.setCheckable(act.checkable)
        if act.group:
            group = self._groups.setdefault(act.group, QActionGroup(self))
            action.setActionGroup(group)
        do = act.do
        if do is not None:
            happens = action.toggled if act.checkable and not act.group else action.triggered
            happens.connect(lambda on=False: do(window, on))
        elif dock is None:
            action.setVisible(False)
        window.addAction(action)
        if act.gap:
            self.menus[act.menu].addSeparator()
        self.menus[act.menu].addAction(action)
        self.acts[act.name] = action


def keys_text(keys: Iterable[str | QKeySequence]) -> str:
    """Return keys as this desktop writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ·  ".join(QKeySequence(each).toString(native) for each in keys)


def _pane_actions() -> Iterator[Act]:
    """Yield what takes the keyboard to each pane."""
    for spec in PANES:
        yield Act(spec.name, spec.go, Menu.GO, spec.keys, _going_to(spec.name))


def _showing(name: str, dock: PaneDock) -> Act:
    return Act(f"show-{name}", dock.windowTitle(), Menu.PANES, checkable=True)


def _going_to(name: str) -> Do:
    return lambda window, _: window.go(name)
