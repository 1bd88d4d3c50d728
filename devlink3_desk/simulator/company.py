"""The company of the simulated PBX: its nodes, users, groups, lines and contacts, all made up.

Names come from several languages, and some contain commas, quotes and apostrophes, to test whether the
client can handle them. All numbers are from ranges that are reserved for fiction.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from random import Random
from typing import Final

import msgspec
from msgspec import structs

from devlink3_desk.protocol.enums import EquipmentClass

# Names with umlauts, apostrophes, prefixes and several words, as they occur in real directories.
PERSON_NAMES: Final[tuple[tuple[str, str], ...]] = (
    (
        "Ann Martin Grace Peter Eleanor Hugh Ruth Oliver Nell Graham Isla Duncan",
        "Archer Whitfield Pemberton Okafor-Lane Haddon Marsh Thackeray Winslow Cartwright Dunmore Ellery Fox",
    ),
    (
        "Siobhán Declan Niamh Cormac Aoife Eoin Róisín Pádraig",
        "O'Brien O'Shea Kelleher Ní_Dhomhnaill Brannigan O'Malley Fitzgerald Ó_Faoláin",
    ),
    (
        "Jörg Zoë Günther Käthe Björn Annegret Matthias Änne Uwe Sabine",
        "Müller Weiß Schröder Köhler Groß von_der_Heide Jäger Lüdemann Böhm Hübner",
    ),
    (
        "François Hélène Benoît Chloé Étienne Maëlle Loïc Anaïs",
        "Lefèvre D'Aubigny Chrétien Beaupré L'Hermitte Garçon Noël De_la_Roche",
    ),
    (
        "Iñigo Begoña Álvaro Lucía Rubén Inés Joaquín Nuria",
        "Muñoz García Ibáñez Peñalver Núñez Ordóñez Cañizares Rey",
    ),
    (
        "Gianluca Elisa Niccolò Chiara Loredana Matteo Giuditta Ugo",
        "D'Angelo Dell'Acqua Ferrante Lo_Presti Bellucci Dall'Oglio Conti Rossetti",
    ),
    (
        "Łukasz Małgorzata Paweł Agnieszka Stanisław Żaneta Michał Grażyna",
        "Wiśniewski Żuławska Dąbrowski Kościelny Łęcki Szczepańska Nowak Źrebiec",
    ),
    (
        "Åsa Søren Linnéa Øyvind Märta Håkon Jón Freyja",
        "Ångström Sørensen Lindqvist Ødegård Björk Håkansson Bjarnason Sjöberg",
    ),
    (
        "Ngozi Kwame Adaeze Tunde Amara Chidi Abena Kofi",
        "Okonkwo Mensah Adeyemi Balogun Nwosu Asante Eze Boateng",
    ),
    (
        "Priya Arjun Lakshmi Sanjay Ananya Vikram Meera Rohan",
        "Raghunathan Patel Iyer Chatterjee Deshmukh Kaur Subramaniam Rao",
    ),
    (
        "Li Mei Jian Xiuying Haruto Sakura Minh Linh",
        "Na Chen Nakamura Tanaka Nguyễn Zhang Phạm Lin",
    ),
    (
        "Ayşe Çağlar Gülşah Ömer Şebnem Emre Tuğba",
        "Öztürk Çelik Şahin Güneş Aydoğan Doğan",
    ),
    (
        "Dana Jiří Zdeňka Tomáš Božena Ondřej Věra Luboš",
        "Novák Dvořák Příhoda Čapková Šimůnek Růžička Hájek Žák",
    ),
    (
        "Yusuf Leïla Omar Noor Tariq Samira Idris Hanan",
        "al-Rashid Haddad Ben_Salah Qureshi el-Amin Mansour Nasser Zayani",
    ),
)
"""Given and family names of one language each; an underscore stands for a space."""

GROUP_NAMES: Final = (
    "Reception", "Sales", "Support", "Accounts", "Service Desk", "Purchasing", "Warehouse", "Export",
    "Marketing", "Spare Parts", "Engineering", "Logistics", "Personnel", "Legal", "Training", "Workshop",
)  # fmt: skip
"""Names of hunt groups; IP Office limits them to 15 characters."""

NODE_NAMES: Final = (
    "Head Office", "Northgate", "Harbour", "Kiln Lane", "Millbrook", "Eastfield", "Old Foundry", "Quayside",
    "Westmoor", "Hillcrest", "Brookside", "Ferry Road", "Castle Street", "Airfield", "Lockside", "Parkway",
)  # fmt: skip

CONTACT_COMPANY_NAMES: Final = (
    "Acorn & Finch Ltd", "Blue Heron Boats", "Brackwater Mills", "Café Zoë", "Castle, Moat & Sons",
    "Dunwich Bell Foundry", "Elm Street Surgery", "Fjord & Fell", "Gargoyle Glass", "Harrow, Lane & Partners",
    "Ingleby's Bakery", "Jäger Maschinenbau", "Kestrel Couriers", "Larkspur Dental", "Moorcock Brewing",
    "Nightjar Press", "O'Leary's Removals", "Pinwheel Toys", "Quince Catering", "Rookery School",
    "Saltmarsh Energy", "Thistledown Textiles", "Umber Paints", "Vøller Shipping", "Wren Optics",
    "Yarrow Farms",
)  # fmt: skip
"""Customers and suppliers in the external directory."""

CALL_FLOW_NAMES: Final = ("Main menu", "Opening hours", 'Order "status" line', "Delivery, tracking")


DRAMA_NUMBER_RANGES: Final = (
    ("020 7946 0", 3),
    ("0113 496 0", 3),
    ("0121 496 0", 3),
    ("0131 496 0", 3),
    ("0161 496 0", 3),
    ("028 9649 6", 3),
    ("029 2018 0", 3),
    # Mobile numbers are drawn twice as often.
    ("07700 900", 3),
    ("07700 900", 3),
    ("001 212 555 01", 2),
    ("001 415 555 01", 2),
)
"""Prefixes and the number of digits after them: Ofcom's numbers for drama, and 555-01xx."""

