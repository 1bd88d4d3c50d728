"""Presence: the fields of the file, and defaults for those that it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.pseudo_files import UserInfoRow
from devlink3_desk.switchboard.presence import NO_PRESENCE, AwayReason, Presence, presence_from_row


@pytest.mark.parametrize(
    ("row", "away"),
    [
        (UserInfoRow("Ann"), None),
        (UserInfoRow("Ann", do_not_disturb=1), AwayReason.DO_NOT_DISTURB),
        (UserInfoRow("Ann", forward_all=1, forward_all_number="201"), AwayReason.FORWARDED),
        (UserInfoRow("Ann", forward_all=0, forward_all_number="201"), None),
        (UserInfoRow("Ann", forward_on_busy=1, forward_number="201"), None),
        (UserInfoRow("Ann", extension="200", follow_me="201"), AwayReason.FOLLOW_ME),
        (UserInfoRow("Ann", extension="200", follow_me="200"), None),
        (UserInfoRow("Ann", absence_code=3, absence=1), AwayReason.ABSENT),
        (UserInfoRow("Ann", absence_code=3, absence=0), None),
        (UserInfoRow("Ann", absence_code=3), AwayReason.ABSENT),
        (UserInfoRow("Ann", logged_in=0, do_not_disturb=1), AwayReason.LOGGED_OUT),
        (UserInfoRow("Ann", logged_in=1), None),
        (UserInfoRow("Ann", do_not_disturb=1, forward_all=1, absence=1), AwayReason.DO_NOT_DISTURB),
    ],
)
def test_why_a_call_would_not_reach_somebody(row: UserInfoRow, away: AwayReason | None) -> None:
    assert presence_from_row(row).away_reason is away


def test_numbers_of_forwarding_are_those_that_hold() -> None:
    row = UserInfoRow("Ann", forward_on_no_answer=1, forward_all_number="1", forward_number="2")
    assert presence_from_row(row) == Presence(forward_on_no_answer=True, conditional_forward_to="2")
    row = UserInfoRow("Ann", forward_on_busy=1, forward_all_number="1")
    assert presence_from_row(row) == Presence(forward_on_busy=True, conditional_forward_to="1")


def test_a_row_that_says_nothing_is_somebody_who_has_set_nothing() -> None:
    (row,) = pseudo_files.USER_INFO.parse(b"Ann\r\n")
    assert presence_from_row(row) is NO_PRESENCE


@given(st.lists(st.text(max_size=8), max_size=80))
def test_any_row_is_read(fields: list[str]) -> None:
    for row in pseudo_files.USER_INFO.parse(("Ann," + ",".join(fields)).encode()):
        assert presence_from_row(row).new_messages >= 0
