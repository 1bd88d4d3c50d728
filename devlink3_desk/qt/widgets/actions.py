"""Every action of the window, declared once: menus, keys, the command list and the help sheet come from it.

To add one, add a line. ``do`` is what happens; without it, whoever puts the program together says so by
:meth:`.MainWindow.on`, and until then nobody sees the action.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from devlink3_desk.qt.dialogs.help import AboutDialog
from devlink3_desk.qt.dialogs.settings.colours import ColoursPage
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.theme import Mode

if TYPE_CHECKING:
    from .main_window import MainWindow

Do: TypeAlias = "Callable[[MainWindow, bool], object]"
"""What an action does to a window; the second value says whether a checkable one is checked now."""


class Menu(StrEnum):
    """Where an action stands."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    PANES = "panes"
    """Inside :attr:`VIEW`; filled with the panes that can be put away."""
    GO = "go"
    TOOLS = "tools"
    HELP = "help"


MENUS: Final = (
    (Menu.FILE, QT_TRANSLATE_NOOP("Keys", "&File"), None),
    (Menu.EDIT, QT_TRANSLATE_NOOP("Keys", "&Edit"), None),
    (Menu.VIEW, QT_TRANSLATE_NOOP("Keys", "&View"), None),
    (Menu.PANES, QT_TRANSLATE_NOOP("Keys", "&Panes"), Menu.VIEW),
    (Menu.GO, QT_TRANSLATE_NOOP("Keys", "&Go"), None),
    (Menu.TOOLS, QT_TRANSLATE_NOOP("Keys", "&Tools"), None),
    (Menu.HELP, QT_TRANSLATE_NOOP("Keys", "&Help"), None),
)
"""Menus in their order, each with the one that it is inside of; one without actions is not shown."""


class Role(StrEnum):
    """Actions that some desktops have a place of their own for."""

    NONE = ""
    SETTINGS = "settings"
    ABOUT = "about"
    QUIT = "quit"


class Act(NamedTuple):
    """One action."""

    name: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    do: Do | None = None
    checkable: bool = False
    group: str = ""
    """Of the checkable actions of one group, one is checked."""
    gap: bool = False
    """Whether a line stands above it in its menu."""
    role: Role = Role.NONE