COMPANY_NUMBER_PREFIX: Final = "01632960"
"""Prefix of the company's numbers, which have three more digits; Ofcom reserves it for drama."""

EMERGENCY_NUMBER: Final = "999"


def draw_outside_number(random: Random) -> str:
    """Return an external number as digits."""
    prefix, digits = random.choice(DRAMA_NUMBER_RANGES)
    return prefix.replace(" ", "") + str(random.randrange(10**digits)).zfill(digits)


FIRST_EXTENSION: Final = 4001
FIRST_GROUP: Final = 200
FIRST_SCN_LINE: Final = 800
"""Number of the first line between nodes (SCN)."""
MAX_NODES: Final = 32
MAX_EXTENSIONS: Final = 3000


# eq=False: the objects are compared by identity, so that they are fast keys of dictionaries.
class Node(msgspec.Struct, frozen=True, eq=False):
    """One PBX of the network; the first node is the hub."""

    index: int
    address: str
    """IPv4 address in dotted notation."""
    name: str
    id: str = ""
    """Node identifier: the address in eight hexadecimal digits (sections 6.7.2 and 6.7.3)."""

    def __post_init__(self) -> None:
        """Compute the identifier once: it is part of every record."""
        # The struct is frozen, also for its own methods.
        structs.force_setattr(self, "id", f"{int(ipaddress.IPv4Address(self.address)):08x}")


class User(msgspec.Struct, frozen=True, eq=False):
    """A user with a phone."""

    id: int
    name: str
    """User name in the PBX."""
    full_name: str
    extension: str
    node: Node
    equipment: tuple[EquipmentClass, int]
    """Equipment class and type of the phone."""
    did: str = ""
    is_receptionist: bool = False
    do_not_disturb: bool = False
    forward_number: str = ""
    """Number to which all calls are forwarded; empty if they ring here."""
    has_voicemail: bool = True

    @property
    def is_reachable(self) -> bool:
        """Whether calls ring at the user's own phone."""
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
    """Number of the overflow group; empty if there is none."""


