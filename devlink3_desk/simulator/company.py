"""The made-up company behind a PBX: its sites, people, hunt groups, lines and directory."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from random import Random
from typing import Final

import msgspec
from msgspec import structs

from devlink3_desk.protocol.enums import EquipmentClass

from . import names, numbers

FIRST_EXTENSION: Final = 4001
FIRST_GROUP: Final = 200
FIRST_SCN_LINE: Final = 800
"""Lines between nodes are numbered from here."""
MAX_NODES: Final = 32
MAX_EXTENSIONS: Final = 3000


class Node(msgspec.Struct, frozen=True, eq=False):
    """One PBX of the network."""

    index: int
    address: str
    """Dotted."""
    name: str
    id: str = ""
    """Node identifier: the address in eight hexadecimal digits (sections 6.7.2 and 6.7.3)."""

    def __post_init__(self) -> None:
        """Work the identifier out once; it is written into every record."""
        structs.force_setattr(self, "id", f"{int(ipaddress.IPv4Address(self.address)):08x}")


class User(msgspec.Struct, frozen=True, eq=False):
    """Someone with a telephone."""

    id: int
    name: str
    """Name under which the PBX knows the user."""
    full_name: str
    extension: str
    node: Node
    equipment: tuple[EquipmentClass, int]
    """Class and type of the telephone."""
    did: str = ""
    is_receptionist: bool = False
    do_not_disturb: bool = False
    forward_number: str = ""
    """Where all calls of the user go; nothing where they ring here."""
    has_voicemail: bool = True

    @property
    def is_reachable(self) -> bool:
        """Whether calls for the user ring at the user's own telephone."""
        return not self.do_not_disturb and not self.forward_number


class Group(msgspec.Struct, frozen=True, eq=False):
    """A hunt group."""

    id: int
    number: str
    name: str
    members: tuple[User, ...]
    node: Node
    did: str = ""
    overflow: str = ""
    """Number of the group that takes over."""


class TrunkLine(msgspec.Struct, frozen=True, eq=False):
    """A trunk with its channels."""

    number: int
    equipment: EquipmentClass
    node: Node
    channel_count: int


class ExternalContact(msgspec.Struct, frozen=True, eq=False):
    """An entry of the PBX's directory of outside numbers."""

    name: str
    number: str


class Company(msgspec.Struct, frozen=True, eq=False):
    """All that does not change while calls come and go; users and groups by number, lines by line id."""

    nodes: tuple[Node, ...]
    users: Mapping[str, User]
    groups: Mapping[str, Group]
    lines: Mapping[int, TrunkLine]
    contacts: tuple[ExternalContact, ...]
    park_slots: tuple[str, ...] = tuple(str(slot) for slot in range(1, 9))
    conference_numbers: tuple[str, ...] = tuple(str(room) for room in range(100, 110))

    @property
    def hub(self) -> Node:
        """The node that clients connect to and that links the others."""
        return self.nodes[0]

    def find_route(self, start: Node, end: Node) -> tuple[Node, ...]:
        """Return the nodes that a call between two of them runs over: the network is a star."""
        if start is end:
            return (start,)
        if self.hub in (start, end):
            return (start, end)
        return (start, self.hub, end)

    def find_contact_name(self, number: str) -> str:
        """Return the directory's name for ``number``, or nothing."""
        return next((contact.name for contact in self.contacts if contact.number == number), "")


def build_company(*, seed: int, extensions: int, nodes: int, first_address: str) -> Company:
    """Return the company that ``seed`` makes; the same arguments make the same company.

    Raises :class:`ValueError` on more than 3,000 extensions or 32 nodes, or on less than one.
    """
    if not 1 <= extensions <= MAX_EXTENSIONS or not 1 <= nodes <= MAX_NODES:
        raise ValueError(
            f"A company has 1 to {MAX_EXTENSIONS} extensions on 1 to {MAX_NODES} nodes, "
            f"not {extensions} on {nodes}."
        )
    random = Random(f"company {seed}")  # noqa: S311 - repeatable, not secret
    sites = create_nodes(nodes, first_address)
    users = _create_users(random, extensions, sites)
    return Company(
        nodes=sites,
        users={user.extension: user for user in users},
        groups={group.number: group for group in _create_groups(random, users, sites)},
        lines={line.number: line for line in _create_lines(sites, extensions)},
        contacts=_create_contacts(random),
    )


def create_nodes(count: int, first_address: str) -> tuple[Node, ...]:
    """Return ``count`` nodes with addresses from ``first_address`` upwards."""
    first = ipaddress.IPv4Address(first_address)
    return tuple(Node(index, str(first + index), _numbered_name(names.SITE_NAMES, index)) for index in range(count))


