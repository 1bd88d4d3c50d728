"""Presence: what users have set at the PBX, such as do-not-disturb and forwarding."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Final

import msgspec

from devlink3_desk.protocol.pseudo_files import UserInfoRow

MAX_TEXT_LENGTH: Final = 128
"""Characters stored of a text. Phones accept no more, and there are thousands of users."""

MAX_MESSAGES: Final = 9_999
"""Highest number of new messages that is shown."""


@unique
class AwayReason(StrEnum):
    """Reasons why a call does not reach a user whose phone is free, the strongest one first."""

    LOGGED_OUT = "logged_out"
    DO_NOT_DISTURB = "do_not_disturb"
    FORWARDED = "forwarded"
    FOLLOW_ME = "follow_me"
    ABSENT = "absent"


class Presence(msgspec.Struct, frozen=True, omit_defaults=True):
    """The settings of one user from ``user_info3``; a field that the PBX leaves out has its default."""

    do_not_disturb: bool = False
    absent: bool = False
    absence_code: int = 0
    """0 to 11; any other absence has a text only."""
    absence_text: str = ""
    """Text that the user has added."""
    forwarded: bool = False
    """Whether all calls are forwarded."""
    forwarded_to: str = ""
    forward_on_busy: bool = False
    forward_on_no_answer: bool = False
    conditional_forward_to: str = ""
    """Number to which calls are forwarded on busy and on no answer."""
    follow_me: str = ""
    """Extension at which the user's calls ring."""
    new_messages: int = 0
    """Number of new messages in the mailbox."""
    logged_out: bool = False
    twinned_with: str = ""
    """Number that rings along with the extension."""

    @property
    def away_reason(self) -> AwayReason | None:
        """The strongest reason why a call does not reach the user, ``None`` if it does."""
        if self is NO_PRESENCE:
            # Nearly all users: they share one value, and the list asks for each of its rows.
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
"""Presence of a user who has set nothing."""


def presence_from_row(row: UserInfoRow) -> Presence:
    """Return the presence of a row, :data:`NO_PRESENCE` itself if nothing is set."""
    code = row.absence_code or 0
    presence = Presence(
        do_not_disturb=_is_set(row.do_not_disturb),
        # Some releases send the code alone; then any code but 0 is an absence.
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
    return NO_PRESENCE if presence == NO_PRESENCE else presence


def _is_set(value: int | None) -> bool:
    return bool(value)


def _truncate_text(text: str) -> str:
    return text[:MAX_TEXT_LENGTH]
