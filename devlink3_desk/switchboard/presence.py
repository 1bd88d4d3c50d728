"""What people have set at the telephone system: whether they want calls, and where else their calls go."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Final

import msgspec

from devlink3_desk.protocol.pseudo_files import UserInfoRow

MAX_TEXT_LENGTH: Final = 128
"""Characters of a text that are kept: telephones take no more, and there are thousands of people."""

MAX_MESSAGES: Final = 9_999


@unique
class AwayReason(StrEnum):
    """Why a call would not reach somebody whose telephone is free, the strongest reason first."""

    LOGGED_OUT = "logged_out"
    DO_NOT_DISTURB = "do_not_disturb"
    FORWARDED = "forwarded"
    FOLLOW_ME = "follow_me"
    ABSENT = "absent"


class Presence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What ``user_info3`` tells of one person; a PBX that leaves a field out has nothing to say of it."""

    do_not_disturb: bool = False
    absent: bool = False
    absence_code: int = 0
    """0 to 11; others are told by their text alone."""
    absence_text: str = ""
    """What the person has added."""
    forwarded: bool = False
    """All calls go elsewhere."""
    forwarded_to: str = ""
    forward_on_busy: bool = False
    forward_on_no_answer: bool = False
    conditional_forward_to: str = ""
    """Where calls go on busy and on no answer."""
    follow_me: str = ""
    """Extension at which the person's calls ring."""
    new_messages: int = 0
    """New ones in the mailbox."""
    logged_out: bool = False
    twinned_with: str = ""
    """Number that rings together with the extension."""

    @property
    def away_reason(self) -> AwayReason | None:
        """Why a call would not reach the person, ``None`` where nothing speaks against it."""
        if self is NO_PRESENCE:  # as it is for most
            return None
        reasons = {
            AwayReason.LOGGED_OUT: self.logged_out,
            AwayReason.DO_NOT_DISTURB: self.do_not_disturb,
            AwayReason.FORWARDED: self.forwarded,
            AwayReason.FOLLOW_ME: bool(self.follow_me),
            AwayReason.ABSENT: self.absent,
        }
        return next((reason for reason, holds in reasons.items() if holds), None)


NO_PRESENCE: Final = Presence()
"""Somebody who has set nothing."""


def presence_from_row(row: UserInfoRow) -> Presence:
    """Return what a row tells, :data:`NOTHING` itself where that is nothing.

    Where it is not said whether an absence holds, its code says so.
    """
    code = row.absence_code or 0
    found = Presence(
        do_not_disturb=_is_set(row.do_not_disturb),
        absent=_is_set(code if row.absence is None else row.absence),
        absence_code=code,
        absence_text=_truncate_text(row.absence_text),
        forwarded=_is_set(row.forward_all),
        forwarded_to=_truncate_text(row.forward_all_number) if _is_set(row.forward_all) else "",
        forward_on_busy=_is_set(row.forward_on_busy),
        forward_on_no_answer=_is_set(row.forward_on_no_answer),
        conditional_forward_to=_truncate_text(row.forward_number or row.forward_all_number),
        follow_me=_truncate_text(row.follow_me) if row.follow_me != row.extension else "",
        new_messages=min(max(0, row.new_messages or 0), MAX_MESSAGES),
        logged_out=row.logged_in == 0,
        twinned_with=_truncate_text(row.twinning_number) if _is_set(row.twinning) else "",
    )
    return NO_PRESENCE if found == NO_PRESENCE else found


def _is_set(value: int | None) -> bool:
    return bool(value)


def _truncate_text(text: str) -> str:
    return text[:MAX_TEXT_LENGTH]