def _numbered_name(texts: tuple[str, ...], index: int) -> str:
    turn, place = divmod(index, len(texts))
    return f"{texts[place]} {turn + 1}" if turn else texts[place]


_PHONE_TYPES: Final = (
    (EquipmentClass.TDM_PHONE, 106),
    (EquipmentClass.H323_PHONE, 121),
    (EquipmentClass.H323_PHONE, 121),
    (EquipmentClass.SIP_DEVICE, 137),
    (EquipmentClass.DECT_PHONE, 71),
)
"""Telephones and their types; the text gives only 106 for a TDM phone, the others are made up."""


def _create_users(random: Random, count: int, nodes: tuple[Node, ...]) -> list[User]:
    users: list[User] = []
    taken: set[str] = set()
    everybody = _shuffled_names(random)
    for index in range(count):
        given, family = everybody[index % len(everybody)]
        full = f"{family}, {given}" if random.random() < 0.12 else f"{given} {family}"
        short = base = given[0] + family.replace(" ", "").replace("'", "")[:12]
        turn = 1
        while short in taken:
            turn += 1
            short = f"{base}{turn}"
        taken.add(short)
        equipment, quiet = random.choice(_PHONE_TYPES), index > 4 and random.random() < 0.04
        users.append(
            User(
                id=index + 1,
                name=short,
                full_name=full,
                extension=str(FIRST_EXTENSION + index),
                node=nodes[index * len(nodes) // count],
                equipment=equipment,
                did=f"{numbers.COMPANY_NUMBER_PREFIX}{index + 100}" if index < 900 else "",
                is_receptionist=index < 2,
                do_not_disturb=quiet and index % 3 > 0,
                forward_number="07700900456" if quiet and index % 3 == 0 else "",
                has_voicemail=random.random() < 0.9,
            )
        )
    return users


def _shuffled_names(random: Random) -> list[tuple[str, str]]:
    """Return all given and family names that go together, in an order of chance."""
    found = [
        (given, family.replace("_", " "))
        for given_names, family_names in names.PERSON_NAMES
        for given in given_names.split()
        for family in family_names.split()
    ]
    random.shuffle(found)
    return found


def _create_groups(random: Random, users: list[User], nodes: tuple[Node, ...]) -> list[Group]:
    count = max(1, min(96, len(users) // 6, max(len(nodes), len(names.GROUP_NAMES))))
    groups = []
    for index in range(count):
        node = nodes[index % len(nodes)]
        local = [user for user in users if user.node is node]
        # The first groups reach over all sites, so that calls ring on several nodes at once.
        candidates = users if index in (1, 2) else local or users
        members = random.sample(candidates, min(len(candidates), random.randint(3, 8)))
        if index == 0:
            members = users[: min(3, len(users))]
        overflow = str(FIRST_GROUP + 3) if index in (1, 2) and count > 3 else ""
        groups.append(
            Group(
                id=1000 + index,
                number=str(FIRST_GROUP + index),
                name=_numbered_name(names.GROUP_NAMES, index)[:15],
                members=tuple(sorted(members, key=lambda user: user.id)),
                node=node,
                did=f"{numbers.COMPANY_NUMBER_PREFIX}{index:03}",
                overflow=overflow,
            )
        )
    return groups


def _create_lines(nodes: tuple[Node, ...], extensions: int) -> list[TrunkLine]:
    lines = []
    # About one channel to four telephones, as lines are planned.
    share = max(8, min(60, extensions // 4 // len(nodes)))
    for node in nodes:
        if node.index % 4 == 0:
            lines.append(TrunkLine(5 + 20 * node.index, EquipmentClass.ISDN_TRUNK, node, 30))
        if node.index % 4 == 0 or node.index % 3 == 1:
            lines.append(TrunkLine(17 + 20 * node.index, EquipmentClass.SIP_TRUNK, node, share))
    return lines


def _create_contacts(random: Random) -> tuple[ExternalContact, ...]:
    found = [ExternalContact(firm, numbers.random_outside_number(random)) for firm in names.FIRM_NAMES]
    for given, family in _shuffled_names(random)[:24]:
        full = f"{family}, {given}" if random.random() < 0.3 else f"{given} {family}"
        found.append(ExternalContact(full, numbers.random_outside_number(random)))
    unique = {contact.number: contact for contact in found}
    return tuple(sorted(unique.values(), key=lambda contact: contact.name))
