"""Which keys mean which action, where people have chosen some of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtGui import QKeySequence

from .actions import Act

_STRONG: Final = frozenset({"Ctrl", "Alt", "Meta"})
"""What keys need beside them, so that those of typing and of moving through lists keep their meaning."""

_FUNCTION: Final = re.compile(r"F\d+")


def portable(text: str) -> str:
    """Return keys as they are kept, however they were written; empty where they are none."""
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.PortableText)


def usable(keys: str) -> bool:
    """Return whether keys may be given to an action: neither those of typing nor those of moving."""
    chord = portable(keys).split(", ")[0]
    before, _, key = chord[:-1].rpartition("+") if chord.endswith("+") else chord.rpartition("+")
    if not _STRONG.isdisjoint(before.split("+")):
        return True
    return _FUNCTION.fullmatch(key) is not None


def keys_of(acts: Iterable[Act], chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action: the chosen ones, else its own; no keys twice.

    Keys that somebody chose are taken away from whatever had them; of two choices the first counts.
    """
    listed = tuple(acts)
    taken: set[str] = set()
    keys: dict[str, tuple[str, ...]] = {}
    for act in sorted(listed, key=lambda act: act.name not in chosen):
        wanted = [portable(text) for text in chosen.get(act.name, act.keys)]
        free = [each for each in dict.fromkeys(wanted) if each and each not in taken]
        if act.name in chosen:
            free = [each for each in free if usable(each)]
        taken.update(free)
        keys[act.name] = tuple(free)
    return keys


def owner(keys: str, given: Mapping[str, tuple[str, ...]], but: str) -> str | None:
    """Return the action, other than ``but``, that has these keys."""
    wanted = portable(keys)
    return next((name for name, own in given.items() if name != but and wanted in own), None)


def assigned(
    acts: Iterable[Act], chosen: Mapping[str, tuple[str, ...]], name: str, keys: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    """Return the choices after ``name`` was given ``keys``, and the action that had one of them until now."""
    listed = tuple(acts)
    new = dict(chosen)
    wanted = tuple(dict.fromkeys(portable(each) for each in keys))
    before = keys_of(listed, chosen)
    loser = None
    for each in wanted:
        other = owner(each, before, name)
        if other is not None:
            loser = other
            new[other] = tuple(own for own in before[other] if own not in wanted)
    new[name] = wanted
    return without_defaults(listed, new), loser


def reset(
    acts: Iterable[Act], chosen: Mapping[str, tuple[str, ...]], name: str
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    """Return the choices after ``name`` got back its own keys, and the action that had one of them."""
    listed = tuple(acts)
    return assigned(listed, chosen, name, next(act.keys for act in listed if act.name == name))


def without_defaults(
    acts: Iterable[Act], chosen: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return only the choices that differ from what an action has by itself."""
    own = {act.name: tuple(portable(each) for each in act.keys) for act in acts}
    return {name: keys for name, keys in chosen.items() if name in own and keys != own[name]}
