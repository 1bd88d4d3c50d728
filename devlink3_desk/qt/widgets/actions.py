"""Every action and key of the window, declared once: menus and the sheet of keys are made from it."""

from __future__ import annotations

from typing import Final, NamedTuple

from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP


class Key(NamedTuple):
    """One action that has keys."""

    name: str
    text: str
    keys: tuple[str, ...]


KEYS: Final = (
    Key("search", QT_TRANSLATE_NOOP("Keys", "Search the directory"), ("Ctrl+K", "F3")),
    Key("calls", QT_TRANSLATE_NOOP("Keys", "Go to the calls"), ("F6",)),
    Key("extensions", QT_TRANSLATE_NOOP("Keys", "Go to the extensions"), ("F7",)),
    Key("groups", QT_TRANSLATE_NOOP("Keys", "Go to the hunt groups"), ("F8",)),
    Key("details", QT_TRANSLATE_NOOP("Keys", "Go to the call details"), ("F9",)),
    Key("copy", QT_TRANSLATE_NOOP("Keys", "Copy the selected number"), ("Ctrl+C",)),
    Key("larger", QT_TRANSLATE_NOOP("Keys", "Larger text"), ("Ctrl++", "Ctrl+=")),
    Key("smaller", QT_TRANSLATE_NOOP("Keys", "Smaller text"), ("Ctrl+-",)),
    Key("normal", QT_TRANSLATE_NOOP("Keys", "Normal text size"), ("Ctrl+0",)),
    Key("keys", QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"), ("F1",)),
    Key("quit", QT_TRANSLATE_NOOP("Keys", "Quit"), ("Ctrl+Q",)),
)

MORE_KEYS: Final = (
    (QT_TRANSLATE_NOOP("Keys", "Move through a list"), "↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("Keys", "Call the selected person"), "Enter"),
    (QT_TRANSLATE_NOOP("Keys", "Clear the search"), "Esc"),
    (QT_TRANSLATE_NOOP("Keys", "Next field or list"), "Tab"),
)
"""Keys that are no actions but are worth knowing."""
