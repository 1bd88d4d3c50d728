"""Replaces numbers and names in events, so that a recording can be given to someone else.

The same number always becomes the same other one, and so do names: the recording still shows who called whom.
The leading digits of outside numbers stay, so that they are still numbers of the same country and region.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random
from typing import Any, Final, TypeVar

import msgspec

from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CheckpointMarker,
    Delta2,
    Detail,
    DirectoryMarker,
    ExtensionState,
    ExtensionText,
    LinkEvent,
    SipTrack,
    Undecodable,
)

_REPLACED_DIGITS: Final = 6
"""How many digits of a number are replaced, from its end."""

_DETAIL_FIELDS: Final = frozenset(
    {
        *("account_code", "tag", "owner_huntgroup", "original_huntgroup", "original_user"),
        *("current_huntgroup", "current_user", "identity", "did", "dialled", "on_behalf"),
        *("target_number", "target_subaddress", "cli", "name", "user", "description"),
    }
)
"""Fields of records that hold a number or a name."""
_MEMORY_FIELDS: Final = frozenset(
    {"dialled", "presented_number", "by", "original_huntgroup", "original_user"}
)
"""The same in the memory of a checkpoint."""
_PERSON_FIELDS: Final = frozenset({"number", "name", "user_name", "company"})
_CLEARED_PERSON_FIELDS: Final = frozenset({"department", "email", "remark"})
_LINE: Final = re.compile(r"[\d.]*")
"""Description of an outside line by its number, which names nobody."""
_NUMBER: Final = re.compile(r"[+*#]*\d[\d*#]*")
_DIGITS_IN_TEXT: Final = re.compile(r"\d{2,}")

StructType = TypeVar("StructType", bound=msgspec.Struct)


class Anonymiser:
    """Replaces what :meth:`collect` has found in events."""

    def __init__(self, seed: int | None = None) -> None:
        """``seed`` makes the replacements repeatable; without, they are random."""
        self._random = Random(seed)  # noqa: S311 (each number is chosen by itself and used once)
        self._numbers: dict[str, str] = {}
        """Replacements by the whole number, or by the last digits of an outside number."""
        self._names: dict[str, str] = {}
        self._originals: set[str] = set()

    def collect(self, events: Iterable[AnyEvent]) -> None:
        """Note the numbers in events, so that none of them is used as a replacement."""
        for event in events:
            replace_event(event, self._note_original)

    def replace(self, event: AnyEvent) -> AnyEvent | None:
        """Return an event without its numbers and names; ``None`` for one that shows nothing but text."""
        return replace_event(event, self.replace_text)

    def replace_text(self, text: str) -> str:
        """Return the replacement of a number or a name."""
        if not text:
            return text
        if _NUMBER.fullmatch(text):
            return self._replace_number(text)
        return self._names.setdefault(text.casefold(), f"Name {len(self._names) + 1}")

    def _note_original(self, text: str) -> str:
        if _NUMBER.fullmatch(text):
            self._originals.add(_replaced_part(text))
        return text

    def _replace_number(self, text: str) -> str:
        part = _replaced_part(text)
        replacement = self._numbers.get(part)
        if replacement is None:
            replacement = self._numbers[part] = self._choose_number(part)
        return text[: len(text) - len(part)] + replacement

    def _choose_number(self, part: str) -> str:
        """Return as many other digits, with the same first one: it distinguishes lines from extensions."""
        used = set(self._numbers.values())
        rest = len(part) - 1
        for _ in range(1000):
            digits = "".join(self._random.choice("0123456789") for _ in range(rest))
            found = part[:1] + digits
            if found not in used and found not in self._originals:
                return found
        # Every number of this length is in use: then they only change places.
        return next(
            (each for each in sorted(self._originals) if len(each) == len(part) and each not in used), part
        )


def _replaced_part(number: str) -> str:
    """Return the digits of a number that are replaced: the same however it is written."""
    digits = number.lstrip("+*#")
    return digits if len(digits) <= _REPLACED_DIGITS else digits[-_REPLACED_DIGITS:]


def replace_event(event: AnyEvent, replace: Callable[[str], str]) -> AnyEvent | None:
    """Return ``event`` with every number and name replaced; ``None`` for one that is text alone."""
    match event:
        case Delta2():
            return None
        case Undecodable():
            return msgspec.structs.replace(event, reason="", data=b"")
        case Detail() | AttemptReject():
            return _replace_fields(event, replace)
        case SipTrack():
            sip_call_id = event.sip_call_id and replace(event.sip_call_id)
            return msgspec.structs.replace(event, sip_call_id=sip_call_id, extra=())
        case ExtensionText() | ExtensionState():
            text = _DIGITS_IN_TEXT.sub(lambda found: replace(found[0]), event.text)
            extension = event.extension
            return msgspec.structs.replace(
                event, text=text, extension=replace(extension) if isinstance(extension, str) else extension
            )
        case LinkEvent():
            return msgspec.structs.replace(event, reason=None)
        case DirectoryMarker():
            return msgspec.structs.replace(event, memory=_replace_directory(event.memory or {}, replace))
        case CheckpointMarker():
            memory = event.memory
            return (
                event
                if memory is None
                else msgspec.structs.replace(event, memory=dict(_replace_memory(memory, replace)))
            )
        case _:
            return event


def _replace_fields(record: StructType, replace: Callable[[str], str]) -> StructType:
    changes: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name == "extra":
            changes[name] = ()
        elif name == "emergency_location":
            changes[name] = value and 0
        elif isinstance(value, str) and name in _DETAIL_FIELDS:
            is_line = name == "description" and _LINE.fullmatch(value)
            changes[name] = value if is_line else replace(value)
        elif isinstance(value, msgspec.Struct):
            changes[name] = _replace_fields(value, replace)
        elif name == "targets":
            changes[name] = tuple(_replace_fields(target, replace) for target in value)
    return msgspec.structs.replace(record, **changes)


def _replace_directory(memory: Mapping[str, Any], replace: Callable[[str], str]) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(memory)
    return {
        "people": [_replace_person(person, replace) for person in plain.get("people", ())],
        "members": {
            replace(group): [replace(each) for each in members]
            for group, members in plain.get("members", {}).items()
        },
        "contacts": [_replace_person(person, replace) for person in plain.get("contacts", ())],
    }


def _replace_person(person: Mapping[str, Any], replace: Callable[[str], str]) -> dict[str, Any]:
    replaced = {name: value for name, value in person.items() if name not in _CLEARED_PERSON_FIELDS}
    for name in _PERSON_FIELDS.intersection(replaced):
        replaced[name] = replace(replaced[name])
    replaced["others"] = [{**other, "number": replace(other["number"])} for other in person.get("others", ())]
    return replaced


def _replace_memory(memory: Mapping[str, Any], replace: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    """Yield the items of the memory of a checkpoint; see ``switchboard/board_memory.py``."""
    for name, value in memory.items():
        if name in _MEMORY_FIELDS and isinstance(value, str):
            yield name, replace(value)
        elif name in ("text", "meaning") and isinstance(value, str):
            yield name, _DIGITS_IN_TEXT.sub(lambda found: replace(found[0]), value)
        elif name == "reason":
            yield name, None
        elif name in ("extensions", "waits") and isinstance(value, dict):
            yield name, {replace(key): _replace_nested(each, replace) for key, each in value.items()}
        elif name in ("former_numbers", "numbers") and isinstance(value, dict):
            yield name, {key: replace(each) for key, each in value.items()}
        else:
            yield name, _replace_nested(value, replace)


def _replace_nested(value: Any, replace: Callable[[str], str]) -> Any:  # noqa: ANN401 (part of a memory)
    if isinstance(value, dict):
        return dict(_replace_memory(value, replace))
    if isinstance(value, list):
        return [_replace_nested(each, replace) for each in value]
    return value
