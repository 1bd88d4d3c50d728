"""An extension as a row, and the texts for what its user has set at the PBX."""

from __future__ import annotations

from typing import Final, assert_never

import msgspec
from PySide6.QtCore import QCoreApplication

from devlink3_desk.qt.core.call_row import DEFAULT_SITE, format_party
from devlink3_desk.qt.core.state_display import (
    IDLE_STATES,
    describe_extension_status,
    describe_party_kind,
    format_favourite,
)
from devlink3_desk.qt.core.text import PART_SEPARATOR, fold_text, join_bidi, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import (
    CallInfo,
    CmExtnInfo,
    ExtensionInfo,
    ExtensionStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.presence import NO_PRESENCE, AwayReason, Presence
from devlink3_desk.switchboard.site import Site

ABSENCE_TEMPLATES: Final = (
    "",
    QT_TRANSLATE_NOOP("Presence", "On vacation until {until}"),
    QT_TRANSLATE_NOOP("Presence", "Will be back {until}"),
    QT_TRANSLATE_NOOP("Presence", "At lunch until {until}"),
    QT_TRANSLATE_NOOP("Presence", "In a meeting until {until}"),
    QT_TRANSLATE_NOOP("Presence", "Please call {until}"),
    QT_TRANSLATE_NOOP("Presence", "Don't disturb until {until}"),
    QT_TRANSLATE_NOOP("Presence", "With visitors until {until}"),
    QT_TRANSLATE_NOOP("Presence", "With customers until {until}"),
    QT_TRANSLATE_NOOP("Presence", "Back soon {until}"),
    QT_TRANSLATE_NOOP("Presence", "Back tomorrow {until}"),
)
"""The absence texts of the PBX by their code; ``{until}`` is the text that the user has added."""

ABSENCE_TEXTS: Final = (
    "",
    QT_TRANSLATE_NOOP("Presence", "On vacation"),
    QT_TRANSLATE_NOOP("Presence", "Will be back"),
    QT_TRANSLATE_NOOP("Presence", "At lunch"),
    QT_TRANSLATE_NOOP("Presence", "In a meeting"),
    QT_TRANSLATE_NOOP("Presence", "Please call"),
    QT_TRANSLATE_NOOP("Presence", "Don't disturb"),
    QT_TRANSLATE_NOOP("Presence", "With visitors"),
    QT_TRANSLATE_NOOP("Presence", "With customers"),
    QT_TRANSLATE_NOOP("Presence", "Back soon"),
    QT_TRANSLATE_NOOP("Presence", "Back tomorrow"),
)
"""The same where the user has added nothing."""


def describe_absence(presence: Presence) -> str:
    """Return the reason of an absence: the PBX's text for its code with the text the user has added."""
    code, added = presence.absence_code, sanitize_text(presence.absence_text)
    if not 0 < code < len(ABSENCE_TEMPLATES):
        # Code 11 is a text of the user's own. A newer release may have more codes.
        return added or _translate_text(QT_TRANSLATE_NOOP("Presence", "Absent"))
    return (
        _translate_text(ABSENCE_TEMPLATES[code]).format(until=added)
        if added
        else _translate_text(ABSENCE_TEXTS[code])
    )


def describe_away_reason(presence: Presence) -> str:
    """Return why a call would not reach the user, in short; empty if it would."""
    reason = presence.away_reason
    match reason:
        case None:
            return ""
        case AwayReason.LOGGED_OUT:
            return _translate_text(QT_TRANSLATE_NOOP("Presence", "Not logged in"))
        case AwayReason.DO_NOT_DISTURB:
            return _translate_text(QT_TRANSLATE_NOOP("Presence", "Do not disturb"))
        case AwayReason.FORWARDED:
            return _format_target(
                QT_TRANSLATE_NOOP("Presence", "Forwarded to {number}"), presence.forwarded_to
            ) or _translate_text(QT_TRANSLATE_NOOP("Presence", "Forwarded"))
        case AwayReason.FOLLOW_ME:
            return _format_target(QT_TRANSLATE_NOOP("Presence", "At extension {number}"), presence.follow_me)
        case AwayReason.ABSENT:
            return describe_absence(presence)
        case _:
            assert_never(reason)


def describe_presence(presence: Presence) -> tuple[str, ...]:
    """Return everything that the user has set for calls, one sentence each, the away reason first."""
    target, twin = presence.conditional_forward_to, presence.twinned_with
    texts = (
        describe_away_reason(presence),
        describe_absence(presence) if presence.absent else "",
        _format_target(QT_TRANSLATE_NOOP("Presence", "Forwarded to {number} when busy"), target)
        if presence.forward_on_busy
        else "",
        _format_target(QT_TRANSLATE_NOOP("Presence", "Forwarded to {number} on no answer"), target)
        if presence.forward_on_no_answer
        else "",
        _format_target(QT_TRANSLATE_NOOP("Presence", "Also rings at {number}"), twin),
    )
    # An absence may be the away reason, too, and would be listed twice.
    return tuple(dict.fromkeys(filter(None, texts)))


def format_message_count(count: int) -> str:
    """Return the number of new voicemail messages as text."""
    return QCoreApplication.translate("Presence", "%n new message(s)", "", count)


def _format_target(text: str, number: str) -> str:
    return _translate_text(text).format(number=sanitize_text(number)) if number else ""


def _translate_text(text: str) -> str:
    return QCoreApplication.translate("Presence", text)


# gc=False: rows contain no reference cycles, and there are thousands that the collector need not visit.
class ExtensionRow(msgspec.Struct, frozen=True, gc=False):
    """An extension with the texts that it is shown by."""

    info: ExtensionInfo
    name: str
    state_text: str
    """Its state; for an idle phone, the away reason of its user if there is one."""
    partner: str
    """The other party of its call."""
    technical_text: str
    """The latest CMExtn event, as received, with the meaning that the site's data file gives it."""
    search_text: str
    away_reason: AwayReason | None = None
    """Why a call would not reach its user although the phone is idle."""
    presence_texts: tuple[str, ...] = ()
    """What its user has set, one sentence each, without the one that is in ``state_text``."""
    message_count: int = 0
    """New voicemail messages."""
    is_free: bool = False
    """Whether a call would reach the user now."""
    is_favourite: bool = False
    """Whether the user of this desk has made it a favourite."""
    is_lower_bound: bool = False
    """Whether its state may have begun before :attr:`elapsed_since`."""

    @property
    def messages_text(self) -> str:
        """The number of new messages as text; empty if there are none."""
        return format_message_count(self.message_count) if self.message_count else ""

    @property
    def detail_text(self) -> str:
        """The text behind the state on a tile: the other party, else what the user has set."""
        return self.partner or join_bidi(self.presence_texts, PART_SEPARATOR)

    @property
    def full_detail_text(self) -> str:
        """The text behind the state in the list layout, which has room for everything."""
        return join_bidi(filter(None, (self.partner, self.presence_summary)), PART_SEPARATOR)

    @property
    def presence_summary(self) -> str:
        """What the user has set, and the number of new messages."""
        return join_bidi(filter(None, (*self.presence_texts, self.messages_text)), PART_SEPARATOR)

    @property
    def key(self) -> str:
        """The extension's number as received."""
        return self.info.extension

    @property
    def number(self) -> str:
        """The extension's number, safe to display."""
        return sanitize_text(self.info.extension)

    @property
    def accessible_text(self) -> str:
        """The row as one sentence, composed when it is asked for: thousands of rows are seldom read."""
        spoken_parts = (
            self.name,
            self.number if self.number != self.name else "",
            self.state_text,
            self.partner,
            *self.presence_texts,
            self.messages_text,
            format_favourite() if self.is_favourite else "",
        )
        return ", ".join(filter(None, spoken_parts))

    @property
    def elapsed_since(self) -> float | None:
        """Instant at which its state began; ``None`` for an idle phone, which shows no time."""
        return None if self.info.state in IDLE_STATES else self.info.since

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By number in numerical order: 99 before 100."""
        return (len(self.info.extension), self.info.extension)


def create_extension_row(
    info: ExtensionInfo,
    call: CallInfo | None,
    presence: Presence = NO_PRESENCE,
    *,
    is_favourite: bool = False,
    site: Site = DEFAULT_SITE,
) -> ExtensionRow:
    """Return the row of an extension; ``call`` is the call that its state comes from."""
    name = sanitize_text(info.name) or sanitize_text(info.extension)
    partner = _format_partner(None if call is None else _find_partner(info.extension, call), site)
    away_text = ""
    presence_texts: tuple[str, ...] = ()
    # Most users have set nothing, and there are thousands of rows to create after a connect.
    if presence is not NO_PRESENCE:
        away_text = describe_away_reason(presence) if info.state in IDLE_STATES else ""
        presence_texts = tuple(text for text in describe_presence(presence) if text != away_text)
    state_text = away_text or describe_extension_status(info.state)
    return ExtensionRow(
        info=info,
        name=name,
        state_text=state_text,
        partner=partner,
        technical_text=format_cmextn(info.cmextn),
        # With the presence, so that a filter for "vacation" lists everyone who is away.
        search_text=" ".join(map(fold_text, (info.extension, name, state_text, *presence_texts))),
        away_reason=presence.away_reason,
        presence_texts=presence_texts,
        message_count=presence.new_messages,
        is_free=info.state == ExtensionStatus.IDLE and presence.away_reason is None,
        is_favourite=is_favourite,
        is_lower_bound=call is not None and _may_be_older(info, call),
    )


def _may_be_older(info: ExtensionInfo, call: CallInfo) -> bool:
    """Return whether the state of an extension may have begun before it was seen."""
    # A person goes on dialling while the call begins to ring, and talking when it becomes a conference.
    return call.may_be_older or (call.since_snapshot and info.since <= call.started)


def format_cmextn(info: CmExtnInfo | None) -> str:
    """Return the numbers and texts of a CMExtn event in one line."""
    if info is None:
        return ""
    fields = (("v", info.v), ("p1", info.p1), ("p2", info.p2))
    numbers = " ".join(f"{name}={value}" for name, value in fields if value is not None)
    return " · ".join(filter(None, (numbers, sanitize_text(info.meaning), sanitize_text(info.text))))


def _format_partner(party: PartyInfo | None, site: Site) -> str:
    if party is None:
        return ""
    # A mailbox bears the name of its owner, who may be the caller: "Ann talks to Ann" misleads.
    if party.kind == PartyKind.VOICEMAIL:
        return describe_party_kind(party.kind)
    return format_party(party, site)[0]


def _find_partner(extension: str, call: CallInfo) -> PartyInfo | None:
    if call.a is not None and call.a.number == extension:
        ringing = [target for target in call.targets if target.rejected is None]
        # Of several phones that ring, nobody knows which one will answer.
        return call.b or (ringing[0] if len(ringing) == 1 else None)
    return call.a
