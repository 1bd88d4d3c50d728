"""The pseudo-files that a PBX serves over ReadFile, as tables of fields (section 6.6).

The official text names only ``nasystem/user_list``. The names and fields of the others are known from earlier
tools, which read them over TFTP; a PBX may lack any of them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import islice
from typing import Final, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import structs

from devlink3_desk.decoding import convert_value

_UNDEFINED: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CHARACTERS: Final = tuple(
    bytes([byte]).decode("latin-1" if byte in _UNDEFINED else "cp1252") for byte in range(256)
)

NO_USER: Final = "NoUser"
"""Name of the PBX's own user, whose row is skipped."""
LAST_FIELD: Final = -1
"""Position of a field that is the last one of its row, however many there are."""
_QUOTED_FIELD: Final = re.compile(r'(?:^|(?<=,))( *)"((?:[^"]|"")*)" *(?=,|$)')
_HIDDEN: Final = "\0{}\0"
_HIDDEN_FIELD: Final = re.compile(r"\0(\d+)\0")
"""Placeholder of a quoted field between zeros; a zero ends a pseudo-file, so no row contains one."""
CTI_LINK_PRO_LICENCE: Final = 2
"""Licence type that DevLink3 needs (section 5)."""
ABSENCE_TEXTS: Final = (
    "None", "On vacation until", "Will be back", "At lunch until", "Meeting until", "Please call",
    "Don't disturb until", "With visitors until", "With customers until", "Back soon", "Back tomorrow",
    "Custom",
)  # fmt: skip
"""Absence texts by their code."""
Row = TypeVar("Row", bound=msgspec.Struct)
HUNT_INFO_NAME: Final = "nasystem/hunt_info/{}"
"""Name of the file for :func:`parse_members`, by group."""


def decode_row(data: bytes) -> str:
    """Return a text that is UTF-8 or, if it is not valid UTF-8, Windows-1252.

    Nothing fails and nothing is lost: the five bytes that Windows-1252 leaves undefined become the control
    characters of Latin-1.
    """
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_CHARACTERS[byte] for byte in data)


class UserRow(msgspec.Struct, frozen=True, gc=False):
    """A row of ``user_list``."""

    name: str
    extension: str = ""
    full_name: str = ""
    user_id: str = ""


class UserRow8(msgspec.Struct, frozen=True, gc=False):
    """A row of ``user_list8``."""

    name: str
    extension: str = ""
    full_name: str = ""
    profile: int | None = None
    """1 Basic, 2 Teleworker, 3 Mobile, 4 Power, 5 Office, 8 none."""
    features: int | None = None
    one_x: str = ""
    email: str = ""

    @property
    def is_receptionist(self) -> bool:
        """Whether the user is a receptionist: the lowest feature bit."""
        return bool(self.features and self.features & 1)


class HuntGroupRow(msgspec.Struct, frozen=True, gc=False):
    """A row of ``hunt_list``."""

    name: str
    extension: str = ""
    queued: int | None = None
    """Number of waiting calls."""
    service: int | None = None
    """0 out of service, 1 day, 2 night."""
    voicemails: int | None = None
    group_id: str = ""


class HuntMemberRow(msgspec.Struct, frozen=True, gc=False):
    """A row of ``hunt_info/<group>``."""

    extension: str
    active: bool = True


class MembershipRow(msgspec.Struct, frozen=True, gc=False):
    """A row of ``MemberOf/<extension>``."""

    group: str
    extension: str = ""
    group_id: str = ""


class DirectoryRow(msgspec.Struct, frozen=True, gc=False):
    """A row of ``dir_list``."""

    name: str
    number: str = ""


class UserInfoRow(msgspec.Struct, frozen=True):
    """The row of ``user_info3/<extension>``."""

    name: str
    full_name: str = ""
    extension: str = ""
    forward_on_busy: int | None = None
    forward_on_no_answer: int | None = None
    forward_all: int | None = None
    forward_all_number: str = ""
    forward_number: str = ""
    """Where calls go on busy and on no answer."""
    do_not_disturb: int | None = None
    follow_me: str = ""
    voicemail: int | None = None
    new_messages: int | None = None
    absence_code: int | None = None
    absence_text: str = ""
    absence: int | None = None
    logged_in: int | None = None
    user_rights: str = ""
    twinning_number: str = ""
    twinning: int | None = None