class TrunkLine(msgspec.Struct, frozen=True, eq=False):
    """A trunk line with its channels."""

    number: int
    equipment: EquipmentClass
    node: Node
    channel_count: int


class ExternalContact(msgspec.Struct, frozen=True, eq=False):
    """An entry of the external directory."""

    name: str
    number: str


class Company(msgspec.Struct, frozen=True, eq=False):
    """The configuration of the PBX: users and groups by number, lines by line number."""

    nodes: tuple[Node, ...]
    users: Mapping[str, User]
    groups: Mapping[str, Group]
    lines: Mapping[int, TrunkLine]
    contacts: tuple[ExternalContact, ...]
    park_slots: tuple[str, ...] = tuple(str(slot) for slot in range(1, 9))
    conference_numbers: tuple[str, ...] = tuple(str(number) for number in range(100, 110))

    @property
    def hub(self) -> Node:
        """The node that clients connect to, and that connects the others."""
        return self.nodes[0]

    def find_route(self, start: Node, end: Node) -> tuple[Node, ...]:
        """Return the nodes on the route between two nodes; the network is a star around the hub."""
        if start is end:
            return (start,)
        if self.hub in (start, end):
            return (start, end)
        return (start, self.hub, end)

    def find_contact_name(self, number: str) -> str:
        """Return the name of ``number`` in the external directory, or an empty string."""
        return next((contact.name for contact in self.contacts if contact.number == number), "")


def build_company(*, seed: int, extensions: int, nodes: int, first_address: str) -> Company:
    """Return a random company; the same arguments produce the same company.

    Raises :class:`ValueError` if there are not 1 to 3,000 extensions on 1 to 32 nodes.
    """
    if not 1 <= extensions <= MAX_EXTENSIONS or not 1 <= nodes <= MAX_NODES:
        raise ValueError(
            f"A company has 1 to {MAX_EXTENSIONS} extensions on 1 to {MAX_NODES} nodes, "
            f"not {extensions} on {nodes}."
        )
    # The calls have a generator of their own, so that they do not depend on how the company is created.
    random = Random(f"company {seed}")  # noqa: S311 - has to be repeatable
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
    """Return ``count`` nodes with consecutive addresses from ``first_address``."""
    first = ipaddress.IPv4Address(first_address)
    return tuple(
        Node(index, str(first + index), _build_numbered_name(NODE_NAMES, index)) for index in range(count)
    )


def _build_numbered_name(names: tuple[str, ...], index: int) -> str:
    """Return one of ``names``; after the last one, they are repeated with a number."""
    repetition, position = divmod(index, len(names))
    return f"{names[position]} {repetition + 1}" if repetition else names[position]


PHONE_TYPES: Final = {
    "tdm": (EquipmentClass.TDM_PHONE, 106),
    "h323": (EquipmentClass.H323_PHONE, 121),
    "sip": (EquipmentClass.SIP_DEVICE, 137),
    "dect": (EquipmentClass.DECT_PHONE, 71),
}
"""Equipment class and type of phones. The official text gives only type 106, the others are made up."""

_DRAWN_PHONE_TYPES: Final = ("tdm", "h323", "h323", "sip", "dect")
"""Phone types to draw from; a type that is listed twice is twice as likely."""


