"""Who was abandoned or missed, as rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core.painting import CELL_PADDING, RowDelegate, has_focus, is_selected
from devlink3_desk.qt.core.row_model import Index, KeyedModel, Role
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.text import extract_digits, fold_text, format_duration, sanitize_text
from devlink3_desk.qt.core.theme import to_qcolor
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.missed_calls import MissedCall, MissedCallLog, MissedKind


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
    name = (
        sanitize_text(call.name)
        or sanitize_text(call.number)
        or QCoreApplication.translate("Missed", "Number withheld")
    )
    target_name = sanitize_text(target_name) or sanitize_text(call.whom)
    waited = QCoreApplication.translate("Missed", "waited {time}").format(
        time=format_duration(int(call.waited))
    )
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
        rows = {
            call.id: create_missed_row(call, name_lookup(call.whom), now, log.looked) for call in log.calls
        }
        gone = dict.fromkeys(row.key for row in self if row.key not in rows)
        self.update_rows({**rows, **gone})


class MissedList(SortedModel[MissedRow]):
    """Everybody who was missed, the newest first."""


class MissedDelegate(RowDelegate):
    """Paints one row of the list; who is new stands in strong letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(160, self.name_face.height + self.small_face.height + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, MissedRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(bar))
        inside = rect.adjusted(CELL_PADDING, 4, -CELL_PADDING, -4)
        size = self.name_face.height - 1
        shape, ink = self._select_icon(row)
        self.draw_icon(painter, shape, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        above = QRect(inside.left(), inside.top(), inside.width(), self.name_face.height)
        below = QRect(
            inside.left(),
            inside.bottom() - self.small_face.height + 1,
            inside.width(),
            self.small_face.height,
        )
        width = self.draw_text(painter, self.small_face, self.theme.muted, above, row.time_text, right=True)
        above = above.adjusted(0, 0, -width - 8, 0)
        face = self.bold_face if row.is_new else self.name_face
        ink = self.theme.muted if row.call.settled else self.theme.text
        self.draw_text(painter, face, ink, above, row.name)
        if row.number != row.name:
            width = self.draw_text(painter, self.small_face, self.theme.text, below, row.number, right=True)
            below = below.adjusted(0, 0, -width - 8, 0)
        self.draw_text(painter, self.small_face, self.theme.muted, below, row.detail_text)
        painter.restore()

    def _select_icon(self, row: MissedRow) -> tuple[str, str]:
        if row.call.settled:
            return "check", self.theme.state_colours("good").ink
        if row.call.voicemail:
            return "voicemail", self.theme.state_colours("voicemail").ink
        if row.call.kind is MissedKind.ABANDONED:
            return "queued", self.theme.state_colours("queued").ink
        return "incoming", self.theme.state_colours("ringing").ink
