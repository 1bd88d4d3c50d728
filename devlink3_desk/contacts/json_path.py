"""Paths into JSON documents, and templates with them: ``contacts[0].name``, ``{first} {last}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

JsonPath: TypeAlias = tuple[str | int, ...]
"""Names of members and positions in arrays, from the outside in."""

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


def find_value(document: object, path: JsonPath) -> object:
    """Return the value at ``path``, ``None`` if there is none.

    Where a member of an array is asked for by a name, it is that of the array's first element that has it:
    answers are lists of the people who were found.
    """
    value = document
    for position, step in enumerate(path):
        if isinstance(value, list):
            if isinstance(step, int) or step.isdecimal():
                index = int(step)
                value = value[index] if index < len(value) else None
                continue
            found = (find_value(element, path[position:]) for element in value[:_MAX_STEPS])
            return next((each for each in found if each is not None), None)
        if not isinstance(value, dict):
            return None
        value = value.get(str(step))
    return value


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

    def find_single(self, document: object) -> object:
        """Return the value of a template that is one path, with its type; else the text."""
        if self.is_path:
            return find_value(document, self._paths[self.text])
        return self.fill(document)

    def fill(self, document: object, encode: Callable[[str], str] = str) -> str:
        """Return the text with the values in place of the paths; empty if none of them has a value."""
        if not self.text:
            return ""
        if self.is_path:
            return format_value(find_value(document, self._paths[self.text])).strip()
        values = {name: format_value(find_value(document, path)) for name, path in self._paths.items()}
        if values and not any(values.values()):
            return ""
        filled = _PLACEHOLDER.sub(lambda match: encode(values[match[1]]), self.text)
        return " ".join(filled.split())

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)
