"""The pseudo-files, both ways (section 6.6)."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.pseudo_files import (
    DIRECTORY_LIST,
    HUNT_LIST,
    LICENCE_LIST,
    MEMBER_OF,
    USER_INFO,
    USER_LIST,
    USER_LIST_8,
    DirectoryRow,
    HuntGroupRow,
    HuntMemberRow,
    LicenceRow,
    MembershipRow,
    PseudoFile,
    UserInfoRow,
    UserRow,
    UserRow8,
    decode_text,
    format_members,
    format_who_is,
    parse_members,
    parse_who_is,
)

FILES: list[PseudoFile[Any]] = [
    USER_LIST,
    USER_LIST_8,
    HUNT_LIST,
    MEMBER_OF,
    DIRECTORY_LIST,
    USER_INFO,
    LICENCE_LIST,
]


def test_user_list_with_any_line_end_and_without_users_of_the_pbx():
    rows = [UserRow("AArcher", "4001", "Ann Archer", "7"), UserRow("JM", "4002", "Jörg Müller", "8")]
    text = "NoUser,,,0\r\nAArcher,4001,Ann Archer,7\r\n\r\nJM,4002,Jörg Müller,8"
    for ending in ("\r\n", "\n", "\r"):
        assert USER_LIST.parse(text.replace("\r\n", ending).encode()) == rows
    assert USER_LIST.parse(text.encode() + b"\r\n\0garbage") == rows


def test_the_user_id_is_the_last_field_wherever_that_is():
    assert USER_LIST.parse(b"AA,4001,Ann Archer,x,y,7") == [UserRow("AA", "4001", "Ann Archer", "7")]
    assert USER_LIST.parse(b"AA,4001,Ann Archer") == [UserRow("AA", "4001", "Ann Archer")]
    assert USER_LIST.parse(b"AA,4001") == [UserRow("AA", "4001")]
    assert USER_LIST.parse(b"AA") == [UserRow("AA")]


def test_a_comma_before_a_blank_belongs_to_the_name():
    assert USER_LIST.parse(b"AA,4001,Archer, Ann,7\n") == [UserRow("AA", "4001", "Archer, Ann", "7")]
    assert DIRECTORY_LIST.parse(b"Castle, Moat & Sons,02079460123") == [
        DirectoryRow("Castle, Moat & Sons", "02079460123")
    ]
    assert USER_LIST.parse(b"AA, 4001, Ann Archer, 7") == [UserRow("AA", "4001", "Ann Archer", "7")]
    assert USER_LIST.parse(b"AA, ,Ann Archer,7") == [UserRow("AA", "", "Ann Archer", "7")]


def test_each_row_is_utf8_or_windows_1252():
    assert decode_text("Jörg Łukasz".encode()) == "Jörg Łukasz"
    assert decode_text("Jörg".encode("latin-1")) == "Jörg"
    assert decode_text(b"\xef\xbb\xbfAnn") == "Ann"
    assert decode_text("Jörg\nŁukasz\n".encode() + b"O\x92Brien\x81") == "Jörg\nŁukasz\nO\u2019Brien\x81"
    contents = "JM,4002,Jörg Müller,8\r\nŁK,4003,Łukasz,9\r\n".encode() + b"Extn201,201,O\x92Brien,1\r\n"
    assert [row.full_name for row in USER_LIST.parse(contents)] == ["Jörg Müller", "Łukasz", "O\u2019Brien"]
    assert USER_LIST.parse("JM,4002,Jörg Müller,8".encode("latin-1"))[0].full_name == "Jörg Müller"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ('obrien,4003,"O\'Brien, Pat",4', ["obrien", "4003", "O'Brien, Pat", "4"]),
        ('"obrien","4003","O\'Brien, Pat","4"', ["obrien", "4003", "O'Brien, Pat", "4"]),
        ('obrien, 4003, "O\'Brien, Pat", 4', ["obrien", "4003", "O'Brien, Pat", "4"]),
        ('pa,4003,"Pat ""Paddy"" O\'Brien",4', ["pa", "4003", 'Pat "Paddy" O\'Brien', "4"]),
        ('pa,4003,"Archer,Ann",', ["pa", "4003", "Archer,Ann", ""]),
        ('pa,4003,"",4', ["pa", "4003", "", "4"]),
        ('pa,4003,Pat "Paddy" O\'Brien,4', ["pa", "4003", 'Pat "Paddy" O\'Brien', "4"]),
        ('pa,4003,"Paddy" O\'Brien,4', ["pa", "4003", '"Paddy" O\'Brien', "4"]),
        ('pa,4003,"open,4', ["pa", "4003", '"open', "4"]),
        ('pa,4003,"\0" O,"x"', ["pa", "4003", '"\0" O', "x"]),
    ],
)
def test_a_field_in_quotation_marks(line, fields):
    assert pseudo_files.split_row(line) == fields


def test_user_list8():
    (row,) = USER_LIST_8.parse(b"AA,4001,Ann Archer,4,1,1,x,ann@example.com")
    assert row == UserRow8("AA", "4001", "Ann Archer", 4, 1, "1", "ann@example.com")
    assert row.is_receptionist
    assert not USER_LIST_8.parse(b"AA,4001,Ann Archer,4,2,1,x,ann@example.com")[0].is_receptionist
    assert not USER_LIST_8.parse(b"AA,4001,Ann Archer,4,?,1")[0].is_receptionist


def test_hunt_list():
    assert HUNT_LIST.parse(b"Sales,200,x,3,1,y,z,4,w,1001\r\n") == [
        HuntGroupRow("Sales", "200", 3, 1, 4, "1001")
    ]


def test_hunt_info_marks_inactive_members():
    assert parse_members(b"4001\r\n*4002\r\n4003*\r\n\r\n*\r\n4004,x\r\n") == [
        HuntMemberRow("4001"),
        HuntMemberRow("4002", active=False),
        HuntMemberRow("4003", active=False),
        HuntMemberRow("4004"),
    ]


def test_member_of():
    assert MEMBER_OF.parse(b"Sales,200,x,y,1001\r\n") == [MembershipRow("Sales", "200", "1001")]
    assert MEMBER_OF.name_for("4001") == "nasystem/MemberOf/4001"


def test_user_info3():
    fields = [str(number) for number in range(1, 72)]
    (row,) = USER_INFO.parse(",".join(fields).encode())
    assert row == UserInfoRow(
        name="1", full_name="2", extension="3", forward_on_busy=4, forward_on_no_answer=5, forward_all=6,
        forward_all_number="7", forward_number="8", do_not_disturb=9, follow_me="10", voicemail=12,
        new_messages=14, absence_code=38, absence_text="39", absence=40, logged_in=45, user_rights="54",
        twinning_number="68", twinning=69,
    )  # fmt: skip
    (short,) = USER_INFO.parse(b"AA,Ann Archer,4001,0,0,1,4002")
    assert (short.forward_all, short.forward_all_number, short.do_not_disturb) == (1, "4002", None)


def test_licence_list():
    rows = LICENCE_LIST.parse(b"1,x,y,1\r\n2,x,y,3\r\n")
    assert rows == [LicenceRow(1, 1), LicenceRow(pseudo_files.CTI_LINK_PRO_LICENCE, 3)]


@pytest.mark.parametrize(
    "text",
    ['MAC "00e0" Type "IP 500 V2" Name "Head Office"', 'MAC="00e0", Type="IP 500 V2", Name="Head Office"',
     'MAC: "00e0"\r\nType: "IP 500 V2"\r\nName: "Head Office"\r\n'],
)  # fmt: skip
def test_who_is(text):
    pairs = {"MAC": "00e0", "Type": "IP 500 V2", "Name": "Head Office"}
    assert parse_who_is(text.encode()) == pairs
    assert parse_who_is(format_who_is(pairs)) == pairs


@given(st.binary(max_size=400))
def test_no_bytes_raise(contents):
    for file in FILES:
        file.parse(contents)
    parse_members(contents)
    parse_who_is(contents)


_NAME = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters=",*\ufeff"),
    min_size=1,
    max_size=12,
).filter(lambda text: text != "NoUser")


@example([UserRow("0", '"', "0, 0", '"')])
@given(st.lists(st.builds(UserRow, _NAME, _NAME, st.tuples(_NAME, _NAME).map(", ".join), _NAME), max_size=5))
def test_what_is_written_is_read_back(rows):
    assert USER_LIST.parse(USER_LIST.format(rows)) == rows


@given(st.lists(st.builds(HuntGroupRow, _NAME, _NAME, st.none() | st.integers(0, 99), st.integers(0, 2))))
def test_numbers_are_read_back(rows):
    assert HUNT_LIST.parse(HUNT_LIST.format(rows)) == rows


def test_members_are_read_back():
    rows = [HuntMemberRow("4001"), HuntMemberRow("4002", active=False)]
    assert parse_members(format_members(rows)) == rows
