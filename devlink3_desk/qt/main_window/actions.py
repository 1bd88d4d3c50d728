"""Every action of the window, declared once: menus, keys, the command list and the help sheet come from it.

To add one, add a line. ``do`` is what happens; without it, whoever puts the program together says so by
:meth:`.MainWindow.on`, and until then nobody sees the action.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.main_window.help_dialogs import AboutDialog
from devlink3_desk.qt.settings.personal_pages import ColoursPage
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

ActionHandler: TypeAlias = "Callable[[MainWindow, bool], object]"
"""What an action does to a window; the second value says whether a checkable one is checked now."""


class MenuId(StrEnum):
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
    (MenuId.FILE, QT_TRANSLATE_NOOP("Keys", "&File"), None),
    (MenuId.EDIT, QT_TRANSLATE_NOOP("Keys", "&Edit"), None),
    (MenuId.VIEW, QT_TRANSLATE_NOOP("Keys", "&View"), None),
    (MenuId.PANES, QT_TRANSLATE_NOOP("Keys", "&Panes"), MenuId.VIEW),
    (MenuId.GO, QT_TRANSLATE_NOOP("Keys", "&Go"), None),
    (MenuId.TOOLS, QT_TRANSLATE_NOOP("Keys", "&Tools"), None),
    (MenuId.HELP, QT_TRANSLATE_NOOP("Keys", "&Help"), None),
)
"""Menus in their order, each with the one that it is inside of; one without actions is not shown."""


class MenuRole(StrEnum):
    """Actions that some desktops have a place of their own for."""

    NONE = ""
    SETTINGS = "settings"
    ABOUT = "about"
    QUIT = "quit"


class ActionSpec(NamedTuple):
    """One action."""

    name: str
    text: str
    menu: MenuId
    keys: tuple[str, ...] = ()
    handler: ActionHandler | None = None
    checkable: bool = False
    group: str = ""
    """Of the checkable actions of one group, one is checked."""
    separator_before: bool = False
    """Whether a line stands above it in its menu."""
    role: MenuRole = MenuRole.NONE


ACTIONS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        "import",
        QT_TRANSLATE_NOOP("Keys", "Import contacts…"),
        MenuId.FILE,
        (),
        lambda window, _: window.directory_pane.import_contacts(),
    ),
    ActionSpec(
        "quit",
        QT_TRANSLATE_NOOP("Keys", "Quit"),
        MenuId.FILE,
        ("Ctrl+Q",),
        lambda window, _: window.request_quit(),
        separator_before=True,
        role=MenuRole.QUIT,
    ),
    ActionSpec(
        "refresh-directory", QT_TRANSLATE_NOOP("Keys", "Read the directory again"), MenuId.TOOLS, ("F5",)
    ),
    ActionSpec(
        "copy",
        QT_TRANSLATE_NOOP("Keys", "Copy the selected number"),
        MenuId.EDIT,
        ("Ctrl+C",),
        lambda window, _: window.copy_number(),
    ),
    ActionSpec(
        "note",
        QT_TRANSLATE_NOOP("Keys", "Note on the selected person"),
        MenuId.EDIT,
        ("Ctrl+N",),
        lambda window, _: window.directory_pane.edit_note(),
    ),
    ActionSpec(
        "theme-system",
        QT_TRANSLATE_NOOP("Keys", "Colours of the system"),
        MenuId.VIEW,
        (),
        lambda window, _: window.theme_manager.set_mode(ThemeMode.SYSTEM),
        checkable=True,
        group="theme",
    ),
    ActionSpec(
        "theme-light",
        QT_TRANSLATE_NOOP("Keys", "Light"),
        MenuId.VIEW,
        (),
        lambda window, _: window.theme_manager.set_mode(ThemeMode.LIGHT),
        checkable=True,
        group="theme",
    ),
    ActionSpec(
        "theme-dark",
        QT_TRANSLATE_NOOP("Keys", "Dark"),
        MenuId.VIEW,
        (),
        lambda window, _: window.theme_manager.set_mode(ThemeMode.DARK),
        checkable=True,
        group="theme",
    ),
    ActionSpec(
        "theme-contrast",
        QT_TRANSLATE_NOOP("Keys", "High contrast"),
        MenuId.VIEW,
        (),
        lambda window, _: window.theme_manager.set_mode(ThemeMode.CONTRAST),
        checkable=True,
        group="theme",
    ),
    ActionSpec(
        "legend",
        QT_TRANSLATE_NOOP("Keys", "What the colours mean"),
        MenuId.HELP,
        (),
        lambda window, _: window.show_settings(ColoursPage),
    ),
    ActionSpec(
        "larger",
        QT_TRANSLATE_NOOP("Keys", "Larger text"),
        MenuId.VIEW,
        ("Ctrl++", "Ctrl+="),
        lambda window, _: window.theme_manager.change_zoom(1),
        separator_before=True,
    ),
    ActionSpec(
        "smaller",
        QT_TRANSLATE_NOOP("Keys", "Smaller text"),
        MenuId.VIEW,
        ("Ctrl+-",),
        lambda window, _: window.theme_manager.change_zoom(-1),
    ),
    ActionSpec(
        "normal",
        QT_TRANSLATE_NOOP("Keys", "Normal text size"),
        MenuId.VIEW,
        ("Ctrl+0",),
        lambda window, _: window.theme_manager.set_zoom(1.0),
    ),
    ActionSpec(
        "compact",
        QT_TRANSLATE_NOOP("Keys", "Compact strip"),
        MenuId.VIEW,
        ("Ctrl+Shift+M",),
        lambda window, on: window.compact_mode.set_active(on),
        checkable=True,
        separator_before=True,
    ),
    ActionSpec(
        "wallboard",
        QT_TRANSLATE_NOOP("Keys", "Wallboard"),
        MenuId.VIEW,
        ("F11",),
        lambda window, on: window.wallboard_controller.set_open(on),
        checkable=True,
    ),
    ActionSpec(
        "on-top",
        QT_TRANSLATE_NOOP("Keys", "Always on top"),
        MenuId.VIEW,
        (),
        lambda window, on: window.set_always_on_top(on),
        checkable=True,
    ),
    ActionSpec(
        "technical",
        QT_TRANSLATE_NOOP("Keys", "CMExtn values in the extensions"),
        MenuId.VIEW,
        (),
        lambda window, on: window.extensions_pane.set_technical(on),
        checkable=True,
        separator_before=True,
    ),
    ActionSpec(
        "float",
        QT_TRANSLATE_NOOP("Keys", "Float or dock the pane with the keyboard"),
        MenuId.PANES,
        ("Ctrl+Shift+F",),
        lambda window, _: window.toggle_floating_pane(),
        separator_before=True,
    ),
    ActionSpec(
        "reset-layout",
        QT_TRANSLATE_NOOP("Keys", "Panes where they were at first"),
        MenuId.PANES,
        (),
        lambda window, _: window.dock_layout.reset_layout(),
    ),
    ActionSpec(
        "settings",
        QT_TRANSLATE_NOOP("Keys", "Settings…"),
        MenuId.EDIT,
        ("Ctrl+,",),
        lambda window, _: window.show_settings(),
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
        "commands",
        QT_TRANSLATE_NOOP("Keys", "All commands"),
        MenuId.TOOLS,
        ("Ctrl+Shift+P",),
        lambda window, _: window.command_palette.open_palette(),
    ),
    ActionSpec(
        "keys",
        QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"),
        MenuId.HELP,
        ("F1",),
        lambda window, _: window.show_shortcuts(),
    ),
    ActionSpec(
        "tour",
        QT_TRANSLATE_NOOP("Keys", "A tour in four steps"),
        MenuId.HELP,
        (),
        lambda window, _: window.tour.start_tour(),
    ),
    ActionSpec(
        "support",
        QT_TRANSLATE_NOOP("Keys", "Collect a support file…"),
        MenuId.HELP,
        separator_before=True,
    ),
    ActionSpec(
        "update",
        QT_TRANSLATE_NOOP("Keys", "A newer version is to be had…"),
        MenuId.HELP,
    ),
    ActionSpec(
        "about",
        QT_TRANSLATE_NOOP("Keys", "About DevLink3 Desk"),
        MenuId.HELP,
        (),
        lambda window, _: AboutDialog(window).open(),
        separator_before=True,
        role=MenuRole.ABOUT,
    ),
)
