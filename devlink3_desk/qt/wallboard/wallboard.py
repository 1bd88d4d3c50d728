"""One field of the wallboard: as large as there is room for, with a shape where it is pressing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale, QRect, Qt, QTime, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.state_display import Urgency, describe_duration, describe_urgency
from devlink3_desk.qt.core.text import format_duration, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.groups.group_model import GroupRow
from devlink3_desk.qt.wallboard.wallboard_figures import (
    GroupFigures,
    format_figures,
    group_figures,
    total_figures,
    urgency_of,
    waiting_callers,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.alerts.rules import remote_party
from devlink3_desk.switchboard.board_values import CallInfo
from devlink3_desk.switchboard.statistics import DayStatistics

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

MIN_FONT_PIXELS: Final = 9
"""Height of the smallest letters in pixels."""
CORNER_RADIUS: Final = 8
WIDEST_FIGURE: Final = "88:88"
"""Figures leave room for this, so that all columns have letters of one size, and none touches the next."""


class WallboardCell(QLabel):
    """A text in letters that fill the field; ``share``: part of its height that they may take."""

    is_raised = False
    """Whether it stands on a surface of its own."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        height_share: float,
        parent: QWidget,
        *,
        muted: bool = False,
        is_figure: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._height_share, self._muted, self._is_figure = (
            theme_manager,
            height_share,
            muted,
            is_figure,
        )
        self._text = ""
        self._is_empty = False
        self._urgency = Urgency.NORMAL
        self._text_alignment = Qt.AlignmentFlag.AlignCenter
        self.setMinimumSize(40, 18)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        theme_manager.changed.connect(self.update)
        theme_manager.stale_changed.connect(self.update)

    def with_alignment(self, alignment: Qt.AlignmentFlag) -> WallboardCell:
        """Put the text there instead of in the middle; return the field."""
        self._text_alignment = alignment
        return self

    def show_text(
        self,
        text: str,
        accessible_name: str = "",
        urgency: Urgency = Urgency.NORMAL,
        *,
        is_empty: bool = False,
    ) -> None:
        """Show ``text``; ``spoken`` is what a screen reader says. ``nothing`` steps back."""
        if (text, urgency) == (self._text, self._urgency) and accessible_name in {"", self.accessibleName()}:
            return
        self._text, self._urgency, self._is_empty = text, urgency, is_empty
        self.setAccessibleName(accessible_name or text)
        self.update()

    @property
    def shown_text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def urgency(self) -> Urgency:
        """How pressing it is."""
        return self._urgency

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint text, and shape and colour of its level."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme_manager.content_theme
        if self.is_raised:
            painter.fillRect(self.rect(), to_qcolor(theme.raised))
        room = self.rect().adjusted(4, 3, -4, -3)
        ink = theme.muted if self._muted or self._is_empty else theme.text
        sign = state_display.URGENCY_SIGNS.get(self._urgency)
        if sign is not None:
            tone = theme.state_colours(sign.colour_key)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(to_qcolor(tone.solid if sign.prominent else tone.tint))
            painter.drawRoundedRect(room, CORNER_RADIUS, CORNER_RADIUS)
            ink = tone.on_solid if sign.prominent else tone.ink
            side = max(12, round(room.height() * 0.42))
            icon = assets.load_pixmap(sign.icon, ink, side, self.devicePixelRatio())
            left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            x = room.left() + side // 4 if left else room.right() - side - side // 4
            painter.drawPixmap(x, room.center().y() - side // 2, icon)
            taken = side + side // 3
            room = room.adjusted(taken, 0, 0, 0) if left else room.adjusted(0, 0, -taken, 0)
        self._paint_text(painter, room, ink)

    def _paint_text(self, painter: QPainter, area: QRect, ink: str) -> None:
        font = self._theme_manager.scaled_font(1.0, bold=not self._muted)
        font.setPixelSize(self._fitting_pixel_size(font, area))
        painter.setFont(font)
        painter.setPen(to_qcolor(ink))
        flags, shown = self._text_alignment, self._text
        if flags != Qt.AlignmentFlag.AlignCenter:
            shown = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, area.width())
            flags = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft
                if self.layoutDirection() == Qt.LayoutDirection.LeftToRight
                else Qt.AlignmentFlag.AlignRight
            )
        painter.drawText(area, int(flags.value), shown)

    def _fitting_pixel_size(self, font: QFont, area: QRect) -> int:
        """Return the height of letters with which the text fits into ``room``."""
        most = max(MIN_FONT_PIXELS, round(self.height() * self._height_share))
        font.setPixelSize(most)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(self._text)
        if self._is_figure:
            width = max(width, metrics.horizontalAdvance(WIDEST_FIGURE))
        if width <= area.width():
            return most
        fitting = max(MIN_FONT_PIXELS, most * max(1, area.width()) // width - 1)
        # A name may be cut rather than become too small to be read; a figure may not.
        return fitting if self._text_alignment == Qt.AlignmentFlag.AlignCenter else max(fitting, most // 2)


ROW_TITLES: Final = (
    QT_TRANSLATE_NOOP("Wallboard", "Waiting"),
    QT_TRANSLATE_NOOP("Wallboard", "Longest wait"),
    QT_TRANSLATE_NOOP("Wallboard", "Ringing"),
    QT_TRANSLATE_NOOP("Wallboard", "Talking"),
    QT_TRANSLATE_NOOP("Wallboard", "Answered today"),
    QT_TRANSLATE_NOOP("Wallboard", "Abandoned today"),
    QT_TRANSLATE_NOOP("Wallboard", "Service level"),
)
MAX_COLUMNS: Final = 8
"""Columns of groups at a time; more would not be read from across a room."""
MAX_CALLERS: Final = 4
PAGE_SECONDS: Final = 10
"""Seconds after which the next groups have their turn, where there are more than that."""


class Wallboard(QWidget):
    """Shows what ``statistics`` and the window's models hold; asks for nothing and changes nothing."""

    closed = Signal()
    """Somebody has closed it."""

    def __init__(self, window: MainWindow, statistics: DayStatistics) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._window, self._statistics = window, statistics
        self._page = 0
        self._column_cells: list[list[WallboardCell]] = []
        self._shown_groups: list[str] = []
        self.setObjectName("wallboard")
        self.setWindowTitle(self.tr("Wallboard"))
        self.setWindowIcon(assets.load_app_icon())
        self.setMinimumSize(480, 320)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(2)
        self.grid.setVerticalSpacing(0)
        self.clock_cell = self._build_cell(0.5).with_alignment(Qt.AlignmentFlag.AlignLeft)
        self.grid.addWidget(self.clock_cell, 0, 0)
        self.title_cells = [
            self._build_cell(0.34, muted=True).with_alignment(Qt.AlignmentFlag.AlignLeft) for _ in ROW_TITLES
        ]
        for at, title in enumerate(self.title_cells, 1):
            self.grid.addWidget(title, at, 0)
            self.grid.setRowStretch(at, 3)
        self.grid.setRowStretch(0, 2)
        self.grid.setColumnStretch(0, 7)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setObjectName("line")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.addLayout(self.grid, 20)
        column.addWidget(line)
        column.addLayout(self._build_callers_grid(), 8)

    def refresh(self) -> None:
        """Show everything as it is now."""
        rows = self._current_groups()
        keys = [row.info.group for row in rows]
        if keys != self._shown_groups or not self._column_cells:
            self._update_columns(len(rows) + 1)
            self._shown_groups = keys
        chosen, now = self._window.preferences.value.wallboard, self._window.models.display_time()
        for at, text in enumerate(ROW_TITLES):
            self.title_cells[at].show_text(QCoreApplication.translate("Wallboard", text))
        locale = QLocale()
        self.clock_cell.show_text(locale.toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))
        target = self.tr("Service level, target {percent} in {seconds} s").format(
            percent=f"{locale.toString(chosen.target)}{locale.percent()}",
            seconds=locale.toString(chosen.within),
        )
        self.title_cells[-1].show_text(self.title_cells[-1].shown_text, target)
        self.title_cells[-1].setToolTip(target)
        everybody = [self._figures_of(row) for row in self._window.models.groups]
        shown = [
            *(self._figures_of(row) for row in rows),
            total_figures(everybody, self._statistics.total_tally()),
        ]
        names = [*(sanitize_text(row.name) for row in rows), self.tr("Total")]
        for cells, name, column in zip(self._column_cells, names, shown, strict=True):
            cells[0].show_text(name)
            values = format_figures(column, chosen, now, one_group=cells is not self._column_cells[-1])
            for cell, title, value in zip(cells[1:], self.title_cells, values, strict=True):
                pressing = describe_urgency(value.urgency)
                spoken = ", ".join(filter(None, (f"{name}, {title.shown_text}: {value.text}", pressing)))
                cell.show_text(value.text, spoken, value.urgency, is_empty=value.is_empty)
        self._update_callers(now)

    def update_times(self, second: int) -> None:
        """Let times go on; ``second`` counts them."""
        self._page = second // PAGE_SECONDS
        self.refresh()

    def _figures_of(self, row: GroupRow) -> GroupFigures:
        return group_figures(row.info, self._statistics.for_group(row.info.group))

    def _current_groups(self) -> list[GroupRow]:
        """Return the groups whose turn it is."""
        rows = sorted(self._window.models.groups, key=lambda row: row.sort_key)
        if len(rows) <= MAX_COLUMNS:
            return rows
        pages = -(-len(rows) // MAX_COLUMNS)
        first = self._page % pages * MAX_COLUMNS
        return rows[first : first + MAX_COLUMNS]

    def _build_cell(
        self, height_share: float, *, muted: bool = False, is_figure: bool = False
    ) -> WallboardCell:
        return WallboardCell(self._window.theme_manager, height_share, self, muted=muted, is_figure=is_figure)

    def _update_columns(self, columns: int) -> None:
        while len(self._column_cells) > columns:
            for cell in self._column_cells.pop():
                self.grid.removeWidget(cell)
                cell.deleteLater()
            self.grid.setColumnStretch(len(self._column_cells) + 1, 0)
        while len(self._column_cells) < columns:
            cells = [
                self._build_cell(0.46, muted=True),
                *(self._build_cell(0.72, is_figure=True) for _ in ROW_TITLES),
            ]
            for row, cell in enumerate(cells):
                self.grid.addWidget(cell, row, len(self._column_cells) + 1)
                cell.show()
            self._column_cells.append(cells)
            self.grid.setColumnStretch(len(self._column_cells), 4)
        for at, cells in enumerate(self._column_cells, 1):
            for cell in cells:
                cell.is_raised = at == len(self._column_cells)

    # -- who waits

    def _build_callers_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        self.callers_heading = self._build_cell(0.7, muted=True).with_alignment(Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.callers_heading, 0, 0, 1, 3)
        self.caller_rows: list[tuple[WallboardCell, WallboardCell, WallboardCell]] = []
        for row in range(1, MAX_CALLERS + 1):
            time = self._build_cell(0.74)
            name = self._build_cell(0.74).with_alignment(Qt.AlignmentFlag.AlignLeft)
            group = self._build_cell(0.74, muted=True).with_alignment(Qt.AlignmentFlag.AlignLeft)
            self.caller_rows.append((time, name, group))
            for at, cell in enumerate(self.caller_rows[-1]):
                grid.addWidget(cell, row, at)
        for at, stretch in enumerate((2, 6, 4)):
            grid.setColumnStretch(at, stretch)
        for row in range(MAX_CALLERS + 1):
            grid.setRowStretch(row, 1)
        return grid

    def _update_callers(self, now: float) -> None:
        models, chosen = self._window.models, self._window.preferences.value.wallboard
        waiting = waiting_callers(row.info for row in models.calls if not row.has_ended)
        if waiting:
            self.callers_heading.show_text(self.tr("%n caller(s) not answered yet", "", len(waiting)))
        else:
            self.callers_heading.show_text(self.tr("Nobody is waiting"))
        for at, (time, name, group) in enumerate(self.caller_rows):
            if at >= len(waiting):
                for cell in (time, name, group):
                    cell.show_text("")
                continue
            call = waiting[at]
            waited = max(0, int(now - call.waiting_since))
            level = urgency_of(waited, chosen.warn_longest, chosen.alarm_longest)
            spoken = ", ".join(filter(None, (describe_duration(waited), describe_urgency(level))))
            time.show_text(format_duration(waited), spoken, level)
            name.show_text(self._format_caller(call))
            queue = models.groups.find(call.group or "")
            group.show_text(sanitize_text(queue.name if queue is not None else call.group))

    def _format_caller(self, call: CallInfo) -> str:
        party = remote_party(call)
        text = "" if party is None else sanitize_text(party.name) or sanitize_text(party.number)
        return text or self.tr("Number withheld")

    # -- the window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the whole screen with Esc; close with a second one."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    def mouseDoubleClickEvent(self, event: object) -> None:  # noqa: ARG002 (Qt's own signature)
        """Take the whole screen, or give it back."""
        self.toggle_full_screen()

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date from the first moment."""
        super().showEvent(event)
        self._window.visibility_monitor.update_activity()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing that nobody sees."""
        super().hideEvent(event)
        self._window.visibility_monitor.update_activity()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.closed.emit()
