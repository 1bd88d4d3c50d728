"""The commands of the window, and which keys trigger each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Protocol

from PySide6.QtGui import QAction, QKeySequence

_REQUIRED_MODIFIERS: Final = frozenset({"Ctrl", "Alt", "Meta"})
"""A shortcut needs one of these, so that typing and moving through lists keep working."""

_FUNCTION_KEY: Final = re.compile(r"F\d+")


class ShortcutSpec(Protocol):
    """An action with its default shortcuts."""

    @property
    def name(self) -> str:
        """Name under which custom shortcuts are stored."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Default shortcuts."""


class ListedAction(NamedTuple):
    """An action that users can see, as the command list, the help sheet and the shortcut editor show it."""

    name: str
    keys: tuple[str, ...]
    """Default shortcuts; those in use are the action's own."""
    action: QAction
    menu_title: str

    @property
    def text(self) -> str:
        """The text of the action without the mark of its mnemonic."""
        return self.action.text().replace("&", "")


def normalise_keys(text: str) -> str:
    """Return a shortcut in the form in which it is stored, or an empty string if ``text`` is none."""
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.PortableText)


def is_usable_shortcut(keys: str) -> bool:
    """Return whether an action may have a shortcut: it must not be needed for typing or navigation."""
    # A sequence such as "Ctrl+K, S" is decided by its first chord: the rest cannot be typed by accident.
    chord = normalise_keys(keys).split(", ")[0]
    # In "Ctrl++" the last plus sign is the key itself.
    modifiers, _, key = chord[:-1].rpartition("+") if chord.endswith("+") else chord.rpartition("+")
    if not _REQUIRED_MODIFIERS.isdisjoint(modifiers.split("+")):
        return True
    return _FUNCTION_KEY.fullmatch(key) is not None


def format_keys(shortcuts: Iterable[str | QKeySequence]) -> str:
    """Return shortcuts in the notation of the desktop, such as ``⌘K`` on macOS."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ·  ".join(QKeySequence(keys).toString(native) for keys in shortcuts)


def choose_shortcuts(
    specs: Iterable[ShortcutSpec], custom: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the shortcuts of every action, by its name: the custom ones, else the defaults.

    No shortcut occurs twice, because Qt triggers neither of two actions with the same one. A custom shortcut
    wins over a default; of two custom ones, the first wins.
    """
    assigned: set[str] = set()
    shortcuts: dict[str, tuple[str, ...]] = {}
    for spec in sorted(specs, key=lambda spec: spec.name not in custom):
        requested = [normalise_keys(keys) for keys in custom.get(spec.name, spec.keys)]
        free = [keys for keys in dict.fromkeys(requested) if keys and keys not in assigned]
        if spec.name in custom:
            # The settings file can be edited by hand, so that the check of the shortcut editor is not enough.
            free = [keys for keys in free if is_usable_shortcut(keys)]
        assigned.update(free)
        shortcuts[spec.name] = tuple(free)
    return shortcuts


def find_shortcut_owner(keys: str, shortcuts: Mapping[str, tuple[str, ...]], excluded: str) -> str | None:
    """Return the name of the action, other than ``excluded``, that has a shortcut."""
    normalized = normalise_keys(keys)
    return next((name for name, own in shortcuts.items() if name != excluded and normalized in own), None)


def assign_shortcut(
    specs: Iterable[ShortcutSpec], custom: Mapping[str, tuple[str, ...]], name: str, keys: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    """Give an action the shortcuts ``keys``.

    Return the new custom shortcuts, and the name of the action that loses one of them, if any.
    """
    specs = tuple(specs)
    new_custom = dict(custom)
    new_keys = tuple(dict.fromkeys(map(normalise_keys, keys)))
    previous = choose_shortcuts(specs, custom)
    previous_owner = None
    for key in new_keys:
        owner = find_shortcut_owner(key, previous, name)
        if owner is not None:
            previous_owner = owner
            new_custom[owner] = tuple(own for own in previous[owner] if own not in new_keys)
    new_custom[name] = new_keys
    return remove_defaults(specs, new_custom), previous_owner


def reset_shortcut(
    specs: Iterable[ShortcutSpec], custom: Mapping[str, tuple[str, ...]], name: str
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    """Give an action its default shortcuts again; return the same as :func:`assign_shortcut`."""
    specs = tuple(specs)
    return assign_shortcut(specs, custom, name, next(spec.keys for spec in specs if spec.name == name))


def remove_defaults(
    specs: Iterable[ShortcutSpec], custom: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the custom shortcuts that differ from the defaults of an existing action."""
    defaults = {spec.name: tuple(map(normalise_keys, spec.keys)) for spec in specs}
    return {name: keys for name, keys in custom.items() if name in defaults and keys != defaults[name]}