def _create_users(random: Random, count: int, nodes: tuple[Node, ...]) -> list[User]:
    users: list[User] = []
    used_names: set[str] = set()
    names = _shuffle_names(random)
    for index in range(count):
        given, family = names[index % len(names)]
        full_name = f"{family}, {given}" if random.random() < 0.12 else f"{given} {family}"
        name = base = given[0] + family.replace(" ", "").replace("'", "")[:12]
        suffix = 1
        while name in used_names:
            suffix += 1
            name = f"{base}{suffix}"
        used_names.add(name)
        # The first users, who are the receptionists and the members of their group, are always reachable.
        equipment, is_unreachable = (
            PHONE_TYPES[random.choice(_DRAWN_PHONE_TYPES)],
            index > 4 and random.random() < 0.04,
        )
        # Consecutive extensions are at the same node. Direct numbers below 100 are those of the groups.
        users.append(
            User(
                id=index + 1,
                name=name,
                full_name=full_name,
                extension=str(FIRST_EXTENSION + index),
                node=nodes[index * len(nodes) // count],
                equipment=equipment,
                did=f"{COMPANY_NUMBER_PREFIX}{index + 100}" if index < 900 else "",
                is_receptionist=index < 2,
                do_not_disturb=is_unreachable and index % 3 > 0,
                forward_number="07700900456" if is_unreachable and index % 3 == 0 else "",
                has_voicemail=random.random() < 0.9,
            )
        )
    return users


def _shuffle_names(random: Random) -> list[tuple[str, str]]:
    """Return all combinations of given and family name of one language, in random order."""
    names = [
        (given, family.replace("_", " "))
        for given_names, family_names in PERSON_NAMES
        for given in given_names.split()
        for family in family_names.split()
    ]
    random.shuffle(names)
    return names


def _create_groups(random: Random, users: list[User], nodes: tuple[Node, ...]) -> list[Group]:
    # At most 96 groups, so that their direct numbers stay below those of the users.
    count = max(1, min(96, len(users) // 6, max(len(nodes), len(GROUP_NAMES))))
    groups = []
    for index in range(count):
        node = nodes[index % len(nodes)]
        local_users = [user for user in users if user.node is node]
        # Two groups have members at all nodes, so that their calls ring at several nodes at the same time.
        candidates = users if index in (1, 2) else local_users or users
        members = random.sample(candidates, min(len(candidates), random.randint(3, 8)))
        if index == 0:
            members = users[: min(3, len(users))]
        overflow = str(FIRST_GROUP + 3) if index in (1, 2) and count > 3 else ""
        groups.append(
            Group(
                id=1000 + index,
                number=str(FIRST_GROUP + index),
                name=_build_numbered_name(GROUP_NAMES, index)[:15],
                members=tuple(sorted(members, key=lambda user: user.id)),
                node=node,
                did=f"{COMPANY_NUMBER_PREFIX}{index:03}",
                overflow=overflow,
            )
        )
    return groups


def _create_lines(nodes: tuple[Node, ...], extensions: int) -> list[TrunkLine]:
    lines = []
    # One channel for about four phones is a common ratio.
    channel_count = max(8, min(60, extensions // 4 // len(nodes)))
    for node in nodes:
        # Some nodes have no trunk. Their external calls run over the trunks of other nodes. Line numbers are
        # unique in the whole network, because the company looks lines up by number alone.
        if node.index % 4 == 0:
            lines.append(TrunkLine(5 + 20 * node.index, EquipmentClass.ISDN_TRUNK, node, 30))
        if node.index % 4 == 0 or node.index % 3 == 1:
            lines.append(TrunkLine(17 + 20 * node.index, EquipmentClass.SIP_TRUNK, node, channel_count))
    return lines


def _create_contacts(random: Random) -> tuple[ExternalContact, ...]:
    contacts = [ExternalContact(firm, draw_outside_number(random)) for firm in CONTACT_COMPANY_NAMES]
    for given, family in _shuffle_names(random)[:24]:
        name = f"{family}, {given}" if random.random() < 0.3 else f"{given} {family}"
        contacts.append(ExternalContact(name, draw_outside_number(random)))
    # A number may be drawn twice, but identifies one contact.
    unique = {contact.number: contact for contact in contacts}
    return tuple(sorted(unique.values(), key=lambda contact: contact.name))
