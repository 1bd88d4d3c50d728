"""The actions of the main window, declared once: menus, shortcuts, command list and help sheet show these.

To add an action, add a line to :data:`ACTIONS` and its handler to ``MainWindow._connect_actions``. An action
that only the composition root can carry out has no handler there; it is hidden until the composition root
sets one with ``MainWindow.set_action_handler``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from devlink3_desk.qt.main_window.panes import PaneSpec
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class MenuId(StrEnum):
    """A menu of the menu bar, or inside another menu."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    PANES = "panes"
    """Inside :attr:`VIEW`; lists the panes that can be closed."""
    GO = "go"
    TOOLS = "tools"
    HELP = "help"


MENUS: Final = (
    (MenuId.FILE, QT_TRANSLATE_NOOP("Keys", "&File"), None),
    (MenuId.EDIT, QT_TRANSLATE_NOOP("Keys", "&Edit"), None),
    (MenuId.VIEW, QT_TRANSLATE_NOOP("Keys", "&View"), None),
    (MenuId.PANES, QT_TRANSLATE_NOOP("Keys", "&Panes"), MenuId.VIEW),
    (MenuId.GO, QT_TRANSLATE_NOOP("Keys", "&Go"), None),
    (MenuId.TOOLS, QT_TRANSLATE_NOOP("Keys", "&Tools"), None),
    (MenuId.HELP, QT_TRANSLATE_NOOP("Keys", "&Help"), None),
)
"""The menus in their order, with title and parent menu."""


class MenuRole(StrEnum):
    """The purpose of an action that some desktops, such as macOS, move to a menu of their own."""

    NONE = ""
    SETTINGS = "settings"
    ABOUT = "about"
    QUIT = "quit"


class ActionSpec(NamedTuple):
    """The declaration of an action."""

    name: str
    """Name under which custom shortcuts are stored; never to be changed."""
    text: str
    menu: MenuId
    keys: tuple[str, ...] = ()
    """Default shortcuts."""
    checkable: bool = False
    group: str = ""
    """Of the checkable actions in one group, exactly one is checked."""
    separator_before: bool = False
    role: MenuRole = MenuRole.NONE


