"""What is particular to one site: how its numbers are written and how it names CMExtn's states."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from devlink3_desk.switchboard.board_values import ExtensionStatus


class CmExtnStateName(msgspec.Struct, frozen=True):
    """What one number of CMExtn's ``p1`` or ``p2`` means (section 6.5.1.5)."""

    name: str
    """Word for people, such as ``Dialling``."""
    status: ExtensionStatus | None = None
    """What it says of the extension; ``None`` where it is no word on that."""


class CmExtnStates(msgspec.Struct, frozen=True):
    """The names of CMExtn's states: the product's file and what a site adds to it.

    Only two numbers are documented, and the table is not that of a call's end; numbers that nobody
    has named are shown as for example ``state 7`` and say nothing of the extension.
    """

    names: Mapping[int, CmExtnStateName] = {}
    version: int = 1
    """The ``v`` of the events that the table is for."""

    def with_names(self, additional_names: Mapping[int, CmExtnStateName]) -> CmExtnStates:
        """Return these names with those of a site, which win."""
        return CmExtnStates({**self.names, **additional_names}, self.version)

    def state_name(self, value: int) -> str:
        """Return the word for a number, or ``state N``."""
        known = self.names.get(value)
        return known.name if known is not None else f"state {value}"

    def extension_status(self, v: int, p1: int) -> ExtensionStatus | None:
        """Return what the new state ``p1`` says of the extension, ``None`` where it says nothing."""
        known = self.names.get(p1) if v == self.version else None
        return known.status if known is not None else None

    def describe_transition(self, v: int, p1: int, p2: int) -> str:
        """Return new and old state in words; empty for an event of another version."""
        return f"{self.state_name(p1)}, was {self.state_name(p2)}" if v == self.version else ""


def parse_cmextn_states(document: bytes) -> CmExtnStates:
    """Return the names in a JSON document of the shape of ``resources/cmextn_states.json``.

    Raises :class:`msgspec.ValidationError` where it has another shape.
    """
    return msgspec.json.decode(document, type=CmExtnStates)


class Site(msgspec.Struct, frozen=True):
    """Settings of one site that the switchboard goes by."""

    country: str = "GB"
    """ISO 3166 code of the country in whose form local numbers are written."""
    outside_prefix: str = "9"
    """Digits dialled for an outside line; the PBX puts them before numbers that came from outside."""
    extension_digits: int = 6
    """Numbers with up to so many digits are internal."""
    cmextn_states: CmExtnStates = CmExtnStates()
