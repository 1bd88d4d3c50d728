"""The strip of a day: its calls, and its notable moments with their icons and texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QEvent,
    QLocale,
    QPoint,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from devlink3_desk.history.rewind import (
    SLOT_SECONDS,
    DayOutline,
    MissingMoment,
    MissingReason,
    MomentKind,
    NotableMoment,
)
from devlink3_desk.qt.core.text import format_duration, format_tooltip, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

PAST_COLOUR: Final = "held"
"""State of the theme in whose colours the past is shown."""

MIN_VISIBLE_SECONDS: Final = 600.0
RECORDED_MARGIN: Final = 1.1
"""Length of the part of a day that is shown first, as a multiple of the length that is recorded."""
ZOOM_FACTOR: Final = 1.25
"""Factor by which one step of the mouse wheel changes the length of the visible part."""
MARK_REACH: Final = 6
"""Maximum distance of the mouse from the mark that it chooses, in pixels."""
MARK_HEIGHT: Final = 9
PLOT_HEIGHT: Final = 48
"""Height of the curves, in pixels, at any font size: a low window needs the room for its panes."""
AXIS_HEIGHT_RATIO: Final = 1.35
"""Height of the axis, as a multiple of the height of the font."""
TICKS: Final = (60.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 10_800.0, 21_600.0)
MIN_TICK_WIDTH: Final = 64
TICK_WIDTH_RATIO: Final = 1.5
"""Minimum distance of two times on the axis, as a multiple of the width of one."""
LABEL_GAP: Final = 8
KEY_STEPS: Final = {
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Down: -60.0,
    Qt.Key.Key_Up: 60.0,
    Qt.Key.Key_PageDown: -600.0,
    Qt.Key.Key_PageUp: 600.0,
}
"""Seconds by which each key moves the chosen moment."""
_LAYERS: Final = (("talking", "connected"), ("waiting", "queued"), ("ringing", "ringing"))
"""Fields of the outline from the bottom to the top, each with the state whose colour it has."""


class MomentSign(NamedTuple):
    """How a kind of moment is shown."""

    icon: str
    colour_key: str
    text: str
    """English text with ``{who}`` and ``{time}``, for :func:`QCoreApplication.translate`."""


MOMENT_SIGNS: Final = {
    MomentKind.ABANDONED: MomentSign(
        "lost", "bad", QT_TRANSLATE_NOOP("Rewind", "{who} gave up after {time}")
    ),
    MomentKind.LONGEST_WAIT: MomentSign(
        "wait", "queued", QT_TRANSLATE_NOOP("Rewind", "Longest wait: {who}, {time}")
    ),
    MomentKind.LONG_HOLD: MomentSign(
        "held", "held", QT_TRANSLATE_NOOP("Rewind", "{who} was on hold for {time}")
    ),
    MomentKind.EMERGENCY: MomentSign(
        "emergency", "bad", QT_TRANSLATE_NOOP("Rewind", "Emergency call from {who}")
    ),
    MomentKind.LINK_LOST: MomentSign(
        "warning", "unknown", QT_TRANSLATE_NOOP("Rewind", "The connection was lost")
    ),
}


def describe_notable_moment(moment: NotableMoment) -> str:
    """Return what happened at a notable moment, in one sentence."""
    template = QCoreApplication.translate("Rewind", MOMENT_SIGNS[moment.kind].text)
    who = sanitize_text(moment.who) or QCoreApplication.translate("Rewind", "unknown caller")
    return template.format(who=who, time=format_duration(round(moment.seconds)))


def format_moment(wall: float) -> str:
    """Return a moment with its day, such as ``Monday, 5 January 2026 10:42:13``."""
    moment, locale = QDateTime.fromMSecsSinceEpoch(int(wall * 1000)), QLocale()
    day = locale.toString(moment.date(), QLocale.FormatType.LongFormat)
    return QCoreApplication.translate("Rewind", "{day}, {time}").format(day=day, time=format_clock(wall))


def format_weekday(wall: float) -> str:
    """Return the time of a moment with its day of the week, such as ``Monday, 10:42:13``."""
    date = QDateTime.fromMSecsSinceEpoch(int(wall * 1000)).date()
    day = QLocale().standaloneDayName(date.dayOfWeek(), QLocale.FormatType.LongFormat)
    return QCoreApplication.translate("Rewind", "{day}, {time}").format(day=day, time=format_clock(wall))


def format_clock(wall: float) -> str:
    """Return the time of a moment with seconds."""
    return QDateTime.fromMSecsSinceEpoch(int(wall * 1000)).time().toString("HH:mm:ss")


def explain_missing(missing: MissingMoment) -> str:
    """Return why a moment cannot be shown, and which moment can be shown instead."""
    if missing.reason is MissingReason.NO_LONGER and missing.oldest is not None:
        text = QCoreApplication.translate("Rewind", "No longer recorded. The oldest moment is {moment}.")
        return text.format(moment=format_moment(missing.oldest))
    if missing.reason is MissingReason.NOT_YET and missing.newest is not None:
        text = QCoreApplication.translate("Rewind", "Not recorded yet. The latest moment is {moment}.")
        return text.format(moment=format_moment(missing.newest))
    if missing.newest is None or missing.reason is MissingReason.NO_LONGER:
        return QCoreApplication.translate("Rewind", "No moments are recorded.")
    return QCoreApplication.translate("Rewind", "Nothing was recorded at this moment. Choose another one.")


def find_recorded_part(outline: DayOutline) -> tuple[float, float]:
    """Return the start and the end of the recorded part of a day, with a margin.

    If nothing is recorded, it is the whole day. Unrecorded time between recorded parts is included.
    """
    start, end = outline.since, outline.until
    blind = sorted(outline.blind)
    for since, until in blind:
        if since <= start:
            start = max(start, until)
    for since, until in reversed(blind):
        if until >= end:
            end = min(end, since)
    if start >= end:
        return outline.since, outline.until
    length = min(max((end - start) * RECORDED_MARGIN, MIN_VISIBLE_SECONDS), outline.until - outline.since)
    start = min(max((start + end - length) / 2, outline.since), outline.until - length)
    return start, start + length


class DayStrip(QAbstractSlider):
    """Paints the outline of a day and the chosen moment; the mouse and the keyboard choose another one.

    The wheel shows a smaller or larger part of the day. For screen readers the widget is a slider with the
    seconds since the start of the day as its value.
    """

    moment_chosen = Signal(float)
    """Emitted with the instant that was chosen, in seconds since 1970."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self.outline: DayOutline | None = None
        self.position = 0.0
        """The chosen instant, in seconds since 1970."""
        self._visible_range = (0.0, 1.0)
        self._columns_key: tuple[tuple[float, float], int, bool] | None = None
        self._columns: list[list[float]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time of the day"))
        self.valueChanged.connect(self._choose_value)
        theme_manager.changed.connect(self.update)

    def show_outline(self, outline: DayOutline) -> None:
        """Show a day; if it is the same day as before, the visible part stays."""
        previous, self.outline, self._columns_key = self.outline, outline, None
        if previous is None or (previous.since, previous.until) != (outline.since, outline.until):
            self._visible_range = find_recorded_part(outline)
        self._update_value()
        self.update()

    def set_position(self, wall: float) -> None:
        """Show ``wall`` as the chosen moment, in seconds since 1970."""
        if wall == self.position:
            return
        self.position = wall
        start, end = self._visible_range
        if not start <= wall < end and self.outline is not None:
            self._set_visible_range(wall - (end - start) / 2, end - start)
        self._update_value()
        self.setAccessibleDescription(format_moment(wall))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, format_moment(wall)))
        self.update()

    def find_x(self, wall: float) -> float:
        """Return the x coordinate of an instant."""
        start, end = self._visible_range
        x = (wall - start) / (end - start) * self.width()
        return self.width() - x if self.isRightToLeft() else x

    def find_wall_time(self, x: float) -> float:
        """Return the instant at an x coordinate."""
        start, end = self._visible_range
        part = x / max(1, self.width())
        return start + (1 - part if self.isRightToLeft() else part) * (end - start)

    def find_mark(self, x: float) -> NotableMoment | None:
        """Return the notable moment nearest to ``x``; ``None`` if none is within :data:`MARK_REACH`."""
        moments = () if self.outline is None else self.outline.moments
        near = [(abs(self.find_x(each.wall) - x), each) for each in moments]
        distance, moment = min(near, key=lambda each: each[0], default=(MARK_REACH + 1.0, None))
        return moment if distance <= MARK_REACH else None

    def sizeHint(self) -> QSize:
        """Return a size with room for the curves, the marks and the axis."""
        return QSize(600, MARK_HEIGHT + PLOT_HEIGHT + self._measure_axis())

    def _measure_axis(self) -> int:
        return round(self.fontMetrics().height() * AXIS_HEIGHT_RATIO)

    def minimumSizeHint(self) -> QSize:
        """Return the minimum size."""
        return QSize(240, self.sizeHint().height())

    # -- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the moment under the mouse, or the mark beside it."""
        if event.button() == Qt.MouseButton.LeftButton:
            mark = self.find_mark(event.position().x())
            self._choose_in_day(mark.wall if mark is not None else self.find_wall_time(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the moment under the mouse while it is dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_in_day(self.find_wall_time(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show a smaller or larger part of the day; the instant under the mouse stays in place."""
        steps = event.angleDelta().y() / 120
        if self.outline is None or not steps:
            return
        anchor, (start, end) = self.find_wall_time(event.position().x()), self._visible_range
        length = (end - start) / ZOOM_FACTOR**steps
        self._set_visible_range(anchor - (anchor - start) / (end - start) * length, length)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a second, a minute or ten minutes, or to the start or the end of the visible part.

        The steps lead to the days before and after, too.
        """
        key = Qt.Key(event.key())
        step = KEY_STEPS.get(key)
        if step is not None:
            is_mirrored = self.isRightToLeft() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self._choose_moment(self.position + (-step if is_mirrored else step))
        elif key == Qt.Key.Key_Home:
            self._choose_moment(self._visible_range[0])
        elif key == Qt.Key.Key_End:
            self._choose_moment(self._visible_range[1] - 1.0)
        else:
            super().keyPressEvent(event)

    def _update_value(self) -> None:
        if self.outline is not None:
            with QSignalBlocker(self):
                self.setRange(0, max(0, int(self.outline.until - self.outline.since) - 1))
                self.setValue(int(self.position - self.outline.since))

    def _choose_value(self, seconds: int) -> None:
        """Choose the moment that a screen reader has set as the value of the slider."""
        if self.outline is not None:
            self._choose_in_day(self.outline.since + seconds)

    def _choose_in_day(self, wall: float) -> None:
        """Choose a moment of the day that is shown: its end is the beginning of the next one."""
        if self.outline is not None:
            wall = max(min(wall, self.outline.until - 1.0), self.outline.since)
        self._choose_moment(wall)

    def _choose_moment(self, wall: float) -> None:
        self.set_position(wall)
        self.moment_chosen.emit(wall)

    def _set_visible_range(self, start: float, length: float) -> None:
        if self.outline is None:
            return
        since, until = self.outline.since, self.outline.until
        length = min(max(length, min(MIN_VISIBLE_SECONDS, until - since)), until - since)
        start = min(max(start, since), until - length)
        self._visible_range = start, start + length
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the time under the mouse, or the notable moment there, in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.find_mark(event.pos().x())
            text = format_clock(self.find_wall_time(event.pos().x()) if mark is None else mark.wall)
            if mark is not None:
                text = f"{text}  {describe_notable_moment(mark)}"
            QToolTip.showText(event.globalPos() + QPoint(0, 8), format_tooltip(text), self)
            return True
        return super().event(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the day, its marks and the chosen moment."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme_manager.theme
        area = QRectF(0, MARK_HEIGHT, self.width(), self.height() - MARK_HEIGHT - self._measure_axis())
        painter.fillRect(area, to_qcolor(theme.base))
        if self.outline is not None:
            self._paint_unrecorded(painter, area, self.outline)
            self._paint_layers(painter, area, self.outline)
            self._paint_axis(painter, area, self.outline)
            self._paint_marks(painter, area, self.outline)
        painter.setPen(to_qcolor(theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        self._paint_position(painter, area)
        painter.end()

    def _paint_unrecorded(self, painter: QPainter, area: QRectF, outline: DayOutline) -> None:
        hatch = QBrush(to_qcolor(self._theme_manager.theme.muted), Qt.BrushStyle.BDiagPattern)
        for start, end in outline.blind:
            left, right = sorted((self.find_x(start), self.find_x(end)))
            rect = QRectF(left, area.top(), right - left, area.height()).intersected(area)
            if not rect.isEmpty():
                painter.fillRect(rect, hatch)

    def _paint_layers(self, painter: QPainter, area: QRectF, outline: DayOutline) -> None:
        columns = max(1, int(area.width()))
        sums = self._compute_columns(outline, columns)
        highest = max((sum(values) for values in zip(*sums, strict=True)), default=0.0)
        if not highest:
            return
        scale = (area.height() - 3) / max(highest, 3.0)
        bottoms = [area.bottom()] * columns
        painter.setPen(Qt.PenStyle.NoPen)
        for (_, state), values in zip(_LAYERS, sums, strict=True):
            tops = [bottom - value * scale for bottom, value in zip(bottoms, values, strict=True)]
            points = [QPointF(area.left() + x, y) for x, y in enumerate(tops)]
            points += [QPointF(area.left() + x, y) for x, y in reversed(list(enumerate(bottoms)))]
            painter.setBrush(to_qcolor(self._theme_manager.theme.find_colours(state).solid))
            painter.drawPolygon(QPolygonF(points))
            bottoms = tops

    def _compute_columns(self, outline: DayOutline, columns: int) -> list[list[float]]:
        """Return the number of calls of each layer in each column of pixels."""
        # Cached: while the chosen moment is dragged, the curves stay the same.
        key = self._visible_range, columns, self.isRightToLeft()
        if key == self._columns_key:
            return self._columns
        figures: list[Sequence[float]] = [getattr(outline, name) for name, _ in _LAYERS]
        sums = [[0.0] * columns for _ in _LAYERS]
        for column in range(columns):
            walls = sorted((self.find_wall_time(column), self.find_wall_time(column + 1)))
            first = int((walls[0] - outline.since) // SLOT_SECONDS)
            last = max(first + 1, int(-(-(walls[1] - outline.since) // SLOT_SECONDS)))
            for layer, values in enumerate(figures):
                # The maximum, not the mean: short peaks stay visible in a day of a few hundred pixels.
                sums[layer][column] = max(values[max(0, first) : last], default=0.0)
        self._columns_key, self._columns = key, sums
        return sums

    def _paint_axis(self, painter: QPainter, area: QRectF, outline: DayOutline) -> None:
        theme, (start, end) = self._theme_manager.theme, self._visible_range
        min_width = max(MIN_TICK_WIDTH, self.fontMetrics().horizontalAdvance("00:00") * TICK_WIDTH_RATIO)
        fits = (each for each in TICKS if each / (end - start) * self.width() >= min_width)
        step = next(fits, TICKS[-1])
        tick = outline.since + -(-(start - outline.since) // step) * step
        painter.setFont(self.font())
        free_from, free_until = 0.0, float(self.width())
        while tick < end:
            x = self.find_x(tick)
            painter.setPen(to_qcolor(theme.line))
            painter.drawLine(QPointF(x, area.bottom() - 4), QPointF(x, area.bottom() + 3))
            painter.setPen(to_qcolor(theme.muted))
            text = format_clock(tick)[:5]
            width = self.fontMetrics().horizontalAdvance(text) + 2
            left = min(max(x - width / 2, 0.0), float(self.width() - width))
            box = QRectF(left, area.bottom() + 2, width, self.height() - area.bottom() - 2)
            tick += step
            # The labels at the edges are moved inwards, and must not touch the next ones.
            if box.right() <= free_until if self.isRightToLeft() else box.left() >= free_from:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                free_from, free_until = box.right() + LABEL_GAP, box.left() - LABEL_GAP

    def _paint_marks(self, painter: QPainter, area: QRectF, outline: DayOutline) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for moment in outline.moments:
            x = self.find_x(moment.wall)
            if -MARK_HEIGHT < x < self.width() + MARK_HEIGHT:
                colours = self._theme_manager.theme.find_colours(MOMENT_SIGNS[moment.kind].colour_key)
                painter.setBrush(to_qcolor(colours.ink))
                half = MARK_HEIGHT / 2
                painter.drawPolygon(
                    QPolygonF([QPointF(x - half, 0), QPointF(x + half, 0), QPointF(x, area.top() - 1)])
                )

    def _paint_position(self, painter: QPainter, area: QRectF) -> None:
        theme, x = self._theme_manager.theme, self.find_x(self.position)
        colours = theme.find_colours(PAST_COLOUR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ink))
        painter.drawRect(QRectF(x - 1, area.top(), 2, area.height()))
        painter.drawEllipse(QPointF(x, area.bottom()), 4.5, 4.5)
        if self.hasFocus():
            painter.setPen(to_qcolor(theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
