"""What is specific to one site: how its phone numbers are written, and distinguished from those of other
sites, and its names of CMExtn's states.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.switchboard.board_values import ExtensionStatus

SITE_SEPARATOR: Final = " · "
"""Between a number and its site. No number has it, so that such a text is never dialled by mistake."""


class CmExtnStateName(msgspec.Struct, frozen=True):
    """The meaning of one number of CMExtn's ``p1`` or ``p2`` (section 6.5.1.5)."""

    name: str
    """Name for people, such as ``Dialling``."""
    status: ExtensionStatus | None = None
    """Status that it gives to the extension, ``None`` if it gives none."""


class CmExtnStates(msgspec.Struct, frozen=True):
    """The names of CMExtn's states: those of the product's file and those of the site.

    Only two numbers are documented, and they differ from the states of a party. A number without a name is
    shown as, for example, ``state 7`` and does not affect the status of the extension.
    """

    names: Mapping[int, CmExtnStateName] = {}
    version: int = 1
    """The ``v`` of the events that the names are for."""

    def with_names(self, additional_names: Mapping[int, CmExtnStateName]) -> CmExtnStates:
        """Return these names together with those of a site, which take precedence."""
        return CmExtnStates({**self.names, **additional_names}, self.version)

    def state_name(self, value: int) -> str:
        """Return the name of a number, or ``state N``."""
        known = self.names.get(value)
        return known.name if known is not None else f"state {value}"

    def extension_status(self, v: int, p1: int) -> ExtensionStatus | None:
        """Return the status that the new state ``p1`` gives to the extension, ``None`` if it gives none."""
        known = self.names.get(p1) if v == self.version else None
        return known.status if known is not None else None

    def describe_transition(self, v: int, p1: int, p2: int) -> str:
        """Return new and old state in words, ``""`` for an event of another version."""
        return f"{self.state_name(p1)}, was {self.state_name(p2)}" if v == self.version else ""


def parse_cmextn_states(document: bytes) -> CmExtnStates:
    """Return the names in a JSON document in the format of ``resources/cmextn_states.json``.

    Raises :class:`msgspec.ValidationError` if it has another format.
    """
    return decode_json(document, CmExtnStates)


class Site(NumberingPlan, frozen=True):
    """Settings of one site that the switchboard depends on: its phone numbers, and names of states."""

    cmextn_states: CmExtnStates = CmExtnStates()


class SiteMark(msgspec.Struct, frozen=True):
    """How the values of one site are distinguished from those of the others."""

    name: str
    suffix: str
    """Follows its numbers; empty for the first site."""
    is_stale: bool = False
    """Whether its link is down."""
    stale_since: float = 0.0

    def qualify_number(self, number: str) -> str:
        """Return a number of the site as the merged board has it."""
        return f"{number}{self.suffix}" if number else number

    def qualify_optional(self, number: str | None) -> str | None:
        """Return a number as :meth:`qualify_number` does, ``None`` for ``None``."""
        return None if number is None else self.qualify_number(number)


def join_number(number: str, site: str) -> str:
    """Return a number with its site, which is empty for the first one."""
    return f"{number}{SITE_SEPARATOR}{site}" if number and site else number


def split_number(number: str) -> tuple[str, str]:
    """Return a number and its site; the site is empty for the first one."""
    bare, _, site = number.partition(SITE_SEPARATOR)
    return bare, site
