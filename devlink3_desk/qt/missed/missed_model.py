"""Missed and abandoned calls as rows, and how they are painted."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.numbers.search import extract_digits
from devlink3_desk.qt.core.painting import TextRun, TwoLineDelegate
from devlink3_desk.qt.core.row_model import Index, KeyedModel, NameLookup
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.text import fold_text, format_duration, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.missed_calls import MissedCall, MissedCallLog, MissedKind


class MissedRow(msgspec.Struct, frozen=True, gc=False):
    """A missed call with the texts that it is shown by."""

    call: MissedCall
    name: str
    detail_text: str
    """Outcome, called group or extension, and how long the caller waited."""
    time_text: str
    search_text: str
    accessible_text: str
    is_new: bool
    """Whether the list has not been viewed since, and nobody has spoken with the caller."""

    @property
    def key(self) -> str:
        """Identity of the row."""
        return self.call.id

    @property
    def elapsed_since(self) -> None:
        """``None``: the call is over, and its row shows no running time."""

    @property
    def number(self) -> str:
        """Number to call back, safe to display."""
        return sanitize_text(self.call.number)

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Newest first."""
        return (-self.call.at, self.call.id)


def create_missed_row(call: MissedCall, target_name: str, now: QDateTime, last_viewed: float) -> MissedRow:
    """Return the row of a missed call.

    ``target_name`` is the name of the group or extension that was called, empty if it is unknown;
    ``last_viewed`` the time at which the list was viewed last, in seconds since 1970.
    """
    name = (
        sanitize_text(call.name)
        or sanitize_text(call.number)
        or QCoreApplication.translate("Missed", "Number withheld")
    )
    if call.in_doubt:
        name = f"{name} ?"
    target_name = sanitize_text(target_name) or sanitize_text(call.whom)
    waited = QCoreApplication.translate("Missed", "waited {time}").format(
        time=format_duration(int(call.waited))
    )
    details = tuple(filter(None, (_describe_outcome(call), target_name, waited)))
    time_text = format_time(call.at, now)
    return MissedRow(
        call=call,
        name=name,
        detail_text="  ·  ".join(details),
        time_text=time_text,
        # Digits only: a number is found however it is written in the search.
        search_text=fold_text(f"{name} {target_name}") + " " + extract_digits(call.number),
        accessible_text=", ".join(filter(None, (name, sanitize_text(call.number), *details, time_text))),
        is_new=call.at > last_viewed and not call.settled,
    )


def _describe_outcome(call: MissedCall) -> str:
    if call.settled:
        return QCoreApplication.translate("Missed", "Reached since")
    if call.voicemail:
        return QCoreApplication.translate("Missed", "Went to voicemail")
    if call.kind is MissedKind.ABANDONED:
        return QCoreApplication.translate("Missed", "Hung up")
    return QCoreApplication.translate("Missed", "Not answered")


def format_time(timestamp: float, now: QDateTime) -> str:
    """Return a time in the format of the locale, with the date if it is not today.

    ``timestamp`` is in seconds since 1970.
    """
    # ``now`` is passed, so that all rows of one update agree on what "today" is.
    date_time, locale = QDateTime.fromSecsSinceEpoch(int(timestamp)), QLocale()
    time = locale.toString(date_time.time(), QLocale.FormatType.ShortFormat)
    days = date_time.date().daysTo(now.date())
    if days == 0:
        return time
    if days == 1:
        return QCoreApplication.translate("Missed", "Yesterday {time}").format(time=time)
    return f"{locale.toString(date_time.date(), QLocale.FormatType.ShortFormat)} {time}"


class MissedModel(KeyedModel[MissedRow]):
    """The calls of a :class:`.MissedCallLog`."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("MissedModel", "Missed"),)

    def cell_text(self, row: MissedRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the call in one sentence."""
        return row.accessible_text

    def update_from_log(self, log: MissedCallLog, name_lookup: NameLookup, now: QDateTime) -> None:
        """Show a log; ``name_lookup`` returns the name of a group or extension by its number."""
        rows = {
            call.id: create_missed_row(call, name_lookup(call.whom), now, log.looked) for call in log.calls
        }
        removed = dict.fromkeys(row.key for row in self if row.key not in rows)
        # Not a reset: the selection and the scroll position survive a call that is added or settled.
        self.update_rows({**rows, **removed})


class MissedList(SortedModel[MissedRow]):
    """Missed calls, newest first."""


class MissedDelegate(TwoLineDelegate[MissedRow]):
    """Paints a row in two lines; the name of a new call is bold."""

    row_type = MissedRow

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: MissedRow
    ) -> None:
        """Paint one row."""
        del index
        icon, icon_ink = self._select_icon(row)
        inner = self.draw_row_start(painter, option, icon, icon_ink)
        upper, lower = self.split_lines(inner, self.title_face)
        small, text, muted = self.small_face, self.theme.text, self.theme.muted
        self.draw_line(
            painter,
            upper,
            TextRun(
                self.bold_face if row.is_new else self.name_face,
                muted if row.call.settled else text,
                row.name,
            ),
            TextRun(small, muted, row.time_text),
        )
        number = row.number if row.number != row.name else ""
        self.draw_line(painter, lower, TextRun(small, muted, row.detail_text), TextRun(small, text, number))

    def _select_icon(self, row: MissedRow) -> tuple[str, str]:
        if row.call.settled:
            return "check", self.theme.state_colours("good").ink
        if row.call.voicemail:
            return "voicemail", self.theme.state_colours("voicemail").ink
        if row.call.kind is MissedKind.ABANDONED:
            return "queued", self.theme.state_colours("queued").ink
        return "incoming", self.theme.state_colours("ringing").ink
