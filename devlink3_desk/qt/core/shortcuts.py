"""Which keys mean which action, where people have chosen some of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtGui import QKeySequence

from devlink3_desk.qt.main_window.actions import ActionSpec

_REQUIRED_MODIFIERS: Final = frozenset({"Ctrl", "Alt", "Meta"})
"""What keys need beside them, so that those of typing and of moving through lists keep their meaning."""

_FUNCTION_KEY: Final = re.compile(r"F\d+")


def normalize_keys(text: str) -> str:
    """Return keys as they are kept, however they were written; empty where they are none."""
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.PortableText)


def is_usable_shortcut(keys: str) -> bool:
    """Return whether keys may be given to an action: neither those of typing nor those of moving."""
    chord = normalize_keys(keys).split(", ")[0]
    before, _, key = chord[:-1].rpartition("+") if chord.endswith("+") else chord.rpartition("+")
    if not _REQUIRED_MODIFIERS.isdisjoint(before.split("+")):
        return True
    return _FUNCTION_KEY.fullmatch(key) is not None


def effective_shortcuts(
    specs: Iterable[ActionSpec], custom: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action: the chosen ones, else its own; no keys twice.

    Keys that somebody chose are taken away from whatever had them; of two choices the first counts.
    """
    listed = tuple(specs)
    taken: set[str] = set()
    keys: dict[str, tuple[str, ...]] = {}
    for act in sorted(listed, key=lambda act: act.name not in custom):
        wanted = [normalize_keys(text) for text in custom.get(act.name, act.keys)]
        free = [each for each in dict.fromkeys(wanted) if each and each not in taken]
        if act.name in custom:
            free = [each for each in free if is_usable_shortcut(each)]
        taken.update(free)
        keys[act.name] = tuple(free)
    return keys


def find_shortcut_owner(keys: str, shortcuts: Mapping[str, tuple[str, ...]], excluded: str) -> str | None:
    """Return the action, other than ``but``, that has these keys."""
    wanted = normalize_keys(keys)
    return next((name for name, own in shortcuts.items() if name != excluded and wanted in own), None)


def assign_shortcut(
    specs: Iterable[ActionSpec], custom: Mapping[str, tuple[str, ...]], name: str, keys: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    """Return the choices after ``name`` was given ``keys``, and the action that had one of them until now."""
    listed = tuple(specs)
    new = dict(custom)
    wanted = tuple(dict.fromkeys(normalize_keys(each) for each in keys))
    before = effective_shortcuts(listed, custom)
    loser = None
    for each in wanted:
        other = find_shortcut_owner(each, before, name)
        if other is not None:
            loser = other
            new[other] = tuple(own for own in before[other] if own not in wanted)
    new[name] = wanted
    return remove_defaults(listed, new), loser


def reset_shortcut(
    specs: Iterable[ActionSpec], custom: Mapping[str, tuple[str, ...]], name: str
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    """Return the choices after ``name`` got back its own keys, and the action that had one of them."""
    listed = tuple(specs)
    return assign_shortcut(listed, custom, name, next(act.keys for act in listed if act.name == name))


def remove_defaults(
    specs: Iterable[ActionSpec], custom: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return only the choices that differ from what an action has by itself."""
    own = {act.name: tuple(normalize_keys(each) for each in act.keys) for act in specs}
    return {name: keys for name, keys in custom.items() if name in own and keys != own[name]}
