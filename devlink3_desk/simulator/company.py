"""Names of people, departments and firms, all made up, from several cultures."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from random import Random
from typing import Final

import msgspec
from msgspec import structs

from devlink3_desk.protocol.enums import EquipmentClass

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
"""Given and family names that go together; an underscore stands for a blank."""

GROUP_NAMES: Final = (
    "Reception", "Sales", "Support", "Accounts", "Service Desk", "Purchasing", "Warehouse", "Export",
    "Marketing", "Spare Parts", "Engineering", "Logistics", "Personnel", "Legal", "Training", "Workshop",
)  # fmt: skip
"""Departments, each a hunt group; fifteen characters at most."""

SITE_NAMES: Final = (
    "Head Office", "Northgate", "Harbour", "Kiln Lane", "Millbrook", "Eastfield", "Old Foundry", "Quayside",
    "Westmoor", "Hillcrest", "Brookside", "Ferry Road", "Castle Street", "Airfield", "Lockside", "Parkway",
)  # fmt: skip

FIRM_NAMES: Final = (
    "Acorn & Finch Ltd", "Blue Heron Boats", "Brackwater Mills", "Café Zoë", "Castle, Moat & Sons",
    "Dunwich Bell Foundry", "Elm Street Surgery", "Fjord & Fell", "Gargoyle Glass", "Harrow, Lane & Partners",
    "Ingleby's Bakery", "Jäger Maschinenbau", "Kestrel Couriers", "Larkspur Dental", "Moorcock Brewing",
    "Nightjar Press", "O'Leary's Removals", "Pinwheel Toys", "Quince Catering", "Rookery School",
    "Saltmarsh Energy", "Thistledown Textiles", "Umber Paints", "Vøller Shipping", "Wren Optics",
    "Yarrow Farms",
)  # fmt: skip
"""The external directory: customers and suppliers."""

CALL_FLOW_NAMES: Final = ("Main menu", "Opening hours", 'Order "status" line', "Delivery, tracking")


FICTIONAL_RANGES: Final = (
    ("020 7946 0", 3),
    ("0113 496 0", 3),
    ("0121 496 0", 3),
    ("0131 496 0", 3),
    ("0161 496 0", 3),
    ("028 9649 6", 3),
    ("029 2018 0", 3),
    ("07700 900", 3),
    ("07700 900", 3),
    ("001 212 555 01", 2),
    ("001 415 555 01", 2),
)
"""Beginnings and how many digits follow: Ofcom's numbers for drama and the North American 555-01xx."""

COMPANY_NUMBER_PREFIX: Final = "01632960"
"""The company's own numbers are this and three digits: another of Ofcom's ranges for drama."""

EMERGENCY_NUMBER: Final = "999"


def random_outside_number(random: Random) -> str:
    """Return a number from outside, in digits."""
    beginning, digits = random.choice(FICTIONAL_RANGES)
    return beginning.replace(" ", "") + str(random.randrange(10**digits)).zfill(digits)


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
    return tuple(Node(index, str(first + index), _numbered_name(SITE_NAMES, index)) for index in range(count))


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
                did=f"{COMPANY_NUMBER_PREFIX}{index + 100}" if index < 900 else "",
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
        for given_names, family_names in PERSON_NAMES
        for given in given_names.split()
        for family in family_names.split()
    ]
    random.shuffle(found)
    return found


def _create_groups(random: Random, users: list[User], nodes: tuple[Node, ...]) -> list[Group]:
    count = max(1, min(96, len(users) // 6, max(len(nodes), len(GROUP_NAMES))))
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
                name=_numbered_name(GROUP_NAMES, index)[:15],
                members=tuple(sorted(members, key=lambda user: user.id)),
                node=node,
                did=f"{COMPANY_NUMBER_PREFIX}{index:03}",
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
    found = [ExternalContact(firm, random_outside_number(random)) for firm in FIRM_NAMES]
    for given, family in _shuffled_names(random)[:24]:
        full = f"{family}, {given}" if random.random() < 0.3 else f"{given} {family}"
        found.append(ExternalContact(full, random_outside_number(random)))
    unique = {contact.number: contact for contact in found}
    return tuple(sorted(unique.values(), key=lambda contact: contact.name))
