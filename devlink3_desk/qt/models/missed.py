"""Who was abandoned or missed, as rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from devlink3_desk.switchboard.missed import MissedCall, MissedKind, MissedLog

from .keyed import KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel
from .text import digits, duration, fold, plain


class MissedRow(msgspec.Struct, frozen=True, gc=False):
    """One caller in words."""

    call: MissedCall
    name: str
    more: str
    """Whom the call was for, and how long the caller waited."""
    when: str
    haystack: str
    spoken: str
    fresh: bool
    """Whether nobody has looked at it yet."""

    @property
    def key(self) -> str:
        """Identity of the row."""
        return self.call.id

    @property
    def since(self) -> None:
        """No time counts: it is over."""

    @property
    def number(self) -> str:
        """Number to ring back."""
        return plain(self.call.number)

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """The newest first."""
        return (-self.call.at, self.call.id)


def missed_row(call: MissedCall, whom: str, now: QDateTime, looked: float) -> MissedRow:
    """Return a caller as shown; ``whom``: name of the group or extension."""
    name = plain(call.name) or plain(call.number) or QCoreApplication.translate("Missed", "Number withheld")
    whom = plain(whom) or plain(call.whom)
    waited = QCoreApplication.translate("Missed", "waited {time}").format(time=duration(int(call.waited)))
    parts = [_state(call), whom, waited]
    more = "  ·  ".join(filter(None, parts))
    when = when_text(call.at, now)
    return MissedRow(
        call=call,
        name=name,
        more=more,
        when=when,
        haystack=fold(f"{name} {whom}") + " " + digits(call.number),
        spoken=", ".join(filter(None, (name, plain(call.number), *parts, when))),
        fresh=call.at > looked and not call.settled,
    )


def _state(call: MissedCall) -> str:
    if call.settled:
        return QCoreApplication.translate("Missed", "Spoken with since")
    if call.voicemail:
        return QCoreApplication.translate("Missed", "Went to voicemail")
    if call.kind is MissedKind.ABANDONED:
        return QCoreApplication.translate("Missed", "Gave up")
    return QCoreApplication.translate("Missed", "Not answered")


def when_text(at: float, now: QDateTime) -> str:
    """Return a moment as the system writes it: the time alone today, the day as well before."""
    moment, locale = QDateTime.fromSecsSinceEpoch(int(at)), QLocale()
    time = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    days = moment.date().daysTo(now.date())
    if days == 0:
        return time
    if days == 1:
        return QCoreApplication.translate("Missed", "Yesterday {time}").format(time=time)
    return f"{locale.toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"


class MissedModel(KeyedModel[MissedRow]):
    """Everybody who was missed."""

    headings: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("MissedModel", "Missed"),)

    def text(self, row: MissedRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the row in one sentence."""
        return row.spoken

    def show(self, log: MissedLog, name_of: Callable[[str], str], now: QDateTime) -> None:
        """Take the log as it is now; ``name_of`` gives the name of a group or an extension."""
        rows = {call.id: missed_row(call, name_of(call.whom), now, log.looked) for call in log.calls}
        gone = dict.fromkeys(row.key for row in self if row.key not in rows)
        self.update({**rows, **gone})


class MissedList(OrderedModel[MissedRow]):
    """Everybody who was missed, the newest first."""
