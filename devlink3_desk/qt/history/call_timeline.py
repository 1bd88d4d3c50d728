"""The timeline of a call: a bar for each party, with the colours, patterns and texts of its states."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.state_display import CALL_SIGNS, describe_call_status
from devlink3_desk.qt.core.text import format_duration, format_tooltip, isolate_numbers
from devlink3_desk.qt.core.theme import Theme, ThemeManager, to_qcolor
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.history.call_lanes import (
    CallLane,
    CallLanes,
    CallMove,
    LaneKind,
    LaneSegment,
    LegMoveKind,
    choose_tick_step,
)
from devlink3_desk.qt.history.history_row import RowWriter
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallStatus

MIN_SEGMENT_WIDTH: Final = 4
"""Minimum width of a segment, so that one second of a long call can be seen and clicked."""
LANE_GAP: Final = 8
TICK_DISTANCE: Final = 70
"""Minimum distance between the ticks of the time axis, in device-independent pixels."""
MAX_LABEL_SHARE: Final = 0.34
"""Maximum share of the width for the names of the parties."""

PATTERNS: Final[dict[CallStatus, Qt.BrushStyle]] = {
    CallStatus.RINGING: Qt.BrushStyle.BDiagPattern,
    CallStatus.DIALLING: Qt.BrushStyle.BDiagPattern,
    CallStatus.QUEUED: Qt.BrushStyle.Dense6Pattern,
    CallStatus.ANNOUNCEMENT: Qt.BrushStyle.Dense6Pattern,
    CallStatus.HELD: Qt.BrushStyle.VerPattern,
    CallStatus.PARKED: Qt.BrushStyle.CrossPattern,
}
"""Patterns of the states in which nobody speaks; the other states have none, so that talk stands out."""

SOLID_STATES: Final = frozenset({CallStatus.CONNECTED, CallStatus.CONFERENCE, CallStatus.VOICEMAIL})

MOVE_TEXTS: Final[dict[LegMoveKind, str]] = {
    LegMoveKind.TRANSFER: QT_TRANSLATE_NOOP("Timeline", "{who} transferred the call after {time}"),
    LegMoveKind.PARK: QT_TRANSLATE_NOOP("Timeline", "{who} parked the call after {time}"),
    LegMoveKind.PICK_UP: QT_TRANSLATE_NOOP("Timeline", "{who} picked the call up after {time}"),
}
MOVE_ICONS: Final[dict[LegMoveKind, str]] = {
    LegMoveKind.TRANSFER: "forwarded",
    LegMoveKind.PARK: "parked",
    LegMoveKind.PICK_UP: "connected",
}


def describe_move(move: CallMove, writer: RowWriter) -> str:
    """Return a move of a call as one sentence."""
    template = QCoreApplication.translate("Timeline", MOVE_TEXTS[move.kind])
    return template.format(who=writer.describe_number(move.by), time=format_duration(round(move.at)))


class SegmentPosition(NamedTuple):
    """The indexes of a lane and of a segment in it."""

    lane: int
    segment: int


class CallTimeline(Label):
    """Paints the lanes of a call above a time axis; the arrow keys move between segments."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        # A label, because screen readers read the accessible name of a label.
        super().__init__("", "", parent)
        self._theme_manager = theme_manager
        self._call_lanes = CallLanes(0.0)
        self._writer: RowWriter | None = None
        self._labels: list[str] = []
        self._label_width = 0
        self._font = theme_manager.scale_font(0.93)
        self._metrics = QFontMetrics(self._font)
        self.current = SegmentPosition(0, 0)
        """The current segment, which the keyboard moves."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme_manager.changed.connect(self._apply_theme)
        self._update_accessible_name()

    def show_lanes(self, call_lanes: CallLanes, writer: RowWriter) -> None:
        """Show the lanes of a call, with the names from ``writer``."""
        self._call_lanes, self._writer = call_lanes, writer
        self._labels = [writer.label_number(lane.number) for lane in call_lanes.lanes]
        self._label_width = self._measure_labels()
        self.current = SegmentPosition(0, 0)
        self._update_accessible_name()
        self.updateGeometry()
        self.update()

    @property
    def call_lanes(self) -> CallLanes:
        """The lanes that are shown."""
        return self._call_lanes

    def sizeHint(self) -> QSize:
        """Return a size with room for every lane."""
        lanes = max(1, len(self._call_lanes.lanes))
        return QSize(420, lanes * (self._measure_lane() + LANE_GAP) + 2 * self._metrics.height() + 10)

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for every lane, however narrow."""
        return QSize(180, self.sizeHint().height())

    # -- geometry, computed from left to right and mirrored for painting

    def _measure_lane(self) -> int:
        return self._metrics.height() + 10

    def _measure_labels(self) -> int:
        """Return the width of the widest label, which every position in the bars depends on."""
        return max((self._metrics.horizontalAdvance(label) for label in self._labels), default=0)

    def _compute_bars_rect(self) -> QRect:
        """Return the area of the bars."""
        left = min(self._label_width + self._metrics.height() + 18, round(self.width() * MAX_LABEL_SHARE))
        height = len(self._call_lanes.lanes) * (self._measure_lane() + LANE_GAP)
        return QRect(left, 4, max(10, self.width() - left - 12), height)

    def _find_x(self, seconds: float) -> float:
        bars = self._compute_bars_rect()
        return bars.left() + bars.width() * seconds / max(self._call_lanes.duration, 0.001)

    def _find_lane_top(self, lane: int) -> int:
        return 4 + lane * (self._measure_lane() + LANE_GAP)

    def find_segment_rect(self, position: SegmentPosition) -> QRectF:
        """Return the rectangle in which a segment is painted."""
        segment = self._call_lanes.lanes[position.lane].segments[position.segment]
        left, right = self._find_x(segment.start), self._find_x(segment.end)
        # Short segments at the right edge are widened to the left.
        width = max(MIN_SEGMENT_WIDTH, right - left)
        left = min(left, self._compute_bars_rect().right() + 1 - width)
        return self._mirror_rect(
            QRectF(left, self._find_lane_top(position.lane), width, self._measure_lane())
        )

    def _mirror_rect(self, rect: QRectF) -> QRectF:
        if not self.isRightToLeft():
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())

    def find_segment(self, point: QPoint) -> SegmentPosition | None:
        """Return the segment at a point, or ``None``."""
        for position in self._list_positions():
            if self.find_segment_rect(position).adjusted(-1, 0, 1, 0).contains(QPointF(point)):
                return position
        return None

    def _list_positions(self) -> list[SegmentPosition]:
        return [
            SegmentPosition(lane, segment)
            for lane, each in enumerate(self._call_lanes.lanes)
            for segment in range(len(each.segments))
        ]

    # -- texts

    def describe_segment(self, position: SegmentPosition) -> str:
        """Return the party, the state and the times of a segment in one line."""
        segment = self._call_lanes.lanes[position.lane].segments[position.segment]
        start, end = (format_duration(round(seconds)) for seconds in (segment.start, segment.end))
        return self.tr("{who}: {state}, {start} to {end} ({duration})").format(
            who=self._labels[position.lane],
            state=describe_call_status(segment.state),
            start=start,
            end=end,
            duration=format_duration(round(segment.duration)),
        )

    def _describe_moves(self, lane: int) -> list[str]:
        if self._writer is None:
            return []
        number = self._call_lanes.lanes[lane].number
        return [
            describe_move(move, self._writer)
            for move in self._call_lanes.moves
            if number in (move.by, move.to)
        ]

    def _update_accessible_name(self) -> None:
        title = self.tr("Timeline of the call")
        if not self._list_positions():
            self.setAccessibleName(title)
            return
        parts = [title, self.describe_segment(self.current), *self._describe_moves(self.current.lane)]
        self.setAccessibleName(". ".join(parts))

    # -- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the next or previous segment of the lane, or to the lane above or below."""
        forward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            forward, back = back, forward
        lane, segment = self.current
        match event.key():
            case key if key == forward:
                self._move_to(lane, segment + 1)
            case key if key == back:
                self._move_to(lane, segment - 1)
            case Qt.Key.Key_Down:
                self._move_to_lane(lane + 1)
            case Qt.Key.Key_Up:
                self._move_to_lane(lane - 1)
            case Qt.Key.Key_Home:
                self._move_to(lane, 0)
            case Qt.Key.Key_End if self._call_lanes.lanes:
                self._move_to(lane, len(self._call_lanes.lanes[lane].segments) - 1)
            case _:
                super().keyPressEvent(event)

    def _move_to_lane(self, lane: int) -> None:
        """Move to the segment of another lane that starts nearest to the start of the current one."""
        if not 0 <= lane < len(self._call_lanes.lanes) or not self._call_lanes.lanes[lane].segments:
            return
        start = self._call_lanes.lanes[self.current.lane].segments[self.current.segment].start
        segments = self._call_lanes.lanes[lane].segments
        self._move_to(lane, min(range(len(segments)), key=lambda index: abs(segments[index].start - start)))

    def _move_to(self, lane: int, segment: int) -> None:
        if lane < len(self._call_lanes.lanes) and 0 <= segment < len(self._call_lanes.lanes[lane].segments):
            self.current = SegmentPosition(lane, segment)
            self._update_accessible_name()
            self.update()
            self._show_tooltip(self.current, self.find_segment_rect(self.current).center().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move to the segment under the mouse."""
        position = self.find_segment(event.position().toPoint())
        if position is not None:
            self.current = position
            self._update_accessible_name()
            self.update()
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the segment under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self.find_segment(event.pos())
            if position is None:
                QToolTip.hideText()
            else:
                self._show_tooltip(position, event.pos())
            return True
        return super().event(event)

    def _show_tooltip(self, position: SegmentPosition, point: QPoint) -> None:
        if self.isVisible():
            lines = [self.describe_segment(position), *self._describe_moves(position.lane)]
            QToolTip.showText(self.mapToGlobal(point), format_tooltip("\n".join(lines)), self)

    # -- painting

    def _apply_theme(self) -> None:
        self._font = self._theme_manager.scale_font(0.93)
        self._metrics = QFontMetrics(self._font)
        self._label_width = self._measure_labels()
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis, lanes and moves."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        theme = self._theme_manager.theme
        if self._call_lanes.lanes:
            self._paint_axis(painter, theme)
            for index, lane in enumerate(self._call_lanes.lanes):
                self._paint_lane(painter, theme, index, lane)
            for move in self._call_lanes.moves:
                self._paint_move(painter, theme, move)
            if self.hasFocus():
                self._paint_focus(painter, theme)
        painter.end()

    def _paint_axis(self, painter: QPainter, theme: Theme) -> None:
        bars, metrics = self._compute_bars_rect(), self._metrics
        step = choose_tick_step(self._call_lanes.duration, bars.width() // TICK_DISTANCE)
        painter.setPen(QPen(to_qcolor(theme.line), 1))
        bottom = bars.bottom() + 2
        for seconds in range(0, int(self._call_lanes.duration) + 1, step):
            x = self._mirror_rect(QRectF(self._find_x(seconds), 0, 1, 1)).left()
            painter.setPen(QPen(to_qcolor(theme.line), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom + 4))
            text = format_duration(seconds)
            width = metrics.horizontalAdvance(text)
            left = max(0.0, min(self.width() - width, x - width / 2))
            painter.setPen(to_qcolor(theme.muted))
            painter.drawText(QPointF(left, bottom + 6 + metrics.ascent()), text)

    def _paint_lane(self, painter: QPainter, theme: Theme, index: int, lane: CallLane) -> None:
        top, height, metrics = self._find_lane_top(index), self._measure_lane(), self._metrics
        bars = self._compute_bars_rect()
        track = self._mirror_rect(QRectF(bars.left(), top, bars.width(), height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_qcolor(theme.raised))
        painter.drawRoundedRect(track, 5, 5)
        size = metrics.height() - 2
        icon = "group" if lane.kind is LaneKind.GROUP else "contact"
        icon_rect = self._mirror_rect(QRectF(0, top + (height - size) / 2, size, size))
        pixmap = assets.load_pixmap(icon, theme.muted, size, self.devicePixelRatioF())
        painter.drawPixmap(icon_rect.topLeft(), pixmap)
        self._paint_text(
            painter, theme.text, QRectF(size + 6, top, bars.left() - size - 14, height), self._labels[index]
        )
        for segment in range(len(lane.segments)):
            self._paint_segment(painter, theme, SegmentPosition(index, segment), lane.segments[segment])

    def _paint_segment(
        self, painter: QPainter, theme: Theme, position: SegmentPosition, segment: LaneSegment
    ) -> None:
        sign = CALL_SIGNS[segment.state]
        colours = theme.find_colours(sign.colour_key)
        rect = self.find_segment_rect(position).adjusted(0.5, 1, -0.5, -1)
        is_solid = segment.state in SOLID_STATES
        painter.setPen(QPen(to_qcolor(colours.solid), 1.2))
        painter.setBrush(to_qcolor(colours.solid if is_solid else colours.tint))
        radius = min(5.0, rect.width() / 2)
        painter.drawRoundedRect(rect, radius, radius)
        ink = colours.on_solid if is_solid else colours.ink
        size = self._metrics.height() - 3
        if rect.width() < size + 8 or (self._has_mark_at(position) and rect.width() < 2 * size + 8):
            self._paint_pattern(painter, rect, segment.state, colours.solid)
            return
        # The icon is beside the mark of a move at that instant, if there is one.
        gap = 5 + (size // 2 + 3 if self._has_mark_at(position) else 0)
        text = describe_call_status(segment.state)
        width = self._metrics.horizontalAdvance(text)
        has_text = rect.width() >= gap + size + width + 13
        content = gap + size + 3 + (width + 5 if has_text else 0)
        rest = QRectF(rect.left() + content + 4, rect.top(), rect.width() - content - 4, rect.height())
        if self.isRightToLeft():
            rest.moveLeft(rect.left())
        self._paint_pattern(painter, rest, segment.state, colours.solid)
        left = rect.right() - size - gap if self.isRightToLeft() else rect.left() + gap
        pixmap = assets.load_pixmap(sign.icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, rect.top() + (rect.height() - size) / 2), pixmap)
        if has_text:
            x = left - width - 5 if self.isRightToLeft() else left + size + 5
            painter.setPen(to_qcolor(ink))
            painter.drawText(
                QRectF(x, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter.value, text
            )

    def _has_mark_at(self, position: SegmentPosition) -> bool:
        """Return whether a move is marked at the start of a segment."""
        lane = self._call_lanes.lanes[position.lane]
        start = lane.segments[position.segment].start
        return any(move.by == lane.number and move.at == start for move in self._call_lanes.moves)

    def _paint_pattern(self, painter: QPainter, rect: QRectF, state: CallStatus, colour: str) -> None:
        pattern = PATTERNS.get(state)
        if pattern is not None and rect.width() > 1:
            painter.setOpacity(0.45)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), QBrush(to_qcolor(colour), pattern))
            painter.setOpacity(1.0)

    def _paint_text(self, painter: QPainter, ink: str, rect: QRectF, text: str) -> None:
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        side = right if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.setPen(to_qcolor(ink))
        painter.drawText(
            self._mirror_rect(rect),
            (side | Qt.AlignmentFlag.AlignVCenter).value,
            isolate_numbers(shown) if self.isRightToLeft() else shown,
        )

    def _paint_move(self, painter: QPainter, theme: Theme, move: CallMove) -> None:
        """Paint a mark on the lane of the party that moved the call, and an arrow to the target lane."""
        lanes = [lane.number for lane in self._call_lanes.lanes]
        if move.by not in lanes:
            return
        x = self._mirror_rect(QRectF(self._find_x(move.at), 0, 0, 1)).left()
        source = self._find_lane_top(lanes.index(move.by)) + self._measure_lane() / 2
        painter.setPen(QPen(to_qcolor(theme.text), 1.6))
        if move.to in lanes and move.to != move.by:
            target = lanes.index(move.to)
            down = target > lanes.index(move.by)
            end = self._find_lane_top(target) + (0 if down else self._measure_lane())
            painter.drawLine(QPointF(x, source), QPointF(x, end))
            tip = -7 if down else 7
            painter.setBrush(to_qcolor(theme.text))
            painter.drawPolygon(
                QPolygonF([QPointF(x, end), QPointF(x - 4, end + tip), QPointF(x + 4, end + tip)])
            )
        size = self._metrics.height() - 4
        box = QRectF(x - size / 2 - 3, source - size / 2 - 3, size + 6, size + 6)
        painter.setPen(QPen(to_qcolor(theme.text), 1.2))
        painter.setBrush(to_qcolor(theme.base))
        painter.drawEllipse(box)
        pixmap = assets.load_pixmap(MOVE_ICONS[move.kind], theme.text, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x - size / 2, source - size / 2), pixmap)

    def _paint_focus(self, painter: QPainter, theme: Theme) -> None:
        if self._call_lanes.lanes[self.current.lane].segments:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(to_qcolor(theme.focus), 2.0))
            painter.drawRoundedRect(self.find_segment_rect(self.current).adjusted(-2, -2, 2, 2), 6, 6)
