"""The page itself: a column a hunt group and one for all of them, below them who waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.queues import QueueRow
from devlink3_desk.qt.models.spoken import level_word, time_in_words
from devlink3_desk.qt.models.text import duration, plain
from devlink3_desk.switchboard.alert_address import other_side
from devlink3_desk.switchboard.statistics import Statistics
from devlink3_desk.switchboard.views import CallView

from .cell import Cell
from .numbers import Column, column_of, fields, level_of, total_of, waiting_callers

if TYPE_CHECKING:
    from devlink3_desk.qt.widgets.main_window import MainWindow

ROWS: Final = (
    QT_TRANSLATE_NOOP("Wallboard", "Waiting"),
    QT_TRANSLATE_NOOP("Wallboard", "Longest wait"),
    QT_TRANSLATE_NOOP("Wallboard", "Ringing"),
    QT_TRANSLATE_NOOP("Wallboard", "Talking"),
    QT_TRANSLATE_NOOP("Wallboard", "Answered today"),
    QT_TRANSLATE_NOOP("Wallboard", "Abandoned today"),
    QT_TRANSLATE_NOOP("Wallboard", "Service level"),
)
MOST: Final = 8
"""Columns of groups at a time; more would not be read from across a room."""
CALLERS: Final = 4
TURN: Final = 10
"""Seconds after which the next groups have their turn, where there are more than that."""


class Wallboard(QWidget):
    """Shows what ``statistics`` and the window's models hold; asks for nothing and changes nothing."""

    left = Signal()
    """Somebody has closed it."""

    def __init__(self, window: MainWindow, statistics: Statistics) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._window, self._statistics = window, statistics
        self._turn = 0
        self._columns: list[list[Cell]] = []
        self._shown: list[str] = []
        self.setObjectName("wallboard")
        self.setWindowTitle(self.tr("Wallboard"))
        self.setWindowIcon(assets.app_icon())
        self.setMinimumSize(480, 320)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(2)
        self.grid.setVerticalSpacing(0)
        self.clock = self._cell(0.5).align(Qt.AlignmentFlag.AlignLeft)
        self.grid.addWidget(self.clock, 0, 0)
        self.titles = [self._cell(0.34, quiet=True).align(Qt.AlignmentFlag.AlignLeft) for _ in ROWS]
        for at, title in enumerate(self.titles, 1):
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
        column.addLayout(self._callers(), 8)

    def refresh(self) -> None:
        """Show everything as it is now."""
        rows = self._groups()
        keys = [row.view.group for row in rows]
        if keys != self._shown or not self._columns:
            self._lay_out(len(rows) + 1)
            self._shown = keys
        chosen, now = self._window.choices.value.wallboard, self._window.models.now()
        for at, text in enumerate(ROWS):
            self.titles[at].show_text(QCoreApplication.translate("Wallboard", text))
        locale = QLocale()
        self.clock.show_text(locale.toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))
        target = self.tr("Service level, target {percent} in {seconds} s").format(
            percent=f"{locale.toString(chosen.target)}{locale.percent()}",
            seconds=locale.toString(chosen.within),
        )
        self.titles[-1].show_text(self.titles[-1].shown, target)
        self.titles[-1].setToolTip(target)
        everybody = [self._column(row) for row in self._window.models.queues]
        shown = [*(self._column(row) for row in rows), total_of(everybody, self._statistics.total())]
        names = [*(plain(row.name) for row in rows), self.tr("Total")]
        for cells, name, column in zip(self._columns, names, shown, strict=True):
            cells[0].show_text(name)
            values = fields(column, chosen, now, one_group=cells is not self._columns[-1])
            for cell, title, value in zip(cells[1:], self.titles, values, strict=True):
                pressing = level_word(value.level)
                spoken = ", ".join(filter(None, (f"{name}, {title.shown}: {value.text}", pressing)))
                cell.show_text(value.text, spoken, value.level, nothing=value.nothing)
        self._show_callers(now)

    def tick(self, second: int) -> None:
        """Let times go on; ``second`` counts them."""
        self._turn = second // TURN
        self.refresh()

    def _column(self, row: QueueRow) -> Column:
        return column_of(row.view, self._statistics.of(row.view.group))

    def _groups(self) -> list[QueueRow]:
        """Return the groups whose turn it is."""
        rows = sorted(self._window.models.queues, key=lambda row: row.sort_key)
        if len(rows) <= MOST:
            return rows
        pages = -(-len(rows) // MOST)
        first = self._turn % pages * MOST
        return rows[first : first + MOST]

    def _cell(self, share: float, *, quiet: bool = False, figure: bool = False) -> Cell:
        return Cell(self._window.look, share, self, quiet=quiet, figure=figure)

    def _lay_out(self, columns: int) -> None:
        while len(self._columns) > columns:
            for cell in self._columns.pop():
                self.grid.removeWidget(cell)
                cell.deleteLater()
            self.grid.setColumnStretch(len(self._columns) + 1, 0)
        while len(self._columns) < columns:
            cells = [self._cell(0.46, quiet=True), *(self._cell(0.72, figure=True) for _ in ROWS)]
            for row, cell in enumerate(cells):
                self.grid.addWidget(cell, row, len(self._columns) + 1)
                cell.show()
            self._columns.append(cells)
            self.grid.setColumnStretch(len(self._columns), 4)
        for at, cells in enumerate(self._columns, 1):
            for cell in cells:
                cell.raised = at == len(self._columns)

    # -- who waits

    def _callers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        self.heading = self._cell(0.7, quiet=True).align(Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.heading, 0, 0, 1, 3)
        self.lines: list[tuple[Cell, Cell, Cell]] = []
        for row in range(1, CALLERS + 1):
            time = self._cell(0.74)
            name = self._cell(0.74).align(Qt.AlignmentFlag.AlignLeft)
            group = self._cell(0.74, quiet=True).align(Qt.AlignmentFlag.AlignLeft)
            self.lines.append((time, name, group))
            for at, cell in enumerate(self.lines[-1]):
                grid.addWidget(cell, row, at)
        for at, stretch in enumerate((2, 6, 4)):
            grid.setColumnStretch(at, stretch)
        for row in range(CALLERS + 1):
            grid.setRowStretch(row, 1)
        return grid

    def _show_callers(self, now: float) -> None:
        models, chosen = self._window.models, self._window.choices.value.wallboard
        waiting = waiting_callers(row.view for row in models.calls if not row.over)
        if waiting:
            self.heading.show_text(self.tr("%n caller(s) not answered yet", "", len(waiting)))
        else:
            self.heading.show_text(self.tr("Nobody is waiting"))
        for at, (time, name, group) in enumerate(self.lines):
            if at >= len(waiting):
                for cell in (time, name, group):
                    cell.show_text("")
                continue
            call = waiting[at]
            waited = max(0, int(now - call.waiting_since))
            level = level_of(waited, chosen.warn_longest, chosen.alarm_longest)
            spoken = ", ".join(filter(None, (time_in_words(waited), level_word(level))))
            time.show_text(duration(waited), spoken, level)
            name.show_text(self._caller(call))
            queue = models.queues.find(call.group or "")
            group.show_text(plain(queue.name if queue is not None else call.group))

    def _caller(self, call: CallView) -> str:
        party = other_side(call)
        text = "" if party is None else plain(party.name) or plain(party.number)
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
        self.turn_full()

    def turn_full(self) -> None:
        """Take the whole screen, or give it back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date from the first moment."""
        super().showEvent(event)
        self._window.visibility.follow()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing that nobody sees."""
        super().hideEvent(event)
        self._window.visibility.follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.left.emit()