ACTIONS: Final[tuple[Act, ...]] = (
    Act(
        "import",
        QT_TRANSLATE_NOOP("Keys", "Import contacts…"),
        Menu.FILE,
        (),
        lambda window, _: window.directory.import_contacts(),
    ),
    Act(
        "quit",
        QT_TRANSLATE_NOOP("Keys", "Quit"),
        Menu.FILE,
        ("Ctrl+Q",),
        lambda window, _: window.quit(),
        gap=True,
        role=Role.QUIT,
    ),
    Act("refresh-directory", QT_TRANSLATE_NOOP("Keys", "Read the directory again"), Menu.TOOLS, ("F5",)),
    Act(
        "copy",
        QT_TRANSLATE_NOOP("Keys", "Copy the selected number"),
        Menu.EDIT,
        ("Ctrl+C",),
        lambda window, _: window.copy_number(),
    ),
    Act(
        "note",
        QT_TRANSLATE_NOOP("Keys", "Note on the selected person"),
        Menu.EDIT,
        ("Ctrl+N",),
        lambda window, _: window.directory.edit_note(),
    ),
    Act(
        "theme-system",
        QT_TRANSLATE_NOOP("Keys", "Colours of the system"),
        Menu.VIEW,
        (),
        lambda window, _: window.look.set_mode(Mode.SYSTEM),
        checkable=True,
        group="theme",
    ),
    Act(
        "theme-light",
        QT_TRANSLATE_NOOP("Keys", "Light"),
        Menu.VIEW,
        (),
        lambda window, _: window.look.set_mode(Mode.LIGHT),
        checkable=True,
        group="theme",
    ),
    Act(
        "theme-dark",
        QT_TRANSLATE_NOOP("Keys", "Dark"),
        Menu.VIEW,
        (),
        lambda window, _: window.look.set_mode(Mode.DARK),
        checkable=True,
        group="theme",
    ),
    Act(
        "theme-contrast",
        QT_TRANSLATE_NOOP("Keys", "High contrast"),
        Menu.VIEW,
        (),
        lambda window, _: window.look.set_mode(Mode.CONTRAST),
        checkable=True,
        group="theme",
    ),
    Act(
        "legend",
        QT_TRANSLATE_NOOP("Keys", "What the colours mean"),
        Menu.HELP,
        (),
        lambda window, _: window.show_settings(ColoursPage),
    ),
    Act(
        "larger",
        QT_TRANSLATE_NOOP("Keys", "Larger text"),
        Menu.VIEW,
        ("Ctrl++", "Ctrl+="),
        lambda window, _: window.look.zoom_by(1),
        gap=True,
    ),
    Act(
        "smaller",
        QT_TRANSLATE_NOOP("Keys", "Smaller text"),
        Menu.VIEW,
        ("Ctrl+-",),
        lambda window, _: window.look.zoom_by(-1),
    ),
    Act(
        "normal",
        QT_TRANSLATE_NOOP("Keys", "Normal text size"),
        Menu.VIEW,
        ("Ctrl+0",),
        lambda window, _: window.look.set_zoom(1.0),
    ),
    Act(
        "compact",
        QT_TRANSLATE_NOOP("Keys", "Compact strip"),
        Menu.VIEW,
        ("Ctrl+Shift+M",),
        lambda window, on: window.compact.show(on),
        checkable=True,
        gap=True,
    ),
    Act(
        "wallboard",
        QT_TRANSLATE_NOOP("Keys", "Wallboard"),
        Menu.VIEW,
        ("F11",),
        lambda window, on: window.wall.show(on),
        checkable=True,
    ),
    Act(
        "on-top",
        QT_TRANSLATE_NOOP("Keys", "Always on top"),
        Menu.VIEW,
        (),
        lambda window, on: window.set_on_top(on),
        checkable=True,
    ),
    Act(
        "technical",
        QT_TRANSLATE_NOOP("Keys", "CMExtn values in the extensions"),
        Menu.VIEW,
        (),
        lambda window, on: window.extensions.show_technical(on),
        checkable=True,
        gap=True,
    ),
    Act(
        "float",
        QT_TRANSLATE_NOOP("Keys", "Float or dock the pane with the keyboard"),
        Menu.PANES,
        ("Ctrl+Shift+F",),
        lambda window, _: window.float_pane(),
        gap=True,
    ),
    Act(
        "reset-layout",
        QT_TRANSLATE_NOOP("Keys", "Panes where they were at first"),
        Menu.PANES,
        (),
        lambda window, _: window.arrangement.reset(),
    ),
    Act(
        "settings",
        QT_TRANSLATE_NOOP("Keys", "Settings…"),
        Menu.EDIT,
        ("Ctrl+,",),
        lambda window, _: window.show_settings(),
        gap=True,
        role=Role.SETTINGS,
    ),
    Act(
        "quiet",
        QT_TRANSLATE_NOOP("Keys", "Do not disturb"),
        Menu.TOOLS,
        ("Ctrl+Shift+D",),
        checkable=True,
    ),
    Act(
        "commands",
        QT_TRANSLATE_NOOP("Keys", "All commands"),
        Menu.TOOLS,
        ("Ctrl+Shift+P",),
        lambda window, _: window.commands.open(),
    ),
    Act(
        "keys",
        QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"),
        Menu.HELP,
        ("F1",),
        lambda window, _: window.show_keys(),
    ),
    Act(
        "tour",
        QT_TRANSLATE_NOOP("Keys", "A tour in four steps"),
        Menu.HELP,
        (),
        lambda window, _: window.tour.begin(),
    ),
    Act(
        "support",
        QT_TRANSLATE_NOOP("Keys", "Collect a support file…"),
        Menu.HELP,
        gap=True,
    ),
    Act(
        "update",
        QT_TRANSLATE_NOOP("Keys", "A newer version is to be had…"),
        Menu.HELP,
    ),
    Act(
        "about",
        QT_TRANSLATE_NOOP("Keys", "About DevLink3 Desk"),
        Menu.HELP,
        (),
        lambda window, _: AboutDialog(window).open(),
        gap=True,
        role=Role.ABOUT,
    ),
)