class LicenceRow(msgspec.Struct, frozen=True, gc=False):
    """A row of ``licence_list``."""

    licence: int | None
    quantity: int | None = None


class FieldColumn(NamedTuple):
    """One comma-separated position of a row."""

    position: int
    """Position from 1, or :data:`LAST_FIELD`."""
    name: str
    value_type: type[int | str] = str


class PseudoFile(Generic[Row]):
    """Parses and formats one pseudo-file; rows whose first column is empty are skipped."""

    def __init__(
        self, name: str, row_type: type[Row], field_count: int, columns: Iterable[FieldColumn]
    ) -> None:
        """Set the name below ``nasystem``, the type of a row, the usual number of fields and the columns."""
        self.name = f"nasystem/{name}"
        self.columns = tuple(columns)
        self._row_type = row_type
        self._field_count = field_count
        self._last_known_position = max(column.position for column in self.columns)

    def name_for(self, number: str) -> str:
        """Return the name of the file of one group or extension."""
        return f"{self.name}/{number}"

    def parse(self, contents: bytes, max_rows: int | None = None) -> list[Row]:
        """Return the rows, at most ``max_rows``; fields that are missing have their defaults."""
        lines = (split_row(line) for line in split_lines(contents))
        key = self.columns[0].position - 1
        rows = (self._parse_row(row) for row in lines if len(row) > key and row[key] not in {"", NO_USER})
        return list(islice(rows, max_rows))

    def format(self, rows: Iterable[Row]) -> bytes:
        """Return ``rows`` as a PBX sends them, in UTF-8 with CRLF."""
        return "".join(f"{self._format_row(row)}\r\n" for row in rows).encode()

    def _parse_row(self, fields: list[str]) -> Row:
        row: dict[str, str | int | None] = {}
        for position, name, value_type in self.columns:
            index = len(fields) - 1 if position == LAST_FIELD else position - 1
            # In a row that was cut short, the last field is one of the others.
            if index < len(fields) and not (position == LAST_FIELD and index < self._last_known_position):
                row[name] = parse_integer(fields[index]) if value_type is int else fields[index]
        return convert_value(row, self._row_type)

    def _format_row(self, row: Row) -> str:
        fields = [""] * self._field_count
        for position, name, _ in self.columns:
            value = structs.asdict(row)[name]
            fields[position if position == LAST_FIELD else position - 1] = "" if value is None else str(value)
        return ",".join(map(_quote_field, fields))


def _quote_field(text: str) -> str:
    """Return a field in quotation marks if it contains one, which would otherwise be taken for its start."""
    return '"{}"'.format(text.replace('"', '""')) if '"' in text else text


def decode_text(contents: bytes) -> str:
    """Return the text of a pseudo-file, each row decoded as UTF-8 or, if that fails, as Windows-1252.

    Names come from administrators, other nodes and imports, so that one file has rows in both encodings.
    """
    rows = contents.removeprefix(codecs.BOM_UTF8).split(b"\n")
    return "\n".join(map(decode_row, rows))


def split_lines(contents: bytes) -> list[str]:
    """Return the lines that are not blank; a zero ends the file."""
    rows = re.split(rb"[\r\n]+", contents.removeprefix(codecs.BOM_UTF8).partition(b"\0")[0])
    return [line for line in map(decode_row, rows) if line.strip()]


def split_row(line: str) -> list[str]:
    """Return the fields of a row, without white space and quotation marks around them."""
    quoted: list[str] = []

    def hide(match: re.Match[str]) -> str:
        quoted.append(match[2].replace('""', '"'))
        return match[1] + _HIDDEN.format(len(quoted) - 1)

    # A comma in a field that is quoted separates nothing. Most PBXs quote nothing, so that a comma in a name
    # looks like the end of its field. A comma with a blank behind it is part of a name, as in "Archer, Ann":
    # no PBX writes a blank between two fields.
    visible = _QUOTED_FIELD.sub(hide, line) if '"' in line else line
    fields = re.split(r",(?! [^\s,])", visible)
    # If a blank follows every comma, this PBX does write one between two fields.
    if len(fields) == 1:
        fields = visible.split(",")
    return [_HIDDEN_FIELD.sub(lambda match: quoted[int(match[1])], field.strip()).strip() for field in fields]


