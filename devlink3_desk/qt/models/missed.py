"""Who was abandoned or missed, as rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from devlink3_desk.switchboard.missed import MissedCall, MissedKind, MissedCallLog

from .keyed import KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import SortedModel
from .text import extract_digits, format_duration, fold_text, sanitize_text


class MissedRow(msgspec.Struct, frozen=True, gc=False):
    """One caller in words."""

    call: MissedCall
    name: str
    detail_text: str
    """Whom the call was for, and how long the caller waited."""
    time_text: str
    search_text: str
    accessible_text: str
    is_new: bool
    """Whether nobody has looked at it yet."""

    @property
    def key(self) -> str:
        """Identity of the row."""
        return self.call.id

    @property
    def elapsed_since(self) -> None:
        """No time counts: it is over."""

    @property
    def number(self) -> str:
        """Number to ring back."""
        return sanitize_text(self.call.number)

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """The newest first."""
        return (-self.call.at, self.call.id)


def create_missed_row(call: MissedCall, target_name: str, now: QDateTime, last_viewed: float) -> MissedRow:
    """Return a caller as shown; ``whom``: name of the group or extension."""
    name = sanitize_text(call.name) or sanitize_text(call.number) or QCoreApplication.translate("Missed", "Number withheld")
    target_name = sanitize_text(target_name) or sanitize_text(call.whom)
    waited = QCoreApplication.translate("Missed", "waited {time}").format(time=format_duration(int(call.waited)))
    parts = [_describe_outcome(call), target_name, waited]
    more = "  ·  ".join(filter(None, parts))
    when = format_moment(call.at, now)
    return MissedRow(
        call=call,
        name=name,
        detail_text=more,
        time_text=when,
        search_text=fold_text(f"{name} {target_name}") + " " + extract_digits(call.number),
        accessible_text=", ".join(filter(None, (name, sanitize_text(call.number), *parts, when))),
        is_new=call.at > last_viewed and not call.settled,
    )


def _describe_outcome(call: MissedCall) -> str:
    if call.settled:
        return QCoreApplication.translate("Missed", "Spoken with since")
    if call.voicemail:
        return QCoreApplication.translate("Missed", "Went to voicemail")
    if call.kind is MissedKind.ABANDONED:
        return QCoreApplication.translate("Missed", "Gave up")
    return QCoreApplication.translate("Missed", "Not answered")


def format_moment(at: float, now: QDateTime) -> str:
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

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("MissedModel", "Missed"),)

    def cell_text(self, row: MissedRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the row in one sentence."""
        return row.accessible_text

    def update_from_log(self, log: MissedCallLog, name_lookup: Callable[[str], str], now: QDateTime) -> None:
        """Take the log as it is now; ``name_of`` gives the name of a group or an extension."""
        rows = {call.id: create_missed_row(call, name_lookup(call.whom), now, log.looked) for call in log.calls}
        gone = dict.fromkeys(row.key for row in self if row.key not in rows)
        self.update_rows({**rows, **gone})


class MissedList(SortedModel[MissedRow]):
    """Everybody who was missed, the newest first."""
