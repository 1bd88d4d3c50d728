"""The contents of the list of shortcuts: keys of actions, of panes, and of widgets that handle keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from devlink3_desk.qt.core.commands import format_keys
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.main_window.action_registry import ActionRegistry
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

KeyLine = tuple[str, str]
"""Pairs of a description and its keys."""


class _FixedShortcut(NamedTuple):
    """Keys that are part of a widget or window, and cannot be changed."""

    text: str
    keys: tuple[str, ...]
    """In Qt's portable form, or as they are shown if Qt has no name for them."""


_ARROWS: Final = "↑ ↓ ← →"
GENERAL_TITLE: Final = QT_TRANSLATE_NOOP("Keys", "General")

GENERAL_KEYS: Final = (
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Move through a list"), (_ARROWS,)),
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Call the selected person"), ("Return",)),
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Menu of the selected row"), ("Menu", "Shift+F10")),
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "First row of a list"), ("Home",)),
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Clear the search"), ("Esc",)),
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Next field or list"), ("Tab",)),
    _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Press a button, tick a box"), ("Space",)),
)

WINDOW_KEYS: Final = (
    (
        QT_TRANSLATE_NOOP("Keys", "History"),
        (
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Search, in the history window"), ("Ctrl+F",)),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Parts of a call, on its timeline"), (_ARROWS,)),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Close the history window"), ("Ctrl+W",)),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Rewind"),
        (
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "A second earlier or later"), ("Left", "Right")),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "A minute earlier or later"), ("Down", "Up")),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Ten minutes earlier or later"), ("PgDown", "PgUp")),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Beginning or end of the time bar"), ("Home", "End")),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Back to now"), ("Esc",)),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Reports"),
        (
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Values of a chart"), (_ARROWS,)),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Calls of the selected value"), ("Return",)),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Compute the report again"), ("F5",)),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Print the report"), ("Ctrl+P",)),
            _FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Close the reports"), ("Ctrl+W",)),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Wallboard"),
        (_FixedShortcut(QT_TRANSLATE_NOOP("Keys", "Leave full screen, or close"), ("Esc",)),),
    ),
)
"""Keys of the parts that are opened on demand, by title."""


def list_sheet_groups(
    action_registry: ActionRegistry, panes: Iterable[Pane]
) -> list[tuple[str, list[KeyLine]]]:
    """Return titles with what keys do: those of menus, of panes, of other parts of the window, and of all."""
    groups = action_registry.list_shortcuts_by_menu()
    window_actions = action_registry.actions_by_name.values()
    for pane in panes:
        lines = list_pane_keys(pane, window_actions)
        if lines:
            groups.append((pane.title_label.text(), lines))
    groups += [(_translate_key(title), list(map(_format_line, keys))) for title, keys in WINDOW_KEYS]
    return [*groups, (_translate_key(GENERAL_TITLE), list(map(_format_line, GENERAL_KEYS)))]


def list_pane_keys(pane: Pane, window_actions: Collection[QAction]) -> list[KeyLine]:
    """Return what the keys of a pane's own actions do, each once; ``window_actions`` are listed elsewhere."""
    lines: dict[str, str] = {}
    for action in pane.findChildren(QAction):
        if action in window_actions or not action.shortcuts() or not action.text():
            continue
        lines.setdefault(format_keys(action.shortcuts()), action.text().replace("&", ""))
    return [(text, keys) for keys, text in lines.items()]


def _format_line(line: _FixedShortcut) -> KeyLine:
    names = [keys if keys == _ARROWS else format_keys([QKeySequence(keys)]) for keys in line.keys]
    return _translate_key(line.text), "  ·  ".join(names)


def _translate_key(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
