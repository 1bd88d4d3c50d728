"""Enumerations whose members have names for people."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar, Self


class LabelledEnum(IntEnum):
    """An ``int`` with the name under which people know it."""

    label: str
    noun: ClassVar[str]
    """The word put before a number that the table does not list: ``state`` in ``state 27``."""

    def __init_subclass__(cls, *, noun: str = "number") -> None:
        """Note the noun of one table."""
        super().__init_subclass__()
        cls.noun = noun

    def __new__(cls, value: int, label: str) -> Self:
        """Make a member from its number on the wire and its name for people."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def find_member(cls, value: int) -> Self | None:
        """Return the member for ``value``, or ``None`` where the table does not list it."""
        return next((member for member in cls if member == value), None)


def format_enum_value(enum_type: type[LabelledEnum], value: int | str | None) -> str:
    """Return the official name of ``value``: ``state 27`` for an unlisted one, ``""`` for none."""
    if value is None:
        return ""
    if not isinstance(value, int):
        return value
    member = enum_type.find_member(value)
    if member is not None:
        return member.label
    number = f"{value:#010x}" if value >= 0x80000000 else str(value)
    return f"{enum_type.noun} {number}"
