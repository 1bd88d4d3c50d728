"""The company that a scenario declares for itself."""

from __future__ import annotations

import ipaddress
from typing import ClassVar, Final

from devlink3_desk.protocol.enums import EquipmentClass

from .company import Company, ExternalContact, Group, TrunkLine, Node, User

PHONE_TYPES_BY_WORD: Final = {
    "tdm": (EquipmentClass.TDM_PHONE, 106),
    "h323": (EquipmentClass.H323_PHONE, 121),
    "sip": (EquipmentClass.SIP_DEVICE, 137),
    "dect": (EquipmentClass.DECT_PHONE, 71),
}
"""Words for telephones: class and type."""

LINE_TYPES_BY_WORD: Final = {
    "isdn": EquipmentClass.ISDN_TRUNK,
    "sip": EquipmentClass.SIP_TRUNK,
    "analogue": EquipmentClass.ALOG_TRUNK,
    "t1": EquipmentClass.T1_TRUNK,
}
"""Words for trunks."""


class CompanyDeclarations:
    """Takes in the declaring lines of a scenario; every method raises :class:`ValueError` with a sentence."""

    KEYWORDS: ClassVar = frozenset({"node", "user", "group", "line", "contact"})

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._users: dict[str, User] = {}
        self._groups: dict[str, Group] = {}
        self._lines: dict[int, TrunkLine] = {}
        self._contacts: list[ExternalContact] = []
        self.has_declarations = False
        """Whether the scenario declares anything."""

    def add_declaration(self, words: list[str]) -> None:
        """Take in one line, as words."""
        self.has_declarations = True
        word, *rest = words
        if len(rest) < 2:
            raise ValueError(f"'{word}' needs more words.")
        {
            "node": self._add_node,
            "user": self._add_user,
            "group": self._add_group,
            "line": self._add_line,
            "contact": self._add_contact,
        }[word](rest)

    def build_company(self) -> Company:
        """Return the company of all that was declared."""
        if not self._nodes:
            self._add_default_node()
        return Company(
            nodes=tuple(self._nodes), users=self._users, groups=self._groups, lines=self._lines,
            contacts=tuple(self._contacts),
        )  # fmt: skip

    def _add_default_node(self) -> None:
        self._nodes.append(Node(0, "192.168.42.3", "Head Office"))

    def _add_node(self, words: list[str]) -> None:
        if self._users or self._lines or self._groups:
            raise ValueError("nodes must stand before users, groups and lines.")
        address, name = words[:2]
        try:
            ipaddress.IPv4Address(address)
        except ValueError:
            raise ValueError(f"'{address}' is not a dotted IPv4 address.") from None
        self._nodes.append(Node(len(self._nodes), address, name))

    def _find_node(self, words: list[str]) -> Node:
        """Return the node that ``node NUMBER`` names, counted from 1; the first where nothing does."""
        if not self._nodes:
            self._add_default_node()
        number = _find_option(words, "node", "1")
        if not number.isdecimal() or not 1 <= int(number) <= len(self._nodes):
            raise ValueError(f"there is no node {number}.")
        return self._nodes[int(number) - 1]

    def _add_user(self, words: list[str]) -> None:
        extension, full_name = words[:2]
        phone = _find_option(words, "phone", "tdm")
        if phone not in PHONE_TYPES_BY_WORD:
            raise ValueError(f"'{phone}' is no telephone; there are {', '.join(PHONE_TYPES_BY_WORD)}.")
        self._users[extension] = User(
            id=len(self._users) + 1, name=_find_option(words, "login", full_name), full_name=full_name,
            extension=extension, node=self._find_node(words), equipment=PHONE_TYPES_BY_WORD[phone],
            did=_find_option(words, "did", ""),
        )  # fmt: skip

    def _add_group(self, words: list[str]) -> None:
        number, name, *rest = words
        members = [word for word in rest if word in self._users]
        strangers = [word for word in rest if word not in self._users]
        if strangers:
            raise ValueError(f"'{strangers[0]}' is not a user that is declared above.")
        if len(name) > 15:
            raise ValueError(
                f"the name of a hunt group has 15 characters at most, and '{name}' has {len(name)}."
            )
        self._groups[number] = Group(
            id=1000 + len(self._groups), number=number, name=name,
            members=tuple(self._users[member] for member in members), node=self._find_node([]),
        )  # fmt: skip

    def _add_line(self, words: list[str]) -> None:
        number, kind = words[:2]
        if not number.isdecimal() or kind not in LINE_TYPES_BY_WORD:
            raise ValueError(f"a line has a number and is one of {', '.join(LINE_TYPES_BY_WORD)}.")
        channels = _find_option(words, "channels", "30")
        if not channels.isdecimal() or int(channels) < 1:
            raise ValueError(f"'{channels}' is no number of channels.")
        self._lines[int(number)] = TrunkLine(int(number), LINE_TYPES_BY_WORD[kind], self._find_node(words), int(channels))

    def _add_contact(self, words: list[str]) -> None:
        self._contacts.append(ExternalContact(words[0], words[1]))


def _find_option(words: list[str], name: str, default: str) -> str:
    options = words[2:]
    for key, value in zip(options[::2], options[1::2], strict=False):
        if key == name:
            return value
    return default
