"""The desk as a slim bar for a small screen: how many ring and wait, how long, and who comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QSizeGrip, QSizePolicy, QWidget

from devlink3_desk.qt import assets, states
from devlink3_desk.qt.delegates.strip import StripDelegate
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.calls import CallList
from devlink3_desk.qt.models.counts import counted
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.models.text import duration
from devlink3_desk.qt.reading_order import step
from devlink3_desk.switchboard.rules import WAITING
from devlink3_desk.switchboard.views import CallDirection, CallStatus, CallView, LinkStatus

from .basics import IconButton, Label
from .chips import Chip
from .views import paint_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from .main_window import MainWindow

WIDTH: Final = 1000
"""Of a first strip at normal letter size, in device-independent pixels."""


def waits_for_someone(call: CallView) -> bool:
    """Return whether a caller waits to be answered: in a queue, or while phones ring."""
    rings = call.state == CallStatus.RINGING and call.direction == CallDirection.INCOMING
    return rings or call.state in WAITING


class StripList(QListView):
    """The first calls side by side, as many as there is room for."""

    chosen = Signal(str)
    """The key of a call that somebody wants to see in full."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = CallList(window.models.calls, self)
        self.tiles = StripDelegate(window.look, self)
        self.placeholder = ""
        self.setModel(self.rows)
        self.setItemDelegate(self.tiles)
        self.setAccessibleName(self.tr("First calls"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)  # a call that does not fit whole goes to a second line, which nobody sees
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(Role.KEY)))
        window.look.changed.connect(self.fit)
        self.fit()

    @property
    def room(self) -> int:
        """How many calls are seen."""
        return max(1, self.viewport().width() // self.gridSize().width())

    def fit(self) -> None:
        """Show as many calls as there is room for, spread evenly."""
        least, width = self.tiles.least(), self.viewport().width()
        self.tiles.size = QSize(
            max(least.width(), width // max(1, width // least.width()) - 1), least.height()
        )
        self.setGridSize(self.tiles.size)
        self.setFixedHeight(least.height() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the calls anew."""
        self.fit()
        super().resizeEvent(event)

    def tick(self) -> None:
        """Let the times of the calls that are seen go on."""
        self.rows.source.tick(self.rows.source_rows(0, self.room - 1))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the call that the keyboard is on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(Role.KEY))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the calls, or why there are none."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            paint_placeholder(self, self.placeholder)


class CompactStrip(QFrame):
    """Stands for the whole window while that is put away; made when it is asked for, and gone afterwards."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._window = window
        self.setObjectName("strip")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setWindowIcon(assets.app_icon())
        look = window.look
        self.link = Chip(look, "live", "good", self)
        self.ringing = self._chip(CallStatus.RINGING)
        self.waiting = self._chip(CallStatus.QUEUED)
        self.longest = Label("", "cardName", self)
        self.calls = StripList(window, self)
        self.calls.chosen.connect(self._open)
        back = IconButton(look, "expand", self.tr("Back to the whole desk"), self._back, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 4, 5)
        row.setSpacing(8)
        for widget in (self.link, self.ringing, self.waiting, self.longest):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.calls, 1)
        row.addWidget(back)
        row.addWidget(QSizeGrip(self), 0, Qt.AlignmentFlag.AlignBottom)
        for name in ("compact", "larger", "smaller", "normal", "quit"):
            self.addAction(window.acts[name])
        window.models.applied.connect(self.refresh)
        window.ticker.beat.connect(self.tick)
        look.faded.connect(self.refresh)
        self.refresh()

    def first_place(self, available: QRect) -> QRect:
        """Return where a first strip is: along the upper edge of a screen."""
        size = QSize(round(WIDTH * self._window.look.zoom), self.sizeHint().height()).boundedTo(
            available.size()
        )
        left = available.left() + (available.width() - size.width()) // 2
        return QRect(QPoint(left, available.top()), size)

    def refresh(self) -> None:
        """Count anew, and say how far it can be trusted."""
        models = self._window.models
        waiters = [row.view.state for row in models.calls if waits_for_someone(row.view)]
        waiting = sum(state in WAITING for state in waiters)
        ringing = len(waiters) - waiting
        for chip, status, count in (
            (self.ringing, CallStatus.RINGING, ringing),
            (self.waiting, CallStatus.QUEUED, waiting),
        ):
            sign = states.CALL[status]
            chip.show_sign(sign.icon, sign.tone if count else "connected")  # none is nothing to look at
            chip.show_text(counted(status, count), loud=count > 0)
        link = models.link
        sign = states.LINK[link.state]
        self.link.show_sign(sign.icon, sign.tone)
        self.link.show_text(words.word(words.LINK[link.state]), loud=sign.loud)
        self.link.setVisible(link.state != LinkStatus.LIVE)
        live = link.state == LinkStatus.LIVE
        self.calls.placeholder = self.tr("All quiet") if live else words.word(words.LINK[link.state])
        self._count_longest()

    def tick(self) -> None:
        """Let the times go on."""
        self.calls.tick()
        self._count_longest()

    def _count_longest(self) -> None:
        """Say how long the longest has waited."""
        models = self._window.models
        waits = [row.view.waiting_since for row in models.calls if waits_for_someone(row.view)]
        text = ""
        if waits:
            text = self.tr("longest {time}").format(time=duration(int(models.now()) - int(min(waits))))
        if text != self.longest.text():
            self.longest.setText(text)
        self.longest.setVisible(bool(text))

    def _chip(self, status: CallStatus) -> Chip:
        sign = states.CALL[status]
        return Chip(self._window.look, sign.icon, sign.tone, self, fades=True)

    def _back(self) -> None:
        self._window.acts["compact"].setChecked(False)

    def _open(self, key: str) -> None:
        self._back()
        self._window.go("calls")
        self._window.calls.table.watch.select(key)

    # -- as a window

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let somebody move it by any empty place."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes."""
        return step(self, forward=next)

    def showEvent(self, event: QShowEvent) -> None:
        """Tick from now on."""
        super().showEvent(event)
        self._window.visibility.follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._window.visibility.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow being minimised and restored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._window.visibility.follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end of the whole desk, as its window does."""
        event.ignore()
        self._window.close()