ACTIONS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec("import", QT_TRANSLATE_NOOP("Keys", "Import contacts…"), MenuId.FILE),
    ActionSpec(
        "quit",
        QT_TRANSLATE_NOOP("Keys", "Quit"),
        MenuId.FILE,
        ("Ctrl+Q",),
        separator_before=True,
        role=MenuRole.QUIT,
    ),
    ActionSpec("refresh-directory", QT_TRANSLATE_NOOP("Keys", "Reload the directory"), MenuId.TOOLS, ("F5",)),
    ActionSpec("copy", QT_TRANSLATE_NOOP("Keys", "Copy the selected number"), MenuId.EDIT, ("Ctrl+C",)),
    ActionSpec("find", QT_TRANSLATE_NOOP("Keys", "Search or filter this pane"), MenuId.EDIT, ("Ctrl+F",)),
    ActionSpec("note", QT_TRANSLATE_NOOP("Keys", "Note on the selected person"), MenuId.EDIT, ("Ctrl+N",)),
    ActionSpec("take-call", QT_TRANSLATE_NOOP("Keys", "I take the selected call"), MenuId.EDIT, ("Ctrl+T",)),
    ActionSpec(
        "theme-system",
        QT_TRANSLATE_NOOP("Keys", "Use system theme"),
        MenuId.VIEW,
        checkable=True,
        group="theme",
    ),
    ActionSpec("theme-light", QT_TRANSLATE_NOOP("Keys", "Light"), MenuId.VIEW, checkable=True, group="theme"),
    ActionSpec("theme-dark", QT_TRANSLATE_NOOP("Keys", "Dark"), MenuId.VIEW, checkable=True, group="theme"),
    ActionSpec(
        "theme-contrast",
        QT_TRANSLATE_NOOP("Keys", "High contrast"),
        MenuId.VIEW,
        checkable=True,
        group="theme",
    ),
    ActionSpec("legend", QT_TRANSLATE_NOOP("Keys", "What the colours mean"), MenuId.HELP),
    ActionSpec(
        "larger",
        QT_TRANSLATE_NOOP("Keys", "Larger text"),
        MenuId.VIEW,
        ("Ctrl++", "Ctrl+="),
        separator_before=True,
    ),
    ActionSpec("smaller", QT_TRANSLATE_NOOP("Keys", "Smaller text"), MenuId.VIEW, ("Ctrl+-",)),
    ActionSpec("normal", QT_TRANSLATE_NOOP("Keys", "Normal text size"), MenuId.VIEW, ("Ctrl+0",)),
    ActionSpec(
        "compact",
        QT_TRANSLATE_NOOP("Keys", "Compact strip"),
        MenuId.VIEW,
        ("Ctrl+Shift+M",),
        checkable=True,
        separator_before=True,
    ),
    ActionSpec("wallboard", QT_TRANSLATE_NOOP("Keys", "Wallboard"), MenuId.VIEW, ("F11",), checkable=True),
    ActionSpec("history-window", QT_TRANSLATE_NOOP("Keys", "History window"), MenuId.VIEW, ("Ctrl+Shift+H",)),
    ActionSpec("reports", QT_TRANSLATE_NOOP("Keys", "Reports"), MenuId.VIEW, ("Ctrl+Shift+R",)),
    ActionSpec("on-top", QT_TRANSLATE_NOOP("Keys", "Always on top"), MenuId.VIEW, checkable=True),
    ActionSpec("rewind", QT_TRANSLATE_NOOP("Keys", "Rewind"), MenuId.VIEW, ("Ctrl+R",), checkable=True),
    ActionSpec(
        "technical",
        QT_TRANSLATE_NOOP("Keys", "Raw phone status"),
        MenuId.VIEW,
        checkable=True,
        separator_before=True,
    ),
    ActionSpec(
        "float",
        QT_TRANSLATE_NOOP("Keys", "Float or dock the pane with the keyboard"),
        MenuId.PANES,
        ("Ctrl+Shift+F",),
        separator_before=True,
    ),
    ActionSpec("reset-layout", QT_TRANSLATE_NOOP("Keys", "Reset layout"), MenuId.PANES),
    ActionSpec(
        "settings",
        QT_TRANSLATE_NOOP("Keys", "Settings…"),
        MenuId.EDIT,
        ("Ctrl+,",),
        separator_before=True,
        role=MenuRole.SETTINGS,
    ),
    ActionSpec(
        "quiet",
        QT_TRANSLATE_NOOP("Keys", "Do not disturb"),
        MenuId.TOOLS,
        ("Ctrl+Shift+D",),
        checkable=True,
    ),
    ActionSpec(
        "colleagues", QT_TRANSLATE_NOOP("Keys", "Colleagues, and where I am"), MenuId.TOOLS, ("Ctrl+Shift+C",)
    ),
    ActionSpec("commands", QT_TRANSLATE_NOOP("Keys", "All commands"), MenuId.TOOLS, ("Ctrl+Shift+P",)),
    ActionSpec("keys", QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"), MenuId.HELP, ("F1",)),
    ActionSpec("tour", QT_TRANSLATE_NOOP("Keys", "Tour"), MenuId.HELP),
    ActionSpec(
        "support",
        QT_TRANSLATE_NOOP("Keys", "Create a support file…"),
        MenuId.HELP,
        separator_before=True,
    ),
    ActionSpec("update", QT_TRANSLATE_NOOP("Keys", "A newer version is available…"), MenuId.HELP),
    ActionSpec(
        "about",
        QT_TRANSLATE_NOOP("Keys", "About DevLink3 Desk"),
        MenuId.HELP,
        separator_before=True,
        role=MenuRole.ABOUT,
    ),
)


def focus_action_specs(panes: Sequence[PaneSpec]) -> Iterator[ActionSpec]:
    """Yield the actions that move the keyboard focus to a pane, named like the pane."""
    for pane in panes:
        yield ActionSpec(pane.name, pane.focus_text, MenuId.GO, pane.keys)


def toggle_action_specs(pane_titles: Mapping[str, str]) -> Iterator[ActionSpec]:
    """Yield the actions that show and hide a pane, given the title of each pane by name."""
    for name, title in pane_titles.items():
        yield ActionSpec(f"show-{name}", title, MenuId.PANES, checkable=True)
