"""Paths into JSON documents, and templates with them: ``contacts[0].name``, ``{first} {last}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

JsonPath: TypeAlias = tuple[str | int, ...]
"""Names of members and positions in arrays, from the outside in."""

ChosenElements: TypeAlias = Mapping[int, int]
"""Positions in arrays, by the identity of the array."""

MAX_PATH_LENGTH: Final = 300
_MAX_STEPS: Final = 30
_PATH: Final = re.compile(
    r"""\$?\.?((?:[^.\[\]{}"']+|\[(?:\d+|\*|"[^"]*"|'[^']*')\])(?:\.(?=[^.])|(?=\[)|$))*"""
)
_STEP: Final = re.compile(r"""\[(\d+)\]|\[\*\]|\["([^"]*)"\]|\['([^']*)'\]|([^.\[\]{}"']+)""")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_INVALID_PATH: Final = QT_TRANSLATE_NOOP(
    "Link", "{path} is not a path into the answer. Write it as contacts[0].name."
)


class JsonPathError(ValueError):
    """A path that cannot be parsed; the text is a :class:`.Sentence`."""


def parse_path(text: str) -> JsonPath:
    """Return the steps of ``$.contacts[0].name``, ``contacts.0.name`` or ``["odd name"]``.

    Raises :class:`JsonPathError`.
    """
    text = text.strip()
    if not text or len(text) > MAX_PATH_LENGTH or not _PATH.fullmatch(text):
        raise JsonPathError(Sentence(_INVALID_PATH, path=text[:60]))
    body = text.removeprefix("$").removeprefix(".")
    steps: list[str | int] = []
    for match in _STEP.finditer(body):
        position, double, single, name = match.groups()
        if position is not None:
            steps.append(int(position))
        elif name is not None or double is not None or single is not None:
            steps.append(name or double or single or "")
    if len(steps) > _MAX_STEPS:
        raise JsonPathError(Sentence(_INVALID_PATH, path=text[:60]))
    return tuple(steps)


_NONE_CHOSEN: Final[ChosenElements] = MappingProxyType({})


def find_value(document: object, path: JsonPath, chosen: ChosenElements = _NONE_CHOSEN) -> object:
    """Return the value at ``path``, ``None`` if there is none.

    Where a member of an array is asked for by a name, it is that of the chosen element, or of the array's
    first element that has it: answers are lists of the people who were found.
    """
    value = document
    for position, step in enumerate(path):
        if isinstance(value, list):
            if _is_position(step):
                index = int(step)
                value = value[index] if index < len(value) else None
                continue
            if (index := chosen.get(id(value), -1)) >= 0:
                return find_value(value[index], path[position:], chosen)
            found = (find_value(element, path[position:], chosen) for element in value[:_MAX_STEPS])
            return next((each for each in found if each is not None), None)
        if not isinstance(value, dict):
            return None
        value = value.get(str(step))
    return value


def choose_elements(document: object, paths: Sequence[JsonPath]) -> dict[int, int]:
    """Return the element of each array that all ``paths`` into it have in common.

    It is the one that a path names by its position, or the first in which any of them finds a value. With
    one of its own for each path, the name of one person would stand beside the company of another.
    """
    chosen: dict[int, int] = {}
    pending: list[tuple[object, list[JsonPath]]] = [(document, [path for path in paths if path])]
    while pending:
        value, rest = pending.pop()
        if isinstance(value, dict):
            names = dict.fromkeys(str(path[0]) for path in rest)
            pending += [(value.get(name), _follow_step(rest, name)) for name in names]
        elif isinstance(value, list):
            positions = {int(path[0]): None for path in rest if _is_position(path[0])}
            named = [path for path in rest if not _is_position(path[0])]
            if named and (index := _choose_element(value, positions, named)) is not None:
                chosen[id(value)] = index
                positions[index] = None
            for index in positions:
                inside = named if index == chosen.get(id(value)) else []
                pending.append(
                    (value[index] if index < len(value) else None, _follow_step(rest, str(index)) + inside)
                )
    return chosen


def _is_position(step: str | int) -> bool:
    return isinstance(step, int) or step.isdecimal()


def _follow_step(paths: Sequence[JsonPath], name: str) -> list[JsonPath]:
    """Return what follows the step ``name`` in the paths that begin with it."""
    return [path[1:] for path in paths if str(path[0]) == name and len(path) > 1]


def _choose_element(
    elements: list[object], positions: Mapping[int, None], named: Sequence[JsonPath]
) -> int | None:
    if positions:
        first = next(iter(positions))
        return first if first < len(elements) else None
    for index, element in enumerate(elements[:_MAX_STEPS]):
        if any(find_value(element, path) is not None for path in named):
            return index
    return None


def format_value(value: object) -> str:
    """Return a value as text; an object or an array has none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        return format_value(value[0]) if value and not isinstance(value[0], list) else ""
    return ""


class JsonTemplate:
    """A text with paths in braces, or a single path: ``{first} {last}``, ``contacts[0].name``."""

    def __init__(self, text: str) -> None:
        """Parse the paths; raises :class:`JsonPathError`."""
        self.text = text.strip()
        self._paths: dict[str, JsonPath] = {}
        if self.is_path:
            self._paths[self.text] = parse_path(self.text)
        else:
            self._paths = {name: parse_path(name) for name in _PLACEHOLDER.findall(self.text)}

    @property
    def is_path(self) -> bool:
        """Whether the text is a single path."""
        return bool(self.text) and "{" not in self.text and "://" not in self.text

    @property
    def paths(self) -> tuple[JsonPath, ...]:
        """All paths of the text."""
        return tuple(self._paths.values())

    def find_single(self, document: object, chosen: ChosenElements = _NONE_CHOSEN) -> object:
        """Return the value of a template that is one path, with its type; else the text."""
        if self.is_path:
            return find_value(document, self._paths[self.text], chosen)
        return self.fill(document, chosen=chosen)

    def fill(
        self,
        document: object,
        encode: Callable[[str], str] = str,
        chosen: ChosenElements = _NONE_CHOSEN,
    ) -> str:
        """Return the text with the values in place of the paths; empty if none of them has a value."""
        if not self.text:
            return ""
        if self.is_path:
            return format_value(find_value(document, self._paths[self.text], chosen)).strip()
        values = {
            name: format_value(find_value(document, path, chosen)) for name, path in self._paths.items()
        }
        if values and not any(values.values()):
            return ""
        filled = _PLACEHOLDER.sub(lambda match: encode(values[match[1]]), self.text)
        return " ".join(filled.split())

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)
