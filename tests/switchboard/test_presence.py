"""What people have set is told as the file says it, and what it leaves out is not invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.pseudo_files import UserInfoRow
from devlink3_desk.switchboard.presence import NOTHING, Away, Presence, presence_of


@pytest.mark.parametrize(
    ("row", "away"),
    [
        (UserInfoRow("Ann"), None),
        (UserInfoRow("Ann", do_not_disturb=1), Away.DO_NOT_DISTURB),
        (UserInfoRow("Ann", forward_all=1, forward_all_number="201"), Away.FORWARDED),
        (UserInfoRow("Ann", forward_all=0, forward_all_number="201"), None),
        (UserInfoRow("Ann", forward_on_busy=1, forward_number="201"), None),
        (UserInfoRow("Ann", extension="200", follow_me="201"), Away.FOLLOW_ME),
        (UserInfoRow("Ann", extension="200", follow_me="200"), None),
        (UserInfoRow("Ann", absence_code=3, absence=1), Away.ABSENT),
        (UserInfoRow("Ann", absence_code=3, absence=0), None),
        (UserInfoRow("Ann", absence_code=3), Away.ABSENT),
        (UserInfoRow("Ann", logged_in=0, do_not_disturb=1), Away.LOGGED_OUT),
        (UserInfoRow("Ann", logged_in=1), None),
        (UserInfoRow("Ann", do_not_disturb=1, forward_all=1, absence=1), Away.DO_NOT_DISTURB),
    ],
)
def test_why_a_call_would_not_reach_somebody(row: UserInfoRow, away: Away | None) -> None:
    assert presence_of(row).away is away


def test_numbers_of_forwarding_are_those_that_hold() -> None:
    row = UserInfoRow("Ann", forward_on_no_answer=1, forward_all_number="1", forward_number="2")
    assert presence_of(row) == Presence(on_no_answer=True, then_to="2")
    row = UserInfoRow("Ann", forward_on_busy=1, forward_all_number="1")
    assert presence_of(row) == Presence(on_busy=True, then_to="1")


def test_a_row_that_says_nothing_is_somebody_who_has_set_nothing() -> None:
    (row,) = pseudo_files.USER_INFO.parse(b"Ann\r\n")
    assert presence_of(row) is NOTHING


@given(st.lists(st.text(max_size=8), max_size=80))
def test_whatever_a_row_holds_it_is_read(fields: list[str]) -> None:
    for row in pseudo_files.USER_INFO.parse(("Ann," + ",".join(fields)).encode()):
        assert presence_of(row).messages >= 0