def parse_integer(text: str) -> int | None:
    """Return ``text`` as a number, or ``None`` if it is not one."""
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,18}", text, re.ASCII) else None


def parse_members(contents: bytes) -> list[HuntMemberRow]:
    """Return the members of a hunt group, one per row; a star marks an inactive member."""
    members = []
    for line in split_lines(contents):
        extension = line.split(",")[0].strip()
        if extension.strip("* "):
            members.append(HuntMemberRow(extension.strip("* "), active="*" not in extension))
    return members


def format_members(members: Iterable[HuntMemberRow]) -> bytes:
    """Return the members of a hunt group as ``hunt_info`` writes them."""
    return "".join(f"{'' if row.active else '*'}{row.extension}\r\n" for row in members).encode()


def parse_who_is(contents: bytes) -> dict[str, str]:
    """Return the properties of a PBX: values in quotation marks, by the label in front of them."""
    pieces = decode_text(contents).split('"')
    pairs = {}
    for text, value in zip(pieces[::2], pieces[1:-1:2], strict=False):
        label = text.rstrip()
        if label.endswith((":", "=")):
            label = label[:-1]
        label = re.split(r"[,;:=\r\n]", label)[-1].strip()
        if label:
            pairs[label] = value
    return pairs


def format_who_is(pairs: dict[str, str]) -> bytes:
    """Return the properties of a PBX as ``who_is`` contains them."""
    return " ".join(f'{label} "{value}"' for label, value in pairs.items()).encode() + b"\r\n"


USER_LIST: Final = PseudoFile(
    "user_list",
    UserRow,
    4,
    (
        FieldColumn(1, "name"),
        FieldColumn(2, "extension"),
        FieldColumn(3, "full_name"),
        FieldColumn(LAST_FIELD, "user_id"),
    ),
)
USER_LIST_8: Final = PseudoFile(
    "user_list8",
    UserRow8,
    8,
    (
        FieldColumn(1, "name"),
        FieldColumn(2, "extension"),
        FieldColumn(3, "full_name"),
        FieldColumn(4, "profile", int),
        FieldColumn(5, "features", int),
        FieldColumn(6, "one_x"),
        FieldColumn(8, "email"),
    ),
)
HUNT_LIST: Final = PseudoFile(
    "hunt_list",
    HuntGroupRow,
    10,
    (
        FieldColumn(1, "name"),
        FieldColumn(2, "extension"),
        FieldColumn(4, "queued", int),
        FieldColumn(5, "service", int),
        FieldColumn(8, "voicemails", int),
        FieldColumn(10, "group_id"),
    ),
)
MEMBER_OF: Final = PseudoFile(
    "MemberOf",
    MembershipRow,
    3,
    (FieldColumn(1, "group"), FieldColumn(2, "extension"), FieldColumn(LAST_FIELD, "group_id")),
)
DIRECTORY_LIST: Final = PseudoFile(
    "dir_list", DirectoryRow, 2, (FieldColumn(1, "name"), FieldColumn(2, "number"))
)
USER_INFO: Final = PseudoFile(
    "user_info3",
    UserInfoRow,
    69,
    (
        FieldColumn(1, "name"),
        FieldColumn(2, "full_name"),
        FieldColumn(3, "extension"),
        FieldColumn(4, "forward_on_busy", int),
        FieldColumn(5, "forward_on_no_answer", int),
        FieldColumn(6, "forward_all", int),
        FieldColumn(7, "forward_all_number"),
        FieldColumn(8, "forward_number"),
        FieldColumn(9, "do_not_disturb", int),
        FieldColumn(10, "follow_me"),
        FieldColumn(12, "voicemail", int),
        FieldColumn(14, "new_messages", int),
        FieldColumn(38, "absence_code", int),
        FieldColumn(39, "absence_text"),
        FieldColumn(40, "absence", int),
        FieldColumn(45, "logged_in", int),
        FieldColumn(54, "user_rights"),
        FieldColumn(68, "twinning_number"),
        FieldColumn(69, "twinning", int),
    ),
)
LICENCE_LIST: Final = PseudoFile(
    "licence_list", LicenceRow, 4, (FieldColumn(1, "licence", int), FieldColumn(4, "quantity", int))
)
